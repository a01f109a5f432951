"""Reading Snapchat's My Data."""

import re
from pathlib import Path

import pytest
from bench.exports.chat import Chat, Rendered, draw_chat
from bench.exports.disk import read_saved, save
from bench.exports.snapchat import render, render_old
from bench.exports.strategies import chats
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from segue.chats.unsupported import UnsupportedError


EXACT = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


KINDS = chats(kinds=("text", "media", "sticker", "voice", "location"))


@pytest.mark.timeout(60)
@EXACT
@given(KINDS, st.booleans())
def test_both_generations_come_back_exactly(
    tmp_path: Path,
    chat: Chat,
    old: bool,  # noqa: FBT001 - drawn
) -> None:
    """What was rendered is what is read, newest first or by who sent it."""
    export = render_old(chat) if old else render(chat)
    read = read_saved(save(export, tmp_path, zipped=old))
    assert list(read.messages()) == export.messages
    assert read.people[read.me or 0].name == ("You" if old else chat.names[0])
    assert (
        read.health.partial == "Snapchat keeps only what was saved or had not expired"
    )


def test_milliseconds_named_microseconds(tmp_path: Path) -> None:
    """The field says microseconds and counts milliseconds; both are taken."""
    export = render(draw_chat(1, 3))
    first = read_saved(save(export, tmp_path)).messages()
    data = re.sub(
        rb'"Created\(microseconds\)": (\d+)',
        rb'"Created(microseconds)": \g<1>000',
        export.data,
    )
    files = {"json/chat_history.json": data}
    second = read_saved(save(Rendered(files=files, messages=[]), tmp_path)).messages()
    assert list(first) == list(second) == export.messages


def test_escapes_of_html_are_undone_in_older_downloads(tmp_path: Path) -> None:
    """`&#39;` is an apostrophe there; in newer ones it was typed."""
    chat = draw_chat(1, 2)
    line = type(chat.lines[0])(at=chat.lines[0].at, sender=1, text="it's &#39;<3")
    chat = Chat(names=chat.names, lines=(line, *chat.lines[1:]))
    for export in (render(chat), render_old(chat)):
        assert read_saved(save(export, tmp_path)).text(0) == "it's &#39;<3"


def test_html_is_answered_with_what_to_do(tmp_path: Path) -> None:
    """JSON has to be asked for."""
    files = {"html/chat_history.html": b"<html>", "index.html": b"<html>"}
    path = save(Rendered(files=files, messages=[]), tmp_path, zipped=True)
    with pytest.raises(UnsupportedError, match="Snapchat's HTML export"):
        read_saved(path)
