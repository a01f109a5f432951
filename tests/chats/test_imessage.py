"""Reading iMessage's database."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from bench.exports.chat import Chat, Rendered, draw_chat
from bench.exports.disk import read_saved, save
from bench.exports.imessage import render, render_in_use, typed_stream
from bench.exports.strategies import chats
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from segue.chats.choices import Choices, GroupChatError
from segue.chats.imessage import DatabaseError
from segue.chats.typedstream import words_of


EXACT = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.mark.timeout(60)
@EXACT
@given(
    chats(forbidden="\x00", kinds=("text", "media", "voice", "deleted"), replies=True),
    st.booleans(),
)
def test_every_version_comes_back_exactly(
    tmp_path: Path,
    chat: Chat,
    newer: bool,  # noqa: FBT001 - drawn
) -> None:
    """Seconds and nanoseconds, both columns, a chat split over two handles."""
    export = render(chat, newer=newer)
    read = read_saved(
        save(export, tmp_path, zipped=newer), Choices(them="robin@x.example")
    )
    assert list(read.messages()) == export.messages
    assert read.people[read.me or 0].name == "Me"


@given(
    st.text(st.characters(exclude_categories=["Cs"]))
    | st.just("x" * 70_000)
    | st.just("é" * 100)
)
def test_words_of_any_length_are_decoded(text: str) -> None:
    """One, two or four bytes of length; nothing is cut at 127."""
    assert words_of(typed_stream(text)) == text


def changed(folder: Path, *statements: str) -> Path:
    """Write a database of four messages, changed by some statements."""
    path = save(render(draw_chat(1, 4)), folder)
    with closing(sqlite3.connect(path)) as database:
        database.executescript(";".join(statements))
    return path


def test_tapbacks_are_reactions(tmp_path: Path) -> None:
    """Added ones count, removed ones do not, and none is a message."""
    path = changed(
        tmp_path,
        "UPDATE message SET associated_message_type = 2001, "
        "associated_message_guid = 'p:0/G0' WHERE ROWID = 2",
        "UPDATE message SET associated_message_type = 3001, "
        "associated_message_guid = 'p:0/G0' WHERE ROWID = 3",
    )
    read = read_saved(path)
    assert len(read) == 2
    assert [(event.kind, event.on, event.mark) for event in read.events] == [
        ("reaction", 0, "👍")
    ]


def test_tapbacks_by_sms_are_reactions(tmp_path: Path) -> None:
    """`Loved “…”` is one only where those words were said."""
    path = changed(
        tmp_path,
        "UPDATE message SET text = 'see you', attributedBody = NULL WHERE ROWID = 1",
        "UPDATE message SET text = 'Loved “see you”', service = 'SMS' WHERE ROWID = 2",
        "UPDATE message SET text = 'Loved “Dune”', service = 'SMS' WHERE ROWID = 3",
    )
    read = read_saved(path)
    assert [one.text for one in read.messages()][:2] == ["see you", "Loved “Dune”"]
    assert [event.mark for event in read.events] == ["❤"]


def test_group_events_and_dateless_rows_are_no_messages(tmp_path: Path) -> None:
    """A changed name is an event; a row without a date is reported."""
    path = changed(
        tmp_path,
        "UPDATE message SET item_type = 2 WHERE ROWID = 1",
        "UPDATE message SET date = 0 WHERE ROWID = 2",
    )
    read = read_saved(path)
    assert (len(read), read.health.not_understood) == (2, 1)


def test_a_group_is_answered_with_what_to_do(tmp_path: Path) -> None:
    """It is named, and refused."""
    path = changed(tmp_path)
    with pytest.raises(GroupChatError):
        read_saved(path, Choices(them="Club"))


@pytest.mark.parametrize("zipped", [True, False])
def test_the_latest_messages_stand_in_the_log(tmp_path: Path, *, zipped: bool) -> None:
    """Both files are read, and neither is touched nor one more written."""
    used = render_in_use(draw_chat(1, 4))
    place = save(used, tmp_path, zipped=zipped)
    before = sorted(tmp_path.rglob("*"))
    read = read_saved(place, Choices(them="robin@x.example"))
    assert list(read.messages()) == used.messages
    assert read.health.notes == ("chat.db-wal lies beside it and was read, too",)
    assert sorted(tmp_path.rglob("*")) == before


def test_the_log_of_a_file_that_was_named_alone(tmp_path: Path) -> None:
    """It lies beside it on disk; a link there is not followed."""
    used = render_in_use(draw_chat(1, 4))
    folder = save(used, tmp_path)
    choices = Choices(them="robin@x.example")
    assert len(read_saved(folder / "chat.db", choices)) == 4
    (folder / "chat.db-wal").rename(tmp_path / "elsewhere")
    (folder / "chat.db-wal").symlink_to(tmp_path / "elsewhere")
    read = read_saved(folder / "chat.db", choices)
    assert (len(read), read.health.notes) == (2, ())


def test_a_log_that_is_too_large_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where there is no room to put them together, the report says so."""
    used = render_in_use(draw_chat(1, 4))
    folder = save(used, tmp_path)
    room = len(used.files["chat.db"]) + len(used.files["chat.db-wal"]) - 1
    monkeypatch.setattr("segue.chats.imessage.MAX_UNPACKED_BYTES", room)
    read = read_saved(folder, Choices(them="robin@x.example"))
    assert len(read) == 2
    assert "was not read" in read.health.notes[0]


def test_a_log_of_something_else_changes_nothing(tmp_path: Path) -> None:
    """Four messages stand in the database itself."""
    files = {"Messages/chat.db": render(draw_chat(1, 4)).data,
             "Messages/chat.db-wal": b"x" * 9000}  # fmt: skip
    read = read_saved(save(Rendered(files=files, messages=[]), tmp_path))
    assert (len(read), read.health.notes) == (4, ())


def test_a_damaged_database_is_an_error(tmp_path: Path) -> None:
    """Half a file, or views in place of tables."""
    path = save(render(draw_chat(1, 900)), tmp_path)
    path.write_bytes(path.read_bytes()[:20_000])
    with pytest.raises(DatabaseError):
        read_saved(path)


def test_views_in_place_of_tables_are_refused(tmp_path: Path) -> None:
    """A view could run without end."""
    path = changed(
        tmp_path,
        "ALTER TABLE message RENAME TO other",
        "CREATE VIEW message AS WITH RECURSIVE n(x) AS "
        "(SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS ROWID FROM n",
    )
    with pytest.raises(DatabaseError):
        read_saved(path)


def test_nothing_is_written_beside_the_database(tmp_path: Path) -> None:
    """It is opened as unchanging."""
    path = save(render(draw_chat(1, 4)), tmp_path)
    before = (path.read_bytes(), sorted(tmp_path.iterdir()))
    read_saved(path)
    assert (path.read_bytes(), sorted(tmp_path.iterdir())) == before
