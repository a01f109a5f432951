"""Telegram Desktop's JSON: `result.json`, of one chat or of all of them.

Times are local ones with seconds (`date`); newer exports also count from 1970
(`date_unixtime`, a string), and the difference of the two is the offset. A text
is a string or a list of strings and styled parts, joined by nothing. Absent is
how empty is written. In a chat of two, `id` is the other one's.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import Any, Final

import msgspec
from msgspec import Struct

from segue.chats.archive import Export, Member
from segue.chats.choices import Choices, GroupChatError, Thread, choose_thread
from segue.chats.gather import Gather, Happened, Moment, Said, Skipped, moment_of
from segue.chats.importer import Claim, Importer
from segue.chats.json_stream import entries, events, opening_fields
from segue.domain.conversation import MINUTE, Conversation, Health, Person
from segue.domain.message import EventKind, Kind


BECAUSE: Final = "a list of chats or messages as Telegram Desktop writes it"

_OF_TWO: Final = ("personal_chat", "bot_chat", "saved_messages")
_SINGLE: Final = (b'"messages"', b'"type"', b'"id"')
_KINDS: Final[dict[str, Kind]] = {
    "sticker": "sticker",
    "voice_message": "voice",
    "video_message": "media",
    "animation": "media",
    "video_file": "media",
    "audio_file": "media",
}
_NOT_TAKEN: Final = ("missed", "busy", "disconnect")
_PLAIN: Final = frozenset({"string", "number"})
_LIMIT_OF_OFFSETS: Final = 14 * 60
_QUARTER: Final = 15


class _Part(Struct, frozen=True):
    text: str = ""


class _Recent(Struct, frozen=True):
    from_id: str | int = ""


class _Reaction(Struct, frozen=True):
    emoji: str = ""
    recent: tuple[_Recent, ...] = ()


class _Entry(Struct, frozen=True):
    """One message or service line, as far as it is read."""

    date: str
    type: str = "message"
    id: int | str = ""
    date_unixtime: str | int = ""
    from_: str | None = msgspec.field(default=None, name="from")
    from_id: str | int | None = None
    actor_id: str | int | None = None
    action: str = ""
    text: str | tuple[str | _Part, ...] = ""
    media_type: str = ""
    photo: Any = None
    file: Any = None
    poll: Any = None
    contact_information: Any = None
    location_information: Any = None
    forwarded_from: Any = None
    edited: Any = None
    reply_to_message_id: int | str = ""
    reactions: tuple[_Reaction, ...] = ()
    duration_seconds: int | None = None
    discard_reason: str = ""


class _Chat(Struct, frozen=True):
    """One chat of the export, and where its messages are among all."""

    name: str
    type: str
    id: str
    start: int
    count: int


def claim(export: Export) -> Claim | None:
    """Recognize `result.json`, whatever it is called by now."""
    named = export.named(r"(^|/)result[^/]*\.json$")
    candidates = named or (export.members if len(export.members) == 1 else ())
    found = tuple(member for member in candidates[:50] if _is_telegram(member))
    if not found:
        return None
    return Claim("telegram", BECAUSE, found[:1])


def _is_telegram(member: Member) -> bool:
    head = member.head().removeprefix(b"\xef\xbb\xbf").lstrip()
    if not head.startswith(b"{"):
        return False
    if b'"chats"' in head and (b'"about"' in head or b'"personal_information"' in head):
        return True
    before = head.partition(b'"messages"')[0]
    if not all(key in head for key in _SINGLE) or b'"guild"' in before:
        return False
    return b'"type"' in before and b'"participants"' not in before


def read(export: Export, claimed: Claim, choices: Choices) -> Conversation:
    """Read one chat.

    Raises:
        InputError: It is a group, empty, damaged, or leaves something open.
    """
    member = claimed.members[0]
    chat, prefix, owner = _find(export, member, choices)
    gather = Gather(member.name, "telegram")
    people: dict[str, Person] = {}
    told = entries(member, prefix, gather.repaired)
    if prefix != "messages.item":
        told = islice(told, chat.start, chat.start + chat.count)
    for number, raw in enumerate(told, 1):
        gather.take_all(_read_entry(raw, f"{member.name}, entry {number}", people))
    me, because = _me(chat, owner, people)
    return gather.finish(
        people,
        me=me,
        me_because=because,
        title=chat.name,
        health=Health(recognized_by=BECAUSE),
    )


def _find(
    export: Export, member: Member, choices: Choices
) -> tuple[_Chat, str, str | None]:
    """Return the chat that is meant, where its messages are, and the owner."""
    fields = opening_fields(member, "messages", stop_at="chats")
    if b'"chats"' not in member.head() or "type" in fields:
        return _single(member, fields), "messages.item", None
    owner = fields.get("personal_information.user_id")
    chats = list(_chats(member))
    threads = [
        Thread(
            key=str(place),
            names=(chat.name, chat.id),
            group=chat.type not in _OF_TWO,
        )
        for place, chat in enumerate(chats)
        if chat.count
    ]
    key = choose_thread(export.name, threads, choices).key
    mine = None if owner is None else f"user{owner}"
    return chats[int(key)], "chats.list.item.messages.item", mine


def _chats(member: Member) -> Iterator[_Chat]:
    """Yield every chat of a full export, with where its messages are."""
    current: dict[str, str] = {}
    seen = started = 0
    for prefix, event, value in events(member):
        if prefix == "chats.list.item.messages.item":
            seen += event == "start_map"
        elif prefix == "chats.list.item" and event == "start_map":
            current, started = {}, seen
        elif prefix == "chats.list.item" and event == "end_map":
            yield _chat_of(current, started, seen - started)
        elif event in _PLAIN and prefix.rpartition(".")[0] == "chats.list.item":
            current[prefix.rpartition(".")[2]] = str(value)


def _chat_of(fields: dict[str, Any], start: int, count: int) -> _Chat:
    return _Chat(
        str(fields.get("name", "")),
        str(fields.get("type", "")),
        str(fields.get("id", "")),
        start,
        count,
    )


def _single(member: Member, fields: dict[str, Any]) -> _Chat:
    chat = _chat_of(fields, 0, 0)
    if chat.type and chat.type not in _OF_TWO:
        raise GroupChatError(member.name)
    return chat


def _me(
    chat: _Chat, owner: str | None, people: dict[str, Person]
) -> tuple[str | None, str]:
    if owner is not None:
        return owner, "the export names its owner"
    other = f"user{chat.id}"
    if chat.type == "personal_chat" and other in people and len(people) == 2:  # noqa: PLR2004 - two people
        mine = next(one for one in people if one != other)
        return mine, "the chat is numbered after the other one"
    return None, ""


def _read_entry(
    raw: object, where: str, people: dict[str, Person]
) -> Iterator[Said | Happened | Skipped]:
    try:
        entry = msgspec.convert(raw, _Entry)
        when = _when(entry)
    except (msgspec.ValidationError, ValueError, OverflowError):
        yield Skipped(where, "expected a message with its date")
        return
    sender = _identity(entry.from_id, entry.from_)
    if entry.type == "service":
        yield _service(entry, when)
        return
    if not sender:
        yield Skipped(where, "expected a sender")
        return
    people.setdefault(sender, Person(entry.from_ or "Deleted Account", (sender,)))
    key = str(entry.id)
    yield Said(
        when=when,
        sender=sender,
        text=_text(entry.text),
        kind=_kind(entry),
        key=key,
        reply_to=str(entry.reply_to_message_id),
        forwarded=entry.forwarded_from is not None,
        edited=entry.edited is not None,
    )
    for reaction in entry.reactions:
        for one in reaction.recent:
            who = _identity(one.from_id, None)
            yield Happened(
                when=when, kind="reaction", sender=who, on=key, mark=reaction.emoji
            )


def _identity(from_id: str | int | None, name: str | None) -> str:
    """Return what identifies a person; old exports have bare numbers."""
    if isinstance(from_id, int):
        return f"user{from_id}"
    return from_id or name or ""


def _text(text: str | tuple[str | _Part, ...]) -> str:
    if isinstance(text, str):
        return text
    return "".join(part if isinstance(part, str) else part.text for part in text)


def _when(entry: _Entry) -> Moment:
    local = moment_of(datetime.fromisoformat(entry.date))
    if local.offset is not None or not str(entry.date_unixtime).strip():
        return local
    instant = int(entry.date_unixtime) * timedelta(seconds=1)
    ahead = local.wall - instant // timedelta(microseconds=1)
    minutes, rest = divmod(ahead, MINUTE)
    if rest or abs(minutes) > _LIMIT_OF_OFFSETS or minutes % _QUARTER:
        return local
    return Moment(local.wall, minutes)


def _kind(entry: _Entry) -> Kind:
    if entry.type != "message":
        return "other"
    if entry.media_type in _KINDS:
        return _KINDS[entry.media_type]
    files = (entry.photo, entry.file, entry.media_type or None)
    parts: tuple[tuple[Any, Kind], ...] = (
        (entry.poll, "poll"),
        (entry.contact_information, "contact"),
        (entry.location_information, "location"),
        *((one, "media") for one in files),
    )
    return next((kind for part, kind in parts if part is not None), "text")


def _service(entry: _Entry, when: Moment) -> Happened:
    kind: EventKind = "system"
    if entry.action == "phone_call":
        kind = "missed_call" if entry.discard_reason in _NOT_TAKEN else "call"
    return Happened(
        when=when,
        kind=kind,
        sender=_identity(entry.actor_id, None),
        seconds=entry.duration_seconds,
    )


IMPORTER: Final = Importer(("telegram",), claim, read)
