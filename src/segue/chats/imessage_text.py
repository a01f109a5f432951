"""imessage-exporter's text files: one for each chat.

A message is a line with its date (`May 17, 2022  5:29:42 PM`, perhaps with when
it was read in brackets), a line with its sender, and its words; an empty line
parts it from the next. The owner is `Me`. Tapbacks are listed below the words.
"""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from segue.chats.archive import Export, Member
from segue.chats.choices import Choices, Thread, choose_thread
from segue.chats.dates import MONTHS
from segue.chats.decode import decode_head, decode_whole
from segue.chats.gather import Gather, Happened, Moment, Said, Skipped, moment_of
from segue.chats.importer import Claim, Importer
from segue.domain.conversation import Conversation, Health, Person
from segue.domain.message import Kind


ME: Final = "Me"

_BECAUSE: Final = "dates and senders on lines of their own, as imessage-exporter's"
_DATE: Final = re.compile(
    r"^(?P<month>[A-Z][a-z]{2}) (?P<day>\d{1,2}), (?P<year>\d{4}) +"
    r"(?P<hour>\d{1,2}):(?P<minute>\d\d):(?P<second>\d\d) (?P<half>[AP])M"
    r"(?: \([^\n]*\))?$",
    re.MULTILINE,
)
_TAPBACKS: Final = re.compile(
    r"\n(?:Tapbacks|Reactions):\n(?P<list>(?: +[^\n]+\n?)+)\Z"
)
_TAPBACK: Final = re.compile(r"^ +(?P<mark>.+?) by (?P<who>.+)$", re.MULTILINE)
_FILE: Final = re.compile(r"(?:/|attachments/|~/)[^\n]+\.\w{2,5}")
_VOICE: Final = (".caf", ".amr", ".m4a")


def claim(export: Export) -> Claim | None:
    """Recognize a first line that is such a date."""
    texts = export.members if len(export.members) == 1 else export.named(r"\.txt$")
    found = tuple(m for m in texts[:2000] if _DATE.match(decode_head(m, 400)))
    return Claim("imessage", _BECAUSE, found) if found else None


def read(export: Export, claimed: Claim, choices: Choices) -> Conversation:
    """Read one chat.

    Raises:
        InputError: It is a group, empty, damaged, or leaves something open.
    """
    member = _choose(export, claimed, choices)
    decoded = decode_whole(member)
    text = decoded.buffer[:].decode().removeprefix("\ufeff").replace("\r\n", "\n")
    gather = Gather(member.name, "imessage")
    gather.take_all(_entries(text, member.name))
    if decoded.note:
        gather.notes.append(decoded.note)
    return gather.finish(
        {ME: Person(ME)},
        me=ME,
        me_because="imessage-exporter calls its owner Me",
        title=member.base.rpartition(".")[0],
        health=Health(recognized_by=_BECAUSE),
    )


def _choose(export: Export, claimed: Claim, choices: Choices) -> Member:
    if len(claimed.members) == 1:
        return claimed.members[0]
    threads = [
        Thread(key=one.name, names=(one.base.rpartition(".")[0], one.name))
        for one in claimed.members
    ]
    key = choose_thread(export.name, threads, choices).key
    return next(member for member in claimed.members if member.name == key)


def _entries(text: str, file: str) -> Iterator[Said | Happened | Skipped]:
    dates = [
        found
        for found in _DATE.finditer(text)
        if text[max(found.start() - 2, 0) : found.start()] in {"", "\n\n"}
    ]
    ends = [found.start() for found in dates[1:]] + [len(text)]
    for number, (found, end) in enumerate(zip(dates, ends, strict=True), 1):
        sender, _, body = text[found.end() + 1 : end].partition("\n")
        when = _when(found)
        if when is None or not sender:
            where = f"{file}, message {number}"
            yield Skipped(where, "expected a date and a sender")
            continue
        yield from _message(when, sender, body.removesuffix("\n").removesuffix("\n"))


def _when(found: re.Match[str]) -> Moment | None:
    month = MONTHS.get(found["month"].lower())
    hour = int(found["hour"]) % 12 + (12 if found["half"] == "P" else 0)
    try:
        day = datetime(int(found["year"]), month or 0, int(found["day"]))  # noqa: DTZ001 - local times
    except ValueError:
        return None
    seconds = hour * 3600 + int(found["minute"]) * 60 + int(found["second"])
    return moment_of(day + timedelta(seconds=seconds))


def _message(when: Moment, sender: str, body: str) -> Iterator[Said | Happened]:
    listed = _TAPBACKS.search(f"\n{body}")
    words = body[: max(listed.start() - 1, 0)] if listed else body
    key = f"{when.wall} {sender} {hash(words)}"
    yield Said(when=when, sender=sender, text=words, kind=_kind(words), key=key)
    for one in _TAPBACK.finditer(listed["list"] if listed else ""):
        yield Happened(
            when=when, kind="reaction", sender=one["who"], on=key, mark=one["mark"]
        )


def _kind(words: str) -> Kind:
    if _FILE.fullmatch(words):
        return "voice" if words.lower().endswith(_VOICE) else "media"
    return "text"


IMPORTER: Final = Importer(("imessage",), claim, read)
