"""An mbox or a single mail → mails, one at a time.

The standard library's mailbox cuts at any line that begins with `From ` after
an empty one, and keeps the `>` that writers put before such lines in a body.
Here a cut needs the rest of the separator (a time and a year) too, and one `>`
is taken off again. One mail at a time is in memory.
"""

import re
from collections.abc import Iterator
from email import policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message as Mail
from email.parser import BytesParser
from itertools import chain
from typing import BinaryIO, Final

from segue.chats.archive import Member
from segue.errors import InputError


MAX_MAIL_BYTES: Final = 32 << 20
"""Bytes of one mail that are looked at; the rest would be attachments."""

_MAX_LINE: Final = 1 << 20
_SEPARATOR: Final = re.compile(rb"From [^\n]*\d\d:\d\d[^\n]*\b\d{4}\b")
_ESCAPED: Final = re.compile(rb">+From ")
_EMLX_COUNT: Final = re.compile(rb"\d+\s*\n")


class LongLineError(InputError):
    """A line is longer than those of any mail."""

    def __init__(self, name: str) -> None:
        """Name the file."""
        says = f"{name}: a line longer than any in a mail"
        super().__init__(says, "export the mails again")


def mails(
    member: Member, *, headers_only: bool = False
) -> Iterator[tuple[str, Mail | None]]:
    """Yield where each mail is, and the mail; nothing where it is none.

    Args:
        member: The file.
        headers_only: Leave out what follows the headers.

    Raises:
        ExportFileError: The file is too large, or damaged.
    """
    parser = BytesParser(policy=policy.compat32)
    with member.open() as stream:
        for number, raw in enumerate(_raw_mails(member.name, stream), 1):
            where = f"{member.name}, mail {number}"
            try:
                yield where, parser.parsebytes(raw, headersonly=headers_only)
            except (MessageError, ValueError, RecursionError, LookupError):
                yield where, None


def _raw_mails(name: str, stream: BinaryIO) -> Iterator[bytes]:
    lines = _lines(name, stream)
    first = next(lines, b"").removeprefix(b"\xef\xbb\xbf")
    if first.startswith(b"From "):
        yield from _cut(chain((first,), lines))
    else:
        number_leads = _EMLX_COUNT.fullmatch(first)
        yield b"".join(_bounded(lines if number_leads else chain((first,), lines)))


def _cut(lines: Iterator[bytes]) -> Iterator[bytes]:
    """Yield the mails of an mbox."""
    parts: list[bytes] = []
    blank = True
    for line in lines:
        if blank and _SEPARATOR.match(line):
            if parts:
                yield _joined(parts)
            parts = []
        else:
            parts.append(line[1:] if _ESCAPED.match(line) else line)
        blank = line in (b"\n", b"\r\n")
    if parts:
        yield _joined(parts)


def _bounded(lines: Iterator[bytes]) -> Iterator[bytes]:
    size = 0
    for line in lines:
        size += len(line)
        if size > MAX_MAIL_BYTES:
            break
        yield line


def _lines(name: str, stream: BinaryIO) -> Iterator[bytes]:
    while line := stream.readline(_MAX_LINE):
        if len(line) == _MAX_LINE and not line.endswith(b"\n"):
            raise LongLineError(name)
        yield line


def _joined(parts: list[bytes]) -> bytes:
    """Return a mail without the empty line that parts it from the next."""
    if len(parts) > 1 and parts[-1] in (b"\n", b"\r\n"):
        parts.pop()
    return b"".join(_bounded(iter(parts)))


def header(mail: Mail, name: str) -> str:
    """Return a header with its words decoded, on one line; empty if absent."""
    raw = mail.get(name)
    if raw is None:
        return ""
    text = " ".join(str(raw).splitlines())
    try:
        return str(make_header(decode_header(text)))
    except (MessageError, ValueError, LookupError):
        return text
