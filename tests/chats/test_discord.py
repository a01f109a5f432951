"""Reading DiscordChatExporter's JSON."""

import json
from pathlib import Path

import pytest
from bench.exports.chat import Chat, Rendered, draw_chat
from bench.exports.discord import render
from bench.exports.disk import read_saved, save
from bench.exports.strategies import chats
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from segue.chats.choices import GroupChatError
from segue.chats.unsupported import UnsupportedError


EXACT = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.mark.timeout(60)
@EXACT
@given(
    chats(kinds=("text", "media", "voice", "sticker"), replies=True),
    st.integers(1, 2),
    st.sampled_from([0, 120, -330]),
    st.sampled_from([3, 6, 7]),
)
def test_every_version_comes_back_exactly(
    tmp_path: Path, chat: Chat, parts: int, offset: int, digits: int
) -> None:
    """Whole and in parts, with up to seven digits of a second."""
    export = render(chat, parts=parts, offset=offset, digits=digits)
    read = read_saved(save(export, tmp_path, zipped=parts > 1))
    assert list(read.messages()) == export.messages
    assert read.people[read.me or 0].name == chat.names[0]
    assert [(event.kind, event.seconds) for event in read.events] == [("call", 90)]


def test_a_group_is_answered_with_what_to_do(tmp_path: Path) -> None:
    """The channel's type says so."""
    export = render(draw_chat(1, 3))
    ((name, data),) = export.files.items()
    files = {name: data.replace(b"DirectTextChat", b"DirectGroupTextChat")}
    with pytest.raises(GroupChatError):
        read_saved(save(Rendered(files=files, messages=[]), tmp_path))


def test_the_data_package_is_answered_with_what_to_do(tmp_path: Path) -> None:
    """It holds one's own messages alone, so nothing could be said."""
    files = {
        "messages/index.json": b"{}",
        "messages/c1/messages.json": b'[{"ID": 1, "Contents": "a"}]',
        "messages/c1/channel.json": b"{}",
    }
    path = save(Rendered(files=files, messages=[]), tmp_path, zipped=True)
    with pytest.raises(UnsupportedError) as caught:
        read_saved(path)
    assert (
        "your messages alone; export the chat with DiscordChat" in caught.value.line()
    )


def test_a_forwarded_message_has_somebody_elses_words(tmp_path: Path) -> None:
    """Its words stand in a part of its own."""
    export = render(draw_chat(1, 2))
    ((name, data),) = export.files.items()
    root = json.loads(data.decode("utf-8-sig"))
    root["messages"][1] |= {"content": "", "forwardedMessage": {"content": "news"}}
    files = {name: json.dumps(root).encode()}
    read = read_saved(save(Rendered(files=files, messages=[]), tmp_path))
    assert (read.text(0), read.forwarded) == ("news", frozenset({0}))
