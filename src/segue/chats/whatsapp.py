"""WhatsApp's "Export chat": a text file, alone or in a zip.

The text is in the phone's local time, to the minute (Android) or the second
(iOS), in the phone's language. An export is capped, so its beginning need not
be the beginning of the chat. ``whatsapp_header`` knows how lines begin,
``whatsapp_phrases`` what stands in place of a message.
"""

import re
from datetime import date
from pathlib import PurePath
from typing import Final

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from segue.chats.archive import Export, Member
from segue.chats.choices import Choices, EmptyChatError, Thread, choose_thread
from segue.chats.dates import NO_DAY, days_in_order, settle_order
from segue.chats.decode import Decoded, decode_head, decode_whole
from segue.chats.importer import Claim, Importer
from segue.chats.signal_markdown import is_signal_markdown
from segue.chats.whatsapp_header import MARKS, Form, share_of_headers, sniff_forms
from segue.chats.whatsapp_rows import Bodies, body_ends, read_bodies, true_headers
from segue.chats.whatsapp_scan import NOBODY, Rows, scan
from segue.domain.conversation import (
    DAY,
    Conversation,
    Dates,
    Health,
    NotUnderstood,
    Person,
    Texts,
)
from segue.domain.message import Event


ENOUGH: Final = 0.3
"""Share of the first lines that have a header; the others go on with one."""

_ANDROID_LIMIT: Final = 40_000
_NAMED: Final = re.compile(r"(?:^|/)_chat\.txt$|whatsapp[^/]*\.txt$", re.IGNORECASE)


def claim(export: Export) -> Claim | None:
    """Recognize the form of the headers in the first lines of a text file."""
    texts = export.members if len(export.members) == 1 else export.named(r"\.txt$")
    named = [member for member in texts if _NAMED.search(member.name)]
    found = tuple(m for m in (named or texts)[:_MOST_CANDIDATES] if _is_whatsapp(m))
    if not found:
        return None
    return Claim("whatsapp", "lines begin with date, time and name", found)


_MOST_CANDIDATES: Final = 200


def _is_whatsapp(member: Member) -> bool:
    head = decode_head(member)
    forms = sniff_forms(head)
    if not forms or is_signal_markdown(head):
        return False
    first = next((line for line in head.split("\n") if line.strip(" \r" + MARKS)), "")
    return bool(sniff_forms(first)) or share_of_headers(head) >= ENOUGH


def read(export: Export, claimed: Claim, choices: Choices) -> Conversation:
    """Read one chat.

    Raises:
        InputError: It is a group, empty, damaged, or leaves something open.
    """
    member = _choose(export, claimed, choices)
    decoded = decode_whole(member)
    forms = sniff_forms(decoded.buffer[:_HEAD].decode(errors="replace"))
    if not forms:
        raise EmptyChatError(member.name)
    rows = scan(decoded.buffer, forms, stray_marks=decoded.has_stray_marks)
    dates = _dates(rows, forms[0], member, choices)
    walls = days_in_order(rows.date, dates.order)
    exists = walls != NO_DAY
    walls *= DAY
    walls += rows.seconds * np.int64(1_000_000)
    if not exists.all():
        rows, walls = _only(rows, exists), walls[exists]
    kept = true_headers(decoded.buffer, rows, walls, member.name)
    quoted = int(np.count_nonzero(~kept)) + int(np.count_nonzero(~exists))
    if not kept.all():
        rows, walls = _only(rows, kept), walls[kept]
    title = _title(export, member)
    return _conversation(_Parsed(member, decoded, rows, walls, dates, quoted), title)


_HEAD: Final = 1 << 18


class _Parsed(Struct, frozen=True):
    """A file whose headers are settled."""

    member: Member
    decoded: Decoded
    rows: Rows
    walls: NDArray[np.int64]
    dates: Dates
    quoted: int


def _choose(export: Export, claimed: Claim, choices: Choices) -> Member:
    """Return the file of the chat that is meant."""
    if len(claimed.members) == 1:
        return claimed.members[0]
    threads = [
        Thread(key=member.name, names=(_title(export, member), member.name))
        for member in claimed.members
    ]
    key = choose_thread(export.name, threads, choices).key
    return next(member for member in claimed.members if member.name == key)


def _title(export: Export, member: Member) -> str:
    """Return the file's name without its ending; the chat's name is in it."""
    chosen = member.base
    if chosen.lower() == "_chat.txt":
        chosen = member.folder or PurePath(export.name).name
    return chosen[:-4] if chosen[-4:].lower() in {".txt", ".zip"} else chosen


def _dates(rows: Rows, form: Form, member: Member, choices: Choices) -> Dates:
    if form.year_leads and choices.date_order is None:
        return Dates(order="ymd", because="the year comes first")
    made = member.modified
    made_on = date.fromtimestamp(made) if made else None  # noqa: DTZ012 - a day's slack is added
    return settle_order(rows.date, made_on, choices.date_order)


