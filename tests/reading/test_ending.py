"""Now is judged from the end of the conversation."""

from collections.abc import Callable

import pytest

from segue.domain.conversation import Conversation
from segue.reading.content import Language
from segue.reading.whole import read_chat


WriteDown = Callable[[str], Conversation]

LEAD = """
03-02 18:00 Sam: hi, did you get the notes?
03-02 18:04 Robin: yes! how was your weekend, did it rain on the hike?
03-02 18:05 Sam: all of it
"""


@pytest.mark.parametrize(
    ("last", "because"),
    [
        ("Robin: are you coming to practice on friday? I could pick you up", "open"),
        ("Robin: night! sleep well", "on the way out"),
        ("Robin: ok", "come to its end"),
        ("Robin: sorry, awful week, my dog died", "something else to carry"),
        ("Sam: the bus was full too", "You wrote last"),
        ("Robin: it rained in town", "leaves room"),
        ("Sam: can I get your number?", "You have asked already"),
    ],
)
def test_the_last_message_decides(
    write_down: WriteDown, language: Language, last: str, because: str
) -> None:
    """What the end of a talk holds is said, and good only where it invites."""
    now = read_chat(write_down(f"{LEAD}03-02 18:06 {last}\n"), 0, language).now
    assert because in now.because
    assert now.good == (because == "open")
    assert now.good == (now.score >= 0.5)
    assert now.as_of == "2026-03-02T18:06:00"


def test_a_yes_leaves_nothing_to_ask(write_down: WriteDown, language: Language) -> None:
    """After a number there is no better moment to wait for."""
    script = (
        f"{LEAD}03-02 18:06 Sam: can I get your number?\n"
        "03-02 18:07 Robin: sure, 555 014 2233\n"
    )
    now = read_chat(write_down(script), 0, language).now
    assert "nothing left to ask" in now.because


def test_nobody_there(write_down: WriteDown, language: Language) -> None:
    """A chat with one voice shows nothing of the other one."""
    now = read_chat(write_down("03-02 18:00 Sam: hi"), 0, language).now
    assert not now.good
    assert "Nobody but you" in now.because
