"""What Segue answers to a situation: whether, how, when, in which words.

The fields are those of the contract (version 1), plus ``interest``, a move's
``title``, ``find_out_first[].label``, ``would_change[].move`` and ``.says``,
and ``next_steps[].id``, which it leaves open.
"""

from typing import Literal

from msgspec import UNSET, Struct, UnsetType, field

from segue.domain.situation import Channel, ReasonKind


CONTRACT = 1
"""Version of the documents that other programs rely on."""

Decision = Literal["ask", "warm_up", "leave_it"]
Register = Literal["plain", "shy", "playful"]
Answer = Literal["yes", "conditional", "other_channel", "soft_no", "no", "unclear"]
Medium = Literal["text", "call"]
StopId = Literal[
    "asked_before",
    "already_yes",
    "power",
    "minor",
    "serving",
    "partner",
    "number_not_given",
    "not_interested",
]
MoveId = Literal[
    "ask_in_chat",
    "weave_in",
    "ask_out_first",
    "shared_reason",
    "offer_yours",
    "playful_swap",
    "swap_handle",
]


class _Frozen(Struct, frozen=True, kw_only=True):
    """A value of the plan."""


class StopSaid(_Frozen, frozen=True, kw_only=True):
    """One condition under which nobody should ask, and why.

    Attributes:
        id: Which condition.
        says: Why, to the person.
    """

    id: StopId
    says: str


class SayDo(_Frozen, frozen=True, kw_only=True):
    """Words to say, and what to do beside them.

    Attributes:
        say: The words.
        do: What to do.
    """

    say: str
    do: str


class ReasonGiven(_Frozen, frozen=True, kw_only=True):
    """The circumstance that an ask rests on; always one the person stated.

    Attributes:
        kind: What sort of circumstance.
        detail: The thing itself, in the person's words, if they named it.
    """

    kind: ReasonKind
    detail: str | None


class Words(_Frozen, frozen=True, kw_only=True):
    """One way to say it.

    Attributes:
        register: The manner: plain, shy or playful.
        line: What to say; ``easy_out`` stands in it verbatim.
        easy_out: The part that makes it easy to decline.
    """

    register: Register
    line: str
    easy_out: str


class Why(_Frozen, frozen=True, kw_only=True):
    """What one fact does to how welcome the ask would be.

    Attributes:
        fact: Dotted path and value, such as ``cues.asks_back=yes``.
        effect: In log-odds of being welcome; above 0 speaks for the move.
        rule: The advice's id (``S9``), else the rule's own.
        says: The effect in a sentence.
    """

    fact: str
    effect: float
    rule: str
    says: str


class IfAnswer(_Frozen, frozen=True, kw_only=True):
    """What to say and do for each way they may answer.

    Attributes:
        yes: After a yes.
        conditional: After a yes that waits for something they named.
        other_channel: Where they name another way to keep in touch.
        soft_no: After a no put kindly.
        no: After a no.
        unclear: Where it cannot be told; it counts as a no.
    """

    yes: SayDo
    conditional: SayDo
    other_channel: SayDo
    soft_no: SayDo
    no: SayDo
    unclear: SayDo


class FirstContact(_Frozen, frozen=True, kw_only=True):
    """When and how to write first, as if the number were given now.

    Attributes:
        medium: Whether to text or to call.
        about: The reason, or whatever there is to say.
        draft: What to write, or how to begin the call.
        not_before: ISO 8601 with offset, in the person's zone.
        suggested: Likewise; a good moment within sane hours.
        no_later_than: Likewise, or nothing where no date presses.
    """

    medium: Medium
    about: Literal["reason", "anything"]
    draft: str
    not_before: str
    suggested: str
    no_later_than: str | None


class MovePlan(_Frozen, frozen=True, kw_only=True):
    """One way to ask, fitted to the situation.

    Attributes:
        move: Which of the playbook's moves.
        title: The move in a few words.
        reason: The shared circumstance that the words rest on, if they do.
        channel: Where to ask.
        welcome: How likely the playbook holds it that the ask is welcome,
            0 to 1: a judgement to compare moves by, no measured chance.
        score: Welcome less what it shows and how hard it is to decline.
        moment: When to say it.
        words: Lines, the manner that fits best first.
        why: Effects, the largest first.
        if_answer: What to say and do for each answer.
        first_contact: Nothing where it would be their turn.
    """

    move: MoveId
    title: str
    reason: ReasonGiven | None
    channel: Channel
    welcome: float
    score: float
    moment: str
    words: tuple[Words, ...]
    why: tuple[Why, ...]
    if_answer: IfAnswer
    first_contact: FirstContact | None


class RuledOut(_Frozen, frozen=True, kw_only=True):
    """A move that the situation does not allow, and why.

    Attributes:
        move: Which of the playbook's moves.
        title: The move in a few words.
        because: Why it is left out.
    """

    move: MoveId
    title: str
    because: str


class FindOut(_Frozen, frozen=True, kw_only=True):
    """A fact worth knowing first.

    Attributes:
        fact: Dotted path.
        gain: How much better the best choice gets by knowing it, on average,
            on the scale of ``score``.
        how: How to find it out without asking anybody anything awkward.
        label: The fact in a few words.
    """

    fact: str
    gain: float
    how: str
    label: str


class WouldChange(_Frozen, frozen=True, kw_only=True):
    """One fact that would change the decision or the first move.

    Attributes:
        fact: Dotted path.
        from_: Its value now, or nothing where it is not known.
        to: Its value then.
        decision: The decision then.
        move: The first move then, if there is any.
        says: The changed fact in words.
    """

    fact: str
    from_: str | None = field(name="from")
    to: str
    decision: Decision
    move: MoveId | None
    says: str


class NextStep(_Frozen, frozen=True, kw_only=True):
    """A small step before any ask.

    Attributes:
        id: The playbook's own id of the step.
        do: What to do.
        by: ISO 8601 date, or nothing.
        rule: The advice's id, else the rule's own.
    """

    id: str
    do: str
    by: str | None
    rule: str


class InterestRead(_Frozen, frozen=True, kw_only=True):
    """How the other one seems to lean, in words.

    Attributes:
        leaning: The likeliest of none, friendly and romantic, or unclear.
        says: What that rests on; a judgement, and called one.
    """

    leaning: Literal["none", "friendly", "romantic", "unclear"]
    says: str


class Plan(_Frozen, frozen=True, kw_only=True):
    """The answer to a situation.

    Attributes:
        contract: Version of this document.
        decision: Ask, warm up first, or leave it.
        stops: Why nobody should ask; empty unless the decision is to leave it.
        moves: Ways to ask, best first.
        ruled_out: Moves that do not fit, each with the reason.
        find_out_first: What is worth knowing, most useful first.
        would_change: Single facts that would change the advice.
        interest: How they seem to lean.
        instead: One kind alternative where the decision is to leave it.
        next_steps: Small steps where the decision is to warm up.
    """

    contract: int = CONTRACT
    decision: Decision
    stops: tuple[StopSaid, ...]
    moves: tuple[MovePlan, ...]
    ruled_out: tuple[RuledOut, ...]
    find_out_first: tuple[FindOut, ...]
    would_change: tuple[WouldChange, ...]
    interest: InterestRead
    instead: SayDo | UnsetType = UNSET
    next_steps: tuple[NextStep, ...] | UnsetType = UNSET
