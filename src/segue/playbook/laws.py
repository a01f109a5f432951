"""A plan and a second situation close to the first → the laws it breaks.

A law compares two answers: the same input gives the same plan; a change that
is said to change the advice does; somebody who turns out to be closer is
never advised worse than before, nor somebody more distant better.
"""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

import msgspec
from msgspec.structs import replace

from segue.domain.facts import facts_of
from segue.domain.plan import Decision
from segue.domain.read_situation import CUE_NAMES, read_situation
from segue.domain.situation import Situation
from segue.playbook.advise import Asked, advise
from segue.playbook.decide import Outcome, decide
from segue.playbook.promises import Decided, Planned


CLOSENESS: Final = (
    *(f"cues.{name}" for name in CUE_NAMES),
    "flirting",
    "feelings",
    "date_interest",
    "them.familiarity",
    "often",
)
"""Facts that show how close the two are, or how interested the other one is."""

RANKS: Final[Mapping[Decision, int]] = MappingProxyType(
    {"leave_it": 0, "warm_up": 1, "ask": 2}
)
"""Decisions from the most careful to the boldest."""

SAMPLED_CHANGES: Final = 2
"""Of the changes that a plan names, so many are tried, unless all are."""

_ROUNDING: Final = 1e-9
_SCATTER: Final = 2_654_435_761


def with_fact(situation: Situation, fact: str, value: str | None) -> Situation:
    """Return the situation with one fact changed.

    Args:
        situation: Where the two stand.
        fact: Dotted path of a field with named values.
        value: Its new value; nothing where it is not known.
    """
    known: str | int | None = value
    if fact == "you.confidence" and value is not None:
        known = int(value)
    section, _, name = fact.rpartition(".")
    if not section:
        return replace(situation, **{name: known})
    inner = replace(getattr(situation, section), **{name: known})
    return replace(situation, **{section: inner})


def decide_with(decided: Decided, fact: str, value: str | None) -> Outcome:
    """Decide again with one fact changed."""
    asked = decided.asked
    changed = with_fact(asked.situation, fact, value)
    facts = facts_of(changed, asked.now.astimezone(asked.zone))
    return decide(decided.advisor.weights, facts)


def same_input_same_plan(planned: Planned) -> Iterator[str]:
    """Written to a file, read again and asked again: the same plan."""
    decided = planned.decided
    asked = decided.asked
    again = read_situation(msgspec.json.encode(asked.situation), is_json=True)
    if again != asked.situation:
        yield "the situation did not survive being written and read"
    plan = advise(
        decided.advisor, Asked(again, asked.now, asked.zone, asked.turn, asked.case)
    )
    if plan != planned.plan:
        yield "another plan for the same situation"


def changes_are_true(planned: Planned, sampled: int = SAMPLED_CHANGES) -> Iterator[str]:
    """What is said to change the advice does; what is not said does not.

    Args:
        planned: A plan.
        sampled: How many of the facts' values are tried.
    """
    plan, decided = planned.plan, planned.decided
    if plan.decision == "leave_it":
        return
    said = {(c.fact, c.to): (c.decision, c.move) for c in plan.would_change}
    before = decided.outcome.decision, decided.outcome.first_move
    for fact, value in (
        *_some(list(said), decided.number, sampled),
        *_some(_turnable(decided), decided.number, sampled),
    ):
        outcome = decide_with(decided, fact, value)
        now = outcome.decision, outcome.first_move
        told = said.get((fact, value), before)
        if now != told:
            yield f"{fact}={value} makes it {now}, said was {told}"


def _some(
    options: list[tuple[str, str]], number: int, count: int
) -> list[tuple[str, str]]:
    """Return some of the options, others for each number."""
    if len(options) <= count:
        return options
    first = (number * _SCATTER >> 8) % len(options)
    return (options + options)[first : first + count]


def _turnable(decided: Decided) -> list[tuple[str, str]]:
    return [
        (fact, value)
        for fact, rule in decided.advisor.weights.facts.items()
        for value in rule.values
        if decided.facts.get(fact) != value
    ]


def closer_is_never_worse(planned: Planned, sampled: int = 1) -> Iterator[str]:
    """One step closer never lowers the advice, one step away never raises it.

    Args:
        planned: A plan.
        sampled: How many of the facts are tried.
    """
    decided = planned.decided
    ordered = [
        (fact, "") for fact in CLOSENESS if decided.advisor.weights.facts[fact].order
    ]
    for fact, _ in _some(ordered, decided.number, sampled):
        yield from _steps_apart(decided, fact)


def _steps_apart(decided: Decided, fact: str) -> Iterator[str]:
    order = decided.advisor.weights.facts[fact].order
    value = decided.facts.get(fact)
    if isinstance(value, str) and value in order:
        place = order.index(value)
        away, near = order[max(place - 1, 0)], order[place + 1 : place + 2]
        closer = near[0] if near else None
        farther = away if place else None
    else:
        closer, farther = order[-1], order[0]
    now = decided.outcome
    if closer is not None and is_worse(decide_with(decided, fact, closer), now):
        yield f"{fact}: worse for {closer} than for {value}"
    if farther is not None and is_worse(now, decide_with(decided, fact, farther)):
        yield f"{fact}: better for {farther} than for {value}"


def is_worse(one: Outcome, other: Outcome) -> bool:
    """Say whether one advice is more careful, or its best way less welcome."""
    ranks = RANKS[one.decision], RANKS[other.decision]
    if ranks[0] != ranks[1]:
        return ranks[0] < ranks[1]
    return bool(other.ranked) and (
        not one.ranked or one.ranked[0].score < other.ranked[0].score - _ROUNDING
    )


LAWS: Final[Mapping[str, Callable[[Planned], Iterator[str]]]] = MappingProxyType(
    {
        law.__name__: law
        for law in (same_input_same_plan, changes_are_true, closer_is_never_worse)
    }
)
"""Laws by name; a walk tries some of what each speaks of."""
