"""iMessage's `chat.db` (macOS) or `sms.db` (from an iOS backup).

The file is opened read-only and as unchanging, so that nothing is written
beside it. The latest messages often stand in `chat.db-wal` alone; where that
lies beside it, the two are put together in memory. Times count from 2001, in
nanoseconds since High Sierra. A person may have several handles, and a chat of
two may be split over several.
"""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any, Final
from urllib.parse import quote

from msgspec import Struct

from segue.chats.archive import MAX_UNPACKED_BYTES, Export, Member, beside
from segue.chats.choices import Choices, Thread, choose_thread
from segue.chats.gather import Gather, Happened, Said, Skipped, ZoneClock
from segue.chats.importer import Claim, Importer
from segue.chats.sqlite_log import lay_over, stop_logging
from segue.chats.typedstream import words_of
from segue.domain.conversation import Conversation, Health, Person
from segue.domain.message import Kind
from segue.errors import InputError


ME: Final = "me"
MAX_VALUE_BYTES: Final = 16 << 20
"""Size over which a value of the database is refused."""

_BECAUSE: Final = "the tables of iMessage's database"
_READ_TOO: Final = "lies beside it and was read, too"
_NOT_READ: Final = (
    "lies beside it, is too large to be put together, and was not read: the latest "
    "messages may be missing; copy the files again after Messages was closed"
)
_MAGIC: Final = b"SQLite format 3\x00"
_EPOCH_SECONDS: Final = 978_307_200
_NANOS_OVER: Final = 100_000_000_000
_TABLES: Final = {"message", "chat", "handle", "chat_message_join"}
_OF_TWO, _GROUP = 45, 43
_STEPS: Final = 1_000_000
_MOST_STEPS: Final = 5_000
_LOVED, _EMOJI, _REMOVED = 2000, 2006, 3000
_MARKS: Final = ("❤", "👍", "👎", "😂", "‼", "❓")
_STICKER: Final = 1000
_TARGET: Final = re.compile(r"(?:p:\d+/|bp:)?(.+)", re.DOTALL)
_FALLBACK: Final = re.compile(
    r"(Loved|Liked|Disliked|Laughed at|Emphasized|Questioned) “(.+)”", re.DOTALL
)
_FALLBACKS: Final = (
    "Loved",
    "Liked",
    "Disliked",
    "Laughed at",
    "Emphasized",
    "Questioned",
)
_COLUMNS: Final = (
    "guid", "text", "attributedBody", "date", "is_from_me", "service", "item_type",
    "associated_message_type", "associated_message_guid", "associated_message_emoji",
    "thread_originator_guid", "is_audio_message", "cache_has_attachments",
    "date_edited", "date_retracted", "balloon_bundle_id",
)  # fmt: skip
_APP_WITH_WORDS: Final = "com.apple.messages.URLBalloonProvider"


class DatabaseError(InputError):
    """The database cannot be read."""

    def __init__(self, name: str) -> None:
        """Name the file."""
        says = f"{name}: a damaged database, or none of iMessage's"
        super().__init__(says, "copy chat.db again while Messages is closed")


class _Row(Struct, frozen=True):
    """One row of `message`; absent columns are nothing."""

    guid: Any
    text: Any
    body: Any
    date: Any
    is_from_me: Any
    service: Any
    item_type: Any
    associated_type: Any
    associated_guid: Any
    associated_emoji: Any
    originator: Any
    is_audio: Any
    has_attachments: Any
    edited: Any
    retracted: Any
    balloon: Any


def claim(export: Export) -> Claim | None:
    """Recognize a database with iMessage's tables."""
    named = export.named(r"(^|/)(chat|sms)\.db$")
    candidates = named or (export.members if len(export.members) == 1 else ())
    for member in candidates[:5]:
        head = member.head()
        if head.startswith(_MAGIC) and b"chat_message_join" in head:
            return Claim("imessage", _BECAUSE, (member,))
        if head.startswith(_MAGIC) and named:
            return Claim("imessage", _BECAUSE, (member,))
    return None


