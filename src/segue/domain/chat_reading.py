"""What a conversation shows, each claim with the messages that it rests on.

The fields are those of the contract (version 1), plus ``interval``, ``says``
and ``label`` of a cue, ``when`` of a circumstance, ``at``, ``sender``, ``text``
and ``reason`` of an opening, ``as_of``, and how far the reading can be
trusted, which it leaves open.
"""

from collections.abc import Callable, Sequence
from typing import Literal

from msgspec import Struct

from segue.domain.plan import Answer, MoveId
from segue.domain.situation import Flirting, Often, ReasonKind


CueId = Literal[
    "starts_conversations",
    "asks_back",
    "long_replies",
    "remembers_details",
    "laughs_with_you",
    "makes_time",
    "short_answers",
    "avoids_you",
    "talks_about_a_partner",
]
CueValue = Literal["yes", "no", "unclear"]
Trust = Literal["good", "some", "little"]
Pair = tuple[str, str]
"""An ask and what came back."""

ReadsAnswers = Callable[[Sequence[Pair]], Sequence[Answer]]
"""Reads answers, each in the light of its ask."""


class _Frozen(Struct, frozen=True, kw_only=True):
    """A value of the reading."""


class Evidence(_Frozen, frozen=True, kw_only=True):
    """A message that a claim rests on.

    Attributes:
        index: Its place in the conversation, from 0.
        at: ISO 8601, as the export gives it; nothing where it gives no times.
        sender: Who wrote it.
        text: As written.
    """

    index: int
    at: str | None
    sender: str
    text: str


class Measure(_Frozen, frozen=True, kw_only=True):
    """What was counted, for both.

    Attributes:
        you: For the person who asks; nothing where it was not counted.
        them: For the other one.
    """

    you: float | None = None
    them: float | None = None


class Cue(_Frozen, frozen=True, kw_only=True):
    """Something about the other one that the conversation shows, or does not.

    Attributes:
        id: Which cue of a situation.
        value: Yes or no only where the whole interval says so.
        measure: What was counted.
        interval: Between these two the true value of ``measure.them`` lies,
            nine times in ten; nothing where nothing was counted.
        label: The measure in a few words.
        says: What was seen, in a sentence.
        evidence: Messages that show it, the latest last.
    """

    id: CueId
    value: CueValue
    measure: Measure
    interval: tuple[float, float] | None
    label: str
    says: str
    evidence: tuple[Evidence, ...] = ()


class SharedFound(_Frozen, frozen=True, kw_only=True):
    """A circumstance that the two share.

    Attributes:
        kind: What sort of circumstance it is.
        detail: What it is, in words of the conversation, where these can be
            said as they stand.
        when: ISO 8601 date of the next occasion, where a message tells it.
        evidence: The messages that show it.
    """

    kind: ReasonKind
    detail: str | None
    when: str | None
    evidence: tuple[Evidence, ...]


class AskFound(_Frozen, frozen=True, kw_only=True):
    """An ask that stands in the conversation, and what came back.

    Attributes:
        index: The message that asks.
        sender: Who asked.
        answer_index: The message that answers, if anything came.
        reading: How the answer reads; nothing where none came.
    """

    index: int
    sender: str
    answer_index: int | None
    reading: Answer | None


class Opening(_Frozen, frozen=True, kw_only=True):
    """One of their messages that the question could answer.

    Attributes:
        index: The message.
        at: When it was sent, if that is known.
        sender: Who wrote it.
        text: As written.
        score: From 0 to 1: how well the question would fit; a judgement.
        move: The way to ask that fits it.
        reason: The shared circumstance that it is about, if any.
        because: Why the question would come naturally there.
        line: What to answer; nothing where it has passed.
        passed: It came before an ask to which they said yes: told as what it
            was, for nothing is left to ask.
    """

    index: int
    at: str | None
    sender: str
    text: str
    score: float
    move: MoveId
    reason: ReasonKind | None
    because: str
    line: str
    passed: bool = False


class NowJudged(_Frozen, frozen=True, kw_only=True):
    """Whether the end of the conversation is a good moment to ask.

    Attributes:
        good: Whether it is.
        score: From 0 to 1; good from one half on. A judgement.
        because: What that rests on.
        as_of: When the last message was sent, if that is known; it is judged as
            of then.
    """

    good: bool
    score: float
    because: str
    as_of: str | None


class ChatReading(_Frozen, frozen=True, kw_only=True):
    """Everything that a conversation shows.

    Attributes:
        cues: All nine.
        shared: Circumstances, the best shown first.
        asks: Earlier asks, of both.
        openings: The best first.
        now: Whether to ask now.
        flirting: Who flirts with whom, where that is plain.
        often: How often they write, where the conversation is long enough.
        meets: Whether they also meet face to face, as their words show.
        trust: How far the reading can be trusted.
        limits: Why no further, a sentence each.
    """

    cues: tuple[Cue, ...]
    shared: tuple[SharedFound, ...]
    asks: tuple[AskFound, ...]
    openings: tuple[Opening, ...]
    now: NowJudged
    flirting: Flirting | None
    often: Often | None
    meets: bool
    trust: Trust
    limits: tuple[str, ...]
