"""Messages, skipped places and events, one by one → a conversation in columns.

An importer that meets entries one at a time yields ``Said``, ``Happened`` and
``Skipped`` and leaves the rest to ``Gather``: sorting (stable, by time), the
two people, replies, and the health report.
"""

from array import array
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from segue.chats.choices import EmptyChatError, GroupChatError
from segue.domain.conversation import (
    MINUTE,
    Conversation,
    Format,
    Health,
    NotUnderstood,
    Person,
    Texts,
)
from segue.domain.message import KIND_CODES, Event, EventKind, Kind


PLACES_SHOWN: Final = 20
"""How many places that were not understood a report names."""

SLOT: Final = 15 * MINUTE
"""Clocks change on quarter hours, so an offset holds for one at least."""

MOST_SENDERS: Final = 50
"""Senders over which it is a group beyond doubt, and the rest is not read."""

EARLIEST: Final = -62_000_000_000_000_000
LATEST: Final = 253_000_000_000_000_000
"""Microseconds since 1970 between which a calendar can show a moment."""

_EPOCH: Final = datetime(1970, 1, 1)  # noqa: DTZ001 - walls have no zone
_LONE_SURROGATE: Final = "surrogates were cut in half"


class Moment(Struct, frozen=True):
    """When, as an export tells it.

    Attributes:
        wall: Local time in microseconds since 1970-01-01T00:00.
        offset: Minutes ahead of UTC, or nothing.
    """

    wall: int
    offset: int | None = None


class Said(Struct, frozen=True, kw_only=True):
    """One message of an export.

    Attributes:
        when: Its time.
        sender: What the export identifies its sender by.
        text: As written.
        kind: What was sent.
        key: What replies name it by, or nothing.
        reply_to: The key of the message that it answers, or nothing.
        forwarded: The words are somebody else's.
        edited: It was changed after it was sent.
    """

    when: Moment
    sender: str
    text: str
    kind: Kind = "text"
    key: str = ""
    reply_to: str = ""
    forwarded: bool = False
    edited: bool = False


class Happened(Struct, frozen=True, kw_only=True):
    """One event of an export.

    Attributes:
        when: Its time.
        kind: What happened.
        sender: Who did it, or nothing.
        on: The key of the message that it belongs to, or nothing.
        seconds: How long it lasted, or nothing.
        mark: The emoji of a reaction.
    """

    when: Moment
    kind: EventKind
    sender: str = ""
    on: str = ""
    seconds: int | None = None
    mark: str = ""


class Skipped(Struct, frozen=True):
    """One place of an export that could not be read.

    Attributes:
        where: File and line or entry; no words of the conversation.
        reason: What was expected there.
    """

    where: str
    reason: str


class ZoneClock:
    """Moments since 1970 in UTC → walls in one zone."""

    def __init__(self, zone: ZoneInfo) -> None:
        """Keep the zone; offsets are looked up once for each quarter hour."""
        self._zone = zone
        self._offsets: dict[int, int] = {}

    def moment(self, instant: int) -> Moment:
        """Return the local time of a moment.

        Args:
            instant: Microseconds since 1970-01-01T00:00 UTC.

        Raises:
            OverflowError: The moment is outside of the years 2 to 9998.
        """
        slot = instant // SLOT
        offset = self._offsets.get(slot)
        if offset is None:
            offset = self._offset_at(slot * SLOT)
            self._offsets[slot] = offset
        return Moment(instant + offset * MINUTE, offset)

    def _offset_at(self, instant: int) -> int:
        if not EARLIEST <= instant <= LATEST:
            raise OverflowError
        at = (_EPOCH + timedelta(microseconds=instant)).replace(tzinfo=self._zone)
        offset = self._zone.fromutc(at).utcoffset()
        return round(offset.total_seconds() / 60) if offset else 0


def moment_of(at: datetime) -> Moment:
    """Turn a date and time, with or without an offset, into a moment."""
    offset = at.utcoffset()
    wall = (at.replace(tzinfo=None) - _EPOCH) // timedelta(microseconds=1)
    return Moment(wall, None if offset is None else round(offset.total_seconds() / 60))


