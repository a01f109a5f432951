"""Stops hold at their edges and not a year beyond; nothing outvotes them."""

from datetime import UTC, datetime
from functools import cache
from typing import get_args
from zoneinfo import ZoneInfo

import pytest

from segue.domain.plan import Plan, StopId
from segue.domain.read_situation import situation_from
from segue.domain.situation import AskedBefore, NumberFrom
from segue.playbook.advise import Advisor, Asked, advise
from segue.playbook.load import load_built_in


WARM: dict[str, object] = {
    "you": {"name": "Sam", "confidence": 4},
    "them": {"name": "Robin", "familiarity": "close"},
    "channels": ["in_person", "social"],
    "shared": [{"kind": "class_project", "detail": "the biology poster"}],
    "cues": {"starts_conversations": "yes", "asks_back": "yes", "makes_time": "yes"},
    "flirting": "mutual",
    "feelings": "clear",
    "date_interest": "yes",
    "partner": "single",
    "goal": "get_to_know",
}
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@cache
def advisor() -> Advisor:
    """Return the built-in playbook."""
    return Advisor(load_built_in())


def plan_for(**fields: object) -> Plan:
    """Plan a warm situation with some fields changed."""
    situation = situation_from({**WARM, **fields})
    return advise(advisor(), Asked(situation, NOW, ZoneInfo("Europe/Berlin")))


def stops(**fields: object) -> list[str]:
    """Return the stops that hold, in order."""
    return [stop.id for stop in plan_for(**fields).stops]


def test_the_warm_situation_itself_asks() -> None:
    """Without a stop everything speaks for asking."""
    plan = plan_for()
    assert (plan.decision, plan.stops) == ("ask", ())


def test_every_stop_of_the_contract_is_there() -> None:
    """The playbook holds each stop once."""
    ids = [stop.id for stop in advisor().playbook.stops]
    assert sorted(ids) == sorted(get_args(StopId))


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("never", []),
        ("conditional", []),
        ("no_answer", ["asked_before"]),
        ("unclear", ["asked_before"]),
        ("soft_no", ["asked_before"]),
        ("no", ["asked_before"]),
        ("yes", ["already_yes"]),
        ("other_channel", ["already_yes"]),
    ],
)
def test_an_earlier_answer(answer: AskedBefore, expected: list[str]) -> None:
    """What is no yes is a no; a yes leaves nothing to ask; later stays open."""
    assert stops(history={"asked_before": answer}) == expected


def test_every_earlier_answer_is_decided() -> None:
    """No answer of the contract is forgotten above."""
    assert len(get_args(AskedBefore)) == 8


@pytest.mark.parametrize(
    ("power", "expected"),
    [
        ("none", []),
        ("you_over_them", ["power"]),
        ("they_over_you", ["power"]),
        ("they_are_serving_you", ["serving"]),
    ],
)
def test_power_and_service(power: str, expected: list[str]) -> None:
    """Either way of deciding over one another, and service, are stops."""
    assert stops(power=power) == expected


@pytest.mark.parametrize("source", get_args(NumberFrom))
def test_a_number_from_elsewhere(source: str) -> None:
    """A number that somebody else gave must not be used."""
    expected = [] if source == "nobody" else ["number_not_given"]
    assert stops(history={"number_from": source}) == expected


@pytest.mark.parametrize(
    ("partner", "goal", "expected"),
    [
        ("taken", "date", ["partner"]),
        ("taken", "get_to_know", ["partner"]),
        ("taken", "friendship", []),
        ("taken", None, []),
        ("single", "date", []),
        (None, "date", []),
    ],
)
def test_a_partner(partner: str | None, goal: str | None, expected: list[str]) -> None:
    """Known taken stops a date and getting to know, not a friendship."""
    assert stops(partner=partner, goal=goal) == expected


NONE_OF_THREE = {"starts_conversations": "no", "asks_back": "no", "makes_time": "no"}


