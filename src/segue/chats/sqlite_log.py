"""An SQLite database and its write-ahead log → one whole database, in memory.

SQLite would write a third file beside the two to read them, and nothing is
written here. So the log's pages are laid over the database's as SQLite does
when it recovers: frame after frame as long as salt and checksum fit, up to the
last one that ends a transaction. Neither file is changed.
Source: https://www.sqlite.org/fileformat2.html#the_write_ahead_log
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray


_HEAD: Final = 100
_LOG_HEAD: Final = 32
_FRAME_HEAD: Final = 24
_ORDERS: Final = {0x377F0682: "<", 0x377F0683: ">"}
_MASK: Final = (1 << 32) - 1
_MODES: Final = slice(18, 20)
"""Where a database says that it has a log."""

_NO_LOG: Final = b"\x01\x01"
_SMALLEST_PAGE, _LARGEST_PAGE = 512, 65536

_Sums = tuple[int, int]


class _Frame(Struct, frozen=True):
    """A page in a log.

    Attributes:
        number: Of the page in the database, from 1.
        pages: How many the database has after it, where it ends a transaction;
            else 0.
        at: Where in the log the page begins.
    """

    number: int
    pages: int
    at: int


def stop_logging(database: bytearray) -> None:
    """Have a database ask for no log, which it cannot have in memory."""
    if len(database) >= _HEAD:
        database[_MODES] = _NO_LOG


def lay_over(database: bytearray, log: bytes) -> bool:
    """Lay the pages of a log over a database.

    Args:
        database: Its whole file; changed in place.
        log: The whole log.

    Returns:
        Whether the log held anything that counts.
    """
    size = _page_size(database)
    latest: dict[int, int] = {}
    pending: dict[int, int] = {}
    pages = 0
    for frame in _frames(log, size):
        pending[frame.number] = frame.at
        if frame.pages:
            latest |= pending
            pages = frame.pages
            pending.clear()
    if not latest or pages * size > len(database) + len(latest) * size:
        return False
    del database[pages * size :]
    database.extend(bytes(pages * size - len(database)))
    for number, at in latest.items():
        if 0 < number <= pages:
            database[(number - 1) * size : number * size] = log[at : at + size]
    return True


def _page_size(database: bytearray) -> int:
    size = int.from_bytes(database[16:18], "big")
    return _LARGEST_PAGE if size == 1 else size


def _frames(log: bytes, size: int) -> Iterator[_Frame]:
    """Yield the frames of the log's latest round, as far as they are sound."""
    order = _ORDERS.get(int.from_bytes(log[:4], "big"))
    is_a_size = size >= _SMALLEST_PAGE and not size & (size - 1)
    fits = is_a_size and size == int.from_bytes(log[8:12], "big")
    if order is None or not fits or len(log) < _LOG_HEAD:
        return
    sums = _summed((0, 0), log[:24], order)
    if sums != _written(log[24:_LOG_HEAD]):
        return
    for at in range(_LOG_HEAD, len(log) - _FRAME_HEAD - size + 1, _FRAME_HEAD + size):
        head, page = log[at : at + _FRAME_HEAD], at + _FRAME_HEAD
        sums = _summed(sums, head[:8], order)
        sums = _summed(sums, log[page : page + size], order)
        if head[8:16] != log[16:24] or sums != _written(head[16:]):
            return
        number, pages = _written(head[:8])
        yield _Frame(number, pages, page)


def _written(raw: bytes) -> _Sums:
    return int.from_bytes(raw[:4], "big"), int.from_bytes(raw[4:8], "big")


def _summed(sums: _Sums, data: bytes, order: str) -> _Sums:
    """Return a checksum that goes on over more data.

    SQLite adds word after word; both sums are linear in what came before and in
    every word, so that they come from one product each.
    """
    words = np.frombuffer(data, f"{order}u4").astype(np.uint32)
    (first, first_carried), (second, second_carried) = _weights(len(words))
    return (
        _product(first, words) + _carried(first_carried, sums) & _MASK,
        _product(second, words) + _carried(second_carried, sums) & _MASK,
    )


def _product(weights: NDArray[np.uint32], words: NDArray[np.uint32]) -> int:
    return int((weights * words).sum(dtype=np.uint32))


def _carried(weights: _Sums, sums: _Sums) -> int:
    return weights[0] * sums[0] + weights[1] * sums[1]


@lru_cache(maxsize=8)
def _weights(
    words: int,
) -> tuple[tuple[NDArray[np.uint32], _Sums], tuple[NDArray[np.uint32], _Sums]]:
    """Return how much each word, and each earlier sum, adds to the two sums.

    Of every two words x, y the sums become a + b + x, then b + that + y.
    """
    return _weights_from((1, 0), words), _weights_from((0, 1), words)


def _weights_from(last: _Sums, words: int) -> tuple[NDArray[np.uint32], _Sums]:
    one, other = last
    weights = np.zeros(words, np.uint32)
    for place in range(words - 2, -1, -2):
        weights[place], weights[place + 1] = (one + other) & _MASK, other
        one, other = (one + other) & _MASK, (one + 2 * other) & _MASK
    return weights, (one, other)
