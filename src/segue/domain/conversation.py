"""A whole conversation of two people, in columns.

A million messages are a handful of arrays: when, who, what kind, and where the
words stand in one buffer of UTF-8, which may be a memory map of the export
itself. Words are decoded when somebody reads them, and not before.

Times are walls: microseconds of local time since 1970-01-01T00:00, as a clock
on the wall of the writer shows them. Where the export tells the offset from
UTC, ``offsets`` holds it in minutes, and two times are compared by
``instants``; where it does not, walls are all there is.
"""

import mmap
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from typing import Final, Literal

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from segue.domain.message import KINDS, Event, Message


Format = Literal[
    "whatsapp",
    "telegram",
    "instagram",
    "messenger",
    "messenger_e2ee",
    "discord",
    "signal",
    "signal_export",
    "imessage",
    "sms",
    "snapchat",
    "google_chat",
    "line",
    "email",
    "plain",
]
DateOrder = Literal["dmy", "mdy", "ymd"]

MINUTE: Final = 60_000_000
"""Microseconds in a minute."""

DAY: Final = 1440 * MINUTE
"""Microseconds in a day."""

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)

Buffer = bytes | bytearray | mmap.mmap
Places = NDArray[np.int64] | NDArray[np.int32]
"""Places in a buffer, in bytes."""


class Texts(Struct, frozen=True):
    """The words of all messages: slices of one buffer of UTF-8.

    Attributes:
        buffer: The bytes; valid UTF-8 within every slice.
        starts: Where each message's words begin, in bytes.
        ends: Where they end.
        crlf: The file's lines ended in CR LF, which stands for LF.
    """

    buffer: Buffer
    starts: Places
    ends: Places
    crlf: bool = False

    def __len__(self) -> int:
        """Return how many messages there are."""
        return len(self.starts)

    def text(self, index: int) -> str:
        """Decode the words of one message."""
        raw = bytes(self.buffer[int(self.starts[index]) : int(self.ends[index])])
        text = raw.decode()
        return text.replace("\r\n", "\n") if self.crlf else text


class Person(Struct, frozen=True):
    """One of the two.

    Attributes:
        name: As the export shows it.
        also: Other names of the same person: a number, a handle, an address.
    """

    name: str
    also: tuple[str, ...] = ()

    def is_called(self, name: str) -> bool:
        """Say whether a name means this person, in whatever case."""
        wanted = name.strip().casefold()
        return any(wanted == own.strip().casefold() for own in (self.name, *self.also))


class Hypothesis(Struct, frozen=True, kw_only=True):
    """One way to read the dates of an export.

    Attributes:
        order: Day, month and year in this order.
        first: ISO date of the first message under it.
        last: Likewise of the last one.
        jumps_back: How often time would run backwards by more than a day.
    """

    order: DateOrder
    first: str
    last: str
    jumps_back: int


class Dates(Struct, frozen=True, kw_only=True):
    """How the order of day and month was settled.

    Attributes:
        order: The one that was taken.
        because: What settled it.
        hypotheses: Those that the dates themselves allow.
    """

    order: DateOrder
    because: str
    hypotheses: tuple[Hypothesis, ...] = ()


class NotUnderstood(Struct, frozen=True, kw_only=True):
    """One place of an export that could not be read.

    Attributes:
        where: File and line or entry; no words of the conversation.
        because: What was expected there.
    """

    where: str
    because: str


class Health(Struct, frozen=True, kw_only=True):
    """How well an export was understood.

    Attributes:
        recognized_by: What told the format.
        entries: Lines with a time, or entries, that the export holds.
        not_understood: How many of them could not be read.
        places: The first of those.
        out_of_order: Messages that stood before an earlier one.
        repaired: Kinds of damage that were mended, with how often.
        dates: How day and month were told apart, where that was in question.
        partial: Why the export holds only part of what was said, or nothing.
        notes: What else there is to know, one sentence each.
    """

    recognized_by: str = ""
    entries: int = 0
    not_understood: int = 0
    places: tuple[NotUnderstood, ...] = ()
    out_of_order: int = 0
    repaired: Mapping[str, int] = {}
    dates: Dates | None = None
    partial: str = ""
    notes: tuple[str, ...] = ()


