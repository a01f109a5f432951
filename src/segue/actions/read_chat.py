"""From an export to the conversation in it, and who of the two is who."""

from pathlib import Path
from typing import TypeVar, get_args

from msgspec import Struct
from msgspec.structs import replace

from segue.chats.archive import open_export
from segue.chats.choices import Choices, NobodyError, WhoAreYouError
from segue.chats.recognize import read_export
from segue.domain.conversation import Conversation, DateOrder, Format, Health
from segue.domain.handed import Handed
from segue.domain.undecided import field_of
from segue.domain.when import check_zone
from segue.errors import InputError


Name = TypeVar("Name", bound=str)


class UnknownChoiceError(InputError):
    """An option names nothing that there is to choose."""

    def __init__(self, option: str, names: tuple[str, ...]) -> None:
        """List what there is."""
        super().__init__(f"{option}: unknown", f"expected {'|'.join(names)}")


class Asked(Struct, frozen=True, kw_only=True):
    """What to read, and what the person has said about it.

    Attributes:
        export: The file, folder or zip, or what was handed in of it.
        me: A name of the person who asks, as the export has it.
        them: A name of the other one.
        format: Whose export it is, if the person says.
        date_order: Day, month and year in this order, if the person says.
        tz: IANA zone for times that the export counts from 1970.
    """

    export: Path | Handed
    me: str | None = None
    them: str | None = None
    format: Format | None = None
    date_order: DateOrder | None = None
    tz: str | None = None


class Participant(Struct, frozen=True, kw_only=True):
    """One of the two, with how many messages they sent."""

    name: str
    messages: int


class ConversationTold(Struct, frozen=True, kw_only=True):
    """What a conversation is, without its words.

    Attributes:
        format: Whose export it was.
        messages: How many messages people sent.
        first: When the first was sent; ISO 8601, or nothing without times.
        last: When the last was sent.
        participants: The two, who wrote first first.
        skipped: Places that could not be read.
        health: How well the export was understood.
    """

    format: Format
    messages: int
    first: str | None
    last: str | None
    participants: tuple[Participant, ...]
    skipped: int
    health: Health


def asked_from(
    export: Path | Handed,
    *,
    me: str | None = None,
    them: str | None = None,
    format_: str | None = None,
    date_order: str | None = None,
    tz: str | None = None,
) -> Asked:
    """Take up what a door was told about an export.

    Raises:
        UnknownChoiceError: There is no such format, or no such order.
    """
    return Asked(
        export=export,
        me=me,
        them=them,
        format=_named("--format", format_, get_args(Format)),
        date_order=_named("--date-order", date_order, get_args(DateOrder)),
        tz=tz,
    )


def _named(option: str, given: str | None, names: tuple[Name, ...]) -> Name | None:
    if given is None:
        return None
    for name in names:
        if name == given:
            return name
    raise UnknownChoiceError(option, names)


def settled(asked: Asked, option: str, value: str) -> Asked:
    """Return what is asked for, with one open question answered.

    Args:
        asked: What was asked for.
        option: The option that an ``UndecidedError`` names.
        value: What the person chose.
    """
    return replace(asked, **{field_of(option): value})


def read_conversation(asked: Asked) -> Conversation:
    """Read the conversation of an export.

    Raises:
        UndecidedError: Something is open that only the person can decide.
        InputError: The export cannot be read, or an option is at fault.
    """
    zone = check_zone("--tz", asked.tz or "UTC")
    choices = Choices(
        me=asked.me,
        them=asked.them,
        date_order=asked.date_order,
        format=asked.format,
        zone=zone,
    )
    with open_export(asked.export) as export:
        return read_export(export, choices)


def tell_apart(conversation: Conversation, asked: Asked) -> tuple[int, int | None]:
    """Return the places of the person who asks and of the other one.

    Raises:
        WhoAreYouError: The export does not tell, and nobody said.
        NobodyError: A name that was given is not in the export.
    """
    me = _place_of_me(conversation, asked)
    if me is None:
        raise WhoAreYouError([person.name for person in conversation.people])
    if len(conversation.people) == 1:
        return me, None
    return me, 1 - me


def _place_of_me(conversation: Conversation, asked: Asked) -> int | None:
    """Return who asks by the names that were given, else by the export."""
    if asked.me is not None:
        me = conversation.place_of(asked.me)
        if me is None:
            raise NobodyError(option="--me")
        return me
    if asked.them is None:
        return conversation.me
    them = conversation.place_of(asked.them)
    if them is None and conversation.me is None:
        if _is_same(conversation.title, asked.them):
            return None
        raise NobodyError(option="--them")
    both = len(conversation.people) > 1
    return 1 - them if them is not None and both else conversation.me


def _is_same(name: str, other: str) -> bool:
    return name.strip().casefold() == other.strip().casefold()


def tell(conversation: Conversation) -> ConversationTold:
    """Say what a conversation is, without its words."""
    counts = conversation.counts()
    return ConversationTold(
        format=conversation.format,
        messages=len(conversation),
        first=conversation.at(0),
        last=conversation.at(len(conversation) - 1),
        participants=tuple(
            Participant(name=person.name, messages=count)
            for person, count in zip(conversation.people, counts, strict=True)
        ),
        skipped=conversation.health.not_understood,
        health=conversation.health,
    )
