"""Signal's own plaintext export: `main.jsonl`, a frame of the backup a line.

Recipients and chats come before the items that name them. Numbers of 64 bits
are strings, as protocol buffers write them, or numbers; both are taken. The one
with `self` is the person who exported. Messages that disappeared are not there.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

import msgspec
from msgspec import Struct

from segue.chats.archive import Export, ExportFileError, Member
from segue.chats.choices import Choices, Thread, choose_thread
from segue.chats.gather import Gather, Happened, Said, Skipped, ZoneClock
from segue.chats.importer import Claim, Importer
from segue.domain.conversation import Conversation, Health, Person
from segue.domain.message import EventKind, Kind


MAX_LINE_BYTES: Final = 16 << 20
"""Size of a frame over which the export is refused."""

_BECAUSE: Final = "frames of a backup, as Signal's plaintext export writes them"
_PARTIAL: Final = "messages that disappeared are not in Signal's export"
_FRAME: Final = re.compile(
    rb'^\s*\{\s*"(?:version|backupTimeMs|account|recipient|chat|chatItem)"\s*:'
)
_TAKEN: Final = ("ACCEPTED",)

Id = str | int


class _Text(Struct, frozen=True):
    body: str = ""


class _Attachment(Struct, frozen=True):
    flag: str = ""


class _Quote(Struct, frozen=True, rename="camel"):
    target_sent_timestamp: Id = ""


class _Reaction(Struct, frozen=True, rename="camel"):
    emoji: str = ""
    author_id: Id = ""


class _Standard(Struct, frozen=True):
    text: _Text | None = None
    attachments: tuple[_Attachment, ...] = ()
    quote: _Quote | None = None
    reactions: tuple[_Reaction, ...] = ()


class _Call(Struct, frozen=True):
    state: str = ""


class _Update(Struct, frozen=True, rename="camel"):
    individual_call: _Call | None = None


class _TextReply(Struct, frozen=True):
    text: _Text | None = None


class _StoryReply(Struct, frozen=True, rename="camel"):
    text_reply: _TextReply | None = None


class _Item(Struct, frozen=True, rename="camel"):
    chat_id: Id
    date_sent: Id
    author_id: Id = ""
    outgoing: Any = None
    standard_message: _Standard | None = None
    sticker_message: Any = None
    contact_message: Any = None
    remote_deleted_message: Any = None
    view_once_message: Any = None
    direct_story_reply_message: _StoryReply | None = None
    poll: Any = None
    update_message: _Update | None = None
    revisions: tuple[Any, ...] = ()


class _Contact(Struct, frozen=True, rename="camel"):
    e164: Id = ""
    profile_given_name: str = ""
    profile_family_name: str = ""
    system_given_name: str = ""
    system_family_name: str = ""
    nickname: Any = None


class _Recipient(Struct, frozen=True):
    id: Id
    self: Any = None
    contact: _Contact | None = None
    group: Any = None


class _Chat(Struct, frozen=True, rename="camel"):
    id: Id
    recipient_id: Id


class _Account(Struct, frozen=True, rename="camel"):
    given_name: str = ""
    family_name: str = ""


class _Frame(Struct, frozen=True, rename="camel"):
    account: _Account | None = None
    recipient: _Recipient | None = None
    chat: _Chat | None = None
    chat_item: _Item | None = None


class _Book:
    """Who and what the frames name."""

    def __init__(self) -> None:
        self.people: dict[str, Person] = {}
        self.groups: set[str] = set()
        self.chats: dict[str, str] = {}
        self.counts: dict[str, int] = {}
        self.me: str | None = None
        self._my_name = "Me"

    def note(self, frame: _Frame) -> None:
        """Take up what a frame says about people and chats."""
        if frame.account is not None:
            own = _joined(frame.account.given_name, frame.account.family_name)
            self._my_name = own or self._my_name
        if frame.recipient is not None:
            self._note_recipient(frame.recipient)
        if frame.chat is not None:
            self.chats[str(frame.chat.id)] = str(frame.chat.recipient_id)
        if frame.chat_item is not None:
            chat = str(frame.chat_item.chat_id)
            self.counts[chat] = self.counts.get(chat, 0) + 1

    def _note_recipient(self, one: _Recipient) -> None:
        known = str(one.id)
        if one.self is not None:
            self.me = known
            self.people[known] = Person(self._my_name, ("Me",))
        elif one.contact is not None:
            self.people[known] = _person(one.contact, known)
        elif one.group is not None:
            self.groups.add(known)


def claim(export: Export) -> Claim | None:
    """Recognize `main.jsonl`, or the frames in a file of another name."""
    found = export.named(r"(^|/)main\.jsonl$")
    if not found and len(export.members) == 1:
        found = export.members
    for member in found[:1]:
        head = member.head()
        if _FRAME.match(head.removeprefix(b"\xef\xbb\xbf")) and b"\n" in head:
            return Claim("signal", _BECAUSE, (member,))
    return None


def read(export: Export, claimed: Claim, choices: Choices) -> Conversation:
    """Read one chat.

    Raises:
        InputError: It is a group, empty, damaged, or leaves something open.
    """
    member = claimed.members[0]
    book = _Book()
    for _, frame in _frames(member):
        if frame is not None:
            book.note(frame)
    threads = [
        Thread(
            key=chat,
            names=_names(book, chat),
            group=book.chats.get(chat) in book.groups,
        )
        for chat in book.counts
    ]
    chat = choose_thread(export.name, threads, choices).key
    gather = Gather(member.name, "signal")
    clock = ZoneClock(choices.zone)
    for number, frame in _frames(member):
        where = f"{member.name}, line {number}"
        if frame is None:
            gather.skip(Skipped(where, "expected a frame"))
        elif frame.chat_item is not None and str(frame.chat_item.chat_id) == chat:
            gather.take_all(_read_item(frame.chat_item, where, clock))
    other = book.people.get(book.chats.get(chat, ""))
    return gather.finish(
        book_of_two(book, chat),
        me=book.me,
        me_because="the export marks its owner",
        title=other.name if other else "",
        health=Health(recognized_by=_BECAUSE, partial=_PARTIAL),
    )


def book_of_two(book: _Book, chat: str) -> dict[str, Person]:
    """Return the two people of a chat, the owner last."""
    ids = [book.chats.get(chat), book.me]
    found = {one: book.people[one] for one in ids if one in book.people}
    return found | {one: who for one, who in book.people.items() if one not in found}


def _names(book: _Book, chat: str) -> tuple[str, ...]:
    who = book.chats.get(chat, "")
    person = book.people.get(who)
    return (person.name, *person.also, chat) if person else (f"chat {chat}", chat)


def _frames(member: Member) -> Iterator[tuple[int, _Frame | None]]:
    decoder = msgspec.json.Decoder(_Frame)
    with member.open() as stream:
        number = 0
        while line := stream.readline(MAX_LINE_BYTES + 1):
            number += 1
            if len(line) > MAX_LINE_BYTES:
                says = f"line {number} is larger than any message"
                raise ExportFileError(member.name, says, "export the chat again")
            if not line.strip():
                continue
            try:
                yield number, decoder.decode(line)
            except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
                yield number, None


def _joined(*names: str) -> str:
    return " ".join(name for name in names if name)


def _person(contact: _Contact, known: str) -> Person:
    nick = contact.nickname
    if isinstance(nick, dict):
        nick = _joined(str(nick.get("given", "")), str(nick.get("family", "")))
    profile = _joined(contact.profile_given_name, contact.profile_family_name)
    system = _joined(contact.system_given_name, contact.system_family_name)
    number = str(contact.e164)
    number = f"+{number}" if number.isdigit() else number
    all_of_them = [one for one in (nick, system, profile, number) if one]
    name = str(all_of_them[0]) if all_of_them else f"recipient {known}"
    return Person(name, tuple(str(one) for one in all_of_them[1:]))


def _read_item(
    item: _Item, where: str, clock: ZoneClock
) -> Iterator[Said | Happened | Skipped]:
    try:
        when = clock.moment(int(item.date_sent) * 1000)
    except (ValueError, OverflowError):
        yield Skipped(where, "expected when it was sent")
        return
    sender = str(item.author_id)
    if item.update_message is not None:
        call = item.update_message.individual_call
        kind: EventKind = "system"
        if call is not None:
            kind = "call" if call.state in _TAKEN else "missed_call"
        yield Happened(when=when, kind=kind, sender=sender)
        return
    standard = item.standard_message or _Standard()
    key = str(item.date_sent)
    yield Said(
        when=when,
        sender=sender,
        text=_words(item, standard),
        kind=_kind(item, standard),
        key=key,
        reply_to=str(standard.quote.target_sent_timestamp) if standard.quote else "",
        edited=bool(item.revisions),
    )
    for reaction in standard.reactions:
        yield Happened(
            when=when,
            kind="reaction",
            sender=str(reaction.author_id),
            on=key,
            mark=reaction.emoji,
        )


def _words(item: _Item, standard: _Standard) -> str:
    text = standard.text
    story = item.direct_story_reply_message
    if story is not None and story.text_reply is not None:
        text = story.text_reply.text
    return text.body if text else ""


def _kind(item: _Item, standard: _Standard) -> Kind:
    others: tuple[tuple[Any, Kind], ...] = (
        (item.sticker_message, "sticker"),
        (item.contact_message, "contact"),
        (item.remote_deleted_message, "deleted"),
        (item.view_once_message, "media"),
        (item.poll, "poll"),
    )
    for there, kind in others:
        if there is not None:
            return kind
    if any(one.flag == "VOICE_MESSAGE" for one in standard.attachments):
        return "voice"
    if standard.attachments:
        return "media"
    return "text" if _words(item, standard) else "other"


IMPORTER: Final = Importer(("signal",), claim, read)
