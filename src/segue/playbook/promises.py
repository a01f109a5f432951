"""One situation and what the playbook made of it → the promises it breaks.

What stands here is written from the contract and the advice, not from the
engine, so that the two check each other. Promises about times stand in
``segue.playbook.timing``, those that take a second situation to check in
``segue.playbook.laws``.
"""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

import msgspec
from msgspec import UNSET, Struct

from segue.domain.facts import Facts
from segue.domain.plan import MovePlan, Plan
from segue.domain.situation import Shared, Situation
from segue.playbook.advise import Advisor, Asked
from segue.playbook.decide import Outcome


class Decided(NamedTuple):
    """One situation with its decision and moves.

    Attributes:
        advisor: Whose.
        asked: The situation, the moment, the zone.
        facts: What is known.
        outcome: What was decided.
        number: Of the situation in its walk; picks what is sampled.
    """

    advisor: Advisor
    asked: Asked
    facts: Facts
    outcome: Outcome
    number: int

    @property
    def situation(self) -> Situation:
        """Where the two stand."""
        return self.asked.situation


class Planned(NamedTuple):
    """One situation with its whole plan.

    Attributes:
        decided: Its decision and moves.
        plan: The plan.
    """

    decided: Decided
    plan: Plan

    @property
    def situation(self) -> Situation:
        """Where the two stand."""
        return self.decided.asked.situation


class Broken(Struct, frozen=True, kw_only=True):
    """A promise that was not kept.

    Attributes:
        promise: Its name.
        says: What was found instead.
        number: Of the situation in its walk.
        now: The moment, ISO 8601.
        zone: The person's zone.
        situation: The situation, to try it again.
    """

    promise: str
    says: str
    number: int
    now: str
    zone: str
    situation: Situation


def broken_by(decided: Decided, promise: str, says: str) -> Broken:
    """Name what was broken, where."""
    return Broken(
        promise=promise,
        says=says,
        number=decided.number,
        now=decided.asked.now.isoformat(),
        zone=decided.asked.zone.key,
        situation=decided.situation,
    )


def stops_owed(situation: Situation) -> frozenset[str]:
    """Return the contract's stops that hold in a situation."""
    history, cues = situation.history, situation.cues
    turned_to_you = (cues.starts_conversations, cues.asks_back, cues.makes_time)
    wants_more = situation.goal in {"date", "get_to_know"}
    table = {
        "asked_before": history.asked_before
        in {"no", "soft_no", "unclear", "no_answer"},
        "already_yes": history.asked_before in {"yes", "other_channel"},
        "power": situation.power in {"you_over_them", "they_over_you"},
        "serving": situation.power == "they_are_serving_you",
        "minor": _too_young(situation.you.age, situation.them.age),
        "partner": situation.partner == "taken" and wants_more,
        "number_not_given": history.number_from in {"a_friend", "a_list", "public"},
        "not_interested": cues.avoids_you == "yes" and "yes" not in turned_to_you,
    }
    return frozenset(name for name, holds in table.items() if holds)


def _too_young(yours: int | None, theirs: int | None) -> bool:
    ages = [age for age in (yours, theirs) if age is not None]
    if any(age < 13 for age in ages):  # noqa: PLR2004 - the contract's ages
        return True
    if yours is None or theirs is None:
        return False
    younger, older = min(ages), max(ages)
    if younger < 16 and older - younger > 3:  # noqa: PLR2004 - likewise
        return True
    near = younger >= 16 and older - younger <= 2  # noqa: PLR2004 - likewise
    return younger < 18 <= older and not near  # noqa: PLR2004 - likewise


def every_stop_holds(decided: Decided) -> Iterator[str]:
    """The stops are exactly those that the contract names."""
    found = frozenset(stop.id for stop in decided.outcome.stops)
    owed = stops_owed(decided.situation)
    if found != owed:
        yield f"stops {sorted(found)}, owed {sorted(owed)}"


def nothing_under_a_stop(decided: Decided) -> Iterator[str]:
    """Under a stop there is no way to ask; without one nothing is left."""
    outcome = decided.outcome
    if (outcome.decision == "leave_it") != bool(outcome.stops):
        yield f"{outcome.decision} with {len(outcome.stops)} stops"
    if outcome.stops and outcome.ranked:
        yield f"{outcome.first_move} under {outcome.stops[0].id}"
    if stops_owed(decided.situation) and outcome.ranked:
        yield f"{outcome.first_move} where the contract stops"


def a_way_to_ask(decided: Decided) -> Iterator[str]:
    """Only where there is a way, the advice is to ask."""
    if decided.outcome.decision == "ask" and not decided.outcome.ranked:
        yield "ask, and no move"


def channels_exist(decided: Decided) -> Iterator[str]:
    """Only channels that the two have are proposed."""
    channels = channels_said(decided.situation)
    for one in decided.outcome.ranked:
        if one.way.channel not in channels:
            yield f"{one.way.move} by {one.way.channel}, of {channels}"


def channels_said(situation: Situation) -> tuple[str, ...]:
    """Return the channels that may be used; unsaid, they meet in person."""
    return ("in_person",) if situation.channels is None else situation.channels


def reasons_stated(decided: Decided) -> Iterator[str]:
    """Only reasons that the person stated are rested on."""
    shared = decided.situation.shared
    for one in decided.outcome.ranked:
        index, kind = one.reason_index, one.way.reason
        stated = shared[index].kind if 0 <= index < len(shared) else None
        if kind != stated:
            yield f"{one.way.move} rests on {kind}, stated was {stated}"


def nothing_is_shown(decided: Decided) -> Iterator[str]:
    """Where something is kept private, only a reason or a handle is used."""
    if decided.situation.outing_risk != "yes":
        return
    for one in decided.outcome.ranked:
        if one.way.move not in {"shared_reason", "swap_handle"}:
            yield f"{one.way.move}, where asking could show what is kept private"


