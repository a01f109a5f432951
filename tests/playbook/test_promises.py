"""Each promise is broken by exactly what it forbids."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from msgspec import UNSET
from msgspec.structs import replace

from segue.domain.facts import facts_of
from segue.domain.plan import FirstContact, IfAnswer, MovePlan, SayDo, WouldChange
from segue.domain.situation import Cues, History, Shared, Situation, Them, You
from segue.playbook.advise import Advisor, Asked, advise
from segue.playbook.decide import decide
from segue.playbook.laws import LAWS
from segue.playbook.load import load_built_in
from segue.playbook.promises import (
    OF_DECISIONS,
    OF_PLANS,
    Decided,
    Planned,
    broken_by,
    stops_owed,
)
from segue.playbook.timing import OF_TIMES
from segue.playbook.walk import PROMISES


GOOD = Situation(
    you=You(name="Sam", age=17, confidence=4),
    them=Them(name="Robin", age=17, familiarity="friend"),
    channels=("in_person", "social"),
    shared=(Shared(kind="club", detail="the chess club", when="2026-11-27"),),
    cues=Cues(asks_back="yes", makes_time="yes"),
    flirting="mutual",
    goal="get_to_know",
)
NOW = datetime(2026, 11, 22, 17, 5, tzinfo=UTC)
ZONE = ZoneInfo("Europe/Berlin")
Doctor = Callable[[Planned], Planned]


@cache
def advisor() -> Advisor:
    """Return the built-in playbook."""
    return Advisor(load_built_in())


def planned(situation: Situation = GOOD) -> Planned:
    """Plan a situation as a walk does."""
    asked = Asked(situation, NOW, ZONE)
    facts = facts_of(situation, asked.here_and_now)
    outcome = decide(advisor().weights, facts)
    decided = Decided(advisor(), asked, facts, outcome, 0)
    return Planned(decided, advise(advisor(), asked))


def check(name: str, one: Planned) -> list[str]:
    """Return what one promise or law finds."""
    if name in OF_DECISIONS:
        return list(OF_DECISIONS[name](one.decided))
    promises: Mapping[str, Callable[[Planned], Iterator[str]]]
    promises = {**OF_PLANS, **OF_TIMES, **LAWS}
    return list(promises[name](one))


def elsewhere(**fields: object) -> Doctor:
    """Keep decision and plan, and let the situation have been another."""

    def doctor(one: Planned) -> Planned:
        situation = replace(one.situation, **fields)
        asked = Asked(situation, one.decided.asked.now, one.decided.asked.zone)
        return one._replace(decided=one.decided._replace(asked=asked))

    return doctor


def decided_as(**fields: Any) -> Doctor:  # noqa: ANN401 - any field of an outcome
    """Let another outcome stand beside the plan."""

    def doctor(one: Planned) -> Planned:
        outcome = one.decided.outcome._replace(**fields)
        return one._replace(decided=one.decided._replace(outcome=outcome))

    return doctor


def with_moves(change: Callable[[MovePlan], MovePlan]) -> Doctor:
    """Change every move of the plan."""

    def doctor(one: Planned) -> Planned:
        moves = tuple(change(move) for move in one.plan.moves)
        return one._replace(plan=replace(one.plan, moves=moves))

    return doctor


def with_first_contact(**fields: object) -> Doctor:
    """Change every first contact of the plan."""

    def change(move: MovePlan) -> MovePlan:
        first = move.first_contact
        changed = replace(first, **fields) if first else None
        return replace(move, first_contact=changed)

    return with_moves(change)


def with_line(line: str, easy_out: str) -> Doctor:
    """Change every line of the plan."""

    def change(move: MovePlan) -> MovePlan:
        words = [replace(one, line=line, easy_out=easy_out) for one in move.words]
        return replace(move, words=tuple(words))

    return with_moves(change)


def reversed_ways(one: Planned) -> Planned:
    """Put the worst way first."""
    return decided_as(ranked=one.decided.outcome.ranked[::-1])(one)


def scheduled_all_the_same(move: MovePlan) -> MovePlan:
    """Schedule a first contact after an offer, too."""
    first = FirstContact(
        medium="text",
        about="anything",
        draft="Hi.",
        not_before="2026-11-23T09:00:00+01:00",
        suggested="2026-11-23T18:00:00+01:00",
        no_later_than=None,
    )
    return replace(move, move="offer_yours", first_contact=first)


def silent_on_a_no(move: MovePlan) -> MovePlan:
    """Say nothing where they say no."""
    nothing = SayDo(say="", do=" ")
    answers = {n: getattr(move.if_answer, n) for n in IfAnswer.__struct_fields__}
    return replace(move, if_answer=IfAnswer(**{**answers, "no": nothing}))


def coaches_a_lie(one: Planned) -> Planned:
    """Tell somebody under a stop what would lift it."""
    stopped = planned(replace(GOOD, power="they_over_you"))
    change = WouldChange(
        fact="power",
        from_="they_over_you",
        to="none",
        decision="ask",
        move=None,
        says="No, nothing like that",
    )
    assert not one.plan.stops
    return stopped._replace(plan=replace(stopped.plan, would_change=(change,)))


def promises_the_wrong_change(one: Planned) -> Planned:
    """Say of every change that it would end in leaving it."""
    changes = tuple(
        replace(change, decision="leave_it", move="weave_in")
        for change in one.plan.would_change
    )
    return one._replace(plan=replace(one.plan, would_change=changes))


def favors_distance(one: Planned) -> Planned:
    """Let what was decided be better than any closeness can make it."""
    best = one.decided.outcome.ranked[0]._replace(score=2.0)
    return decided_as(decision="ask", ranked=(best,))(one)


BREAKS: Mapping[str, Doctor] = {
    "every_stop_holds": elsewhere(power="you_over_them"),
    "nothing_under_a_stop": elsewhere(history=History(asked_before="no")),
    "a_way_to_ask": decided_as(ranked=()),
    "channels_exist": elsewhere(channels=("email",)),
    "reasons_stated": elsewhere(shared=(Shared(kind="event"),)),
    "nothing_is_shown": elsewhere(outing_risk="yes"),
    "best_comes_first": reversed_ways,
    "plan_says_what_was_decided": lambda one: one._replace(
        plan=replace(one.plan, next_steps=())
    ),
    "no_way_out_of_a_stop": coaches_a_lie,
    "moves_fit_the_situation": elsewhere(
        shared=(Shared(kind="club", detail="the tennis club"),)
    ),
    "easy_way_out": with_line("Can I have your number?", ""),
    "all_is_said": with_moves(silent_on_a_no),
    "slots_are_filled": with_line("Your number, {name}? Or not.", "Or not."),
    "whose_turn_it_is": with_moves(scheduled_all_the_same),
    "not_the_same_night": with_first_contact(not_before="2026-11-23T08:59:00+01:00"),
    "at_sane_hours": with_first_contact(suggested="2026-11-23T23:30:00+01:00"),
    "in_time_for_the_reason": with_first_contact(
        no_later_than="2026-11-27T09:30:00+01:00"
    ),
    "same_input_same_plan": lambda one: one._replace(
        plan=replace(one.plan, instead=UNSET, decision="warm_up")
    ),
    "changes_are_true": promises_the_wrong_change,
    "closer_is_never_worse": favors_distance,
}


def test_every_promise_has_its_way_to_be_broken() -> None:
    """No promise is checked that nothing can break."""
    assert set(BREAKS) == set(PROMISES)


@pytest.mark.parametrize("name", PROMISES)
def test_a_good_plan_keeps_it(name: str) -> None:
    """The plan of a good situation breaks nothing."""
    assert check(name, planned()) == []


@pytest.mark.parametrize("name", PROMISES)
def test_what_it_forbids_breaks_it(name: str) -> None:
    """Each promise notices the one thing that it forbids."""
    assert check(name, BREAKS[name](planned())) != []


def test_what_the_person_wrote_may_hold_braces() -> None:
    """A name with braces is theirs, and no slot left open."""
    braces = replace(GOOD, you=You(name="{they}", confidence=4))
    assert check("slots_are_filled", planned(braces)) == []


@pytest.mark.parametrize(
    ("yours", "theirs", "stopped"),
    [
        (12, None, True),
        (13, None, False),
        (None, 12, True),
        (13, 16, False),
        (13, 17, True),
        (15, 18, True),
        (16, 18, False),
        (17, 19, False),
        (16, 19, True),
        (17, 20, True),
        (18, 40, False),
        (15, None, False),
    ],
)
def test_ages_stop(yours: int | None, theirs: int | None, *, stopped: bool) -> None:
    """The contract's ages: near peers pass, an adult and a minor do not."""
    for first, second in ((yours, theirs), (theirs, yours)):
        situation = Situation(you=You(age=first), them=Them(age=second))
        assert ("minor" in stops_owed(situation)) == stopped


