"""The events of one case: sealed one to the other, and opened in order.

Each event's seal is bound to its case, its place and the tag of the one before
it; the head, sealed with the same key, says how many there are and how the
last one ends. So a row that is missing, changed, moved or put back is noticed
when the case is read.
"""

from collections.abc import Iterable, Iterator, Sequence
from struct import Struct as Layout
from typing import Final

import msgspec

from segue.domain.case_event import Event
from segue.journal.vault import (
    NO_TAG,
    BrokenSealError,
    JournalDamagedError,
    seal,
    tag_of,
    unseal,
)


_HEAD_LAYOUT: Final = Layout(">Q16s")
_PLACE: Final = Layout(">Q")
_ENCODER: Final = msgspec.json.Encoder()
_DECODER: Final = msgspec.json.Decoder(Event)


class Head(msgspec.Struct, frozen=True):
    """Where a chain ends.

    Attributes:
        count: How many events there are.
        tag: How the last one's seal ends.
    """

    count: int = 0
    tag: bytes = NO_TAG


def seal_head(key: bytes, case_id: bytes, head: Head) -> bytes:
    """Seal a chain's end."""
    return seal(key, _HEAD_LAYOUT.pack(head.count, head.tag), b"head 1" + case_id)


def open_head(key: bytes, case_id: bytes, sealed: bytes) -> Head:
    """Open a chain's end.

    Raises:
        JournalDamagedError: It is not what was sealed.
    """
    try:
        plain = unseal(key, sealed, b"head 1" + case_id)
    except BrokenSealError:
        raise JournalDamagedError("the end of a case's events") from None
    return Head(*_HEAD_LAYOUT.unpack(plain))


def extend(
    key: bytes, case_id: bytes, head: Head, events: Iterable[Event]
) -> Iterator[tuple[Head, bytes]]:
    """Seal further events; yield each with the end that the chain then has."""
    for event in events:
        place = head.count + 1
        about = _about(case_id, place, head.tag)
        sealed = seal(key, _ENCODER.encode(event), about)
        head = Head(place, tag_of(sealed))
        yield head, sealed


def open_chain(
    key: bytes, case_id: bytes, head: Head, rows: Sequence[tuple[int, bytes]]
) -> tuple[Event, ...]:
    """Open all events of a case.

    Args:
        key: The case's.
        case_id: The case's.
        head: Where the chain must end.
        rows: Place and sealed event, in order.

    Raises:
        JournalDamagedError: Anything is missing, changed, moved or put back.
    """
    events = []
    tag = NO_TAG
    for expected, (place, sealed) in enumerate(rows, 1):
        if place != expected:
            raise JournalDamagedError(f"event {expected} of a case is missing")
        try:
            plain = unseal(key, sealed, _about(case_id, place, tag))
            events.append(_DECODER.decode(plain))
        except (BrokenSealError, msgspec.DecodeError):
            raise JournalDamagedError(
                f"event {place} of a case is not what was written"
            ) from None
        tag = tag_of(sealed)
    if (len(rows), tag) != (head.count, head.tag):
        raise JournalDamagedError(
            f"a case has {len(rows)} events where {head.count} were written"
        )
    return tuple(events)


def _about(case_id: bytes, place: int, tag_before: bytes) -> bytes:
    return b"event 1" + case_id + _PLACE.pack(place) + tag_before
