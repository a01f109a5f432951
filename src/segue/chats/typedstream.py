"""The words in an `attributedBody`: Apple's typed stream, just as far as that.

Since macOS Ventura the column `text` is often empty and the words stand in a
serialized string. They follow the first `NSString` and a `+`, with their length
before them: one byte, or 0x81 and two, or 0x82 and four, the lowest first. A
fixed offset would cut words of 128 bytes or more.
"""

from typing import Final


_CLASS: Final = b"NSString"
_MARK: Final = b"+"
_SIZES: Final = {0x81: 2, 0x82: 4}
_PLAIN: Final = 0x80
_TAIL: Final = b"\x86\x84"


def words_of(blob: bytes) -> str | None:
    """Return the words, or nothing where there are none.

    Args:
        blob: The column's bytes.
    """
    start = blob.find(_CLASS)
    mark = blob.find(_MARK, start + len(_CLASS)) if start >= 0 else -1
    if mark < 0 or mark + 1 >= len(blob):
        return None
    first, place = blob[mark + 1], mark + 2
    if first < _PLAIN:
        size = first
    elif first in _SIZES:
        size = int.from_bytes(blob[place : place + _SIZES[first]], "little")
        place += _SIZES[first]
    else:
        return None
    raw = blob[place : place + size]
    if len(raw) < size:
        raw = raw.partition(_TAIL)[0]
    return raw.decode("utf-8", "replace")
