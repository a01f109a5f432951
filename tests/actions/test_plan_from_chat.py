"""A chat fills what nobody has said, and a no in it stands."""

from collections.abc import Callable

import pytest

from segue.actions.plan_from_chat import Filled, FromChat, fill_from_chat
from segue.actions.show_chat import ChatShown, Moment, show_conversation
from segue.domain.conversation import Conversation
from segue.domain.situation import (
    AskedBefore,
    Cues,
    History,
    Shared,
    Situation,
    Them,
    You,
)


WriteDown = Callable[[str], Conversation]
Show = Callable[[str], ChatShown]

PROJECT = """
03-04 18:00 Robin: hi! the biology poster is due friday, want to split it?
03-04 18:01 Sam: yes!
"""


@pytest.fixture
def show(write_down: WriteDown) -> Show:
    """Say what a script shows."""

    def shown(script: str) -> ChatShown:
        moment = Moment(now="2026-03-05T12:00", tz="UTC")
        return show_conversation(write_down(script), 0, moment)

    return shown


def test_without_a_file_everything_is_the_chats(show: Show) -> None:
    """Each fact is listed as taken from the chat."""
    shown = show(PROJECT)
    assert fill_from_chat(None, shown) == Filled(
        shown.situation,
        (
            FromChat(fact="you.name", value="Sam", says=""),
            FromChat(fact="them.name", value="Robin", says=""),
            FromChat(fact="channels", value="social", says=""),
            FromChat(
                fact="shared.class_project",
                value="the biology poster, 2026-03-06",
                says="",
            ),
        ),
    )


def test_what_the_person_said_stands(show: Show) -> None:
    """The chat adds to it and takes nothing away."""
    said = Situation(
        you=You(age=17),
        them=Them(name="R."),
        channels=("in_person",),
        shared=(Shared(kind="class_project", detail="our poster"),),
        cues=Cues(asks_back="no"),
    )
    filled = fill_from_chat(said, show(PROJECT))
    assert filled.situation == Situation(
        you=You(name="Sam", age=17),
        them=Them(name="R."),
        channels=("in_person",),
        shared=(Shared(kind="class_project", detail="our poster"),),
        cues=Cues(asks_back="no"),
    )
    assert [one.fact for one in filled.from_chat] == ["you.name"]


@pytest.mark.parametrize(
    ("said", "answer", "expected"),
    [
        ("never", "no sorry", "no"),
        ("no", "sure, 555 014 2233", "no"),
        ("yes", "maybe another time", "soft_no"),
        (None, "no sorry", "no"),
    ],
)
def test_a_no_weighs_more_than_memory(
    show: Show, said: AskedBefore | None, answer: str, expected: AskedBefore
) -> None:
    """An ask that stands in the chat happened."""
    script = f"03-04 18:00 Sam: can i get your number?\n03-04 18:09 Robin: {answer}"
    situation = Situation(history=History(asked_before=said))
    filled = fill_from_chat(situation, show(script)).situation
    assert filled.history.asked_before == expected