class Gather:
    """Takes entries one by one and makes a conversation of them."""

    def __init__(
        self, name: str, format_: Format, *, newest_first: bool = False
    ) -> None:
        """Begin with nothing.

        Args:
            name: The export's name, for errors.
            format_: Whose export it is.
            newest_first: Entries come in that order, and equal times too.
        """
        self._newest_first = newest_first
        self._name = name
        self._format: Format = format_
        self._buffer = bytearray()
        self._walls, self._starts = array("q"), array("q")
        self._offsets, self._keys = array("h"), array("q")
        self._who, self._kinds = bytearray(), bytearray()
        self._senders: dict[str, int] = {}
        self._replies: dict[int, int] = {}
        self._forwarded: list[int] = []
        self._edited: list[int] = []
        self._happened: list[Happened] = []
        self._places: list[NotUnderstood] = []
        self._skipped = 0
        self._has_offsets: bool | None = None
        self.repaired: dict[str, int] = {}
        self.notes: list[str] = []

    def take_all(self, entries: Iterable[Said | Happened | Skipped]) -> None:
        """Take every entry of an importer."""
        for entry in entries:
            if isinstance(entry, Said):
                self.say(entry)
            elif isinstance(entry, Happened):
                self._happened.append(entry)
            else:
                self.skip(entry)

    def skip(self, entry: Skipped) -> None:
        """Note a place that could not be read."""
        self._skipped += 1
        if len(self._places) < PLACES_SHOWN:
            self._places.append(NotUnderstood(where=entry.where, because=entry.reason))

    def repair(self, what: str, count: int = 1) -> None:
        """Note a damage that was mended."""
        if count:
            self.repaired[what] = self.repaired.get(what, 0) + count

    def say(self, said: Said) -> None:
        """Take one message."""
        row = len(self._walls)
        who = self._senders.setdefault(said.sender, len(self._senders))
        if who > MOST_SENDERS:
            raise GroupChatError(self._name)
        self._walls.append(said.when.wall)
        offset = said.when.offset
        if self._has_offsets is None:
            self._has_offsets = offset is not None
        self._has_offsets = self._has_offsets and offset is not None
        self._offsets.append(offset or 0)
        self._who.append(who)
        self._kinds.append(KIND_CODES[said.kind])
        self._keys.append(hash(said.key))
        self._starts.append(len(self._buffer))
        self._buffer += self._encode(said.text)
        if said.reply_to:
            self._replies[row] = hash(said.reply_to)
        if said.forwarded:
            self._forwarded.append(row)
        if said.edited:
            self._edited.append(row)

    def _encode(self, text: str) -> bytes:
        try:
            return text.encode()
        except UnicodeEncodeError:
            self.repair(_LONE_SURROGATE)
            return text.encode(errors="replace")

    def finish(
        self,
        people: Mapping[str, Person] | None = None,
        *,
        me: str | None = None,
        me_because: str = "",
        title: str = "",
        timed: bool = True,
        health: Health | None = None,
    ) -> Conversation:
        """Sort, settle who is who, and return the conversation.

        Args:
            people: The person behind each identifier; also those who never
                wrote, where the export names both.
            me: The identifier of the person who handed it in, if known.
            me_because: What told that.
            title: The other one's name, where the export gives it.
            timed: The export tells when each was sent.
            health: What the importer knows about the export beside this.

        Raises:
            GroupChatError: More than two people wrote.
            EmptyChatError: Nobody wrote.
        """
        known = dict(people or {})
        senders = self._people(known, me)
        order, out_of_order = self._order()
        places = np.empty(len(order), np.int64)
        places[order] = np.arange(len(order))
        starts = np.frombuffer(self._starts, np.int64)
        ends = np.append(starts[1:], len(self._buffer))
        happened = self._events(senders, places)
        return Conversation(
            format=self._format,
            people=tuple(known.get(sender, Person(sender)) for sender in senders),
            me=senders.index(me) if me in senders else None,
            me_because=me_because if me in senders else "",
            title=title,
            walls=np.frombuffer(self._walls, np.int64)[order],
            timed=timed,
            offsets=self._offset_column(order),
            who=np.frombuffer(self._who, np.uint8)[order],
            kinds=np.frombuffer(self._kinds, np.uint8)[order],
            texts=Texts(self._buffer, starts[order], ends[order]),
            replies=self._reply_rows(places),
            forwarded=frozenset(int(places[row]) for row in self._forwarded),
            edited=frozenset(int(places[row]) for row in self._edited),
            events=happened,
            health=self._health(health or Health(), out_of_order),
        )

    def _people(self, known: Mapping[str, Person], me: str | None) -> list[str]:
        """Return both identifiers, those who wrote first."""
        if not self._walls:
            raise EmptyChatError(self._name)
        senders = list(self._senders)
        if len(senders) > 2:  # noqa: PLR2004 - two people
            raise GroupChatError(self._name, len(senders))
        silent = [one for one in (*known, me) if one and one not in senders]
        return [*senders, *dict.fromkeys(silent)][:2]

    def _order(self) -> tuple[NDArray[np.int64], int]:
        instants = np.frombuffer(self._walls, np.int64)
        if self._has_offsets:
            offsets = np.frombuffer(self._offsets, np.int16)
            instants = instants - offsets.astype(np.int64) * MINUTE
        rows = np.arange(len(instants))
        if self._newest_first:
            rows = rows[::-1]
            instants = instants[::-1]
        late = int(np.count_nonzero(instants[1:] < instants[:-1]))
        return (rows[np.argsort(instants, kind="stable")] if late else rows), late

    def _offset_column(self, order: NDArray[np.int64]) -> NDArray[np.int16] | None:
        if not self._has_offsets:
            return None
        return np.frombuffer(self._offsets, np.int16)[order]

    def _rows_of_keys(self, wanted: set[int]) -> dict[int, int]:
        if not wanted:
            return {}
        return {key: row for row, key in enumerate(self._keys) if key in wanted}

    def _reply_rows(self, places: NDArray[np.int64]) -> dict[int, int]:
        rows = self._rows_of_keys(set(self._replies.values()))
        return {
            int(places[row]): int(places[rows[key]])
            for row, key in self._replies.items()
            if key in rows
        }

    def _events(
        self, senders: list[str], places: NDArray[np.int64]
    ) -> tuple[Event, ...]:
        rows = self._rows_of_keys({hash(one.on) for one in self._happened if one.on})
        made = []
        for one in self._happened:
            row = rows.get(hash(one.on)) if one.on else None
            made.append(
                Event(
                    kind=one.kind,
                    wall=one.when.wall,
                    who=senders.index(one.sender) if one.sender in senders else None,
                    on=None if row is None else int(places[row]),
                    seconds=one.seconds,
                    mark=one.mark,
                )
            )
        return tuple(sorted(made, key=lambda event: event.wall))

    def _health(self, given: Health, out_of_order: int) -> Health:
        told = len(self._walls) + len(self._happened) + self._skipped
        return Health(
            recognized_by=given.recognized_by,
            entries=given.entries or told,
            not_understood=self._skipped,
            places=tuple(self._places),
            out_of_order=out_of_order,
            repaired={**given.repaired, **self.repaired},
            dates=given.dates,
            partial=given.partial,
            notes=(*given.notes, *self.notes),
        )