class Conversation(Struct, frozen=True, kw_only=True):
    """What two people wrote to each other, earliest first.

    Attributes:
        format: Whose export it was.
        people: The two (or one, where the other never wrote).
        me: Place of the person who handed it in, where the export tells.
        me_because: What told that.
        title: The other one's name, where the export gives it.
        walls: When, as local time; see the module.
        timed: The export tells when; otherwise ``walls`` mean nothing.
        offsets: Minutes ahead of UTC, or nothing where the export is silent.
        who: Place in ``people``.
        kinds: Place in ``segue.domain.message.KINDS``.
        texts: The words.
        replies: From a message to the one that it answers.
        forwarded: Messages whose words are somebody else's.
        edited: Messages that were changed after they were sent.
        events: Calls, reactions and lines of the service, by time.
        health: How well it was understood.
    """

    format: Format
    people: tuple[Person, ...]
    me: int | None = None
    me_because: str = ""
    title: str = ""
    walls: NDArray[np.int64]
    timed: bool = True
    offsets: NDArray[np.int16] | None
    who: NDArray[np.uint8]
    kinds: NDArray[np.uint8]
    texts: Texts
    replies: Mapping[int, int] = {}
    forwarded: frozenset[int] = frozenset()
    edited: frozenset[int] = frozenset()
    events: tuple[Event, ...] = ()
    health: Health = Health()

    def __len__(self) -> int:
        """Return how many messages there are."""
        return len(self.walls)

    @property
    def instants(self) -> NDArray[np.int64]:
        """Microseconds that may be compared: UTC if known, else the wall."""
        if self.offsets is None:
            return self.walls
        return self.walls - self.offsets.astype(np.int64) * MINUTE

    def text(self, index: int) -> str:
        """Return the words of one message."""
        return self.texts.text(index)

    def sender(self, index: int) -> str:
        """Return the name of who sent one message."""
        return self.people[int(self.who[index])].name

    def at(self, index: int) -> str | None:
        """Return when a message was sent, as the contract writes it.

        Returns:
            ISO 8601, or nothing where the export does not tell.
        """
        if not self.timed:
            return None
        offset = None if self.offsets is None else int(self.offsets[index])
        return iso_of(int(self.walls[index]), offset)

    def message(self, index: int) -> Message:
        """Return one message as a value of its own."""
        return Message(
            index=index,
            at=self.at(index),
            sender=self.sender(index),
            text=self.text(index),
            kind=KINDS[self.kinds[index]],
            reply_to=self.replies.get(index),
        )

    def messages(self) -> Iterator[Message]:
        """Yield every message, earliest first."""
        return map(self.message, range(len(self)))

    def counts(self) -> tuple[int, ...]:
        """Return how many messages each of the people sent."""
        counted = np.bincount(self.who, minlength=len(self.people))
        return tuple(int(count) for count in counted)

    def place_of(self, name: str) -> int | None:
        """Return the place of the person of that name, if there is one."""
        for place, person in enumerate(self.people):
            if person.is_called(name):
                return place
        return None


def iso_of(wall: int, offset: int | None) -> str:
    """Write a local time as ISO 8601, to the second unless it is finer.

    Args:
        wall: Microseconds since 1970-01-01T00:00, local.
        offset: Minutes ahead of UTC, or nothing.
    """
    minute, rest = divmod(wall, MINUTE)
    seconds, micro = divmod(rest, 1_000_000)
    if micro == 0:
        fine = ""
    elif micro % 1000 == 0:
        fine = f".{micro // 1000:03}"
    else:
        fine = f".{micro:06}"
    return f"{_minute_text(minute)}:{seconds:02}{fine}{_offset_text(offset)}"


@lru_cache(maxsize=4096)
def _minute_text(minute: int) -> str:
    return (_EPOCH + timedelta(minutes=minute)).isoformat(timespec="minutes")[:16]


@lru_cache(maxsize=256)
def _offset_text(offset: int | None) -> str:
    if offset is None:
        return ""
    shown = datetime(2000, 1, 1, tzinfo=timezone(timedelta(minutes=offset)))
    return shown.isoformat()[-6:]
