"""Reading Instagram's and Messenger's downloads, encrypted ones too."""

import json
from pathlib import Path
from typing import Any

import pytest
from bench.exports.chat import Chat, Rendered, draw_chat
from bench.exports.disk import read_saved, save
from bench.exports.meta import render, render_e2ee
from bench.exports.strategies import chats
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from segue.chats.choices import Choices, GroupChatError, WhichChatError
from segue.chats.meta import repair
from segue.domain.conversation import Conversation


EXACT = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def read_messages(folder: Path, *entries: dict[str, Any], **root: Any) -> Conversation:  # noqa: ANN401 - any JSON
    """Read a chat of some messages, the newest of them first."""
    whole = {
        "participants": [{"name": "Robin"}, {"name": "Sam"}],
        "messages": [
            {"sender_name": "Robin", "timestamp_ms": 1000 * (99 - n)} | one
            for n, one in enumerate(entries)
        ],
        "title": "Robin",
    } | root
    files = {"message_1.json": json.dumps(whole).encode()}
    return read_saved(save(Rendered(files=files, messages=[]), folder))


@pytest.mark.timeout(60)
@EXACT
@given(
    chats(
        kinds=("text", "media", "voice", "sticker", "deleted", "other"), replies=False
    ),
    st.booleans(),
    st.booleans(),
)
def test_every_version_comes_back_exactly(
    tmp_path: Path,
    chat: Chat,
    instagram: bool,  # noqa: FBT001 - drawn
    zipped: bool,  # noqa: FBT001 - drawn
) -> None:
    """Both services, newest first, in files of three messages each."""
    export = render(chat, instagram=instagram)
    read = read_saved(save(export, tmp_path, zipped=zipped))
    assert list(read.messages()) == export.messages
    assert read.people[read.me or 0].name == chat.names[0]
    assert read.format == ("instagram" if instagram else "messenger")


@pytest.mark.timeout(60)
@EXACT
@given(chats(kinds=("text", "media", "voice", "deleted"), replies=False))
def test_e2ee_messenger_comes_back_exactly(tmp_path: Path, chat: Chat) -> None:
    """Clean text, camelCase, the earliest first."""
    export = render_e2ee(chat)
    read = read_saved(save(export, tmp_path))
    assert list(read.messages()) == export.messages
    assert read.people[read.me or 0].name == chat.names[0]


def test_newest_first_chunks(tmp_path: Path) -> None:
    """`message_10` is older than `message_9`; equal times keep their order."""
    chat = draw_chat(3, 33)
    same = Chat(names=chat.names, lines=tuple(
        type(line)(at=chat.lines[0].at, sender=n % 2, text=str(n))
        for n, line in enumerate(chat.lines)
    ))  # fmt: skip
    read = read_saved(save(render(same, each=3), tmp_path, zipped=True))
    assert [one.text for one in read.messages()] == [str(n) for n in range(33)]
    assert read.health.out_of_order == 0


def test_mojibake_and_clean_text_in_one_file(tmp_path: Path) -> None:
    """Only what can be nothing but bytes is repaired."""
    texts = ["Å\u0082Ã³dÅº", "łódź", "café", "naïve Ã", "ð\u009f\u0098\u0080", "plain"]
    read = read_messages(tmp_path, *({"content": one} for one in reversed(texts)))
    assert [one.text for one in read.messages()] == [
        "łódź", "łódź", "café", "naïve Ã", "😀", "plain",
    ]  # fmt: skip
    assert read.health.repaired == {"characters that were bytes": 2}


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_repair_undoes_the_damage(text: str) -> None:
    """Whatever was written, its bytes as characters lead back to it."""
    assert repair(text.encode().decode("latin-1")) == text


def test_pseudo_messages_are_no_words(tmp_path: Path) -> None:
    """Reactions, calls and themes are told as messages, and are none."""
    lines = [
        "Liked a message", "Reacted 😂 to your message ",
        "Robin reacted ❤ to your message",
        "You called Robin.", "Robin missed your call.",
        "Robin changed the theme to Love.",
    ]  # fmt: skip
    read = read_messages(
        tmp_path, {"content": "hi"}, *({"content": one} for one in lines)
    )
    assert [one.text for one in read.messages()] == ["hi"]
    assert sorted(event.kind for event in read.events) == [
        "call", "missed_call", "system", "system", "system", "system",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "words",
    ["sorry I missed your call.", "I Liked a message", "she sent an attachment.",
     "my mum changed the theme to Love.", "Reacted badly to your message, sorry"],
)  # fmt: skip
def test_words_that_sound_like_the_service_stay_words(
    words: str, tmp_path: Path
) -> None:
    """Only whole lines with the two people's names are the service's."""
    read = read_messages(tmp_path, {"content": words})
    assert [(one.text, one.kind) for one in read.messages()] == [(words, "text")]


def test_a_line_about_an_attachment_stays_with_its_attachment(tmp_path: Path) -> None:
    """It is a message of its kind, with the placeholder as text."""
    read = read_messages(
        tmp_path,
        {
            "content": "Robin sent an attachment.",
            "share": {"link": "https://x.example"},
        },
        {"content": "Liked a message", "photos": [{"uri": "p.jpg"}]},
    )
    assert [one.kind for one in read.messages()] == ["media", "media"]


def test_calls_are_events(tmp_path: Path) -> None:
    """A duration makes a call, none a missed one."""
    read = read_messages(
        tmp_path, {"content": "x"}, {"call_duration": 65}, {"call_duration": 0}
    )
    assert [(event.kind, event.seconds) for event in read.events] == [
        ("missed_call", 0),
        ("call", 65),
    ]


def test_a_chat_is_picked_among_many(tmp_path: Path) -> None:
    """The error counts the chats and names nobody; `--them` picks one."""
    one, two = render(draw_chat(1, 4)), render(draw_chat(2, 4))
    files = dict(one.files) | {
        name.replace("robin_12", "kim_13"): data.replace(b"Robin", b"Kim")
        for name, data in two.files.items()
    }
    path = save(Rendered(files=files, messages=[]), tmp_path, zipped=True)
    with pytest.raises(WhichChatError) as caught:
        read_saved(path)
    assert caught.value.line() == (
        "the export holds 2 chats of two people; settle it with --them NAME"
    )
    assert [choice.value for choice in caught.value.choices] == ["robin", "kim"]
    assert list(read_saved(path, Choices(them="Robin")).messages()) == one.messages


def test_a_group_is_answered_with_what_to_do(tmp_path: Path) -> None:
    """Three senders are a group."""
    names = ("Robin", "Sam", "Kim")
    with pytest.raises(GroupChatError):
        read_messages(
            tmp_path, *({"sender_name": name, "content": "x"} for name in names)
        )


def test_other_files_of_the_download_are_left_alone(tmp_path: Path) -> None:
    """`autofill_information.json` and its like are no chats."""
    export = render_e2ee(draw_chat(4, 3))
    export.files["messages/autofill_information.json"] = b'{"autofill": {}}'
    read = read_saved(save(export, tmp_path, zipped=True))
    assert list(read.messages()) == export.messages
