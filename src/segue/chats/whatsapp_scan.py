"""A WhatsApp export's bytes → one row for each header, in columns.

The file is gone through in pieces of some megabytes, each cut after a line. In
each, the beginning of every line is found at once, the headers are read at
once (``whatsapp_header``), and the senders that are known already are found at
once; only a line with a new sender, or with none, is looked at by itself.
"""

import mmap
import re
from typing import Final

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from segue.chats.columns import Bytes, Cursor, Flags, Places
from segue.chats.dates import Numbers
from segue.chats.decode import let_go
from segue.chats.whatsapp_header import MARK_BYTES, Form, HeaderColumns, read_headers


PIECE: Final = 4 << 20
"""Bytes that are gone through at once, or more where a line is longer."""

NOBODY: Final = -1
"""Stands for the sender of a line that has none."""

MOST_NAMES: Final = 64
"""Senders after which no more are learned: it is a group beyond doubt."""

_NEWLINE, _RETURN, _SPACE, _DOT = b"\n"[0], b"\r"[0], b" "[0], b"."[0]
_NAME: Final = re.compile(rb"([^:\r\n]{1,160}):(?= |\r?\n|\.\r?\n|\.?\Z)")
_KOREAN_NAME: Final = re.compile(rb"([^:\r\n]{1,160}) :(?= |\r?\n|\Z)")
_LONGEST_NAME: Final = 168


class Rows(Struct, frozen=True):
    """One row for each header of a file.

    Attributes:
        heads: Where the line with the header begins, in bytes.
        bodies: Where what was written begins.
        firsts: Where the first line of it ends.
        who: Place in ``names``, or ``NOBODY``.
        date: Three columns of numbers, as they stand.
        seconds: Seconds since midnight.
        names: Senders, in the order in which they first wrote.
        lines: How many lines the file has.
        crlf: Lines end in CR LF.
    """

    heads: Places
    bodies: Places
    firsts: Places
    who: NDArray[np.int16]
    date: tuple[Numbers, Numbers, Numbers]
    seconds: Numbers
    names: tuple[bytes, ...]
    lines: int
    crlf: bool


class _Piece(Struct, frozen=True):
    """The rows of one piece of the file, counted from its own beginning."""

    heads: Places
    bodies: Places
    firsts: Places
    who: NDArray[np.int16]
    date: tuple[Numbers, Numbers, Numbers]
    seconds: Numbers
    lines: int


class _Names:
    """The senders that are known so far."""

    def __init__(self, *, korean: bool) -> None:
        self.known: list[bytes] = []
        self._pattern = _KOREAN_NAME if korean else _NAME
        self._colon = b" :" if korean else b":"

    def find(self, data: Bytes, at: Places) -> tuple[NDArray[np.int16], Places]:
        """Return sender and beginning of the body of each row."""
        cursor = Cursor(data, at)
        cursor.skip(MARK_BYTES)
        start = cursor.at
        who = np.full(len(start), NOBODY, np.int16)
        bodies = start.copy()
        open_ = np.ones(len(start), np.bool_)
        for place, name in enumerate(self.known):
            self._settle(data, start, (place, name), (who, bodies, open_))
        for row in np.flatnonzero(open_):
            if not open_[row]:
                continue
            found = self._name_at(data, int(start[row]))
            if found is None:
                open_[row] = False
                continue
            place = self._learn(found)
            self._settle(data, start, (place, found), (who, bodies, open_))
        return who, bodies

    def _learn(self, name: bytes) -> int:
        if name in self.known:
            return self.known.index(name)
        if len(self.known) >= MOST_NAMES:
            return MOST_NAMES - 1
        self.known.append(name)
        return len(self.known) - 1

    def _name_at(self, data: Bytes, start: int) -> bytes | None:
        found = self._pattern.match(data[start : start + _LONGEST_NAME].tobytes())
        return found[1] if found else None

    def _settle(
        self,
        data: Bytes,
        start: Places,
        named: tuple[int, bytes],
        columns: tuple[NDArray[np.int16], Places, Flags],
    ) -> None:
        """Give a sender the open rows that begin with the name."""
        place, name = named
        who, bodies, open_ = columns
        rows = np.flatnonzero(open_)
        cursor = Cursor(data, start[rows])
        cursor.literal(name + self._colon)
        after = cursor.peek()
        at_end = cursor.at >= len(data)
        spaced = (after == _SPACE) & ~at_end
        dotted = (after == _DOT) & self._line_ends(cursor, len(data))
        fits = spaced | dotted | (after == _NEWLINE) | (after == _RETURN)
        fits = cursor.fits & (fits | at_end)
        found = rows[fits]
        who[found] = place
        bodies[found] = (cursor.at + (spaced | dotted))[fits]
        open_[found] = False

    def _line_ends(self, cursor: Cursor, size: int) -> Flags:
        """Say whether a line ends one byte on, as after a vanished message."""
        after = cursor.peek(1)
        ends: Flags = (after == _NEWLINE) | (after == _RETURN)
        ends |= cursor.at + 1 >= size
        return ends


