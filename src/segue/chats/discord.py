"""DiscordChatExporter's JSON, in one file or in the parts of a large chat.

Times carry an offset and up to seven digits of a second. A guild numbered 0
means a direct message; the channel's name is then the other one's.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

import msgspec
from msgspec import Struct

from segue.chats.archive import Export, Member
from segue.chats.choices import Choices, GroupChatError, Thread, choose_thread
from segue.chats.gather import Gather, Happened, Said, Skipped, moment_of
from segue.chats.importer import Claim, Importer
from segue.chats.json_stream import entries, opening_fields
from segue.domain.conversation import Conversation, Health, Person
from segue.domain.message import Kind


_BECAUSE: Final = "guild, channel and messages as DiscordChatExporter writes them"
_WORDS: Final = (
    "Default",
    "Reply",
    "ApplicationCommand",
    "ContextMenuCommand",
    "0",
    "19",
)
_CALL: Final = ("Call", "3")
_GROUP: Final = ("DirectGroupTextChat", "3")
_LOOKED_AT: Final = 5000


class _Author(Struct, frozen=True):
    id: str | int
    name: str = ""
    nickname: str | None = None
    discriminator: str | int | None = None


class _Attachment(Struct, frozen=True, rename="camel"):
    file_name: str = ""


class _Reference(Struct, frozen=True, rename="camel"):
    message_id: str | int | None = None
    type: str | int | None = None


class _Forwarded(Struct, frozen=True):
    content: str = ""


class _Emoji(Struct, frozen=True):
    name: str = ""


class _User(Struct, frozen=True):
    id: str | int = ""


class _Reaction(Struct, frozen=True):
    emoji: _Emoji = _Emoji()
    users: tuple[_User, ...] = ()


class _Entry(Struct, frozen=True, rename="camel"):
    """One message, as far as it is read."""

    id: str | int
    timestamp: str
    author: _Author
    type: str | int = "Default"
    timestamp_edited: str | None = None
    call_ended_timestamp: str | None = None
    content: str = ""
    attachments: tuple[_Attachment, ...] = ()
    stickers: tuple[Any, ...] = ()
    embeds: tuple[Any, ...] = ()
    reactions: tuple[_Reaction, ...] = ()
    reference: _Reference | None = None
    forwarded_message: _Forwarded | None = None


def claim(export: Export) -> Claim | None:
    """Recognize the keys that every part begins with."""
    files = export.named(r"\.json$") if len(export.members) > 1 else export.members
    found = tuple(member for member in files[:_LOOKED_AT] if _is_discord(member))
    return Claim("discord", _BECAUSE, found) if found else None


def _is_discord(member: Member) -> bool:
    head = member.head(1 << 13).removeprefix(b"\xef\xbb\xbf").lstrip()
    keys = (b'"guild"', b'"channel"', b'"dateRange"', b'"exportedAt"')
    return head.startswith(b"{") and sum(key in head for key in keys) > 2  # noqa: PLR2004 - older ones lack one


def read(export: Export, claimed: Claim, choices: Choices) -> Conversation:
    """Read one chat, all its parts.

    Raises:
        InputError: It is a group, empty, damaged, or leaves something open.
    """
    files, fields = _choose(export, claimed, choices)
    if str(fields.get("channel.type", "")) in _GROUP:
        raise GroupChatError(files[0].name)
    gather = Gather(files[0].name, "discord")
    people: dict[str, Person] = {}
    for member in files:
        for number, raw in enumerate(
            entries(member, "messages.item", gather.repaired), 1
        ):
            where = f"{member.name}, entry {number}"
            gather.take_all(_read_entry(raw, where, people))
    title = str(fields.get("channel.name", ""))
    me = None
    if str(fields.get("guild.id", "")) == "0" and len(people) == 2:  # noqa: PLR2004 - two people
        others = [one for one, person in people.items() if not person.is_called(title)]
        me = others[0] if len(others) == 1 else None
    return gather.finish(
        people,
        me=me,
        me_because="the chat is named after the other one",
        title=title,
        health=Health(recognized_by=_BECAUSE),
    )


def _choose(
    export: Export, claimed: Claim, choices: Choices
) -> tuple[list[Member], dict[str, Any]]:
    """Return the parts of the chat that is meant, and what is said about it."""
    channels: dict[str, list[Member]] = {}
    about: dict[str, dict[str, Any]] = {}
    for member in claimed.members:
        fields = opening_fields(member, "messages")
        channel = str(fields.get("channel.id", member.name))
        channels.setdefault(channel, []).append(member)
        about[channel] = fields
    if len(channels) == 1:
        (channel,) = channels
        return channels[channel], about[channel]
    threads = [
        Thread(
            key=channel,
            names=(str(fields.get("channel.name", "")), channel),
            group=str(fields.get("channel.type", "")) in _GROUP,
        )
        for channel, fields in about.items()
    ]
    key = choose_thread(export.name, threads, choices).key
    return channels[key], about[key]


def _read_entry(
    raw: object, where: str, people: dict[str, Person]
) -> Iterator[Said | Happened | Skipped]:
    try:
        entry = msgspec.convert(raw, _Entry)
        when = moment_of(datetime.fromisoformat(entry.timestamp))
    except (msgspec.ValidationError, ValueError, OverflowError):
        yield Skipped(where, "expected a message with its time and author")
        return
    sender, key = str(entry.author.id), str(entry.id)
    if str(entry.type) not in _WORDS:
        kind = "call" if str(entry.type) in _CALL else "system"
        yield Happened(when=when, kind=kind, sender=sender, seconds=_lasted(entry))  # type: ignore[arg-type] # one of the two
        return
    people.setdefault(sender, _person(entry.author))
    is_forward = entry.forwarded_message is not None
    yield Said(
        when=when,
        sender=sender,
        text=entry.content or (entry.forwarded_message or _Forwarded()).content,
        kind=_kind(entry),
        key=key,
        reply_to="" if is_forward else _replied_to(entry),
        forwarded=is_forward,
        edited=entry.timestamp_edited is not None,
    )
    for reaction in entry.reactions:
        for user in reaction.users:
            yield Happened(
                when=when,
                kind="reaction",
                sender=str(user.id),
                on=key,
                mark=reaction.emoji.name,
            )


def _person(author: _Author) -> Person:
    known = str(author.id)
    tag = f"{author.name}#{author.discriminator}"
    return Person(author.nickname or author.name or known, (author.name, tag, known))


def _replied_to(entry: _Entry) -> str:
    reference = entry.reference
    if reference is None or reference.message_id is None:
        return ""
    return str(reference.message_id)


def _lasted(entry: _Entry) -> int | None:
    if entry.call_ended_timestamp is None:
        return None
    try:
        ended = datetime.fromisoformat(entry.call_ended_timestamp)
        return round((ended - datetime.fromisoformat(entry.timestamp)).total_seconds())
    except (ValueError, TypeError):
        return None


def _kind(entry: _Entry) -> Kind:
    if entry.attachments:
        first = entry.attachments[0].file_name
        return "voice" if first.startswith("voice-message") else "media"
    if entry.stickers:
        return "sticker"
    if entry.content or entry.forwarded_message:
        return "text"
    return "media" if entry.embeds else "other"


IMPORTER: Final = Importer(("discord",), claim, read)
