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
    ("my insta is robin underscore p", ""): ("instagram", "robin_p"),
    ("robin dot p at gmail dot com", ""): ("email", "robin.p@gmail.com"),
    ("robin+segue@example.com", ""): ("email", "robin+segue@example.com"),
    ("my discord is robin #1234", ""): ("discord", "robin#1234"),
    ("add me on insta!! robin.p!!", ""): ("instagram", "robin.p"),
    ("insta 👉 robin.p", ""): ("instagram", "robin.p"),
    ("insta @ robin.p", ""): ("instagram", "robin.p"),
    ("insta: 'robin.p'", ""): ("instagram", "robin.p"),
    ("insta is dead, tiktok: robin_p", ""): ("tiktok", "robin_p"),
    ("do you have insta? mine is robin.p", ""): ("instagram", "robin.p"),
    ("my username is robinp22 everywhere", ""): ("unknown", "robinp22"),
    ("kakao: robin22", ""): ("kakaotalk", "robin22"),
    ("line id: robin22", ""): ("line", "robin22"),
    ("bnet: robin#12345", ""): ("battlenet", "robin#12345"),
    ("riot: robin#EUW", ""): ("riot", "robin#EUW"),
    ("my switch code is SW-1234-5678-9012", ""): ("nintendo", "SW-1234-5678-9012"),
    ("@robin@mastodon.social", ""): ("mastodon", "robin@mastodon.social"),
    ("@robin:matrix.org", ""): ("matrix", "robin:matrix.org"),
    ("robin.bsky.social", ""): ("bluesky", "robin.bsky.social"),
    ("reddit u/robinp", ""): ("reddit", "robinp"),
    ("threads.net/@robinp", ""): ("threads", "robinp"),
    ("you can add me, robinp22", INSTA): ("instagram", "robinp22"),
    ("sure! robinp22 :)", INSTA): ("instagram", "robinp22"),
    ("got it, sam.k! mine is robin.p", "I'm sam.k on insta"): ("instagram", "robin.p"),
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
    "insta is down",
    "my signal is terrible",
    "discord is blocked at school",
    "insta: none",
    "insta: @none",
    "instagram.com/p/Cabc123",
    "x.com/i/status/123",
    "facebook.com/profile.php?id=1000",
    "that's where I draw the line: no numbers",
    "you're robin.p on insta right?",
    "> insta: sam.k\nok",
    "what, @everyone?",
    "meet @8pm",
    "@home",
    "ask @sam",
    "snap?",
    "x",
    "",
    "no",
)


@pytest.mark.parametrize("answer", NONE)
def test_words_of_the_sentence_are_no_handles(answer: str) -> None:
    """A service that is only mentioned gives nothing to find anybody by."""
    assert find_handle(answer) is None


@pytest.mark.parametrize(
    "answer",
    ["8.30 ok?", "3.14 lol", "ok.sure", "no.thanks", "gr8", "I lost my iphone12"],
)
def test_a_name_that_was_asked_for_is_not_made_up(answer: str) -> None:
    """Times, slang and words run together are no names, whatever was asked."""
    assert find_handle(answer, INSTA) is None


def test_the_askers_own_name_is_not_theirs() -> None:
    """Said back, it gives nothing."""
    assert find_handle("sam.k? ok added", "I'm sam.k on insta") is None


@pytest.mark.timeout(10)
def test_a_service_named_a_thousand_times_takes_no_time() -> None:
    """Only what stands near each is looked at."""
    assert find_handle("insta is " * 1000) is None


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
