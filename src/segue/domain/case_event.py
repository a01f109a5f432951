"""What happened in a case, one frozen value for each thing that can happen.

Events are what the journal keeps: their names and fields are a file format.
New kinds and new fields with defaults may be added; nothing that stands here
is renamed, dropped or given another meaning.
"""

from datetime import date, datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct

from segue.domain.plan import Answer, Decision, MoveId
from segue.domain.situation import Channel, ReasonKind, Situation


Moment = Annotated[datetime, Meta(tz=True)]
Nerves = Annotated[int, Meta(ge=0, le=100)]
Again = Literal["yes", "no", "unsure"]
HandedOver = Literal["plan", "answer", "chat", "rehearsal", "due", "refusal"]
"""What of a case an assistant can be shown."""


class _Happened(
    Struct,
    frozen=True,
    kw_only=True,
    tag_field="kind",
    forbid_unknown_fields=True,
    omit_defaults=True,
):
    """Something that happened.

    Attributes:
        at: When; aware.
    """

    at: Moment


class Described(_Happened, frozen=True, kw_only=True, tag="described"):
    """The person said where the two stand.

    Attributes:
        situation: All of it; replaces what was said before.
    """

    situation: Situation


class Noted(_Happened, frozen=True, kw_only=True, tag="noted"):
    """The person wrote something down.

    Attributes:
        text: In their own words.
    """

    text: str


class Planned(_Happened, frozen=True, kw_only=True, tag="planned"):
    """A plan was made.

    Attributes:
        decision: What it came to.
        move: Its first move, if it had one.
        reason: What that rests on, if anything.
        channel: Where.
    """

    decision: Decision
    move: MoveId | None = None
    reason: ReasonKind | None = None
    channel: Channel | None = None


class Rehearsed(_Happened, frozen=True, kw_only=True, tag="rehearsed"):
    """A scene was rehearsed.

    Attributes:
        scene: The scene's id.
        outcome: How it ended: an answer's reading, or ``not_asked``.
    """

    scene: str
    outcome: str


class ChatRead(_Happened, frozen=True, kw_only=True, tag="read"):
    """A conversation was read; nothing of it is kept.

    Attributes:
        messages: How many there were.
    """

    messages: int


class Asked(_Happened, frozen=True, kw_only=True, tag="asked"):
    """The person asked.

    Attributes:
        move: In which way, if they said so.
        reason: What the ask rested on, if anything.
    """

    move: MoveId | None = None
    reason: ReasonKind | None = None


class Answered(_Happened, frozen=True, kw_only=True, tag="answered"):
    """The other one answered.

    Attributes:
        reading: How the answer is read.
        number: The number they gave, E.164 where it could be read.
        handle: A handle that they gave, as ``service:id``.
        opening: For a conditional yes: what they said must come first.
        opens_on: The day on which that will be, where they named one.
    """

    reading: Answer
    number: str | None = None
    handle: str | None = None
    opening: str | None = None
    opens_on: date | None = None


class Contacted(_Happened, frozen=True, kw_only=True, tag="contacted"):
    """The person wrote or called."""


class Replied(_Happened, frozen=True, kw_only=True, tag="replied"):
    """The other one wrote or called."""


class Reopened(_Happened, frozen=True, kw_only=True, tag="reopened"):
    """The other one opened it again.

    Attributes:
        because: What they did.
    """

    because: str


class Closed(_Happened, frozen=True, kw_only=True, tag="closed"):
    """The person let it rest."""


class Snoozed(_Happened, frozen=True, kw_only=True, tag="snoozed"):
    """The person wants to be reminded later.

    Attributes:
        until: Not before this.
    """

    until: Moment


class Expected(_Happened, frozen=True, kw_only=True, tag="expected"):
    """Before an ask: how it feels, and what they expect.

    Attributes:
        nerves: From 0, calm, to 100, as bad as it gets.
        answer: The answer they expect.
    """

    nerves: Nerves
    answer: Answer | None = None


class Reflected(_Happened, frozen=True, kw_only=True, tag="reflected"):
    """Afterwards: how it feels, and whether they would do it again.

    Attributes:
        nerves: As before.
        again: Whether they would do it again.
        text: What they would keep or change.
    """

    nerves: Nerves
    again: Again | None = None
    text: str | None = None


class ShownToAssistant(_Happened, frozen=True, kw_only=True, tag="shown"):
    """An assistant was shown something of the case.

    Attributes:
        what: Of which kind it was; none of its words are kept.
    """

    what: HandedOver


Event = (
    Described
    | Noted
    | Planned
    | Rehearsed
    | ChatRead
    | Asked
    | Answered
    | Contacted
    | Replied
    | Reopened
    | Closed
    | Snoozed
    | Expected
    | Reflected
    | ShownToAssistant
)
"""Anything that can happen in a case."""
