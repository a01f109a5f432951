"""What a playbook is made of: the advice, rule by rule, as values.

Every rule has an id, a source (a rule of the advice, ``S1`` … ``S12``, or a key
of ``sources``) and a grade that says how well it is known. The same shapes are
read from YAML (``segue.playbook.load``) and from the compiled playbook.
"""

from typing import Literal

from msgspec import Struct

from segue.domain.plan import Answer, Medium, MoveId, Register, SayDo
from segue.domain.situation import Channel, ReasonKind


Grade = Literal["research", "practice", "convention"]
State = Literal["none", "friendly", "romantic"]
STATES: tuple[State, ...] = ("none", "friendly", "romantic")


class _Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A value of the playbook that refuses fields it does not know."""


class Rule(_Part, kw_only=True):
    """Something the playbook holds.

    Attributes:
        id: Stable name, shown where the rule is used.
        source: ``S1`` … ``S12``, or a key of the playbook's sources.
        grade: How well it is known.
    """

    id: str
    source: str
    grade: Grade


class Bounds(_Part, kw_only=True):
    """A test of a number, or of whether anything is known or held at all.

    Attributes:
        below: The number is less than this.
        at_least: The number is this or more.
        known: Whether the fact is known (``yes``) or not (``no``).
        empty: Whether a set holds nothing (``yes``) or something (``no``).
    """

    below: int | None = None
    at_least: int | None = None
    known: Literal["yes", "no"] | None = None
    empty: Literal["yes", "no"] | None = None


Test = str | int | tuple[str, ...] | Bounds
Condition = tuple[dict[str, Test], ...]
"""Alternatives, of which one must hold; in each, all tests must hold.

