"""What is said in a rehearsal, and what each line does.

The twenty acts are those of the contract; a line may carry several, the
weightiest first.
"""

from collections.abc import Sequence
from typing import Final, Literal, Protocol, get_args

from msgspec import UNSET, Struct, UnsetType

from segue.domain.plan import Answer


Act = Literal[
    "greeting",
    "question",
    "answer",
    "self_disclosure",
    "shared_circumstance",
    "compliment",
    "play",
    "backchannel",
    "thanks",
    "invitation",
    "ask",
    "offer",
    "way_out",
    "pressure",
    "take_answer",
    "apology",
    "goodbye",
    "rude",
    "off_topic",
    "silence",
]
ACTS: Final[tuple[Act, ...]] = get_args(Act)
ASKS: Final[frozenset[Act]] = frozenset({"ask", "offer"})
"""Acts that ask for a way to keep in touch, or offer one."""

YES_LIKE: Final[frozenset[Answer]] = frozenset({"yes", "conditional", "other_channel"})
"""Answers that welcome the ask; all others count as a no."""

Speaker = Literal["you", "them"]
VoiceName = Literal["scripted", "llm"]
"""Who puts the partner's moves into words: authored lines, or a model."""

Skill = Literal["opening", "listening", "timing", "asking", "taking_the_answer"]
Grade = Literal["good", "okay", "work_on"]


class _Frozen(Struct, frozen=True, kw_only=True):
    """A value of a rehearsal."""


class Manner(_Frozen, frozen=True, kw_only=True):
    """How a line was said, beside what it does.

    Attributes:
        words: How many words it has.
        asks_back: Whether it asks something back.
        picks_up: Whether it takes up what the other one spoke of.
    """

    words: int = 8
    asks_back: bool = False
    picks_up: bool = False


class Heard(_Frozen, frozen=True, kw_only=True):
    """One line of the learner, as the partner takes it.

    Attributes:
        acts: What it does, weightiest first; at least one.
        manner: How it was said.
    """

    acts: tuple[Act, ...]
    manner: Manner = Manner()


class Shown(_Frozen, frozen=True, kw_only=True):
    """What one can see of how the partner feels, each from 0 to 1.

    Attributes:
        comfort: How much at ease they are.
        patience: How much of their time is left.
        hurry: How much they want to be elsewhere.
    """

    comfort: float
    patience: float
    hurry: float


class Turn(_Frozen, frozen=True, kw_only=True):
    """One line of a rehearsal.

    Attributes:
        speaker: Who says it.
        text: The words.
        reads_as: For a line of the learner: its acts, weightiest first.
        state: For a line of the partner: how they feel then.
        voice: For a line of the partner: ``llm`` where a language model put
            it into words; left out where the words are authored.
    """

    speaker: Speaker
    text: str
    reads_as: tuple[Act, ...] | UnsetType = UNSET
    state: Shown | UnsetType = UNSET
    voice: VoiceName | UnsetType = UNSET


class Note(_Frozen, frozen=True, kw_only=True):
    """One remark of the mentor on one turn.

    Attributes:
        turn: Index into the turns, from 0.
        skill: Which of the five skills it is about.
        grade: How that went.
        quote: The words it rests on, as they were said.
        rule: The advice's id, or the rule's own.
        says: The remark.
        instead: A better line, or nothing.
    """

    turn: int
    skill: Skill
    grade: Grade
    quote: str
    rule: str
    says: str
    instead: str | None


class Debrief(_Frozen, frozen=True, kw_only=True):
    """What the mentor says afterwards.

    Attributes:
        asked_once: Whether there was exactly one ask, never pressed.
        took_the_answer: Whether the answer was taken; nothing where none came.
        notes: At most one for a turn.
    """

    asked_once: bool
    took_the_answer: bool | None
    notes: tuple[Note, ...]


class ReadsActs(Protocol):
    """Whatever reads the acts of lines."""

    def read(self, previous: str, text: str) -> tuple[Act, ...]:
        """Return the acts of a line, weightiest first; at least one."""
        ...

    def read_all(self, lines: Sequence[tuple[str, str]]) -> list[tuple[Act, ...]]:
        """Return the acts of many lines, each given after the one before it."""
        ...
