"""From an export to who is who."""

from pathlib import Path
from typing import Any

import pytest
from bench.exports.chat import draw_chat
from bench.exports.disk import save
from bench.exports.plain import render as render_plain
from bench.exports.telegram import render
from bench.exports.whatsapp import STYLES
from bench.exports.whatsapp import render as render_whatsapp

from segue.actions.read_chat import (
    Asked,
    Participant,
    read_conversation,
    tell,
    tell_apart,
)
from segue.chats.choices import NobodyError, WhoAreYouError


def whatsapp(folder: Path) -> Path:
    """Write a chat that does not say who exported it."""
    return save(render_whatsapp(draw_chat(3, 20), STYLES["ios_gb"]), folder)


def names(asked: Asked) -> tuple[str, ...]:
    """Return the name of the person who asks, then the other one's."""
    conversation = read_conversation(asked)
    places = tell_apart(conversation, asked)
    return tuple(conversation.people[at].name for at in places if at is not None)


@pytest.mark.parametrize(
    "named", [{"me": "sam"}, {"them": "ROBIN "}, {"me": "Sam", "them": "Robin"}]
)
def test_either_name_tells_who_is_who(named: dict[str, Any], tmp_path: Path) -> None:
    """In whatever case; the names shown are the export's."""
    assert names(Asked(export=whatsapp(tmp_path), **named)) == ("Sam", "Robin")


def test_without_a_name_it_is_asked(tmp_path: Path) -> None:
    """The names are offered, and stand in no error."""
    with pytest.raises(WhoAreYouError) as caught:
        names(Asked(export=whatsapp(tmp_path)))
    assert {choice.value for choice in caught.value.choices} == {"Sam", "Robin"}
    assert "Robin" not in caught.value.line()


@pytest.mark.parametrize("named", [{"me": "Kim"}, {"them": "Kim"}])
def test_nobody_of_that_name_is_an_error(named: dict[str, Any], tmp_path: Path) -> None:
    """It is not taken for anybody else."""
    with pytest.raises(NobodyError):
        names(Asked(export=whatsapp(tmp_path), **named))


def test_what_the_export_tells_counts_unless_the_person_says_otherwise(
    tmp_path: Path,
) -> None:
    """Their own word comes first."""
    asked = Asked(export=save(render(draw_chat(3, 9), full=True), tmp_path))
    conversation = read_conversation(asked)
    first = tell_apart(conversation, asked)
    second = tell_apart(conversation, Asked(export=asked.export, me="Robin"))
    assert second == first[::-1]


def test_the_document_counts_what_people_sent(tmp_path: Path) -> None:
    """Everybody's messages, the first and the last, and what was skipped."""
    export = render(draw_chat(3, 9), full=True)
    told = tell(read_conversation(Asked(export=save(export, tmp_path))))
    senders = [message.sender for message in export.messages]
    assert told.messages == 9
    assert set(told.participants) == {
        Participant(name=name, messages=senders.count(name))
        for name in ("Sam", "Robin")
    }
    assert (told.first, told.last) == (export.messages[0].at, export.messages[-1].at)
    assert told.skipped == 0


def test_pasted_text_has_no_times(tmp_path: Path) -> None:
    """They are absent, not made up."""
    path = save(render_plain(draw_chat(3, 9)), tmp_path)
    told = tell(read_conversation(Asked(export=path, me="Sam")))
    assert (told.format, told.first, told.last) == ("plain", None, None)
