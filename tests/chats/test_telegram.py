r"""Reading Telegram Desktop's JSON."""

import json
from pathlib import Path
from typing import Any

import pytest
from bench.exports.chat import Chat, Rendered, draw_chat
from bench.exports.disk import read_saved, save
from bench.exports.strategies import chats
from bench.exports.telegram import render
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from segue.chats.choices import Choices, GroupChatError
from segue.chats.json_stream import DamagedJsonError, NestedJsonError
from segue.domain.conversation import Conversation


EXACT = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
TELEGRAMS = chats(
    kinds=("text", "media", "voice", "sticker", "contact", "location", "poll"),
    replies=True,
    millis=False,
)


def read_root(folder: Path, root: dict[str, Any] | bytes) -> Conversation:
    """Read an export from its root object or its bytes."""
    data = root if isinstance(root, bytes) else json.dumps(root).encode()
    return read_saved(save(Rendered(files={"result.json": data}, messages=[]), folder))


def one_chat(*texts: object) -> dict[str, Any]:
    """Return the root of a single chat with some texts."""
    return {
        "name": "Robin",
        "type": "personal_chat",
        "id": 4711,
        "messages": [
            {
                "id": n, "type": "message", "date": f"2024-05-13T10:0{n}:00",
                "from": "Sam", "from_id": "user42", "text": text,
            }
            for n, text in enumerate(texts)
        ],
    }  # fmt: skip


@pytest.mark.timeout(60)
@EXACT
@given(TELEGRAMS, st.booleans(), st.booleans(), st.sampled_from([-300, 0, 120, 330]))
def test_every_version_comes_back_exactly(
    tmp_path: Path,
    chat: Chat,
    full: bool,  # noqa: FBT001 - drawn
    newer: bool,  # noqa: FBT001 - drawn
    offset: int,
) -> None:
    """Single and full, older and newer: what was rendered is what is read."""
    export = render(chat, full=full, newer=newer, offset=offset)
    read = read_saved(save(export, tmp_path, zipped=full))
    assert list(read.messages()) == export.messages
    assert read.people[read.me or 0].name == chat.names[0]
    assert read.health.not_understood == 0
    assert [(event.kind, event.seconds) for event in read.events] == [("call", 61)]


def test_x_nn_in_telegram_json(tmp_path: Path) -> None:
    r"""`\x0b` is a control character; `\\x0b` is a backslash that was typed."""
    root = json.dumps(one_chat("a@b", r"typed \x0b"))
    data = root.replace("@", r"\x0b").encode()
    read = read_root(tmp_path, data)
    assert [one.text for one in read.messages()] == ["a\x0bb", r"typed \x0b"]
    assert read.health.repaired == {"escapes that JSON does not allow": 1}


@pytest.mark.timeout(30)
def test_x_nn_at_the_edge_of_a_chunk(tmp_path: Path) -> None:
    """An escape is mended wherever the file is cut into chunks."""
    for length in range(65536 - 220, 65536 - 160):
        root = json.dumps(one_chat("y" * length + "@", "z"))
        read = read_root(tmp_path, root.replace("@", r"\x0b").encode())
        assert read.text(0) == "y" * length + "\x0b"


def test_parts_are_joined_by_nothing(tmp_path: Path) -> None:
    """A space between styled parts would corrupt words and links."""
    text = [
        "see ",
        {"type": "link", "text": "x.example"},
        {"type": "bold", "text": "/a"},
    ]
    assert read_root(tmp_path, one_chat(text)).text(0) == "see x.example/a"


def test_halves_of_emoji_do_not_break_a_file(tmp_path: Path) -> None:
    """A lone surrogate becomes U+FFFD, a whole pair stays an emoji."""
    data = json.dumps(one_chat("@", "😀")).replace("@", r"\ud83d").encode()
    read = read_root(tmp_path, data)
    assert [one.text for one in read.messages()] == ["\ufffd", "😀"]


def test_deleted_accounts_have_no_name(tmp_path: Path) -> None:
    """`from` is null for them, and they still are somebody."""
    root = one_chat("a", "b")
    root["messages"][1] |= {"from": None, "from_id": "user4711"}
    assert read_root(tmp_path, root).people[1].name == "Deleted Account"


def test_forwarded_words_are_marked(tmp_path: Path) -> None:
    """They are somebody else's words."""
    root = one_chat("a", "b")
    root["messages"][1]["forwarded_from"] = "News"
    assert read_root(tmp_path, root).forwarded == {1}


def test_reactions_are_events(tmp_path: Path) -> None:
    """A reaction belongs to a message, and is none."""
    root = one_chat("a", "b")
    root["messages"][1] |= {"from": "Robin", "from_id": "user4711"}
    root["messages"][0]["reactions"] = [
        {"type": "emoji", "emoji": "❤", "count": 1, "recent": [{"from_id": "user4711"}]}
    ]
    (event,) = read_root(tmp_path, root).events
    assert (event.kind, event.who, event.on, event.mark) == ("reaction", 1, 0, "❤")


def test_a_group_is_answered_with_what_to_do(tmp_path: Path) -> None:
    """Its type says so."""
    with pytest.raises(GroupChatError):
        read_root(tmp_path, one_chat("a") | {"type": "private_group"})


def test_an_entry_that_is_no_message_is_reported(tmp_path: Path) -> None:
    """It is skipped with its place, and the rest is read."""
    root = one_chat("a", "b")
    root["messages"][0]["text"] = {"what": 1}
    read = read_root(tmp_path, root)
    assert (len(read), read.health.not_understood) == (1, 1)
    assert read.health.places[0].where == "result.json, entry 1"


def test_a_file_that_was_cut_off_is_an_error(tmp_path: Path) -> None:
    """Half an export is not read as if it were one."""
    data = json.dumps(one_chat(*["a"] * 9)).encode()
    with pytest.raises(DamagedJsonError):
        read_root(tmp_path, data[: len(data) // 2])


@pytest.mark.parametrize("bomb", [b"[" * 200_000, b'{"a":' * 200_000])
def test_deep_json_is_an_error(bomb: bytes, tmp_path: Path) -> None:
    """Nesting is measured before anything is built."""
    data = json.dumps(one_chat("a", "@")).encode().replace(b'"@"', bomb)
    with pytest.raises(NestedJsonError):
        read_root(tmp_path, data)


@pytest.mark.timeout(30)
def test_a_swollen_entry_is_an_error(tmp_path: Path) -> None:
    """One entry of many megabytes is none that a person wrote."""
    swollen = b"[" + b"[]," * 6_000_000 + b"[]]"
    data = json.dumps(one_chat("a", "@")).encode().replace(b'"@"', swollen)
    with pytest.raises(NestedJsonError):
        read_root(tmp_path, data)


def test_a_chat_is_picked_by_name(tmp_path: Path) -> None:
    """Among all chats of an account, `--them` picks one."""
    export = render(draw_chat(1, 4), full=True)
    path = save(export, tmp_path)
    read = read_saved(path, Choices(them="robin"))
    assert list(read.messages()) == export.messages
    with pytest.raises(GroupChatError):
        read_saved(path, Choices(them="Club"))
