"""One message of a conversation, and what else happens between two people.

What counts as a message is what a person sent, in one of ``KINDS``; a deleted
one still counts. Calls, reactions and the service's own lines are events.
"""

from typing import Final, Literal

from msgspec import Struct


Kind = Literal[
    "text",
    "media",
    "voice",
    "sticker",
    "contact",
    "location",
    "poll",
    "deleted",
    "other",
]

KINDS: Final[tuple[Kind, ...]] = (
    "text",
    "media",
    "voice",
    "sticker",
    "contact",
    "location",
    "poll",
    "deleted",
    "other",
)
"""Every kind; a conversation stores each message's place in this tuple."""

KIND_CODES: Final[dict[str, int]] = {kind: code for code, kind in enumerate(KINDS)}
"""The place of each kind in ``KINDS``."""

TEXT: Final = KIND_CODES["text"]
"""The code of plain words; what an array of kinds is filled with at first."""

EventKind = Literal["call", "missed_call", "reaction", "system"]


class Message(Struct, frozen=True, kw_only=True):
    """One message, as ``segue read --messages`` writes it.

    Attributes:
        index: Its place in the conversation, from 0.
        at: ISO 8601 local time, with an offset where the export gives one;
            nothing where it gives no times.
        sender: The name that the export gives.
        text: As written; a placeholder of the export where the kind says so.
        kind: What was sent.
        reply_to: Index of the message that it answers, where that is known.
    """

    index: int
    at: str | None
    sender: str
    text: str
    kind: Kind
    reply_to: int | None = None


class Event(Struct, frozen=True, kw_only=True):
    """Something beside the messages: a call, a reaction, a line of the service.

    Attributes:
        kind: What happened.
        wall: Local time in microseconds since 1970-01-01T00:00.
        who: Place of the person in the conversation's people, if it was one.
        on: Index of the message that a reaction belongs to.
        seconds: How long a call lasted, where the export says so.
        mark: The emoji of a reaction.
    """

    kind: EventKind
    wall: int
    who: int | None = None
    on: int | None = None
    seconds: int | None = None
    mark: str = ""
