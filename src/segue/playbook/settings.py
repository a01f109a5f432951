"""What holds for a whole playbook: thresholds, costs, hours, questions."""

from typing import Literal

from msgspec import field

from segue.domain.plan import Medium, Register
from segue.playbook.rule import Condition, Part, PerState, Rule, Test


class Interest(Rule, frozen=True, kw_only=True):
    """The prior of their interest, and the words for where it leans.

    Attributes:
        prior: Share of each state before any cue; sums to 1. A judgement.
        clear_from: A state is named from this probability on.
        warm_from: Where no state is clear: friendliness at least is named
            where friendly and romantic together have this probability.
        says: Words for each state, and for ``unclear``.
    """

    prior: PerState
    clear_from: float
    warm_from: float
    says: dict[Literal["none", "friendly", "romantic", "unclear"], str]


class Costs(Rule, frozen=True, kw_only=True):
    """What showing and pressing cost, on the scale of a score.

    Attributes:
        exposure: Weight of a move's exposure, for each confidence.
        pressure: Weight of a move's pressure.
    """

    exposure: dict[str, float]
    pressure: float


class AskFrom(Rule, frozen=True, kw_only=True):
    """The score from which the decision is to ask.

    Attributes:
        score: The threshold.
        when: Where it counts; the first that fits is taken.
        says: Why this threshold, to the person; may be empty.
    """

    score: float
    when: Condition = ()
    says: str = ""


class Note(Rule, frozen=True, kw_only=True):
    """Something to mind, whatever the move and its moment.

    Attributes:
        when: Where it is said.
        says: Added to the moment of the moves that it holds for.
    """

    when: Condition
    says: str


class RegisterRule(Rule, frozen=True, kw_only=True):
    """Where a manner of speaking fits.

    Attributes:
        register: The manner.
        when: Where it may be offered.
        unless: Where it may not all the same.
        first_when: Where it is offered first.
    """

    register: Register
    when: Condition = ()
    unless: Condition | None = None
    first_when: tuple[dict[str, Test], ...] | None = None


class Hours(Rule, frozen=True, kw_only=True):
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


class Prompts(Rule, frozen=True, kw_only=True):
    """First messages where there was no reason.

    Attributes:
        drafts: With slots.
    """

    drafts: tuple[str, ...]


class FollowUp(Prompts, frozen=True, kw_only=True):
    """One more message where the first one got no reply, and then rest.

    Attributes:
        in_days: Days to wait for a reply.
        rest: What to do where this one gets none either, with slots.
    """

    in_days: int
    rest: str


class FirstContactRules(Part, frozen=True, kw_only=True):
    """What carries out S10, S11 and S12.

    Attributes:
        hours: When; S10.
        reason: The rule that the first contact is about the reason; S11.
        anything: The rule for asks without one; S12. Its drafts are prompts.
        follow_up: One more message, at most.
    """

    hours: Hours
    reason: Rule
    anything: Prompts
    follow_up: FollowUp


class WorthKnowing(Part, frozen=True, kw_only=True):
    """Where a plan itself says that something is worth finding out first.

    Attributes:
        when: Where it does.
        gain: How much knowing it is worth, on the scale of a score; a
            judgement.
        label: What is to be found out, in a few words.
    """

    when: Condition
    gain: float
    label: str


class Opening(Rule, frozen=True, kw_only=True):
    """A question of the interview about something that is no plain fact.

    Attributes:
        id: The field of the situation that it fills.
        kind: What sort of answer is read.
        gain: How much knowing it is worth, on the scale of a score; a
            judgement that places it among the facts.
        question: With slots.
        how: How to find out.
        values: Each choice's own words, where there are choices.
        worth_knowing: Where the plan speaks of it, too.
    """

    kind: Literal["text", "pronouns", "age", "channels", "shared", "day"]
    gain: float
    question: str
    how: str
    values: dict[str, str] = field(default_factory=dict)
    worth_knowing: WorthKnowing | None = None


class Interview(Part, frozen=True, kw_only=True):
    """How the interview goes.

    Attributes:
        ask_until: Questions that gain less than this are not asked.
        openings: Questions besides the facts.
    """

    ask_until: float
    openings: tuple[Opening, ...]


class Source(Part, frozen=True, kw_only=True):
    """Where a rule comes from.

    Attributes:
        title: The work, or the rule of the advice in a sentence.
        checked: Whether it was read itself, or only reported elsewhere.
    """

    title: str
    checked: Literal["read", "reported", "own"]


class NotOffered(Part, frozen=True, kw_only=True):
    """Why a move is not offered where no rule of its own says so.

    Attributes:
        channel: There is no place to do it.
        reason: There is nothing to rest it on.
        weaker: Others fit clearly better.
    """

    channel: str
    reason: str
    weaker: str


class Settings(Part, frozen=True, kw_only=True):
    """What stands in ``playbook.yaml``.

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
        notes: What to mind, whatever the move.
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
    notes: tuple[Note, ...]
    first_contact: FirstContactRules
