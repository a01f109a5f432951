"""Reading plain text that somebody pasted."""

from pathlib import Path

import pytest
from bench.exports.chat import Chat
from bench.exports.disk import read_saved, save
from bench.exports.plain import render
from bench.exports.strategies import chats
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from segue.chats.choices import GroupChatError
from segue.chats.recognize import UnknownExportError


EXACT = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def fits(chat: Chat) -> bool:
    """Say whether plain text can hold every text without a doubt."""
    return not any(
        line.text.endswith("\n")
        or line.text.startswith(("\n", " ", "\t"))
        or not line.text.strip()
        or ":" in line.text
        or "\x00" in line.text
        or line.text.count("\n") > 1
        or line.text.splitlines() != line.text.split("\n")
        for line in chat.lines
    )


@pytest.mark.timeout(60)
@EXACT
@given(
    chats(forbidden="<>[]{};=").filter(fits),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
)
def test_what_was_pasted_comes_back_exactly(
    tmp_path: Path,
    chat: Chat,
    newline: str,
    apart: bool,  # noqa: FBT001 - drawn
) -> None:
    """With and without empty lines between messages; there are no times."""
    lines = tuple(
        type(line)(at=line.at, sender=line.sender, text=line.text.replace("\n", " "))
        for line in chat.lines
    )
    export = render(Chat(names=chat.names, lines=lines), newline=newline, apart=apart)
    read = read_saved(save(export, tmp_path))
    assert list(read.messages()) == export.messages
    assert not read.timed


def write(folder: Path, *lines: str) -> Path:
    """Write some lines."""
    path = folder / "pasted.txt"
    path.write_text("\n".join(lines))
    return path


def test_a_line_with_a_colon_is_no_name(tmp_path: Path) -> None:
    """Two people talk; what looks like a third goes on with the message."""
    path = write(
        tmp_path,
        "Sam: hi",
        "Robin: list",
        "milk: two",
        "",
        "eggs",
        "Sam: ok",
        "Robin: ok",
    )
    read = read_saved(path)
    assert [one.text for one in read.messages()] == [
        "hi",
        "list\nmilk: two\n\neggs",
        "ok",
        "ok",
    ]


def test_a_group_is_answered_with_what_to_do(tmp_path: Path) -> None:
    """Three who speak alike are a group."""
    with pytest.raises(GroupChatError):
        read_saved(
            write(
                tmp_path, "Sam: a", "Robin: b", "Kim: c", "Sam: d", "Kim: e", "Robin: f"
            )
        )


@pytest.mark.parametrize(
    "text",
    ["just some words", "import os\nimport sys", "# title\n\nwords: more", "\x00" * 99,
     "you:\n  name: Sam\nthem:\n  name: Robin\n", "a,b\n1,2", '{"a": 1}'],
)  # fmt: skip
def test_what_is_no_chat_is_not_recognized(text: str, tmp_path: Path) -> None:
    """Anything may be handed over by mistake."""
    with pytest.raises(UnknownExportError):
        read_saved(write(tmp_path, text))
