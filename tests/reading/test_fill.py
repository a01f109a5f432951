"""What was shown fills a situation; what was not stays open."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from segue.domain.conversation import Conversation, Person
from segue.domain.read_situation import check_values
from segue.domain.situation import Cues, History, Shared, Situation, Them, You
from segue.reading.content import Language
from segue.reading.fill import fill_situation, hardest
from segue.reading.whole import read_chat


WriteDown = Callable[[str], Conversation]

PROJECT = """
03-04 18:00 Robin: hi! the biology poster is due friday, want to split it?
03-04 18:01 Sam: yes! see you in class
"""


def test_only_what_was_shown_is_filled(
    write_down: WriteDown, language: Language
) -> None:
    """Two messages show a project, a name and a place; nothing else."""
    reading = read_chat(write_down(PROJECT), 0, language)
    assert fill_situation(reading, "Sam", "Robin", "plain") == Situation(
        you=You(name="Sam"),
        them=Them(name="Robin"),
        channels=("in_person", "social"),
        shared=(
            Shared(
                kind="class_project", detail="the biology poster", when="2026-03-06"
            ),
        ),
        cues=Cues(),
        history=History(asked_before=None),
    )


def test_mail_is_a_channel_of_its_own(
    write_down: WriteDown, language: Language
) -> None:
    """Who writes mails has mail, and no chat that we know of."""
    reading = read_chat(write_down("03-04 18:00 Robin: hello"), 0, language)
    assert fill_situation(reading, "Sam", "Robin", "email").channels == ("email",)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Robin: no sorry", "no"),
        ("Robin: sure, 555 014 2233", "yes"),
        ("Sam: anyway", "no_answer"),
    ],
)
def test_an_ask_fills_the_history(
    write_down: WriteDown, language: Language, answer: str, expected: str
) -> None:
    """How it was answered stands there, silence too."""
    script = f"03-04 18:00 Sam: can i get your number?\n03-04 18:09 {answer}"
    reading = read_chat(write_down(script), 0, language)
    filled = fill_situation(reading, "Sam", "Robin", "plain")
    assert filled.history.asked_before == expected


def test_their_ask_is_none_of_yours(write_down: WriteDown, language: Language) -> None:
    """That they asked does not mean that the person did."""
    reading = read_chat(
        write_down("03-04 18:00 Robin: can i get your number?"), 0, language
    )
    filled = fill_situation(reading, "Sam", "Robin", "plain")
    assert filled.history.asked_before is None


def test_a_no_outlives_a_later_yes() -> None:
    """The hardest answer counts."""
    assert hardest(("yes", "no", "conditional")) == "no"
    assert hardest(("never", None, "yes")) == "yes"
    assert hardest((None,)) is None


def test_odd_names_make_a_valid_situation(
    write_down: WriteDown, language: Language
) -> None:
    """Control characters and endless names of an export stay outside."""
    conversation = replace(
        write_down(PROJECT), people=(Person("S\u202eam\x07"), Person("R" * 400))
    )
    reading = read_chat(conversation, 0, language)
    filled = fill_situation(
        reading, conversation.people[0].name, conversation.people[1].name, "plain"
    )
    check_values(filled)
    assert filled.you.name == "Sam"
    assert filled.them.name == "R" * 300
