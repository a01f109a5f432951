"""The bytes of a text file → UTF-8, and what had to be assumed for it.

Files are UTF-8, with or without a byte order mark. Some have been through a
program that made UTF-16 of them, which says so by its mark. What is neither is
read as Windows-1252, never silently: the health report says so.
"""

import codecs
import mmap
from typing import Final

from msgspec import Struct

from segue.chats.archive import HEAD_BYTES, Member


WINDOWS: Final = "read as Windows-1252, for it is no UTF-8"
UTF_16: Final = "read as UTF-16"

_CHUNK: Final = 1 << 16
_UTF_16_MARKS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Decoded(Struct, frozen=True):
    """A whole text file.

    Attributes:
        buffer: Valid UTF-8; the file itself where it was that.
        note: What had to be assumed, or nothing.
        has_stray_marks: Byte order marks stand in it, not only before it.
    """

    buffer: bytes | mmap.mmap
    note: str = ""
    has_stray_marks: bool = False


def decode_whole(member: Member) -> Decoded:
    """Return a text file as valid UTF-8.

    Raises:
        ExportFileError: It is too large, or damaged.
    """
    raw = member.whole()
    if raw[:2] in _UTF_16_MARKS:
        return Decoded(
            raw[:].decode("utf-16", "replace").encode(), UTF_16, has_stray_marks=True
        )
    try:
        return Decoded(raw, has_stray_marks=_check_utf8(raw))
    except UnicodeDecodeError:
        text = raw[:].decode("cp1252", "replace")
        return Decoded(text.encode(), WINDOWS)


def decode_head(member: Member, size: int = HEAD_BYTES) -> str:
    """Return the first characters of a text file, however it is written."""
    raw = member.head(size)
    if raw[:2] in _UTF_16_MARKS:
        return raw[: len(raw) & ~1].decode("utf-16", "replace")
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    try:
        return decoder.decode(raw)
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def let_go(buffer: bytes | mmap.mmap, start: int, end: int) -> None:
    """Let the system take back the memory of a part of a map, where it can.

    What is read there again comes from the file again.
    """
    if isinstance(buffer, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
        page = -(-start // mmap.PAGESIZE) * mmap.PAGESIZE
        if end > page:
            buffer.madvise(mmap.MADV_DONTNEED, page, end - page)


def _check_utf8(raw: bytes | mmap.mmap) -> bool:
    """Check that all of it is UTF-8; return whether marks stand inside it.

    Raises:
        UnicodeDecodeError: It is none.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    marked = False
    for start in range(0, len(raw), _CHUNK):
        chunk = raw[start : start + _CHUNK]
        let_go(raw, start, start + len(chunk))
        if chunk.isascii() and not decoder.getstate()[0]:
            continue
        text = decoder.decode(chunk)
        marked = marked or text.find("\ufeff", 0 if start else 1) >= 0
    decoder.decode(b"", final=True)
    return marked