No alternative at all always holds. An unknown fact fails every test but
``known: no``.
"""


class PerState(_Part, kw_only=True):
    """One number for each state of their interest."""

    none: float
    friendly: float
    romantic: float


class FactRule(Rule, kw_only=True):
    """A fact that may be unknown: how to ask for it, what to expect of it.

    Attributes:
        label: The fact in a few words.
        question: How the interview asks for it.
        how: How to find it out without asking anybody anything awkward.
        values: Each value's own words.
        prior: How common each value is before anything is known; sums to 1.
            A judgement, for averaging.
        order: Values from the most distant to the closest, where they have an
            order; the walk checks that closer is never worse.
    """

    label: str
    question: str
    how: str
    values: dict[str, str]
    prior: dict[str, float]
    order: tuple[str, ...] = ()


class Interest(Rule, kw_only=True):
    """The prior of their interest, and the words for where it leans.

    Attributes:
        prior: Share of each state before any cue; sums to 1. A judgement.
        clear_from: A state is named from this probability on.
        says: Words for each state, and for ``unclear``.
    """

    prior: PerState
    clear_from: float
    says: dict[Literal["none", "friendly", "romantic", "unclear"], str]


class Evidence(Rule, kw_only=True):
    """What one fact says about their interest.

    Attributes:
        fact: Such as ``cues.asks_back``.
        weights: For each value, the weight of evidence for each state, in
            decibans.
        says: Each value's effect in a sentence.
    """

    fact: str
    weights: dict[str, PerState]
    says: dict[str, str]


class Stop(Rule, kw_only=True):
    """A condition under which nobody should ask. No weight outvotes it.

    Attributes:
        id: One of the contract's stops.
        when: Where the stop holds.
        unless: Where it does not hold all the same.
        says: Why, to the person.
        instead: One kind alternative.
        harm: What an ask under this stop costs, on the scale of a score; makes
            the interview ask early.
    """

    when: Condition
    unless: Condition | None = None
    says: str
    instead: SayDo
    harm: float


class Effect(Rule, kw_only=True):
    """What one fact does to how welcome an ask is.

    Attributes:
        fact: A fact of the situation, or ``channel``.
        by: Log-odds for each value; values left out do nothing.
        says: Each value's effect in a sentence.
        moves: Where it counts; all moves where left out.
        channels: Likewise.
        reasons: Likewise.
    """

    fact: str
    by: dict[str, float]
    says: dict[str, str]
    moves: tuple[MoveId, ...] = ()
    channels: tuple[Channel, ...] = ()
    reasons: tuple[ReasonKind, ...] = ()


class Need(Rule, kw_only=True):
    """What must hold for a move to be offered at all.

    Attributes:
        when: What must hold.
        unless: What must not.
        because: What is said where the move is ruled out by this.
        moves: Where it counts; all moves where left out.
        channels: Likewise.
    """

    when: Condition = ()
    unless: Condition | None = None
    because: str
    moves: tuple[MoveId, ...] = ()
    channels: tuple[Channel, ...] = ()


class Line(_Part, kw_only=True):
    """Words to say: the ask, then the easy way out.

    Attributes:
        say: The ask, with slots.
        out: The way out, with slots; follows ``say``.
    """

    say: str
    out: str


Words = dict[Channel, dict[Register, tuple[Line, ...]]]


class Moment(Rule, kw_only=True):
    """When to say it.

    Attributes:
        channels: Where this moment is meant for.
        when: What must hold; the first that fits is taken.
        says: The moment, with slots.
    """

    channels: tuple[Channel, ...]
    when: Condition = ()
    says: str


class Move(Rule, kw_only=True):
    """One way to ask.

    Attributes:
        id: One of the contract's moves.
        title: In a few words.
        about: What it is and whom it suits, to the person.
        rests_on_reason: Whether the words rest on a shared circumstance.
        channels: Where it can be done.
        base: Log-odds of being welcome for each state of their interest.
        exposure: How much it shows, 0 to 1.
        pressure: How hard it is to decline, 0 to 1.
        whose_turn: Who writes first afterwards.
        needs: What must hold.
        effects: What facts do to it.
        moments: When to say it.
        words: Lines by channel and register; empty where the reason has them.
        if_answer: What to say and do for each answer.
        drafts: First messages where no reason gives one.
    """

    title: str
    about: str
    rests_on_reason: bool = False
    channels: tuple[Channel, ...]
    base: PerState
    exposure: float
    pressure: float
    whose_turn: Literal["you", "them"] = "you"
    needs: tuple[Need, ...] = ()
    effects: tuple[Effect, ...] = ()
    moments: tuple[Moment, ...]
    words: Words = {}
    if_answer: dict[Answer, SayDo]
    drafts: tuple[str, ...] = ()


class Reason(Rule, kw_only=True):
    """One kind of shared circumstance that an ask can rest on.

    Attributes:
        kind: One of the contract's kinds.
        label: In a few words.
        welcome: What resting on it does to the log-odds of being welcome.
        says: That effect in a sentence.
        medium: How the first contact goes.
        moments: When to say it; more fitting than the move's own.
        words: Lines by channel and register.
        if_answer: Replaces the move's own where given.
        drafts: First messages about the reason.
        face_to_face: What to do where the date comes before the first message
            may.
    """

    kind: ReasonKind
    label: str
    welcome: float
    says: str
    medium: Medium = "text"
    moments: tuple[Moment, ...]
    words: Words
    if_answer: dict[Answer, SayDo] = {}
    drafts: tuple[str, ...]
    face_to_face: str


class Step(Rule, kw_only=True):
    """A small step for a "not yet".

    Attributes:
        when: Where it fits.
        unless: Where it does not.
        do: The step, with slots.
        in_days: Days until it should be done; nothing for no date.
    """

    when: Condition = ()
    unless: Condition | None = None
    do: str
    in_days: int | None = None


class Costs(Rule, kw_only=True):
    """What showing and pressing cost, on the scale of a score.

    Attributes:
        exposure: Weight of a move's exposure, for each confidence.
        pressure: Weight of a move's pressure.
    """

    exposure: dict[str, float]
    pressure: float


class AskFrom(Rule, kw_only=True):
    """The score from which the decision is to ask.

    Attributes:
        score: The threshold.
        when: Where it counts; the first that fits is taken.
        says: Why this threshold, to the person; may be empty.
    """

    score: float
    when: Condition = ()
    says: str = ""


class RegisterRule(Rule, kw_only=True):
    """Where a manner of speaking fits.

    Attributes:
        register: The manner.
        when: Where it may be offered.
        first_when: Where it is offered first.
    """

    register: Register
    when: Condition = ()
    first_when: tuple[dict[str, Test], ...] | None = None


class Hours(Rule, kw_only=True):
    """Sane hours for a first contact (S10, S11, S12).

    Attributes:
        night_ends: Hours before this belong to the evening before, ``04:00``.
        earliest: Never before this, on the following day at the earliest.
        latest: Never after this.
        suggested: A good hour, by medium, for adults.
        suggested_under_18: Likewise for those still at school.
        evening_before: By then it should have come, where a date presses.
        hours_before: Where that evening is too early: this long before.
    """

    night_ends: str
    earliest: str
    latest: str
    suggested: dict[Medium, str]
    suggested_under_18: dict[Medium, str]
    evening_before: str
    hours_before: int


class Prompts(Rule, kw_only=True):
    """First messages where there was no reason.

    Attributes:
        drafts: With slots.
    """

    drafts: tuple[str, ...]


class FirstContactRules(_Part, kw_only=True):
    """What carries out S10, S11 and S12.

    Attributes:
        hours: When; S10.
        reason: The rule that the first contact is about the reason; S11.
        anything: The rule for asks without one; S12. Its drafts are prompts.
    """

    hours: Hours
    reason: Rule
    anything: Prompts


class Source(_Part, kw_only=True):
    """Where a rule comes from.

    Attributes:
        title: The work, or the rule of the advice in a sentence.
        checked: Whether it was read itself, or only reported elsewhere.
    """

    title: str
    checked: Literal["read", "reported", "own"]


class NotOffered(_Part, kw_only=True):
    """Why a move is not offered where no rule of its own says so.

    Attributes:
        channel: There is no place to do it.
        reason: There is nothing to rest it on.
        weaker: Others fit clearly better.
    """

    channel: str
    reason: str
    weaker: str


class Playbook(_Part, kw_only=True):
    """A whole playbook.

    Attributes:
        language: IETF tag, ``en``.
        variants: At most so many reasons are offered for one move.
        offer_within: Ways that score lower than the best by more than this
            are not offered.
        steps_shown: At most so many small steps for a "not yet".
        not_offered: Why a move is not offered where no rule says so.
        sources: What rules may name as their source.
        interest: The prior of their interest.
        ask_from: Thresholds, the most particular first.
        costs: What showing and pressing cost.
        registers: Where each manner of speaking fits.
        facts: Facts that may be unknown.
        evidence: What facts say about their interest.
        effects: What facts do to every move.
        needs: What must hold for several moves.
        stops: Where nobody should ask.
        moves: Ways to ask.
        reasons: Shared circumstances to rest an ask on.
        steps: Small steps for a "not yet".
        first_contact: When and how to write first.
    """

    language: str
    variants: int
    offer_within: float
    steps_shown: int
    not_offered: NotOffered
    sources: dict[str, Source]
    interest: Interest
    ask_from: tuple[AskFrom, ...]
    costs: Costs
    registers: tuple[RegisterRule, ...]
    facts: tuple[FactRule, ...]
    evidence: tuple[Evidence, ...]
    effects: tuple[Effect, ...]
    needs: tuple[Need, ...]
    stops: tuple[Stop, ...]
    moves: tuple[Move, ...]
    reasons: tuple[Reason, ...]
    steps: tuple[Step, ...]
    first_contact: FirstContactRules
