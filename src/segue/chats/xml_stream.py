"""XML of any size, element by element, mended and within bounds.

SMS Backup & Restore writes emoji as two character references of a surrogate
pair (`&#55357;&#56832;`), which XML forbids, and pictures as attributes of
megabytes. The bytes are mended, and the pictures dropped, before any parser
sees them. Declarations of types and entities are refused.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO, Final
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from segue.chats.archive import Member
from segue.errors import InputError


MAX_TAG_BYTES: Final = 16 << 20
"""Size over which one tag is refused; pictures are dropped before."""

MAX_NESTING: Final = 32
"""Levels over which XML is refused; backups have five."""

MAX_KEPT: Final = 100_000
"""Elements inside one entry over which it is refused; messages have a dozen."""

_CHUNK: Final = 1 << 16
_HELD: Final = 40
_PAIR: Final = re.compile(
    rb"&#(?:(\d{5})|[xX]([dD][89abAB][0-9a-fA-F]{2}));"
    rb"(?:&#(?:(\d{5})|[xX]([dD][c-fC-F][0-9a-fA-F]{2}));)?"
)
_CONTROL: Final = re.compile(
    rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|&#(?:[0-8]|1[124-9]|2\d|3[01]);"
    rb"|&#[xX](?:0?[0-8bBcCeEfF]|1[0-9a-fA-F]);"
)
_REFERENCE: Final = re.compile(rb"&#[0-9a-fA-FxX]{5};\Z")
_PICTURE: Final = re.compile(rb'( data=["\'])[A-Za-z0-9+/=\r\n]{200,}')
_MAYBE_PICTURE: Final = re.compile(rb' data=["\'][A-Za-z0-9+/=\r\n]{0,200}\Z')
_PICTURE_GOES_ON: Final = re.compile(rb"[A-Za-z0-9+/=\r\n]*")
_HIGH, _LOW, _END = 0xD800, 0xDC00, 0xE000


class BadXmlError(InputError):
    """A file is no XML that a backup would be."""

    def __init__(self, name: str) -> None:
        """Name the file."""
        says = f"{name}: damaged or cut off"
        super().__init__(says, "make the backup again")


class ForbiddenXmlError(InputError):
    """A file declares entities, or nests without end."""

    def __init__(self, name: str) -> None:
        """Name the file."""
        says = f"{name}: holds declarations or nesting that no backup has"
        super().__init__(says, "leave it alone")


class Mending:
    """Bytes on their way to the parser."""

    def __init__(self, name: str, stream: BinaryIO) -> None:
        """Mend a stream; the name is for errors."""
        self._name, self._stream = name, stream
        self._held = b""
        self._in_picture = False
        self._open = 0
        self.mended = 0

    def read(self, size: int = _CHUNK) -> bytes:
        """Return more bytes, or none at the end."""
        while True:
            raw = self._stream.read(max(size, _CHUNK))
            chunk = self._without_picture(self._held + raw)
            self._held = b""
            if raw:
                chunk = self._hold_back(chunk)
            if chunk or not raw:
                break
        self._measure(chunk)
        chunk = _PAIR.sub(self._paired, chunk) if b"&#" in chunk else chunk
        return _CONTROL.sub(self._dropped, chunk)

    def _without_picture(self, chunk: bytes) -> bytes:
        if self._in_picture:
            found = _PICTURE_GOES_ON.match(chunk)
            chunk = chunk[found.end() :] if found else chunk
            self._in_picture = not chunk
        last = None
        for found in _PICTURE.finditer(chunk):
            last = found
        if last is not None and last.end() == len(chunk):
            self._in_picture = True
        return _PICTURE.sub(rb"\1", chunk)

    def _hold_back(self, chunk: bytes) -> bytes:
        maybe = _MAYBE_PICTURE.search(chunk, max(len(chunk) - 300, 0))
        if maybe and not self._in_picture:
            place = maybe.start()
        else:
            place = chunk.find(b"&", max(len(chunk) - _HELD, 0))
            before = _REFERENCE.search(chunk, max(place - 10, 0), max(place, 0))
            place = before.start() if before else place
        if place < 0:
            return chunk
        self._held = chunk[place:]
        return chunk[:place]

    def _measure(self, chunk: bytes) -> None:
        last = chunk.rfind(b">")
        self._open = self._open + len(chunk) if last < 0 else len(chunk) - last
        if self._open > MAX_TAG_BYTES:
            raise ForbiddenXmlError(self._name)

    def _paired(self, match: re.Match[bytes]) -> bytes:
        first = int(match[1]) if match[1] else int(match[2], 16)
        if not _HIGH <= first < _END:
            return match[0]
        self.mended += 1
        if not (match[3] or match[4]):
            return b""
        second = int(match[3]) if match[3] else int(match[4], 16)
        if not (first < _LOW <= second < _END):
            kept = match[0].split(b";", 1)[1]
            return b"" if _HIGH <= second < _END else kept
        point = 0x10000 + ((first - _HIGH) << 10) + (second - _LOW)
        return b"&#%d;" % point

    def _dropped(self, match: re.Match[bytes]) -> bytes:
        del match
        self.mended += 1
        return b""


def elements(
    member: Member, tags: tuple[str, ...], repaired: dict[str, int] | None = None
) -> Iterator[Element]:
    """Yield each element of some names, whole; the others are forgotten.

    Args:
        member: The file.
        tags: Names of the elements.
        repaired: Filled with what was mended.

    Raises:
        InputError: The file is damaged, or larger than it may be.
    """
    with member.open() as stream:
        mending = Mending(member.name, stream)
        try:
            yield from _walk(mending, tags, member.name)
        except DefusedXmlException:
            raise ForbiddenXmlError(member.name) from None
        except (ParseError, ValueError, LookupError):
            raise BadXmlError(member.name) from None
    if mending.mended and repaired is not None:
        repaired["characters that XML does not allow"] = mending.mended


def _walk(mending: Mending, tags: tuple[str, ...], name: str) -> Iterator[Element]:
    path: list[Element] = []
    kept = 0
    for event, element in iterparse(mending, events=("start", "end"), forbid_dtd=True):
        if event == "start":
            path.append(element)
            kept += 1
            if len(path) > MAX_NESTING or kept > MAX_KEPT:
                raise ForbiddenXmlError(name)
            continue
        path.pop()
        if element.tag in tags:
            yield element
        if len(path) == 1:
            path[0].clear()
            kept = 0
