"""A few pieces of text → the messages that hold one, of a million in a moment.

The bytes are looked at two at a time: a table of 65,536 entries says for every
pair whether it is the rarest pair of one of the pieces, in either case. Only
where it is, the rest of that piece is compared. That takes one pass over the
buffer, however many pieces there are.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from typing import Final

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from segue.domain.conversation import Texts


CHUNK: Final = 1 << 22
"""Bytes that are looked at in one go; an even number."""

_SAMPLE: Final = 1 << 20
_PAIRS: Final = 1 << 16
_CASE: Final = 0x20
"""What makes a small letter of a capital one, in ASCII."""

Bytes = NDArray[np.uint8]
Rows = NDArray[np.int64]


class Piece(Struct, frozen=True):
    """One piece of text, in small letters, and where its rarest pair stands.

    Attributes:
        text: The piece.
        at: Place of the pair in it.
        pairs: The pair in every case, as two bytes in the machine's order.
    """

    text: bytes
    at: int
    pairs: tuple[int, ...]


def rows_with(texts: Texts, pieces: Sequence[str]) -> list[int]:
    """Return the messages that hold any of some pieces, in whatever case.

    Args:
        texts: The words of all messages.
        pieces: In small letters of ASCII, at least two each.
    """
    order = _by_place(texts.starts)
    starts = texts.starts if order is None else texts.starts[order]
    ends = texts.ends if order is None else texts.ends[order]
    places = _places(texts, pieces)
    if not len(places) or not len(starts):
        return []
    rows = np.searchsorted(starts, places, side="right") - 1
    rows = np.unique(rows[(rows >= 0) & (places < ends[rows])])
    found: list[int] = np.sort(rows if order is None else order[rows]).tolist()
    return found


def _by_place(starts: NDArray[np.int64] | NDArray[np.int32]) -> Rows | None:
    """Return the order of messages in the buffer, where it is not their own."""
    if bool((starts[1:] >= starts[:-1]).all()):
        return None
    return np.argsort(starts, kind="stable")


def _places(texts: Texts, pieces: Sequence[str]) -> Rows:
    """Return every place where a piece begins."""
    size = len(texts.buffer)
    if size <= 1:
        return np.empty(0, np.int64)
    data = np.frombuffer(texts.buffer, np.uint8)
    prepared = [_prepare(piece, _count_pairs(data)) for piece in pieces]
    wanted = np.zeros(_PAIRS, np.bool_)
    wanted[[pair for piece in prepared for pair in piece.pairs]] = True
    found = [
        begin
        for first in range(0, size, CHUNK)
        for begin in _in_chunk(data, first, wanted, prepared)
    ]
    return np.unique(np.concatenate(found)) if found else np.empty(0, np.int64)


def _count_pairs(data: Bytes) -> Rows:
    sample = data[: min(_SAMPLE, len(data)) // 2 * 2]
    return np.bincount(sample.view(np.uint16), minlength=_PAIRS)


def _prepare(piece: str, counts: Rows) -> Piece:
    text = piece.encode()
    options = [_either_case(pair) for pair in pairwise(text)]
    sums = [int(counts[list(pairs)].sum()) for pairs in options]
    at = sums.index(min(sums))
    return Piece(text, at, options[at])


def _either_case(pair: tuple[int, int]) -> tuple[int, ...]:
    """Return a pair of bytes in every case, as numbers of two bytes."""
    cases = [{byte, byte ^ _CASE} if chr(byte).isalpha() else {byte} for byte in pair]
    return tuple(
        int(np.array(both, np.uint8).view(np.uint16)[0]) for both in product(*cases)
    )


def _in_chunk(
    data: Bytes, first: int, wanted: NDArray[np.bool_], pieces: Sequence[Piece]
) -> Iterator[Rows]:
    """Yield the places of pieces whose rarest pair begins in a chunk."""
    for odd in (0, 1):
        part = data[first + odd : first + odd + CHUNK]
        pairs = part[: len(part) // 2 * 2].view(np.uint16)
        hits = np.flatnonzero(wanted[pairs])
        seen, at = pairs[hits], first + odd + 2 * hits
        for piece in pieces:
            own = at[np.isin(seen, piece.pairs)] - piece.at
            if len(own):
                yield _confirmed(data, own, piece.text)


def _confirmed(data: Bytes, begins: Rows, text: bytes) -> Rows:
    """Return those places where the whole piece stands."""
    begins = begins[(begins >= 0) & (begins <= len(data) - len(text))]
    for ahead, byte in enumerate(text):
        seen = data[begins + ahead]
        if chr(byte).isalpha():
            seen = seen | np.uint8(_CASE)
        begins = begins[seen == byte]
        if not len(begins):
            break
    return begins