def best_comes_first(decided: Decided) -> Iterator[str]:
    """Ways are in order; welcome is from 0 to 1, and costs never help."""
    before = 1.0
    for one in decided.outcome.ranked:
        if not 0 <= one.welcome <= 1:
            yield f"{one.way.move}: welcome {one.welcome}"
        if not one.score <= one.welcome or one.score > before:
            yield f"{one.way.move}: score {one.score} after {before}"
        before = one.score


def plan_says_what_was_decided(planned: Planned) -> Iterator[str]:
    """The plan carries out the decision and holds what belongs to it."""
    plan, outcome = planned.plan, planned.decided.outcome
    first = plan.moves[0].move if plan.moves else None
    if (plan.decision, first) != (outcome.decision, outcome.first_move):
        yield f"{plan.decision} {first}, decided {outcome.decision}"
    if {stop.id for stop in plan.stops} != {stop.id for stop in outcome.stops}:
        yield "other stops than those decided on"
    if (plan.instead is UNSET) == (plan.decision == "leave_it"):
        yield f"{plan.decision}: an alternative belongs to leaving it"
    if (plan.next_steps is UNSET) == (plan.decision == "warm_up"):
        yield f"{plan.decision}: steps belong to warming up"


def no_way_out_of_a_stop(planned: Planned) -> Iterator[str]:
    """Under a stop there are no moves, and nothing coaches out of it."""
    plan = planned.plan
    if not (plan.stops or stops_owed(planned.situation)):
        return
    if plan.moves or plan.would_change or plan.find_out_first:
        yield f"{len(plan.moves)} moves, {len(plan.would_change)} changes"


def moves_fit_the_situation(planned: Planned) -> Iterator[str]:
    """Every move has a channel and a reason that the situation has."""
    channels, before = channels_said(planned.situation), 1.0
    for move in planned.plan.moves:
        if move.channel not in channels:
            yield f"{move.move} by {move.channel}, of {channels}"
        if move.reason and not reasons_meant(planned.situation, move):
            yield f"{move.move} rests on {move.reason}"
        if not 0 <= move.welcome <= 1 or move.score > before:
            yield f"{move.move}: welcome {move.welcome}, score {move.score}"
        before = move.score


def reasons_meant(situation: Situation, move: MovePlan) -> tuple[Shared, ...]:
    """Return the stated circumstances that a move's reason can be."""
    given = move.reason
    if given is None:
        return ()
    wanted = given.kind, given.detail
    return tuple(s for s in situation.shared if (s.kind, s.detail) == wanted)


def easy_way_out(planned: Planned) -> Iterator[str]:
    """Every move has words, and in each line stands its easy way out."""
    for move in planned.plan.moves:
        if not move.words:
            yield f"{move.move} by {move.channel}: no words"
        for words in move.words:
            ask = words.line.replace(words.easy_out, "", 1).strip()
            if not words.easy_out.strip() or words.easy_out not in words.line:
                yield f"{move.move}, {words.register}: no way out"
            if not ask:
                yield f"{move.move}, {words.register}: nothing is asked"


def all_is_said(planned: Planned) -> Iterator[str]:
    """Every move has its moment, and says something for each answer."""
    for move in planned.plan.moves:
        if not move.moment.strip():
            yield f"{move.move} by {move.channel}: no moment"
        for name in move.if_answer.__struct_fields__:
            answer = getattr(move.if_answer, name)
            if not (answer.say.strip() and answer.do.strip()):
                yield f"{move.move}: nothing for {name}"


def slots_are_filled(planned: Planned) -> Iterator[str]:
    """No slot is left open, and no brace strays into what is said."""
    own = _own_words(planned.situation)
    for text in _texts(msgspec.to_builtins(planned.plan)):
        if "{" in text or "}" in text:
            rest = text
            for words in own:
                rest = rest.replace(words, "")
            if "{" in rest or "}" in rest:
                yield f"left open: {text[:80]}"


def _own_words(situation: Situation) -> list[str]:
    """Return what the person wrote, longest first; it may hold braces."""
    said = [situation.you.name, situation.them.name]
    said += [shared.detail for shared in situation.shared]
    words = [text for text in said if text]
    words += [text[:1].upper() + text[1:] for text in words]
    return sorted(words, key=len, reverse=True)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _texts(inner)


def whose_turn_it_is(planned: Planned) -> Iterator[str]:
    """Who offered a number waits; who got one has a first contact planned."""
    for move in planned.plan.moves:
        first = move.first_contact
        if (first is None) != (move.move == "offer_yours"):
            yield f"{move.move}: first contact {'planned' if first else 'left out'}"
        elif first and (first.about == "reason") != (move.reason is not None):
            yield f"{move.move}: first contact about {first.about}"


OF_DECISIONS: Final[Mapping[str, Callable[[Decided], Iterator[str]]]] = (
    MappingProxyType(
        {
            promise.__name__: promise
            for promise in (
                every_stop_holds,
                nothing_under_a_stop,
                a_way_to_ask,
                channels_exist,
                reasons_stated,
                nothing_is_shown,
                best_comes_first,
            )
        }
    )
)
"""Promises that a decision and its moves can break, by name."""

OF_PLANS: Final[Mapping[str, Callable[[Planned], Iterator[str]]]] = MappingProxyType(
    {
        promise.__name__: promise
        for promise in (
            plan_says_what_was_decided,
            no_way_out_of_a_stop,
            moves_fit_the_situation,
            easy_way_out,
            all_is_said,
            slots_are_filled,
            whose_turn_it_is,
        )
    }
)
"""Promises that a plan can break, by name."""
