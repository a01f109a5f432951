"""Reading Signal's own plaintext export."""

from pathlib import Path

import pytest
from bench.exports.chat import Chat, Rendered, draw_chat
from bench.exports.disk import read_saved, save
from bench.exports.signal import render
from bench.exports.strategies import chats
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from segue.chats.choices import Choices, GroupChatError


EXACT = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.mark.timeout(60)
@EXACT
@given(
    chats(
        kinds=("text", "media", "voice", "sticker", "contact", "deleted"), replies=True
    ),
    st.booleans(),
)
def test_every_version_comes_back_exactly(
    tmp_path: Path,
    chat: Chat,
    strings: bool,  # noqa: FBT001 - drawn
) -> None:
    """Numbers of 64 bits may be strings or numbers."""
    export = render(chat, strings=strings)
    read = read_saved(
        save(export, tmp_path, zipped=strings), Choices(them=chat.names[1])
    )
    assert list(read.messages()) == export.messages
    assert read.people[read.me or 0].name == chat.names[0]
    assert [event.kind for event in read.events if event.kind != "reaction"] == [
        "missed_call"
    ]


def test_the_only_chat_of_two_is_taken(tmp_path: Path) -> None:
    """A group beside it is no choice."""
    export = render(draw_chat(1, 5))
    read = read_saved(save(export, tmp_path))
    assert list(read.messages()) == export.messages
    assert read.health.partial == "messages that disappeared are not in Signal's export"


def test_a_group_is_answered_with_what_to_do(tmp_path: Path) -> None:
    """Where there is nothing else."""
    export = render(draw_chat(1, 5))
    frames = export.files["main.jsonl"].replace(b'"chatId": "7"', b'"chatId": "8"')
    files = {"main.jsonl": frames}
    with pytest.raises(GroupChatError):
        read_saved(save(Rendered(files=files, messages=[]), tmp_path))


def test_a_broken_frame_is_reported(tmp_path: Path) -> None:
    """It is skipped with its line, and the rest is read."""
    export = render(draw_chat(1, 3))
    files = {"main.jsonl": export.files["main.jsonl"] + b'{"chatItem": [[[\n'}
    read = read_saved(save(Rendered(files=files, messages=[]), tmp_path))
    assert list(read.messages()) == export.messages
    assert read.health.not_understood == 1
