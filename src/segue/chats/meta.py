r"""Instagram's and Messenger's "Download your information", as JSON.

A chat is a folder of `message_1.json`, `message_2.json` …, ten thousand
messages each, the newest first in `message_1`. The bytes of UTF-8 are written
as if each were a character (`\u00c5\u0082` for ł), in names, words and
reactions alike; a string is repaired if, and only if, it can be nothing else.
Nobody has an identifier: names are all there is.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

import msgspec
from msgspec import Struct

from segue.chats.archive import Export, Member
from segue.chats.choices import Choices, Thread, choose_thread
from segue.chats.gather import Gather, Happened, Said, Skipped, ZoneClock
from segue.chats.importer import Claim, Importer
from segue.chats.json_stream import entries, opening_fields
from segue.domain.conversation import Conversation, Format, Health, Person
from segue.domain.message import EventKind, Kind


_FILE: Final = re.compile(r"(?:^|/)message_(\d+)[^/]*\.json$")
_BECAUSE: Final = "message_1.json with senders and milliseconds"
_LEAD: Final = re.compile("[\u00c2-\u00f4][\u0080-\u00bf]")
_WIDE: Final = re.compile("[^\u0000-\u00ff]")
_NOBODY: Final = ("", "Facebook user", "Instagram User", "Facebook User")
_THINGS: Final = (
    "(?:an attachment|a photo|a video|a voice message|a GIF|a sticker|a link"
    "|a live location|a location|a post|a reel|a story)"
)
_MISSED: Final = (
    r"{0} missed your (?:video |audio )?call\.|You missed .* call from {0}\."
)
_CALLED: Final = (
    r"{0} called (?:you|{0})\.|The (?:video|audio) call ended\.|Audio call ended"
    r"|Video chat ended|{0} started an? (?:audio|video) (?:call|chat)\.?"
)
_REACTED: Final = (
    r"Liked a message|Reacted .{{1,16}} to your message ?"
    r"|{0} reacted .{{1,16}} to your message ?|{0} liked a message"
    r"|Hat eine Nachricht mit „Gefällt mir“ markiert"
    r"|Reagierte mit .{{1,16}} auf deine Nachricht ?|Le gustó un mensaje"
    r"|Reaccionó con .{{1,16}} a tu mensaje ?|A aimé un message"
)
_SYSTEM: Final = (
    r"{0} (?:changed|set) (?:the (?:chat )?theme|the (?:quick reaction|emoji)"
    r"|(?:the|your|his|her|their|your own) nickname).*"
    r"|{0} cleared (?:the|your|his|her|their) nickname.*"
    r"|{0} created a poll: .*|{0} voted for .*|This poll is no longer available\."
    r"|{0} turned (?:on|off) .*|{0} pinned a message\.|{0} unsent a message\."
    r"|You can now message and call each other.*"
    r"|You are now connected on Messenger\.?"
)


class _Share(Struct, frozen=True):
    link: str = ""
    share_text: str = ""


class _Reaction(Struct, frozen=True):
    reaction: str = ""
    actor: str = ""


class _Entry(Struct, frozen=True):
    """One message, as far as it is read."""

    timestamp_ms: int
    sender_name: str = ""
    content: str | None = None
    photos: tuple[Any, ...] = ()
    videos: tuple[Any, ...] = ()
    audio_files: tuple[Any, ...] = ()
    gifs: tuple[Any, ...] = ()
    files: tuple[Any, ...] = ()
    sticker: Any = None
    share: _Share | None = None
    reactions: tuple[_Reaction, ...] = ()
    call_duration: int | None = None
    is_unsent: bool = False
    type: str = ""
    missed: bool = False


class _Lines:
    """What the service writes in place of messages, with these names."""

    def __init__(self, names: Sequence[str]) -> None:
        known = {"You", *names, *(name.split()[0] for name in names if name.split())}
        who = "(?:" + "|".join(re.escape(one) for one in sorted(known)) + ")"
        self.sent = re.compile(f"{who} sent {_THINGS}\\.")
        self.missed = re.compile(_MISSED.format(who))
        self.called = re.compile(_CALLED.format(who))
        self.reacted = re.compile(_REACTED.format(who))
        self.system = re.compile(_SYSTEM.format(who))


def repair(text: str) -> str:
    """Undo UTF-8 bytes that were written as characters, if they surely were."""
    if text.isascii() or _WIDE.search(text) or not _LEAD.search(text):
        return text
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return text


def claim(export: Export) -> Claim | None:
    """Recognize `message_1.json` by its keys, whatever it is called by now."""
    found = [member for member in export.members if _FILE.search(member.name)]
    if not found and len(export.members) == 1:
        found = list(export.members)
    for member in found[:_LOOKED_AT]:
        head = member.head()
        if b'"sender_name"' in head and b'"timestamp_ms"' in head:
            return Claim(_service(export, member, head), _BECAUSE, tuple(found))
    return None


_LOOKED_AT: Final = 20


def _service(export: Export, member: Member, head: bytes) -> Format:
    if b'"is_geoblocked_for_viewer"' in head:
        return "instagram"
    path = f"{export.name}/{member.name}".lower()
    return "instagram" if "instagram" in path else "messenger"


def read(export: Export, claimed: Claim, choices: Choices) -> Conversation:
    """Read one chat.

    Raises:
        InputError: It is a group, empty, damaged, or leaves something open.
    """
    files = _choose(export, claimed, choices)
    names = [repair(str(n)) for n in _participants(files[0])]
    title = next((repair(str(t)) for t in entries(files[0], "title")), "")
    gather = Gather(files[0].name, claimed.format, newest_first=True)
    reader = _Reader(names, ZoneClock(choices.zone))
    for member in files:
        for number, raw in enumerate(
            entries(member, "messages.item", gather.repaired), 1
        ):
            gather.take_all(reader.read(raw, f"{member.name}, entry {number}"))
    if reader.repaired:
        gather.repair("characters that were bytes", reader.repaired)
    others = [name for name in names if name != title]
    me = others[0] if len(others) == 1 and len(names) == 2 else None  # noqa: PLR2004 - two people
    return gather.finish(
        {name: Person(name) for name in names},
        me=me,
        me_because="the chat is named after the other one",
        title=title,
        health=Health(recognized_by=_BECAUSE),
    )


def _choose(export: Export, claimed: Claim, choices: Choices) -> list[Member]:
    """Return the files of the chat that is meant, the newest first."""
    folders: dict[str, list[Member]] = {}
    for member in claimed.members:
        folders.setdefault(member.name.rpartition("/")[0], []).append(member)
    for members in folders.values():
        members.sort(key=_number)
    if len(folders) == 1:
        return next(iter(folders.values()))
    threads = []
    for folder, members in folders.items():
        names = [repair(str(name)) for name in _participants(members[0])]
        base = folder.rpartition("/")[2]
        shown = base.rpartition("_")[0] or base
        threads.append(
            Thread(key=folder, names=(shown, *names[:-1], base), group=len(names) > 2)  # noqa: PLR2004 - two people
        )
    return folders[choose_thread(export.name, threads, choices).key]


def _number(member: Member) -> int:
    found = _FILE.search(member.name)
    return int(found[1][:9]) if found else 1


def _participants(member: Member) -> list[Any]:
    found = opening_fields(member, "messages").get("participants", [])
    return found if isinstance(found, list) else []


class _Reader:
    """Reads the entries of one chat."""

    def __init__(self, names: Sequence[str], clock: ZoneClock) -> None:
        self._lines = _Lines(names)
        self._clock = clock
        self.repaired = 0

    def _mend(self, text: str) -> str:
        mended = repair(text)
        self.repaired += mended is not text
        return mended

    def read(self, raw: object, where: str) -> Iterator[Said | Happened | Skipped]:
        """Read one entry."""
        try:
            entry = msgspec.convert(raw, _Entry)
            when = self._clock.moment(entry.timestamp_ms * 1000)
        except (msgspec.ValidationError, OverflowError):
            yield Skipped(where, "expected a message with its time")
            return
        sender = self._mend(entry.sender_name)
        sender = "Deleted account" if sender in _NOBODY else sender
        text = self._mend(entry.content or "")
        key = where
        kind = _kind(entry, text, self._lines)
        event = self._event(entry, text, kind)
        if event is not None:
            seconds = entry.call_duration
            yield Happened(when=when, kind=event, sender=sender, seconds=seconds)
            return
        yield Said(when=when, sender=sender, text=text, kind=kind, key=key)
        for reaction in entry.reactions:
            yield Happened(
                when=when,
                kind="reaction",
                sender=self._mend(reaction.actor),
                on=key,
                mark=self._mend(reaction.reaction),
            )

    def _event(self, entry: _Entry, text: str, kind: Kind) -> EventKind | None:
        """Say what happened, where an entry is no message."""
        if entry.call_duration is not None or entry.type == "Call":
            taken = entry.call_duration and not entry.missed
            return "call" if taken else "missed_call"
        return self._line(text) if kind in {"text", "other"} else None

    def _line(self, text: str) -> EventKind | None:
        lines = self._lines
        if lines.missed.fullmatch(text):
            return "missed_call"
        if lines.called.fullmatch(text):
            return "call"
        if lines.reacted.fullmatch(text) or lines.system.fullmatch(text):
            return "system"
        return None


def _kind(entry: _Entry, text: str, lines: _Lines) -> Kind:
    files = (entry.photos, entry.videos, entry.gifs, entry.files)
    told_of = lines.sent.fullmatch(text) is not None
    marks: tuple[tuple[bool, Kind], ...] = (
        (entry.is_unsent, "deleted"),
        (bool(entry.audio_files), "voice"),
        (entry.sticker is not None, "sticker"),
        (any(files) or told_of, "media"),
        (entry.share is not None and not text, "media"),
    )
    return next((kind for there, kind in marks if there), "text" if text else "other")


IMPORTER: Final = Importer(("instagram", "messenger"), claim, read)
