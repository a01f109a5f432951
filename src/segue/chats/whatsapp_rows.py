"""Which headers of a WhatsApp export are headers, and what their bodies are.

People paste lines of other chats into a message, headers and all. Such a line
is told by its place in time and by a sender who is neither of the two; a line
without a sender is WhatsApp's own only where it is in order.
"""

import mmap
from typing import Final

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from segue.chats.choices import GroupChatError
from segue.chats.columns import Bytes, Places
from segue.chats.whatsapp_phrases import (
    EXACT,
    GROUP_SIGNS,
    LOCATION_WORDS,
    MARK,
    Reading,
    read_body,
)
from segue.chats.whatsapp_scan import NOBODY, Rows
from segue.domain.conversation import DAY
from segue.domain.message import KIND_CODES, TEXT, EventKind


FEW_SHARE: Final = 0.01
"""A third sender of so few messages is somebody who was quoted."""

FEW_FROM: Final = 100
"""… in a chat of at least so many messages."""

_LONGEST_PHRASE: Final = 255
_MARK: Final = MARK.encode()


class Bodies(Struct, frozen=True):
    """What the bodies of rows are.

    Attributes:
        kinds: Place in ``KINDS`` for each row.
        ends: Where the person's words end, in bytes.
        events: Rows that are no messages, with what happened and how long.
        edited: Rows that were changed after they were sent.
        mine: Senders who saw something that only the exporter sees.
        unknown_marks: Rows with a mark of WhatsApp's and no known phrase.
    """

    kinds: NDArray[np.uint8]
    ends: Places
    events: dict[int, tuple[EventKind, int | None]]
    edited: tuple[int, ...]
    mine: frozenset[int]
    unknown_marks: int


def true_headers(
    buffer: bytes | mmap.mmap, rows: Rows, walls: NDArray[np.int64], name: str
) -> NDArray[np.bool_]:
    """Say which rows are messages or lines of WhatsApp's, and not quoted.

    Args:
        buffer: The file.
        rows: What looks like a header.
        walls: When, in microseconds of local time; negative years never come.
        name: The file's name, for errors.

    Raises:
        GroupChatError: More than two people write.
    """
    sure = np.isin(rows.who, _the_two(rows, walls))
    kept = np.ones(len(walls), np.bool_)
    if not sure.all():
        before, after = _neighbors(walls, sure)
        strangers = ~sure & (rows.who >= 0)
        kept &= ~(strangers & ((walls < before - DAY) | (walls > after + DAY)))
        silent = np.flatnonzero(
            (rows.who == NOBODY) & ((walls < before) | (walls > after))
        )
        for row in silent:
            kept[row] = _is_own_line(_line(buffer, rows, int(row)))
    others = kept & ~sure & (rows.who >= 0)
    if others.any():
        few = others.sum() <= FEW_SHARE * len(walls) and len(walls) >= FEW_FROM
        if not few or _has_group_signs(buffer, rows, kept):
            people = 2 + len(np.unique(rows.who[others]))
            raise GroupChatError(name, people)
        kept &= ~others
    return kept


def _the_two(rows: Rows, walls: NDArray[np.int64]) -> list[int]:
    """Return the two who talk: the one who wrote most, and who fits in best."""
    counts = np.bincount(rows.who[rows.who >= 0], minlength=len(rows.names))
    if len(counts) <= 2:  # noqa: PLR2004 - nobody to choose from
        return list(range(len(counts)))
    most = int(np.argmax(counts))
    before, after = _neighbors(walls, rows.who == most)
    in_order = (walls >= before - DAY) & (walls <= after + DAY) & (rows.who >= 0)
    fitting = np.bincount(rows.who[in_order], minlength=len(counts))
    fitting[most] = -1
    return [most, int(np.argmax(fitting))]