def read(export: Export, claimed: Claim, choices: Choices) -> Conversation:
    """Read one chat.

    Raises:
        InputError: It is a group, empty, damaged, or leaves something open.
    """
    member = claimed.members[0]
    gather = Gather(member.name, "imessage")
    log = _log_of(export, member)
    with _told(member.name), closing(_open(member, log, gather.notes)) as database:
        _check_tables(database, member.name)
        threads, chats = _threads(database)
        thread = choose_thread(export.name, threads, choices)
        clock = ZoneClock(choices.zone)
        gather.take_all(_entries(database, chats[thread.key], thread.key, clock))
    return gather.finish(
        {ME: Person("Me"), thread.key: Person(thread.names[0], thread.names[1:])},
        me=ME,
        me_because="the database marks what you sent",
        title=thread.names[0],
        health=Health(recognized_by=_BECAUSE),
    )


@contextmanager
def _told(name: str) -> Iterator[None]:
    """Turn the database's errors into one sentence."""
    try:
        yield
    except (sqlite3.Error, MemoryError, UnicodeDecodeError):
        raise DatabaseError(name) from None


def _log_of(export: Export, member: Member) -> Member | None:
    """Return what macOS had not moved into the database yet, if anything."""
    log = beside(export, member, "-wal")
    return log if log is not None and log.size else None


def _open(member: Member, log: Member | None, notes: list[str]) -> sqlite3.Connection:
    """Open the database, with its log where there is one and room for it."""
    if log is not None and member.size + log.size > MAX_UNPACKED_BYTES:
        notes.append(f"{log.base} {_NOT_READ}")
        log = None
    if log is None and member.path is not None:
        place = quote(str(member.path.absolute()))
        database = sqlite3.connect(f"file:{place}?mode=ro&immutable=1", uri=True)
    else:
        whole = bytearray(member.whole())
        if log is not None and lay_over(whole, bytes(log.whole())):
            notes.append(f"{log.base} {_READ_TOO}")
        stop_logging(whole)
        database = sqlite3.connect(":memory:")
        database.deserialize(whole)
    database.text_factory = lambda raw: raw.decode("utf-8", "replace")
    database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_VALUE_BYTES)
    database.execute("PRAGMA trusted_schema = OFF")
    database.execute("PRAGMA query_only = ON")
    steps = iter(range(_MOST_STEPS))
    database.set_progress_handler(lambda: next(steps, None) is None, _STEPS)
    return database


def _check_tables(database: sqlite3.Connection, name: str) -> None:
    """Refuse a database whose tables are views, or not there."""
    rows = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    if not {row[0] for row in rows} >= _TABLES:
        raise DatabaseError(name)


def _columns(database: sqlite3.Connection, table: str) -> set[str]:
    return {row[1] for row in database.execute(f"PRAGMA table_info({table})")}


def _handles(database: sqlite3.Connection) -> dict[int, list[tuple[str, str]]]:
    """Return the handles of each chat, with the person behind each."""
    tables = {row[0] for row in database.execute("SELECT name FROM sqlite_master")}
    if "chat_handle_join" not in tables:
        return {}
    has_person = "person_centric_id" in _columns(database, "handle")
    person = "person_centric_id" if has_person else "NULL"
    query = (
        f"SELECT j.chat_id, h.id, {person} FROM chat_handle_join j "  # noqa: S608 - one of two words
        "JOIN handle h ON h.ROWID = j.handle_id"
    )
    found: dict[int, list[tuple[str, str]]] = {}
    for chat, handle, who in database.execute(query):
        found.setdefault(chat, []).append((str(handle), str(who or handle)))
    return found


def _is_group(style: object, handles: int) -> bool:
    return style == _GROUP or (style != _OF_TWO and handles > 1)


def _threads(
    database: sqlite3.Connection,
) -> tuple[list[Thread], dict[str, list[int]]]:
    """Return the chats by person, and the rows of `chat` that each has."""
    joined = _handles(database)
    names: dict[str, dict[str, None]] = {}
    rows: dict[str, list[int]] = {}
    groups: set[str] = set()
    query = "SELECT ROWID, chat_identifier, display_name, style FROM chat"
    for chat, identifier, shown, style in database.execute(query):
        handles = joined.get(chat, [])
        is_group = _is_group(style, len(handles))
        key = f"chat {chat}" if is_group or not handles else handles[0][1]
        groups |= {key} if is_group else set()
        found = [shown, *(handle for handle, _ in handles), identifier]
        names.setdefault(key, {}).update((str(name), None) for name in found if name)
        rows.setdefault(key, []).append(chat)
    threads = [
        Thread(key=key, names=tuple(known) or (key,), group=key in groups)
        for key, known in names.items()
    ]
    return threads, rows