@pytest.mark.parametrize(
    ("situation", "owed"),
    [
        (Situation(history=History(asked_before="soft_no")), {"asked_before"}),
        (Situation(history=History(asked_before="no_answer")), {"asked_before"}),
        (Situation(history=History(asked_before="other_channel")), {"already_yes"}),
        (Situation(history=History(asked_before="conditional")), set()),
        (Situation(history=History(number_from="a_list")), {"number_not_given"}),
        (Situation(power="they_over_you"), {"power"}),
        (Situation(power="they_are_serving_you"), {"serving"}),
        (Situation(partner="taken", goal="date"), {"partner"}),
        (Situation(partner="taken", goal="friendship"), set()),
        (Situation(partner="taken"), set()),
        (Situation(cues=Cues(avoids_you="yes")), {"not_interested"}),
        (Situation(cues=Cues(avoids_you="yes", asks_back="yes")), set()),
        (Situation(), set()),
    ],
)
def test_the_contract_stops(situation: Situation, owed: set[str]) -> None:
    """The table of stops, as the contract has it."""
    assert stops_owed(situation) == owed


def test_what_is_broken_can_be_tried_again() -> None:
    """A finding names the situation, the moment and the zone."""
    decided = planned().decided
    found = broken_by(decided, "easy_way_out", "no way out")
    assert (found.situation, found.now, found.zone, found.number) == (
        GOOD,
        "2026-11-22T17:05:00+00:00",
        "Europe/Berlin",
        0,
    )
