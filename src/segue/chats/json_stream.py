r"""JSON of any size, entry by entry, within bounds and with repairs.

The bytes pass a guard before the parser sees them. It measures nesting and the
size of one entry, for a parser that builds what it reads would swell with
either; and it mends what services write though JSON does not allow it:
Telegram's `\xNN` for control characters, and halves of surrogate pairs.
"""

import re
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

import ijson  # type: ignore[import-untyped] # it has no types of its own
import numpy as np

from segue.chats.archive import Member
from segue.errors import InputError


MAX_NESTING: Final = 64
"""Levels over which JSON is refused; exports have about ten."""

MAX_ENTRY_BYTES: Final = 2 << 20
"""Size of one entry over which it is refused."""

_CHUNK: Final = 1 << 16
_HELD: Final = 12
_STRING: Final = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)
_NO_BRACKET: Final = bytes(set(range(256)) - set(b"[]{}"))
_LEVELS: Final = np.zeros(256, np.int32)
_LEVELS[list(b"[{")] = 1
_LEVELS[list(b"]}")] = -1
_FIRST_HALF: Final = re.compile(rb"\\u[dD][89abAB][0-9a-fA-F]{2}")
_ESCAPE: Final = re.compile(
    rb"\\(?:x(?P<control>[0-9a-fA-F]{2})"
    rb"|u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    rb"|(?P<half>u[dD][89a-fA-F][0-9a-fA-F]{2})|[^x])",
    re.DOTALL,
)


class DamagedJsonError(InputError):
    """A file is no JSON, or was cut off."""

    def __init__(self, name: str) -> None:
        """Name the file."""
        says = f"{name}: damaged or cut off"
        super().__init__(says, "export or download it again")


class NestedJsonError(InputError):
    """A file is nested deeper, or has larger entries, than services write."""

    def __init__(self, name: str) -> None:
        """Name the file."""
        says = f"{name}: nested deeper or larger than any chat export"
        super().__init__(says, "export the chat again")


class Guard:
    """Bytes on their way to the parser."""

    def __init__(self, name: str, stream: BinaryIO, level: int) -> None:
        """Guard a stream.

        Args:
            name: The file's name, for errors.
            stream: Its bytes.
            level: How many brackets are open around each entry.
        """
        self._name, self._stream, self._level = name, stream, level
        self._held = b""
        self._depth = self._inside = 0
        self._in_string = self._begun = False
        self.mended = 0

    def read(self, size: int = _CHUNK) -> bytes:
        """Return more bytes, or none at the end."""
        if size == 0:
            return b""
        while True:
            raw = self._stream.read(max(size, _CHUNK))
            chunk = self._held + raw
            self._held = b""
            if not self._begun and chunk:
                self._begun = True
                chunk = chunk.removeprefix(b"\xef\xbb\xbf")
            if raw:
                chunk = self._hold_back(chunk)
            if chunk or not raw:
                break
        mended = self._mend(chunk)
        self._measure(mended)
        return mended

    def _hold_back(self, chunk: bytes) -> bytes:
        """Keep an escape that may go on in the next chunk."""
        place = chunk.find(b"\\", max(len(chunk) - _HELD, 0))
        if place < 0:
            return chunk
        if _FIRST_HALF.fullmatch(chunk[max(place - 6, 0) : place]):
            place -= 6
        kept = chunk[:place].rstrip(b"\\")
        self._held = chunk[len(kept) :]
        if len(self._held) > _CHUNK:
            raise NestedJsonError(self._name)
        return kept

    def _mend(self, chunk: bytes) -> bytes:
        if b"\\x" not in chunk and b"\\ud" not in chunk and b"\\uD" not in chunk:
            return chunk
        return _ESCAPE.sub(self._mended, chunk)

    def _mended(self, match: re.Match[bytes]) -> bytes:
        if match["control"] is not None:
            self.mended += 1
            return b"\\u00" + match["control"]
        if match["half"] is not None:
            self.mended += 1
            return b"\\ufffd"
        return match[0]

    def _measure(self, chunk: bytes) -> None:
        opened = b'"' + chunk if self._in_string else chunk
        bare = _STRING.sub(b"", opened)
        cut = bare.find(b'"')
        self._in_string = cut >= 0
        brackets = (bare[:cut] if cut >= 0 else bare).translate(None, _NO_BRACKET)
        levels = self._depth + np.cumsum(
            _LEVELS[np.frombuffer(brackets, np.uint8)], dtype=np.int64
        )
        if len(levels):
            if levels.max() > MAX_NESTING:
                raise NestedJsonError(self._name)
            self._depth = int(levels[-1])
        outside = min(self._depth, int(levels.min()) if len(levels) else self._depth)
        self._inside = 0 if outside <= self._level else self._inside + len(chunk)
        if self._in_string and not len(levels):
            self._inside = max(self._inside, 1) + len(chunk)
        if self._inside > MAX_ENTRY_BYTES:
            raise NestedJsonError(self._name)


def entries(
    member: Member, prefix: str, repaired: dict[str, int] | None = None
) -> Iterator[Any]:
    """Yield the entries of one list of a JSON file.

    Args:
        member: The file.
        prefix: Where they are, as ijson writes it: `messages.item`.
        repaired: Filled with what was mended.

    Raises:
        InputError: The file is damaged, or larger than it may be.
    """
    with member.open() as stream:
        guard = Guard(member.name, stream, max(prefix.count(".") + 1, 2))
        yield from _told(member.name, ijson.items(guard, prefix, use_float=True))
    if guard.mended and repaired is not None:
        what = "escapes that JSON does not allow"
        repaired[what] = repaired.get(what, 0) + guard.mended


def pairs(member: Member, prefix: str) -> Iterator[tuple[str, Any]]:
    """Yield key and value of one object of a JSON file.

    Raises:
        InputError: The file is damaged, or larger than it may be.
    """
    with member.open() as stream:
        guard = Guard(member.name, stream, max(prefix.count(".") + 1, 2))
        yield from _told(member.name, ijson.kvitems(guard, prefix, use_float=True))


def events(member: Member, level: int = 8) -> Iterator[tuple[str, str, Any]]:
    """Yield the parser's events: prefix, what happens, and the value.

    Raises:
        InputError: The file is damaged, or larger than it may be.
    """
    with member.open() as stream:
        guard = Guard(member.name, stream, level)
        yield from _told(member.name, ijson.parse(guard, use_float=True))


def opening_fields(member: Member, until: str, *, stop_at: str = "") -> dict[str, Any]:
    """Return the plain values that stand before some key of the root object.

    Lists of plain values, and of objects with a `name`, come as lists.

    Args:
        member: The file.
        until: The key that is not read any more, such as `messages`.
        stop_at: Another such key.
    """
    found: dict[str, Any] = {}
    for prefix, event, value in events(member):
        if prefix in {until, stop_at} and event in {"start_array", "start_map"}:
            if prefix:
                break
            continue
        key, _, rest = prefix.partition(".")
        if event not in {"string", "number", "boolean"}:
            continue
        if not rest:
            found[key] = value
        elif rest in {"item", "item.name"}:
            found.setdefault(key, []).append(value)
        else:
            found[prefix] = value
    return found


def _told(name: str, found: Iterator[Any]) -> Iterator[Any]:
    """Turn the parser's errors into one sentence."""
    try:
        yield from found
    except (ijson.JSONError, UnicodeDecodeError, ValueError, OverflowError):
        raise DamagedJsonError(name) from None
