"""Reading signal-export's Markdown and JSON."""

from pathlib import Path

import pytest
from bench.exports.chat import Chat, draw_chat
from bench.exports.disk import read_saved, save
from bench.exports.signal import render_markdown, render_objects
from bench.exports.strategies import chats
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from segue.domain.conversation import Person


EXACT = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def holds(chat: Chat) -> bool:
    """Say whether Markdown can hold every text: no spaces end its lines."""
    lines = [part for line in chat.lines for part in line.text.split("\n")]
    return not any(part.endswith(" ") or part.startswith(" ") for part in lines)


@pytest.mark.timeout(60)
@EXACT
@given(chats(kinds=("text", "media"), millis=False).filter(holds), st.booleans())
def test_markdown_comes_back_exactly(
    tmp_path: Path,
    chat: Chat,
    newer: bool,  # noqa: FBT001 - drawn
) -> None:
    """With seconds and without: what was rendered is what is read."""
    export = render_markdown(chat, newer=newer)
    read = read_saved(save(export, tmp_path, zipped=True))
    assert list(read.messages()) == export.messages
    assert read.people[read.me or 0] == Person("Me")
    assert read.title == chat.names[1]


@pytest.mark.timeout(60)
@EXACT
@given(chats(kinds=("text", "media")))
def test_objects_come_back_exactly(tmp_path: Path, chat: Chat) -> None:
    """`data.json` has an object a line."""
    export = render_objects(chat)
    read = read_saved(save(export, tmp_path, zipped=True))
    assert list(read.messages()) == export.messages


def test_it_is_not_taken_for_whatsapp(tmp_path: Path) -> None:
    """`[2019-05-29, 15:04]` has no seconds; iOS always writes them."""
    export = render_markdown(draw_chat(1, 5), newer=False)
    assert read_saved(save(export, tmp_path)).format == "signal_export"


def test_whatsapp_is_not_taken_for_it(tmp_path: Path) -> None:
    """Brackets, a date and a space are iOS in some languages too."""
    path = tmp_path / "_chat.txt"
    path.write_text("[2019-05-29 15:04:11] Sam: hi\n[2019-05-29 15:05:11] Robin: hey\n")
    assert read_saved(path).format == "whatsapp"
