"""Messenger's download of chats that are encrypted end to end.

`messages.zip` holds one file for each chat, flat, in clean UTF-8, the earliest
message first: `participants` are plain names, `threadName` is the other one's
with a number after it. Files of other data lie beside them.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

import msgspec
from msgspec import Struct

from segue.chats.archive import Export, Member
from segue.chats.choices import Choices, Thread, choose_thread
from segue.chats.gather import Gather, Happened, Said, Skipped, ZoneClock
from segue.chats.importer import Claim, Importer
from segue.chats.json_stream import entries, opening_fields
from segue.domain.conversation import Conversation, Health, Person
from segue.domain.message import Kind


_BECAUSE: Final = "threadName and senderName as in Messenger's encrypted chats"
_UNSENT: Final = ("User unsent a message", "You unsent a message")
_VOICE: Final = re.compile(
    r"\.(?:aac|m4a|ogg|opus|wav|mp3)$|audioclip|voice", re.IGNORECASE
)
_LOOKED_AT: Final = 5000


class _Medium(Struct, frozen=True):
    uri: str = ""


class _Reaction(Struct, frozen=True):
    actor: str = ""
    reaction: str = ""


class _Entry(Struct, frozen=True, rename="camel"):
    """One message, as far as it is read."""

    timestamp: int
    sender_name: str
    text: str = ""
    type: str = "text"
    is_unsent: bool = False
    media: tuple[_Medium, ...] = ()
    reactions: tuple[_Reaction, ...] = ()


def claim(export: Export) -> Claim | None:
    """Recognize the keys of a chat's file."""
    files = export.named(r"\.json$") if len(export.members) > 1 else export.members
    found = tuple(member for member in files[:_LOOKED_AT] if _is_chat(member))
    return Claim("messenger_e2ee", _BECAUSE, found) if found else None


def _is_chat(member: Member) -> bool:
    head = member.head(1 << 14)
    return b'"threadName"' in head and b'"senderName"' in head


def read(export: Export, claimed: Claim, choices: Choices) -> Conversation:
    """Read one chat.

    Raises:
        InputError: It is a group, empty, damaged, or leaves something open.
    """
    member = _choose(export, claimed, choices)
    fields = opening_fields(member, "messages")
    names = [str(name) for name in _listed(fields)]
    title = _plain_title(str(fields.get("threadName", "")))
    gather = Gather(member.name, "messenger_e2ee")
    clock = ZoneClock(choices.zone)
    for number, raw in enumerate(entries(member, "messages.item", gather.repaired), 1):
        gather.take_all(_read_entry(raw, f"{member.name}, entry {number}", clock))
    others = [name for name in names if name != title]
    me = others[0] if len(others) == 1 and len(names) == 2 else None  # noqa: PLR2004 - two people
    return gather.finish(
        {name: Person(name) for name in names},
        me=me,
        me_because="the chat is named after the other one",
        title=title,
        health=Health(recognized_by=_BECAUSE),
    )


def _listed(fields: dict[str, Any]) -> list[Any]:
    found = fields.get("participants", [])
    return found if isinstance(found, list) else []


def _plain_title(name: str) -> str:
    return re.sub(r"_\d+$", "", name)


def _choose(export: Export, claimed: Claim, choices: Choices) -> Member:
    if len(claimed.members) == 1:
        return claimed.members[0]
    threads = []
    for member in claimed.members:
        fields = opening_fields(member, "messages")
        title = str(fields.get("threadName", ""))
        names = (_plain_title(title), title, member.name)
        threads.append(
            Thread(key=member.name, names=names, group=len(_listed(fields)) > 2)  # noqa: PLR2004 - two people
        )
    key = choose_thread(export.name, threads, choices).key
    return next(member for member in claimed.members if member.name == key)


def _read_entry(
    raw: object, where: str, clock: ZoneClock
) -> Iterator[Said | Happened | Skipped]:
    try:
        entry = msgspec.convert(raw, _Entry)
        when = clock.moment(entry.timestamp * 1000)
    except (msgspec.ValidationError, OverflowError):
        yield Skipped(where, "expected a message with its time")
        return
    yield Said(
        when=when,
        sender=entry.sender_name,
        text=entry.text,
        kind=_kind(entry),
        key=where,
    )
    for one in entry.reactions:
        yield Happened(
            when=when, kind="reaction", sender=one.actor, on=where, mark=one.reaction
        )


def _kind(entry: _Entry) -> Kind:
    if entry.is_unsent or entry.text in _UNSENT:
        return "deleted"
    if entry.media:
        return "voice" if _VOICE.search(entry.media[0].uri) else "media"
    if entry.type == "media":
        return "media"
    return "other" if entry.type == "placeholder" and not entry.text else "text"


IMPORTER: Final = Importer(("messenger_e2ee",), claim, read)
