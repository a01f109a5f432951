"""iMessage's `chat.db`, as far as a reader needs it."""

import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bench.exports.chat import Chat, Rendered, expected, iso


_EPOCH: Final = 978_307_200
_TABLES: Final = """
CREATE TABLE handle (ROWID INTEGER PRIMARY KEY, id TEXT, person_centric_id TEXT);
CREATE TABLE chat (ROWID INTEGER PRIMARY KEY, guid TEXT, style INTEGER,
  chat_identifier TEXT, display_name TEXT);
CREATE TABLE message (ROWID INTEGER PRIMARY KEY, guid TEXT, text TEXT,
  attributedBody BLOB, handle_id INTEGER, service TEXT, date INTEGER,
  is_from_me INTEGER, item_type INTEGER DEFAULT 0, is_audio_message INTEGER DEFAULT 0,
  cache_has_attachments INTEGER DEFAULT 0, associated_message_guid TEXT,
  associated_message_type INTEGER DEFAULT 0, associated_message_emoji TEXT,
  thread_originator_guid TEXT, date_edited INTEGER DEFAULT 0,
  date_retracted INTEGER DEFAULT 0, balloon_bundle_id TEXT);
CREATE TABLE chat_message_join (chat_id INTEGER, message_id INTEGER);
CREATE TABLE chat_handle_join (chat_id INTEGER, handle_id INTEGER);
INSERT INTO handle VALUES (1, '+491512345678', 'p1'), (2, 'robin@x.example', 'p1'),
  (3, '+44770000000', 'p2');
INSERT INTO chat VALUES (1, 'a', 45, '+491512345678', ''),
  (2, 'b', 45, 'robin@x.example', ''), (3, 'c', 43, 'chat99', 'Club');
INSERT INTO chat_handle_join VALUES (1, 1), (2, 2), (3, 1), (3, 3);
"""


def typed_stream(text: str) -> bytes:
    """Write words as macOS does in `attributedBody`."""
    raw = text.encode()
    if len(raw) < 0x80:  # noqa: PLR2004 - one byte of length
        size = bytes([len(raw)])
    elif len(raw) < 0x10000:  # noqa: PLR2004 - two bytes
        size = b"\x81" + len(raw).to_bytes(2, "little")
    else:
        size = b"\x82" + len(raw).to_bytes(4, "little")
    lead = (
        b"\x04\x0bstreamtyped\x81\xe8\x03\x84\x01@\x84\x84\x84\x12NSAttributedString"
        b"\x00\x84\x84\x08NSObject\x00\x85\x92\x84\x84\x84\x08NSString\x01\x94\x84\x01+"
    )
    return lead + size + raw + b"\x86\x84\x02iI\x01\x0c\x92\x84\x84\x84\x0cNSDictionary"


def render(chat: Chat, *, newer: bool = True) -> Rendered:
    """Write a conversation as iMessage's database.

    Args:
        chat: The conversation.
        newer: Times in nanoseconds, and words in `attributedBody`.
    """
    own = Chat(names=("Me", "+491512345678"), lines=chat.lines)
    messages = []
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(_TABLES)
        for index, line in enumerate(chat.lines):
            since = line.at.timestamp() - _EPOCH
            stamp = round(since * 1000) * 1_000_000 if newer else int(since)
            words = line.text if line.kind == "text" else None
            thread = f"G{line.reply_to}" if line.reply_to is not None else None
            database.execute(
                "INSERT INTO message (ROWID, guid, text, attributedBody, handle_id, "
                "service, date, is_from_me, is_audio_message, cache_has_attachments, "
                "thread_originator_guid, date_retracted) "
                "VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
                (
                    index + 1,
                    f"G{index}",
                    None if newer else words,
                    typed_stream(words) if newer and words else None,
                    1 if line.sender else 0,
                    "iMessage",
                    stamp,
                    int(line.sender == 0),
                    int(line.kind == "voice"),
                    int(line.kind == "media"),
                    thread,
                    int(line.kind == "deleted"),
                ),
            )
            database.execute(
                "INSERT INTO chat_message_join VALUES (?, ?)",
                (1 + index % 2, index + 1),
            )
            at = iso(line.at, millis=newer)
            messages.append(expected(own, index, at, reply=True))
        database.commit()
        data = database.serialize()
    return Rendered(files={"chat.db": bytes(data)}, messages=messages)


def render_in_use(chat: Chat, *, kept: int = 2) -> Rendered:
    """Write the same as it lies while Messages runs: some in the log alone.

    Args:
        chat: The conversation.
        kept: How many messages stand in the database itself.
    """
    export = render(chat)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "chat.db"
        path.write_bytes(export.data)
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            later = "FROM message WHERE ROWID > ?"
            rows = database.execute(f"SELECT * {later}", (kept,)).fetchall()
            database.execute(f"DELETE {later}", (kept,))
            database.execute("PRAGMA journal_mode = WAL")
            for row in rows:
                marks = ", ".join("?" * len(row))
                database.execute(f"INSERT INTO message VALUES ({marks})", row)  # noqa: S608 - question marks
            log = Path(f"{path}-wal").read_bytes()
            files = {"chat.db": path.read_bytes(), "chat.db-wal": log}
    return Rendered(files=files, messages=export.messages)


def render_text(chat: Chat) -> Rendered:
    """Write a conversation as imessage-exporter's text; times are local."""
    own = Chat(names=("Me", chat.names[1]), lines=chat.lines)
    parts, messages = [], []
    for index, line in enumerate(chat.lines):
        at = line.at.replace(tzinfo=None, microsecond=0)
        hour = at.hour % 12 or 12
        half = "AM" if at.hour < 12 else "PM"  # noqa: PLR2004 - noon
        read = " (Read by them after 1 minute)" if line.sender == 0 else ""
        day = f"{_MONTHS[at.month - 1]} {at:%d, %Y}"
        shown = f"{day} {hour:>2}:{at:%M:%S} {half}{read}"
        text = line.text if line.kind == "text" else "/Users/s/Library/IMG_1.jpeg"
        parts.append(f"{shown}\n{own.names[line.sender]}\n{text}\n\n")
        messages.append(expected(own, index, iso(at), text=text))
    return Rendered(
        files={f"{chat.names[1]}.txt": "".join(parts).encode()}, messages=messages
    )


_MONTHS: Final = [
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
]