def _only(rows: Rows, kept: NDArray[np.bool_]) -> Rows:
    first, second, third = (part[kept] for part in rows.date)
    return replace(
        rows,
        heads=rows.heads[kept],
        bodies=rows.bodies[kept],
        firsts=rows.firsts[kept],
        who=rows.who[kept],
        date=(first, second, third),
        seconds=rows.seconds[kept],
    )


def _conversation(parsed: _Parsed, title: str) -> Conversation:
    rows, walls, buffer = parsed.rows, parsed.walls, parsed.decoded.buffer
    ends = body_ends(buffer, rows.heads, crlf=rows.crlf)
    bodies = read_bodies(buffer, rows, ends)
    said = np.ones(len(walls), np.bool_)
    said[list(bodies.events)] = False
    if not said.any():
        raise EmptyChatError(parsed.member.name)
    places, names = _people(rows, said)
    late = int(np.count_nonzero(np.diff(walls[said]) < 0))
    order = np.flatnonzero(said)
    if late:
        order = order[np.argsort(walls[order], kind="stable")]
    people = tuple(Person(name) for name in names)
    me, because = _me(people, places, bodies, title)
    return Conversation(
        format="whatsapp",
        people=people,
        me=me,
        me_because=because,
        title=title,
        walls=walls[order],
        offsets=None,
        who=places[rows.who[order]],
        kinds=bodies.kinds[order],
        texts=Texts(buffer, rows.bodies[order], bodies.ends[order], crlf=rows.crlf),
        edited=_rows_of(bodies.edited, order),
        events=_events(rows, walls, bodies, places),
        health=_health(parsed, bodies, late),
    )


def _people(rows: Rows, said: NDArray[np.bool_]) -> tuple[NDArray[np.uint8], list[str]]:
    """Return the place of each sender among the people, and their names."""
    wrote, firsts = np.unique(rows.who[said], return_index=True)
    wrote = wrote[np.argsort(firsts)]
    places = np.zeros(len(rows.names) + 1, np.uint8)
    places[wrote] = np.arange(len(wrote), dtype=np.uint8)
    names = [rows.names[place].decode().strip(MARKS) for place in wrote]
    return places, names


def _rows_of(marked: tuple[int, ...], order: NDArray[np.int64]) -> frozenset[int]:
    if not marked:
        return frozenset()
    return frozenset(int(row) for row in np.flatnonzero(np.isin(order, marked)))


def _me(
    people: tuple[Person, ...],
    places: NDArray[np.uint8],
    bodies: Bodies,
    title: str,
) -> tuple[int | None, str]:
    """Return who exported the chat, if the export tells."""
    if len(bodies.mine) == 1:
        return int(places[next(iter(bodies.mine))]), "You deleted a message"
    called = [place for place, one in enumerate(people) if title.endswith(one.name)]
    if len(called) == 1 and len(people) == 2:  # noqa: PLR2004 - two people
        return 1 - called[0], "the file is named after the other one"
    return None, ""


def _events(
    rows: Rows, walls: NDArray[np.int64], bodies: Bodies, places: NDArray[np.uint8]
) -> tuple[Event, ...]:
    made = [
        Event(
            kind=kind,
            wall=int(walls[row]),
            who=None if rows.who[row] == NOBODY else int(places[rows.who[row]]),
            seconds=seconds,
        )
        for row, (kind, seconds) in bodies.events.items()
    ]
    return tuple(sorted(made, key=lambda event: event.wall))


def _health(parsed: _Parsed, bodies: Bodies, late: int) -> Health:
    rows, buffer = parsed.rows, parsed.decoded.buffer
    lost = _lines_before(buffer[: int(rows.heads[0])])
    notes = [parsed.decoded.note] if parsed.decoded.note else []
    if parsed.quoted:
        notes.append(f"{parsed.quoted} lines look like headers, but are quoted ones")
    if bodies.unknown_marks:
        notes.append(f"{bodies.unknown_marks} marks of WhatsApp's are not known")
    if len(rows.heads) >= _ANDROID_LIMIT:
        partial = "WhatsApp leaves out the beginning of long chats"
    else:
        partial = "WhatsApp may leave out the beginning of a chat"
    return Health(
        recognized_by="lines begin with date, time and name",
        entries=len(rows.heads),
        not_understood=len(lost),
        places=tuple(
            NotUnderstood(where=f"line {line}", because="before the first message")
            for line in lost[:20]
        ),
        out_of_order=late,
        repaired={"line breaks of another system": 1} if rows.crlf else {},
        dates=parsed.dates,
        partial=partial,
        notes=tuple(notes),
    )


def _lines_before(lead: bytes) -> list[int]:
    """Return the numbers of lines with words before the first message."""
    marks = tuple(mark.encode() for mark in MARKS)
    lines = []
    for number, line in enumerate(lead.split(b"\n"), 1):
        bare = line.strip()
        for mark in marks:
            bare = bare.replace(mark, b"")
        if bare:
            lines.append(number)
    return lines


IMPORTER: Final = Importer(("whatsapp",), claim, read)
