"""Documents that only this door hands out; all others are the contract's."""

from msgspec import Struct

from segue.domain.plan import CONTRACT, Answer
from segue.domain.turn import Turn


class ConsentTold(Struct, frozen=True, kw_only=True):
    """Whether the person agrees that this conversation may see it.

    Attributes:
        contract: Version of this document.
        agreed: What they answered; nothing while they were not asked.
        question: What to hand back with their answer, once they were asked.
        consent: What to hand to the other tools in this conversation.
        notice: What they have to know first.
        next: What to do now.
    """

    contract: int = CONTRACT
    agreed: bool | None
    question: str | None = None
    consent: str | None
    notice: str
    next: str


class RehearsalTold(Struct, frozen=True, kw_only=True):
    """A rehearsal after a step.

    Attributes:
        contract: Version of this document.
        rehearsal: Its name for the next step.
        title: What the scene is called.
        place: Where it plays.
        facts: What both know.
        aim: What a good run looks like.
        partner: What the other one is called.
        about: Who they are.
        latest: What was said last: the person's line and the partner's.
        answer: How the partner's last line answers an ask; nothing where
            nothing was asked.
        lines_said: How many lines the person has said.
        is_over: Whether one of the two has ended it.
        fallback: A few words that always fit.
        exit_line: A line to leave with.
    """

    contract: int = CONTRACT
    rehearsal: str
    title: str
    place: str
    facts: str
    aim: str
    partner: str
    about: str
    latest: tuple[Turn, ...]
    answer: Answer | None
    lines_said: int
    is_over: bool
    fallback: str
    exit_line: str


class HintTold(Struct, frozen=True, kw_only=True):
    """What would help with the next line.

    Attributes:
        contract: Version of this document.
        hint: In a sentence or two.
    """

    contract: int = CONTRACT
    hint: str
