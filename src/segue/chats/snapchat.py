"""Snapchat's "My Data": what was saved or had not expired, and nothing else.

Newer downloads have `json/chat_history.json`, a list for each conversation, the
newest first, and `snap_history.json` beside it; "Created(microseconds)" counts
milliseconds. Older ones have lists of received and sent messages of
everybody, and write their text as HTML does (`&#39;`).
"""

import html
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Final

import msgspec
from msgspec import Struct, field

from segue.chats.archive import Export, Member
from segue.chats.choices import Choices, Thread, choose_thread
from segue.chats.gather import Gather, Happened, Moment, Said, Skipped, ZoneClock
from segue.chats.importer import Claim, Importer
from segue.chats.json_stream import entries, events
from segue.domain.conversation import Conversation, Health, Person
from segue.domain.message import Kind


_BECAUSE: Final = "chat_history.json of Snapchat's My Data"
_PARTIAL: Final = "Snapchat keeps only what was saved or had not expired"
_OLD: Final = re.compile(r"(Received|Sent) (Saved|Unsaved) Chat History$")
_ME: Final = "you"
_KINDS: Final[dict[str, Kind]] = {
    "TEXT": "text",
    "MEDIA": "media",
    "IMAGE": "media",
    "VIDEO": "media",
    "SHARE": "media",
    "STICKER": "sticker",
    "NOTE": "voice",
    "LOCATION": "location",
    "STATUSERASEDMESSAGE": "deleted",
}


class _Entry(Struct, frozen=True):
    """One message of a newer download, as far as it is read."""

    sender: str = field(name="From")
    media_type: str = field(name="Media Type")
    created: str = field(name="Created")
    content: str | None = field(default=None, name="Content")
    title: str | None = field(default=None, name="Conversation Title")
    is_sender: bool = field(default=False, name="IsSender")
    millis: int | None = field(default=None, name="Created(microseconds)")


class _Old(Struct, frozen=True):
    """One message of an older download, as far as it is read."""

    media_type: str = field(name="Media Type")
    created: str = field(name="Created")
    sender: str = field(default="", name="From")
    to: str = field(default="", name="To")
    text: str | None = field(default="", name="Text")


class _Found(Struct, frozen=True):
    """A conversation of one file."""

    member: Member
    key: str


def claim(export: Export) -> Claim | None:
    """Recognize `chat_history.json` by its keys, whatever its name is now."""
    named = export.named(r"(^|/)(chat|snap)_history\.json$")
    candidates = named or (export.members if len(export.members) == 1 else ())
    found = tuple(member for member in candidates[:10] if _is_snapchat(member))
    return Claim("snapchat", _BECAUSE, found) if found else None


def _is_snapchat(member: Member) -> bool:
    head = member.head()
    return b'"Media Type"' in head and b'"Created"' in head


def read(export: Export, claimed: Claim, choices: Choices) -> Conversation:
    """Read one chat.

    Raises:
        InputError: It is a group, empty, damaged, or leaves something open.
    """
    found, groups, partners = _survey(claimed.members)
    names = [*dict.fromkeys(one.key for one in found), *partners]
    threads = [Thread(key=key, names=(key,), group=key in groups) for key in names]
    chosen = choose_thread(export.name, threads, choices).key
    gather = Gather(export.name, "snapchat", newest_first=True)
    clock = ZoneClock(choices.zone)
    people: dict[str, Person] = {}
    for one in found:
        if one.key == chosen:
            told = entries(one.member, f"{one.key}.item", gather.repaired)
            for number, raw in enumerate(told, 1):
                where = f"{one.member.name}, entry {number}"
                gather.take_all(_read_entry(raw, where, clock, people))
    if chosen in partners:
        gather.take_all(_read_old(claimed.members, chosen, clock))
        people |= {_ME: Person("You"), chosen: Person(chosen)}
    return gather.finish(
        people,
        me=next((one for one, who in people.items() if _ME in (one, *who.also)), None),
        me_because="the export marks what you sent",
        title=chosen,
        health=Health(recognized_by=_BECAUSE, partial=_PARTIAL),
    )


def _survey(
    members: tuple[Member, ...],
) -> tuple[list[_Found], set[str], dict[str, None]]:
    """Return newer conversations, the groups among them, and older partners."""
    found: list[_Found] = []
    groups: set[str] = set()
    partners: dict[str, None] = {}
    for member in members:
        key = ""
        for prefix, event, value in events(member, 2):
            if not prefix and event == "map_key":
                key = value
                found += [] if _OLD.search(key) else [_Found(member, key)]
            elif prefix == f"{key}.item.Conversation Title" and event == "string":
                groups.add(key)
            elif event == "string" and _names_a_partner(key, prefix):
                partners[value] = None
    partners.pop("", None)
    return found, groups, partners


def _names_a_partner(key: str, prefix: str) -> bool:
    return bool(_OLD.search(key)) and prefix in {f"{key}.item.From", f"{key}.item.To"}


def _when(created: str, millis: int | None, clock: ZoneClock) -> Moment:
    """Return the time; the finer field counts milliseconds, as a rule."""
    plain = created.removesuffix(" UTC")
    at = datetime.strptime(plain, "%Y-%m-%d %H:%M:%S").replace(tzinfo=UTC)
    whole = int(at.timestamp())
    if millis is not None and millis // 1000 == whole:
        return clock.moment(millis * 1000)
    if millis is not None and millis // 1_000_000 == whole:
        return clock.moment(millis)
    return clock.moment(whole * 1_000_000)


def _read_entry(
    raw: object, where: str, clock: ZoneClock, people: dict[str, Person]
) -> Iterator[Said | Happened | Skipped]:
    try:
        entry = msgspec.convert(raw, _Entry)
        when = _when(entry.created, entry.millis, clock)
    except (msgspec.ValidationError, ValueError, OverflowError):
        yield Skipped(where, "expected a message with its time")
        return
    also = (_ME,) if entry.is_sender else ()
    people.setdefault(entry.sender, Person(entry.sender, also))
    kind = _KINDS.get(entry.media_type.upper())
    if kind is None and entry.media_type.upper().startswith("STATUS"):
        yield Happened(when=when, kind="system", sender=entry.sender)
        return
    yield Said(
        when=when, sender=entry.sender, text=entry.content or "", kind=kind or "other"
    )


def _read_old(
    members: tuple[Member, ...], partner: str, clock: ZoneClock
) -> Iterator[Said | Skipped]:
    """Yield what a partner sent and was sent; the lists are newest first."""
    for member in members:
        for name in _old_lists():
            for number, raw in enumerate(entries(member, f"{name}.item"), 1):
                try:
                    entry = msgspec.convert(raw, _Old)
                    when = _when(entry.created, None, clock)
                except (msgspec.ValidationError, ValueError, OverflowError):
                    where = f"{member.name}, {name}, entry {number}"
                    yield Skipped(where, "expected a message with its time")
                    continue
                if partner in (entry.sender, entry.to):
                    yield Said(
                        when=when,
                        sender=_ME if entry.to == partner else partner,
                        text=html.unescape(entry.text or ""),
                        kind=_KINDS.get(entry.media_type.upper(), "other"),
                    )


def _old_lists() -> Iterator[Any]:
    for saved in ("Saved", "Unsaved"):
        for way in ("Received", "Sent"):
            yield f"{way} {saved} Chat History"


IMPORTER: Final = Importer(("snapchat",), claim, read)