def scan(
    buffer: bytes | mmap.mmap, forms: tuple[Form, ...], *, stray_marks: bool = False
) -> Rows:
    """Find the header of every message of a file.

    Args:
        buffer: Valid UTF-8.
        forms: The forms that its headers have, the most common one first.
        stray_marks: Byte order marks may stand anywhere in a header.
    """
    whole = np.frombuffer(buffer, np.uint8)
    names = _Names(korean=forms[0].korean)
    pieces: list[_Piece] = []
    start = 0
    while start < len(whole):
        end = _cut(buffer, start, len(whole))
        piece = _scan_piece(whole[start:end], forms, names, stray=stray_marks)
        for column in (piece.heads, piece.bodies, piece.firsts):
            np.add(column, np.int32(start), out=column)
        pieces.append(piece)
        let_go(buffer, start, end)
        start = end
    joined = _join(pieces)
    first, second, third = joined.date
    return Rows(
        heads=joined.heads,
        bodies=joined.bodies,
        firsts=joined.firsts,
        who=joined.who,
        date=(first, second, third),
        seconds=joined.seconds,
        names=tuple(names.known),
        lines=joined.lines,
        crlf=_has_crlf(buffer),
    )


def _join(pieces: list[_Piece]) -> _Piece:
    """Put the pieces together, forgetting each column's parts as it goes."""
    if not pieces:
        none = np.zeros(0, np.int32)
        return _Piece(none, none, none, none.astype(np.int16), (none,) * 3, none, 0)
    lines = sum(piece.lines for piece in pieces)
    columns = [
        [piece.heads, piece.bodies, piece.firsts, *piece.date, piece.seconds, piece.who]
        for piece in pieces
    ]
    pieces.clear()
    joined = [
        np.concatenate([column.pop(0) for column in columns])
        for _ in range(len(columns[0]))
    ]
    heads, bodies, firsts, first, second, third, seconds, who = joined
    return _Piece(heads, bodies, firsts, who, (first, second, third), seconds, lines)


def _has_crlf(buffer: bytes | mmap.mmap) -> bool:
    end = buffer.find(b"\n")
    return end > 0 and buffer[end - 1] == _RETURN


def _cut(buffer: bytes | mmap.mmap, start: int, size: int) -> int:
    """Return the end of the piece that begins somewhere, after a line."""
    if start + PIECE >= size:
        return size
    end = buffer.rfind(b"\n", start, start + PIECE)
    if end < 0:
        end = buffer.find(b"\n", start + PIECE)
    return size if end < 0 else end + 1


def _scan_piece(
    data: Bytes, forms: tuple[Form, ...], names: _Names, *, stray: bool
) -> _Piece:
    ends = np.flatnonzero(data == _NEWLINE).astype(np.int32)
    starts = np.concatenate([np.zeros(1, np.int32), ends + np.int32(1)])
    if len(ends) and ends[-1] == len(data) - 1:
        starts = starts[:-1]
    else:
        ends = np.append(ends, np.int32(len(data)))
    found = read_headers(data, starts, forms[0], stray_marks=stray)
    for form in forms[1:]:
        found = _with_more(data, starts, found, form)
    who, bodies = names.find(data, found.ends)
    lasts = ends[found.lines]
    lasts = lasts - (data.take(lasts - 1, mode="clip") == _RETURN)
    return _Piece(
        starts[found.lines],
        bodies,
        np.maximum(lasts.astype(np.int32), bodies),
        who,
        found.date,
        found.seconds,
        len(starts),
    )


def _with_more(
    data: Bytes, starts: Places, found: HeaderColumns, form: Form
) -> HeaderColumns:
    """Add the headers that only another form fits, in the order of lines."""
    rest = np.setdiff1d(np.arange(len(starts), dtype=np.int32), found.lines)
    more = read_headers(data, starts[rest], form)
    lines = np.concatenate([found.lines, rest[more.lines]])
    order = np.argsort(lines, kind="stable")
    first, second, third = (
        np.concatenate([old, new])[order]
        for old, new in zip(found.date, more.date, strict=True)
    )
    return HeaderColumns(
        lines[order],
        np.concatenate([found.ends, more.ends])[order],
        (first, second, third),
        np.concatenate([found.seconds, more.seconds])[order],
    )