def _entries(
    database: sqlite3.Connection, chats: list[int], them: str, clock: ZoneClock
) -> Iterator[Said | Happened | Skipped]:
    known = _columns(database, "message")
    shown = ", ".join(f"m.{name}" if name in known else "NULL" for name in _COLUMNS)
    marks = ", ".join("?" * len(chats))
    query = (
        f"SELECT m.ROWID, {shown} FROM message m "  # noqa: S608 - names from a fixed list
        "JOIN chat_message_join j ON j.message_id = m.ROWID "
        f"WHERE j.chat_id IN ({marks}) ORDER BY m.date, m.ROWID"
    )
    seen: set[int] = set()
    said: dict[str, str] = {}
    for number, *values in database.execute(query, chats):
        if number in seen:
            continue
        seen.add(number)
        yield from _entry(_Row(*values), f"message {number}", (them, clock, said))


def _entry(
    row: _Row, where: str, around: tuple[str, ZoneClock, dict[str, str]]
) -> Iterator[Said | Happened | Skipped]:
    them, clock, said = around
    try:
        when = clock.moment(_instant(row.date))
    except (ValueError, OverflowError):
        yield Skipped(where, "expected a date")
        return
    sender = ME if row.is_from_me else them
    text = _words(row)
    if row.item_type:
        yield Happened(when=when, kind="system", sender=sender)
        return
    by_sms = _fallback(row, text, said)
    if _is_tapback(row) or by_sms[0]:
        on, mark = _tapback(row) if _is_tapback(row) else by_sms
        if on:
            yield Happened(when=when, kind="reaction", sender=sender, on=on, mark=mark)
        return
    said[text] = str(row.guid)
    yield Said(
        when=when,
        sender=sender,
        text=text,
        kind=_kind(row, text),
        key=str(row.guid),
        reply_to=str(row.originator or ""),
        edited=bool(row.edited),
    )


def _is_tapback(row: _Row) -> bool:
    return isinstance(row.associated_type, int) and row.associated_type >= _LOVED


def _tapback(row: _Row) -> tuple[str, str]:
    """Return what a reaction is on, and its mark; nothing if taken back."""
    target = _TARGET.match(str(row.associated_guid or ""))
    if row.associated_type >= _REMOVED or target is None:
        return "", ""
    return target[1], _mark(row, row.associated_type)


def _fallback(row: _Row, text: str, said: dict[str, str]) -> tuple[str, str]:
    """Likewise for a reaction that came as an SMS about known words."""
    found = _FALLBACK.fullmatch(text) if row.service == "SMS" else None
    if found is None or found[2] not in said:
        return "", ""
    return said[found[2]], _MARKS[_FALLBACKS.index(found[1])]


def _instant(value: object) -> int:
    """Return microseconds since 1970; 0 means that the time is not known."""
    if not isinstance(value, int) or value == 0:
        raise ValueError
    micros = value // 1000 if abs(value) > _NANOS_OVER else value * 1_000_000
    return micros + _EPOCH_SECONDS * 1_000_000


def _words(row: _Row) -> str:
    if isinstance(row.text, str) and row.text:
        return row.text
    if isinstance(row.body, bytes):
        return words_of(row.body) or ""
    return ""


def _mark(row: _Row, kind: int) -> str:
    if kind == _EMOJI:
        return str(row.associated_emoji or "")
    place = kind - _LOVED
    return _MARKS[place] if place < len(_MARKS) else ""


def _kind(row: _Row, text: str) -> Kind:
    if row.retracted and not text:
        return "deleted"
    if row.is_audio:
        return "voice"
    if row.associated_type == _STICKER:
        return "sticker"
    if row.has_attachments:
        return "media"
    if row.balloon and row.balloon != _APP_WITH_WORDS:
        return "other"
    return "text" if text else "other"


IMPORTER: Final = Importer(("imessage",), claim, read)
