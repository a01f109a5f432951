"""What a playbook is made of: the advice, rule by rule, as values.

Every rule has an id, a source (a rule of the advice, ``S1`` … ``S12``, or a key
of ``sources``) and a grade that says how well it is known. The same shapes are
read from YAML (``segue.playbook.load``) and from the compiled playbook.
"""

from typing import Literal

from msgspec import field

from segue.domain.plan import Answer, IfAnswer, Medium, MoveId, Register, SayDo, StopId
from segue.domain.situation import Channel, ReasonKind
from segue.playbook.rule import Condition, Part, PerState, Rule
from segue.playbook.settings import Interview, Settings


class FactRule(Rule, frozen=True, kw_only=True):
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
        least_gain: What asking for it in the interview is worth at least, on
            the scale of a score, because words or moments depend on it.
        unless: Where finding it out would show too much to be advised.
    """

    label: str
    question: str
    how: str
    values: dict[str, str]
    prior: dict[str, float]
    order: tuple[str, ...] = ()
    least_gain: float = 0.0
    unless: Condition | None = None


class Evidence(Rule, frozen=True, kw_only=True):
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


class Stop(Rule, frozen=True, kw_only=True):
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

    id: StopId
    when: Condition
    unless: Condition | None = None
    says: str
    instead: SayDo
    harm: float


class Effect(Rule, frozen=True, kw_only=True):
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


class Need(Rule, frozen=True, kw_only=True):
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


class Line(Part, frozen=True, kw_only=True):
    """Words to say: the ask, then the easy way out.

    Attributes:
        say: The ask, with slots.
        out: The way out, with slots; follows ``say``.
    """

    say: str
    out: str


WordsByChannel = dict[Channel, dict[Register, tuple[Line, ...]]]


class MomentRule(Rule, frozen=True, kw_only=True):
    """When to say it.

    Attributes:
        channels: Where this moment is meant for.
        when: What must hold; the first that fits is taken.
        says: The moment, with slots.
    """

    channels: tuple[Channel, ...]
    when: Condition = ()
    says: str


class Move(Rule, frozen=True, kw_only=True):
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

    id: MoveId
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
    moments: tuple[MomentRule, ...]
    words: WordsByChannel = field(default_factory=dict)
    if_answer: IfAnswer
    drafts: tuple[str, ...] = ()


class Reason(Rule, frozen=True, kw_only=True):
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
        drafts: First messages about the reason, before its date.
        drafts_after: Likewise where its date comes before the first message
            may, so that they look back on it.
        face_to_face: What to do in that case where the two meet.
        in_writing: Likewise where they only write to each other.
    """

    kind: ReasonKind
    label: str
    welcome: float
    says: str
    medium: Medium = "text"
    moments: tuple[MomentRule, ...]
    words: WordsByChannel
    if_answer: dict[Answer, SayDo] = field(default_factory=dict)
    drafts: tuple[str, ...]
    drafts_after: tuple[str, ...] = ()
    face_to_face: str
    in_writing: str = ""


class Step(Rule, frozen=True, kw_only=True):
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


class Playbook(Settings, frozen=True, kw_only=True):
    """A whole playbook: its settings, and every rule.

    Attributes:
        facts: Facts that may be unknown.
        evidence: What facts say about their interest.
        effects: What facts do to every move.
        needs: What must hold for several moves.
        stops: Where nobody should ask.
        moves: Ways to ask.
        reasons: Shared circumstances to rest an ask on.
        steps: Small steps for a "not yet".
        interview: How the interview goes.
    """

    facts: tuple[FactRule, ...]
    evidence: tuple[Evidence, ...]
    effects: tuple[Effect, ...]
    needs: tuple[Need, ...]
    stops: tuple[Stop, ...]
    moves: tuple[Move, ...]
    reasons: tuple[Reason, ...]
    steps: tuple[Step, ...]
    interview: Interview
