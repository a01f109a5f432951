"""A form with files → its fields and files, in memory and nowhere else.

The framework's own reading of such a form lets large files spill into a
temporary file. What somebody wrote to the person who uses this must not touch
the disk, so forms with chats in them are read here.
"""

import secrets
from typing import Final

from litestar.exceptions import PermissionDeniedException
from msgspec import Struct
from multipart import (  # type: ignore[import-untyped] # has no types
    MultipartError,
    MultipartSegment,
    PushMultipartParser,
)

from segue.domain.handed import HandedFile
from segue.errors import InputError
from segue.web.render import Asking


MOST_PARTS: Final = 2000
"""Fields and files of one form."""

_LONGEST_NAME: Final = 200
_LONGEST_FIELD: Final = 10_000


class NotAFormError(InputError):
    """The body is no form with files."""

    def __init__(self) -> None:
        """Say what is expected."""
        hint = "expected multipart/form-data with a part `file`"
        super().__init__("body: not understood", hint)


class Upload(Struct, frozen=True):
    """A form that came in.

    Attributes:
        fields: By name; only what was filled in.
        files: In their order.
    """

    fields: dict[str, str]
    files: tuple[HandedFile, ...]


async def take_in(request: Asking) -> Upload:
    """Read a form with files.

    Raises:
        NotAFormError: It is none, or a broken one.
    """
    kind, options = request.content_type
    boundary = options.get("boundary", "")
    if kind != "multipart/form-data" or not boundary:
        raise NotAFormError
    parts = _Parts()
    try:
        with PushMultipartParser(boundary, max_segment_count=MOST_PARTS) as parser:
            async for chunk in request.stream():
                if not parser.closed:
                    for event in parser.parse(chunk):
                        parts.take(event)
    except (MultipartError, UnicodeError, LookupError):
        raise NotAFormError from None
    return Upload(parts.fields, tuple(parts.files))


def check_form(request: Asking, upload: Upload) -> None:
    """Check that a form came from a page of this launch.

    The framework checks every other form; to check this one it would have to
    read it.

    Raises:
        PermissionDeniedException: It did not.
    """
    config = request.app.csrf_config
    name = config.cookie_name if config else ""
    known = request.cookies.get(name, "")
    given = upload.fields.get("_csrf_token", "")
    if not known or not secrets.compare_digest(known.encode(), given.encode()):
        raise PermissionDeniedException


class _Parts:
    """What was read so far."""

    def __init__(self) -> None:
        self.fields: dict[str, str] = {}
        self.files: list[HandedFile] = []
        self._segment: MultipartSegment | None = None
        self._body = bytearray()

    def take(self, event: MultipartSegment | bytearray | bytes | None) -> None:
        """Take the beginning of a part, some of its bytes, or its end."""
        if isinstance(event, MultipartSegment):
            self._segment, self._body = event, bytearray()
        elif event:
            self._body += event
        elif self._segment is not None:
            self._end(self._segment)
            self._segment = None

    def _end(self, segment: MultipartSegment) -> None:
        if segment.filename:
            name = _clean(segment.filename)
            self.files.append(HandedFile(name, bytes(self._body)))
        elif 0 < len(self._body) <= _LONGEST_FIELD:
            text = self._body.decode(segment.charset or "utf-8").strip()
            if text and segment.name:
                self.fields[segment.name] = text


def _clean(name: str) -> str:
    """Return a file's name as errors may show it, without what leads out."""
    shown = "".join(char for char in name if char.isprintable())
    parts = [part for part in shown.replace("\\", "/").split("/") if part.strip(". ")]
    return "/".join(parts)[-_LONGEST_NAME:] or "file"
