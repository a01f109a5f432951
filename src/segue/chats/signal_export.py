"""signal-export's folders: a chat's `chat.md` (`index.md`), or its `data.json`.

Markdown lines are `[2019-05-29, 15:04] Me: text`, newer ones with seconds and
without the comma; each ends in two spaces, and a message goes on until the next
header. "Me" is literal. `data.json` holds one object a line.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

import msgspec
from msgspec import Struct

from segue.chats.archive import Export, ExportFileError, Member
from segue.chats.choices import Choices, Thread, choose_thread
from segue.chats.decode import decode_head, decode_whole
from segue.chats.gather import Gather, Said, Skipped, moment_of
from segue.chats.importer import Claim, Importer
from segue.chats.signal_markdown import is_signal_markdown
from segue.domain.conversation import Conversation, Health, Person
from segue.domain.message import Kind


ME: Final = "Me"

_BECAUSE: Final = "lines or objects as signal-export writes them"
_HEADER: Final = re.compile(
    r"^\[(\d{4}-\d\d-\d\d),? (\d\d:\d\d(?::\d\d)?)\] ([^:\n]+): ?", re.MULTILINE
)
_ATTACHMENT: Final = re.compile(
    r"^!?\[[^\]\n]*\]\((?:\./)?media/[^)\n]+\) *$", re.MULTILINE
)
_MAX_LINE: Final = 16 << 20
_LOOKED_AT: Final = 2000


class _Entry(Struct, frozen=True):
    """One object of `data.json`, as far as it is read."""

    date: str
    sender: str
    body: str | None = ""
    sticker: Any = None
    attachments: tuple[Any, ...] = ()


def claim(export: Export) -> Claim | None:
    """Recognize the lines, or the objects, of a chat."""
    single = len(export.members) == 1
    marked = export.members if single else export.named(r"\.(md|txt)$")
    found = tuple(m for m in marked[:_LOOKED_AT] if is_signal_markdown(decode_head(m)))
    if not found:
        objects = export.members if single else export.named(r"(^|/)data\.json$")
        found = tuple(m for m in objects[:_LOOKED_AT] if _has_objects(m))
    return Claim("signal_export", _BECAUSE, found) if found else None


def _has_objects(member: Member) -> bool:
    head = member.head(1 << 14).lstrip(b"\xef\xbb\xbf \r\n\t[")
    keys = (b'"date"', b'"sender"', b'"body"', b'"attachments"', b'"reactions"')
    return head.startswith(b"{") and all(key in head for key in keys)


def read(export: Export, claimed: Claim, choices: Choices) -> Conversation:
    """Read one chat.

    Raises:
        InputError: It is a group, empty, damaged, or leaves something open.
    """
    member = _choose(export, claimed, choices)
    gather = Gather(member.name, "signal_export")
    if _has_objects(member):
        gather.take_all(_objects(member))
    else:
        decoded = decode_whole(member)
        if decoded.note:
            gather.notes.append(decoded.note)
        gather.take_all(
            _lines(decoded.buffer[:].decode().removeprefix("\ufeff"), member)
        )
    return gather.finish(
        {ME: Person(ME)} if member.folder == "" else None,
        me=ME,
        me_because="signal-export calls its owner Me",
        title=member.folder,
        health=Health(recognized_by=_BECAUSE),
    )


def _choose(export: Export, claimed: Claim, choices: Choices) -> Member:
    if len(claimed.members) == 1:
        return claimed.members[0]
    threads = [
        Thread(key=member.name, names=(member.folder or member.base, member.name))
        for member in claimed.members
    ]
    key = choose_thread(export.name, threads, choices).key
    return next(member for member in claimed.members if member.name == key)


def _lines(text: str, member: Member) -> Iterator[Said | Skipped]:
    headers = list(_HEADER.finditer(text))
    if headers and text[: headers[0].start()].strip():
        yield Skipped(f"{member.name}, line 1", "before the first message")
    for place, header in enumerate(headers):
        end = headers[place + 1].start() if place + 1 < len(headers) else len(text)
        line = text.count("\n", 0, header.start()) + 1 if place < 1 else place
        try:
            at = datetime.fromisoformat(f"{header[1]}T{header[2]}")
        except ValueError:
            yield Skipped(f"{member.name}, message {line}", "expected a date and time")
            continue
        body = _body(text[header.end() : end])
        yield Said(when=moment_of(at), sender=header[3], text=body, kind=_kind(body))


def _body(raw: str) -> str:
    """Return the words, without the two spaces at the ends of lines."""
    return re.sub(r"  $", "", raw.removesuffix("\n"), flags=re.MULTILINE)


def _kind(body: str) -> Kind:
    if _ATTACHMENT.search(body):
        return "voice" if re.search(r"\.(?:aac|m4a|ogg|mp3)\)", body) else "media"
    return "text"


def _objects(member: Member) -> Iterator[Said | Skipped]:
    decoder = msgspec.json.Decoder(_Entry)
    with member.open() as stream:
        number = 0
        while line := stream.readline(_MAX_LINE + 1):
            number += 1
            if len(line) > _MAX_LINE:
                says = f"line {number} is larger than any message"
                raise ExportFileError(member.name, says, "export the chat again")
            bare = (
                line.strip(b"\xef\xbb\xbf \r\n\t,")
                .removeprefix(b"[")
                .removesuffix(b"]")
            )
            if not bare.strip():
                continue
            where = f"{member.name}, line {number}"
            try:
                entry = decoder.decode(bare)
                when = moment_of(datetime.fromisoformat(entry.date))
            except (msgspec.DecodeError, RecursionError, ValueError, OverflowError):
                yield Skipped(where, "expected a message with its date")
                continue
            kind: Kind = "text"
            if entry.sticker:
                kind = "sticker"
            elif entry.attachments:
                kind = "media"
            yield Said(when=when, sender=entry.sender, text=entry.body or "", kind=kind)


IMPORTER: Final = Importer(("signal_export",), claim, read)