@pytest.mark.parametrize(
    ("cues", "expected"),
    [
        ({"avoids_you": "yes"}, ["not_interested"]),
        ({"avoids_you": "yes", **NONE_OF_THREE}, ["not_interested"]),
        ({"avoids_you": "yes", "laughs_with_you": "yes"}, ["not_interested"]),
        ({"avoids_you": "yes", "starts_conversations": "yes"}, []),
        ({"avoids_you": "yes", "asks_back": "yes"}, []),
        ({"avoids_you": "yes", "makes_time": "yes"}, []),
        ({"avoids_you": "no", **NONE_OF_THREE}, []),
        ({}, []),
    ],
)
def test_keeping_away_is_an_answer(cues: dict[str, str], expected: list[str]) -> None:
    """Avoiding counts unless one of three signs speaks against it."""
    assert stops(cues=cues) == expected


@pytest.mark.parametrize(
    ("ages", "is_stop"),
    [
        # Either under 13.
        ((12, 12), True), ((12, 13), True), ((13, 13), False),
        ((12, None), True), ((None, 12), True), ((13, None), False),
        # Either under 16, and more than three years apart.
        ((13, 16), False), ((13, 17), True), ((14, 17), False), ((14, 18), True),
        ((15, 16), False), ((15, 17), False),
        # One of age and the other not: both 16 or over, at most two years.
        ((15, 18), True), ((15, 19), True),
        ((16, 18), False), ((16, 19), True), ((17, 18), False), ((17, 19), False),
        ((17, 20), True), ((17, 50), True), ((16, 60), True),
        # Both of age, whatever the years.
        ((18, 18), False), ((18, 21), False), ((18, 80), False), ((50, 54), False),
        # One alone says little.
        ((17, None), False), ((None, 40), False), ((None, None), False),
    ],
)  # fmt: skip
def test_years(ages: tuple[int | None, int | None], *, is_stop: bool) -> None:
    """An adult and a minor, but for near-age peers; and nobody under 13."""
    for yours, theirs in (ages, ages[::-1]):
        found = stops(you={"age": yours}, them={"age": theirs})
        assert found == (["minor"] if is_stop else [])


UNDER_ALL: dict[str, object] = {
    "you": {"age": 30},
    "them": {"age": 15},
    "history": {"asked_before": "no", "number_from": "a_list"},
    "power": "you_over_them",
    "partner": "taken",
    "cues": {"avoids_you": "yes"},
}


def test_stops_are_all_named() -> None:
    """Whoever runs into several is told all of them."""
    plan = plan_for(**UNDER_ALL)
    assert [stop.id for stop in plan.stops] == [
        "asked_before", "power", "minor", "partner", "number_not_given",
        "not_interested",
    ]  # fmt: skip
    assert all(stop.says for stop in plan.stops)


ONE_STOP_EACH = (
    {"history": {"asked_before": "no"}},
    {"history": {"asked_before": "yes"}},
    {"power": "you_over_them"},
    {"power": "they_are_serving_you"},
    {"you": {"age": 30}, "them": {"age": 15}},
    {"partner": "taken"},
    {"history": {"number_from": "public"}},
    {"cues": {"avoids_you": "yes"}},
    UNDER_ALL,
)


@pytest.mark.parametrize("fields", ONE_STOP_EACH)
def test_a_stop_leaves_nothing_but_kindness(fields: dict[str, object]) -> None:
    """No move, no step, nothing that would lead out; one kind alternative."""
    plan = plan_for(**fields)
    assert plan.decision == "leave_it"
    assert (plan.moves, plan.would_change, plan.find_out_first) == ((), (), ())
    assert not plan.next_steps
    assert plan.instead
    assert plan.instead.say
    assert plan.instead.do


@pytest.mark.parametrize("fields", [{}, {"channels": []}, {"flirting": "you_only"}])
def test_without_a_stop_it_is_never_left(fields: dict[str, object]) -> None:
    """``leave_it`` if and only if a stop holds."""
    plan = plan_for(**fields)
    assert plan.decision in {"ask", "warm_up"}
    assert plan.stops == ()
    assert not plan.instead
