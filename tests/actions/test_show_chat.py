"""From an export to what it shows, with the playbook's own lines."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from segue.actions.figures_of import figures_of
from segue.actions.read_chat import Asked
from segue.actions.show_chat import (
    ChatShown,
    Moment,
    Shown,
    show_chat,
    show_conversation,
)
from segue.domain.conversation import Conversation
from segue.domain.read_situation import situation_from


WriteDown = Callable[[str], Conversation]
NOW = Moment(now="2026-03-05T12:00", tz="UTC")

WARM = """
03-02 18:00 Sam: hi, did you get the notes from mr brown?
03-02 18:04 Robin: yes! how was your weekend, did it rain on the hike?
03-02 18:05 Sam: all of it
03-02 18:06 Robin: haha oh no. the biology poster is due friday, want to split it?
03-02 18:08 Sam: yes please
03-03 19:00 Robin: do you need help with the graph? I never see messages on here
"""
EXPORT = """3/2/26, 18:00 - Sam: hi, did you get the notes from mr brown?
3/2/26, 18:06 - Robin: the biology poster is due friday, want to split it?
3/13/26, 18:08 - Sam: yes please
"""


def test_every_opening_has_a_line_with_a_way_out(write_down: WriteDown) -> None:
    """The line is the playbook's, for the move and reason that are named."""
    shown = show_conversation(write_down(WARM), 0, NOW)
    assert shown.openings
    kinds = {one.kind for one in shown.shared}
    for opening in shown.openings:
        assert opening.line
        assert (opening.move == "shared_reason") == (opening.reason is not None)
        assert opening.reason is None or opening.reason in kinds


def test_after_a_yes_no_words_are_left(write_down: WriteDown) -> None:
    """What led there is told without a line, and the picture shows both."""
    script = (
        f"{WARM}03-03 19:02 Sam: can i get your number?\n"
        "03-03 19:03 Robin: sure, 555 014 2233\n"
    )
    conversation = write_down(script)
    shown = show_conversation(conversation, 0, NOW)
    assert shown.openings
    assert {(one.passed, one.line) for one in shown.openings} == {(True, "")}
    assert shown.now.because == (
        "It has been asked and answered; there is nothing left to ask."
    )
    marks = figures_of(Shown(conversation, 0, shown)).marks
    assert {mark.kind for mark in marks} == {"opening", "ask"}


def test_the_situation_is_a_valid_one(write_down: WriteDown) -> None:
    """Written out and read again, it is the same situation."""
    shown = show_conversation(write_down(WARM), 0, NOW)
    document = msgspec.json.decode(msgspec.json.encode(shown.situation))
    assert situation_from(document) == shown.situation


def test_a_partner_they_spoke_of_is_known(write_down: WriteDown) -> None:
    """The plan, which knows the goal, decides what follows from it."""
    script = f"{WARM}03-03 19:01 Robin: my girlfriend can help too, come over?\n"
    shown = show_conversation(write_down(script), 0, NOW)
    assert shown.situation.partner == "taken"
    assert shown.situation.cues.talks_about_a_partner == "yes"


def test_an_export_is_read_to_the_end(tmp_path: Path) -> None:
    """The document names both, counts, and can be written as JSON."""
    path = tmp_path / "WhatsApp Chat with Robin.txt"
    path.write_text(EXPORT, encoding="utf-8")
    told = show_chat(Asked(export=path, me="Sam"), NOW).told
    assert (told.contract, told.you, told.them) == (1, "Sam", "Robin")
    assert told.conversation.messages == 3
    assert "class_project" in {one.kind for one in told.shared}
    written = msgspec.json.encode(told)
    assert msgspec.json.decode(written, type=ChatShown) == told


def test_pasted_text_is_read_without_times(tmp_path: Path) -> None:
    """Where no times are known, none are told, and everything else is."""
    path = tmp_path / "pasted.txt"
    rows = [row.split(" ", 2)[2] for row in WARM.strip().splitlines()]
    path.write_text("\n".join(rows), encoding="utf-8")
    told = show_chat(Asked(export=path, me="Sam"), NOW).told
    assert told.now.as_of is None
    assert {one.when for one in told.shared} == {None}
    assert {opening.at for opening in told.openings} == {None}
    assert told.openings
    assert told.trust != "good"


@pytest.mark.parametrize("me", [0, 1])
def test_a_chat_with_one_voice_is_read(write_down: WriteDown, me: int) -> None:
    """Whoever never wrote is asked nothing."""
    conversation = write_down("03-02 18:00 Sam: hi\n03-04 18:00 Sam: hello?")
    shown = show_conversation(conversation, me, NOW)
    assert not shown.now.good or me == 1
    assert shown.trust == "little"


def test_an_old_chat_is_told_to_be_one(write_down: WriteDown) -> None:
    """Three weeks after the last message nothing is "now" any more."""
    late = Moment(now="2026-03-24T12:00", tz="UTC")
    shown = show_conversation(write_down(WARM), 0, late)
    assert "The last message is 21 days old." in shown.limits[-1]
    soon = show_conversation(write_down(WARM), 0, NOW)
    assert "days old" not in " ".join(soon.limits)