def _neighbors(
    walls: NDArray[np.int64], sure: NDArray[np.bool_]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the time of the nearest sure row before and after each row."""
    places = np.arange(len(walls))
    last = np.maximum.accumulate(np.where(sure, places, -1))
    following = np.where(sure, places, len(walls))
    following = np.minimum.accumulate(following[::-1])[::-1]
    low, high = np.iinfo(np.int64).min // 2, np.iinfo(np.int64).max // 2
    before = np.where(last >= 0, walls[np.maximum(last, 0)], low)
    inside = following < len(walls)
    after = np.where(inside, walls[np.minimum(following, len(walls) - 1)], high)
    return before, after


def _line(buffer: bytes | mmap.mmap, rows: Rows, row: int) -> str:
    return buffer[int(rows.bodies[row]) : int(rows.firsts[row])].decode()


def _is_own_line(body: str) -> bool:
    """Say whether a line without a sender is surely WhatsApp's."""
    known = EXACT.get(body.encode()) or read_body(MARK + body.lstrip(MARK))
    return known is not None and known.event is not None


def _has_group_signs(
    buffer: bytes | mmap.mmap, rows: Rows, kept: NDArray[np.bool_]
) -> bool:
    silent = np.flatnonzero(kept & (rows.who == NOBODY))[:1000]
    return any(GROUP_SIGNS.search(_line(buffer, rows, int(row))) for row in silent)


def body_ends(buffer: bytes | mmap.mmap, heads: Places, *, crlf: bool) -> Places:
    """Return where each body ends: before the break before the next head."""
    data = np.frombuffer(buffer, np.uint8)
    ends = np.append(heads[1:], np.int32(len(data)))
    ends -= data.take(ends - 1, mode="clip") == ord("\n")
    if crlf:
        ends -= data.take(ends - 1, mode="clip") == ord("\r")
    return ends


def read_bodies(buffer: bytes | mmap.mmap, rows: Rows, ends: Places) -> Bodies:
    """Say what each body is; only those that look special are decoded.

    Args:
        buffer: The file.
        rows: Its messages and lines.
        ends: Where each body ends.
    """
    ends = np.maximum(ends, rows.bodies)
    kinds = np.full(len(ends), TEXT, np.uint8)
    events: dict[int, tuple[EventKind, int | None]] = {}
    cuts: dict[int, int] = {}
    mine: set[int] = set()
    unknown = 0
    for row in _special(buffer, rows, ends):
        body = buffer[int(rows.bodies[row]) : int(ends[row])]
        found = _reading(body) or Reading()
        if rows.who[row] == NOBODY:
            events[row] = (found.event or "system", found.seconds)
        elif found.event:
            events[row] = (found.event, found.seconds)
        elif found.kind:
            kinds[row] = KIND_CODES[found.kind]
            cuts |= {row: found.cut} if found.cut else {}
            mine |= {int(rows.who[row])} if found.mine else set()
        else:
            unknown += body.startswith(_MARK)
    ends[list(cuts)] -= np.array(list(cuts.values()), ends.dtype)
    return Bodies(kinds, ends, events, tuple(cuts), frozenset(mine), unknown)


def _reading(body: bytes) -> Reading | None:
    exact = EXACT.get(body)
    if exact is not None:
        return exact
    return read_body(body.decode())


def _special(buffer: bytes | mmap.mmap, rows: Rows, ends: Places) -> list[int]:
    """Return the rows whose body may be more than words."""
    data = np.frombuffer(buffer, np.uint8)
    lengths = np.minimum(ends - rows.bodies, _LONGEST_PHRASE)
    first = data.take(rows.bodies, mode="clip")
    found = _PHRASE_TABLE[first, lengths]
    found |= (rows.who == NOBODY) | (lengths == 0)
    for end in (rows.firsts, ends):
        found |= _ends_like_a_mark(data, end)
    marked = np.flatnonzero(first == _MARK[0])
    second = data.take(rows.bodies[marked] + 1, mode="clip") == _MARK[1]
    third = data.take(rows.bodies[marked] + 2, mode="clip") == _MARK[2]
    found[marked[second & third]] = True
    found |= _may_be_place(data, rows.bodies, first)
    return [int(row) for row in np.flatnonzero(found)]


def _ends_like_a_mark(data: Bytes, ends: Places) -> NDArray[np.bool_]:
    """Say which lines end in a bracket or colon that follows a word."""
    last = data.take(ends - 1, mode="clip")
    found: NDArray[np.bool_] = (last == ord(")")) | (last == ord(">"))
    found |= last == ord(":")
    rows = np.flatnonzero(found)
    before = data.take(ends[rows] - 2, mode="clip")
    found[rows] = (before >= ord("A")) | (before == ord("."))
    return found


def _may_be_place(data: Bytes, bodies: Places, first: Bytes) -> NDArray[np.bool_]:
    """Say which bodies begin like `location: https`, in some language."""
    found = np.zeros(len(bodies), np.bool_)
    rows = np.flatnonzero(_PLACE_LETTERS[first])
    at = bodies[rows]
    for length in {len(word.encode()) for word in LOCATION_WORDS}:
        colon = data.take(at + length, mode="clip") == ord(":")
        link = data.take(at + length + 2, mode="clip") == ord("h")
        found[rows[colon & link]] = True
    return found


_PLACE_LETTERS: Final = np.zeros(256, np.bool_)
for _word in LOCATION_WORDS:
    _PLACE_LETTERS[[_word.encode()[0], _word.upper().encode()[0]]] = True


def _phrase_table() -> NDArray[np.bool_]:
    """Return for each first byte and length whether a phrase has them."""
    table = np.zeros((256, _LONGEST_PHRASE + 1), np.bool_)
    for phrase in EXACT:
        if phrase:
            table[phrase[0], min(len(phrase), _LONGEST_PHRASE)] = True
    return table


_PHRASE_TABLE: Final = _phrase_table()
