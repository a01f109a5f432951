"""Google Chat as Takeout hands it out: a folder for each chat.

`Groups/DM …/messages.json` beside `group_info.json`, and the owner in
`Users/…/user_info.json`. Dates are written out in the account's language
("Thursday, November 3, 2016 at 11:59:50 AM UTC", with odd spaces before AM) and
are read by a table of month names, never by the machine's own language.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Final

import msgspec
from msgspec import Struct

from segue.chats.archive import Export, Member
from segue.chats.choices import Choices, Thread, choose_thread
from segue.chats.gather import Gather, Happened, Said, Skipped, ZoneClock
from segue.chats.importer import Claim, Importer
from segue.chats.json_stream import entries, opening_fields
from segue.domain.conversation import Conversation, Health, Person
from segue.domain.message import Kind


_BECAUSE: Final = "messages.json with creator and created_date, as in Takeout"
_GAPS: Final = re.compile("[\u00a0\u202f\u2009\\s]+")
_TIME: Final = re.compile(r"(\d{1,2})[:時时.](\d\d)[:分.](\d\d)秒?\s?([AaPp])?")
_YEAR: Final = re.compile(r"\b(\d{4})(?!\d)")
_EAST: Final = re.compile(r"(\d{4})[年년]\s?(\d{1,2})[月월]\s?(\d{1,2})[日일]")
_DAY: Final = re.compile(r"(?<![\d:.])(\d{1,2})(?![\d:時])")
_WORD: Final = re.compile(r"[^\W\d_]+")
_MONTHS: Final = (
    "january januar janvier enero gennaio janeiro januari styczeń stycznia ocak",
    "february februar février febrero febbraio fevereiro februari luty lutego şubat",
    "march märz mars marzo março maart marzec marca mart",
    "april avril abril aprile kwiecień kwietnia nisan",
    "may mai mayo maggio maio mei maj maja mayıs",
    "june juni juin junio giugno junho czerwiec czerwca haziran",
    "july juli juillet julio luglio julho lipiec lipca temmuz",
    "august août agosto augustus augusti sierpień sierpnia ağustos",
    "september septembre septiembre settembre setembro wrzesień września eylül",
    "october oktober octobre octubre ottobre outubro październik października ekim",
    "november novembre noviembre novembro listopad listopada kasım",
    "december dezember décembre diciembre dicembre dezembro grudzień grudnia aralık",
)
_MONTH_OF: Final = {
    name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()
}


class _Creator(Struct, frozen=True):
    name: str = ""
    email: str = ""


class _Emoji(Struct, frozen=True):
    unicode: str = ""


class _Reaction(Struct, frozen=True):
    emoji: _Emoji = _Emoji()
    reactor_emails: tuple[str, ...] = ()


class _Quoted(Struct, frozen=True):
    message_id: str = ""


class _Entry(Struct, frozen=True):
    """One message, as far as it is read."""

    created_date: str
    creator: _Creator = _Creator()
    text: str = ""
    message_id: str = ""
    message_state: str = ""
    updated_date: str = ""
    attached_files: tuple[Any, ...] = ()
    annotations: tuple[Any, ...] = ()
    quoted_message_metadata: _Quoted | None = None
    reactions: tuple[_Reaction, ...] = ()


def parse_date(text: str) -> datetime:
    """Read a date that is written out in one of many languages.

    Raises:
        ValueError: It is none that the tables know.
    """
    plain = _GAPS.sub(" ", text)
    time = _TIME.search(plain)
    if time is None:
        raise ValueError
    rest = plain[: time.start()] + plain[time.end() :]
    hour = int(time[1])
    if time[4]:
        hour = hour % 12 + (12 if time[4] in "Pp" else 0)
    east = _EAST.search(rest)
    if east:
        year, month, day = (int(part) for part in east.groups())
    else:
        year, month, day = _western(rest)
    return datetime(year, month, day, hour, int(time[2]), int(time[3]), tzinfo=UTC)


def _western(text: str) -> tuple[int, int, int]:
    year = _YEAR.search(text)
    if year is None:
        raise ValueError
    without = text.replace(year[1], " ", 1)
    day = _DAY.search(without)
    words = (word.casefold() for word in _WORD.findall(without))
    month = next((_MONTH_OF[word] for word in words if word in _MONTH_OF), None)
    if day is None or month is None:
        raise ValueError
    return int(year[1]), month, int(day[1])


def claim(export: Export) -> Claim | None:
    """Recognize `messages.json` by its keys."""
    named = export.named(r"(^|/)messages\.json$")
    candidates = named or (export.members if len(export.members) == 1 else ())
    found = tuple(member for member in candidates[:_LOOKED_AT] if _is_chat(member))
    return Claim("google_chat", _BECAUSE, found) if found else None


_LOOKED_AT: Final = 5000


def _is_chat(member: Member) -> bool:
    head = member.head(1 << 14)
    return b'"creator"' in head and b'"created_date"' in head


def read(export: Export, claimed: Claim, choices: Choices) -> Conversation:
    """Read one chat.

    Raises:
        InputError: It is a group, empty, damaged, or leaves something open.
    """
    owner = _owner(export)
    member = _choose(export, claimed, choices, owner)
    gather = Gather(member.name, "google_chat")
    clock = ZoneClock(choices.zone)
    people = {one: Person(name, (one,)) for one, name in _members(export, member)}
    for number, raw in enumerate(entries(member, "messages.item", gather.repaired), 1):
        where = f"{member.name}, entry {number}"
        gather.take_all(_read_entry(raw, where, clock, people))
    others = [who.name for one, who in people.items() if one != owner]
    return gather.finish(
        people,
        me=owner or None,
        me_because="the export names its owner",
        title=others[0] if len(others) == 1 else "",
        health=Health(recognized_by=_BECAUSE),
    )


def _owner(export: Export) -> str:
    for member in export.named(r"(^|/)user_info\.json$")[:1]:
        return str(opening_fields(member, "membership_info").get("user.email", ""))
    return ""


def _members(export: Export, messages: Member) -> list[tuple[str, str]]:
    """Return address and name of those who are in a chat."""
    wanted = messages.name.rpartition("/")[0]
    for member in export.named(r"(^|/)group_info\.json$"):
        if member.name.rpartition("/")[0] == wanted:
            told = entries(member, "members.item")
            return [
                (str(one.get("email", "")), str(one.get("name", "")))
                for one in told
                if isinstance(one, dict)
            ]
    return []


def _choose(export: Export, claimed: Claim, choices: Choices, owner: str) -> Member:
    if len(claimed.members) == 1:
        return claimed.members[0]
    threads = []
    for member in claimed.members:
        known = [(one, name) for one, name in _members(export, member) if one != owner]
        names = [part for one, name in known for part in (name, one)]
        group = member.folder.startswith("Space") or len(known) > 2  # noqa: PLR2004 - the owner may be unknown
        threads.append(
            Thread(key=member.name, names=(*names, member.folder), group=group)
        )
    key = choose_thread(export.name, threads, choices).key
    return next(member for member in claimed.members if member.name == key)


def _read_entry(
    raw: object, where: str, clock: ZoneClock, people: dict[str, Person]
) -> Iterator[Said | Happened | Skipped]:
    try:
        entry = msgspec.convert(raw, _Entry)
        at = parse_date(entry.created_date)
        when = clock.moment(int(at.timestamp()) * 1_000_000)
    except (msgspec.ValidationError, ValueError, OverflowError):
        yield Skipped(where, "expected a message with its date")
        return
    sender = entry.creator.email or entry.creator.name
    if not sender:
        yield Skipped(where, "expected a sender")
        return
    if sender not in people:
        people[sender] = Person(entry.creator.name or sender, (sender,))
    quoted = entry.quoted_message_metadata
    yield Said(
        when=when,
        sender=sender,
        text=entry.text,
        kind=_kind(entry),
        key=entry.message_id,
        reply_to=quoted.message_id if quoted else "",
        edited=bool(entry.updated_date),
    )
    for reaction in entry.reactions:
        for one in reaction.reactor_emails:
            yield Happened(
                when=when,
                kind="reaction",
                sender=one,
                on=entry.message_id,
                mark=reaction.emoji.unicode,
            )


def _kind(entry: _Entry) -> Kind:
    if entry.message_state == "DELETED":
        return "deleted"
    if entry.attached_files:
        return "media"
    if entry.text:
        return "text"
    return "media" if entry.annotations else "other"


IMPORTER: Final = Importer(("google_chat",), claim, read)
