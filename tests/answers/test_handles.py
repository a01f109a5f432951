"""A handle is found with its service; words of the sentence are none."""

import pytest

from segue.answers.handles import SERVICES, find_handle, names_service, service_of
from segue.domain.answer import Handle


INSTA = "What's your insta?"
GIVEN: dict[tuple[str, str], tuple[str, str]] = {
    ("add me on insta: robin.p", ""): ("instagram", "robin.p"),
    ("I'm bad with texts, add me on insta robin.p", ""): ("instagram", "robin.p"),
    ("find me on Discord, I'm robin#1", ""): ("discord", "robin#1"),
    ("robin#1234", ""): ("discord", "robin#1234"),
    ("my snap is samtheham", ""): ("snapchat", "samtheham"),
    ("I’m kimchi on telegram", ""): ("telegram", "kimchi"),  # noqa: RUF001 - as phones type it
    ("jo.draws on ig", ""): ("instagram", "jo.draws"),
    ("lucabrazi7 (that's my tiktok)", ""): ("tiktok", "lucabrazi7"),
    ("my insta's robin_p add me", ""): ("instagram", "robin_p"),
    ("Signal: robin.42", ""): ("signal", "robin.42"),
    ("insta @robin.p.", ""): ("instagram", "robin.p"),
    ("t.me/robinp", ""): ("telegram", "robinp"),
    ("https://www.instagram.com/robin.p/", ""): ("instagram", "robin.p"),
    ("https://x.com/robinp", ""): ("x", "robinp"),
    ("snapchat.com/add/robinp", ""): ("snapchat", "robinp"),
    ("email's better, it's robin@example.com", ""): ("email", "robin@example.com"),
    ("@mia.k", INSTA): ("instagram", "mia.k"),
    ("it's jo.draws", INSTA): ("instagram", "jo.draws"),
    ("sure, noor99", "Can I add you on Snapchat?"): ("snapchat", "noor99"),
    ("@mia.k", ""): ("unknown", "mia.k"),
}


@pytest.mark.parametrize(("answer", "ask"), GIVEN)
def test_a_handle_is_found_with_its_service(answer: str, ask: str) -> None:
    """Beside the service's name, as an address, or alone with its mark."""
    service, name = GIVEN[answer, ask]
    assert find_handle(answer, ask) == Handle(service=service, id=name)


NONE = (
    "I'm better on insta",
    "I'm always on insta",
    "insta is better, I'll show you",
    "do you have discord? it's easier for me",
    "what's your insta? I'll add you",
    "I deleted insta",
    "my insta is private",
    "my insta is my name",
    "let's talk in line at lunch",
    "it's all on the app",
    "see you on discord",
    "whatsapp is best, +44 7400 123456",
    "ok.sure",
    "snap?",
    "x",
    "",
    "no",
)


@pytest.mark.parametrize("answer", NONE)
def test_words_of_the_sentence_are_no_handles(answer: str) -> None:
    """A service that is only mentioned gives nothing to find anybody by."""
    assert find_handle(answer) is None


def test_a_service_is_known_by_each_of_its_names() -> None:
    """Short names and long ones mean the same service."""
    assert {name: service_of(name) for name in ("ig", "Insta", "SNAP", "fb")} == {
        "ig": "instagram",
        "Insta": "instagram",
        "SNAP": "snapchat",
        "fb": "facebook",
    }
    assert service_of("pigeon post") == "unknown"
    assert all(names_service(f"add me on {service}") for service in ("snap", "tiktok"))
    assert "unknown" not in SERVICES
