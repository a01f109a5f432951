"""What Segue makes of one reply to the ask.

The fields are those of the contract (version 1), plus ``says``,
``signs`` and ``hold_on_to``, which it leaves open.
"""

from collections.abc import Mapping, Sequence
from typing import Final, Literal, Protocol

from msgspec import Struct

from segue.domain.plan import CONTRACT, Answer, SayDo


READINGS: Final[tuple[Answer, ...]] = (
    "yes",
    "conditional",
    "other_channel",
    "soft_no",
    "no",
    "unclear",
)
"""Every reading, in the order in which models and documents list them."""

YES_LIKE: Final[frozenset[Answer]] = frozenset(("yes", "conditional", "other_channel"))
"""Readings under which the two stay in touch; a no must never end up here."""

Leaning = Literal["for", "against", "neither"]


class Handle(Struct, frozen=True, kw_only=True):
    """A name on some service.

    Attributes:
        service: The service in small letters; ``email`` for an address,
            ``unknown`` where a name stands alone.
        id: The name there, without an ``@`` in front.
    """

    service: str
    id: str


class Probabilities(Struct, frozen=True, kw_only=True):
    """How likely each reading is; calibrated, adding up to 1."""

    yes: float
    conditional: float
    other_channel: float
    soft_no: float
    no: float
    unclear: float

    def of(self, reading: Answer) -> float:
        """Return the probability of one reading."""
        value: float = getattr(self, reading)
        return value


class Sign(Struct, frozen=True, kw_only=True):
    """Something in the words that speaks for a yes or against it.

    Attributes:
        id: The rule's own id.
        leans: Which way it speaks.
        says: The sign in a sentence, without the words themselves.
    """

    id: str
    leans: Leaning
    says: str


class AnswerRead(Struct, frozen=True, kw_only=True):
    """The reading of one reply.

    Attributes:
        contract: Version of this document.
        reading: As the contract's definitions have it.
        confidence: Probability of the reading.
        number: In E.164, where the text holds a valid one.
        handle: Where the text names one.
        probabilities: Of every reading.
        abstained: The reader was not sure enough: ask the person.
        next: What to say and do now.
        asked_again_allowed: Whether the reply itself leaves that open.
        says: The reading in a sentence.
        signs: What in the words counted.
        hold_on_to: Something decent to keep, after a no; else empty.
    """

    contract: int = CONTRACT
    reading: Answer
    confidence: float
    number: str | None
    handle: Handle | None
    probabilities: Probabilities
    abstained: bool
    next: SayDo
    asked_again_allowed: bool
    says: str
    signs: tuple[Sign, ...]
    hold_on_to: str


class Asked(Struct, frozen=True, kw_only=True):
    """An ask and what came back.

    Attributes:
        answer: The reply as it was typed.
        ask: What was asked, if that is known.
        region: Country of numbers without a country code, in capitals.
    """

    answer: str
    ask: str | None = None
    region: str | None = None


def probabilities_from(values: Mapping[Answer, float]) -> Probabilities:
    """Return the values, rounded so that they still add up to 1."""
    rounded = {reading: round(values[reading], 4) for reading in READINGS}
    highest = max(READINGS, key=lambda reading: rounded[reading])
    rest = sum(value for reading, value in rounded.items() if reading != highest)
    rounded[highest] = round(1 - rest, 4)
    return Probabilities(**rounded)


class ReadsReplies(Protocol):
    """Whatever turns replies into readings."""

    def read_all(self, asked: Sequence[Asked]) -> list[AnswerRead]:
        """Return the readings of replies, in their order."""
        ...
