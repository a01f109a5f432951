"""A plan says what the contract promises, field by field."""

from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, get_args
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from segue.domain.plan import IfAnswer, MoveId, MovePlan, Plan
from segue.domain.read_situation import situation_from
from segue.playbook.advise import Advisor, Asked, advise, sane_hours
from segue.playbook.load import load_built_in


BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 22, 17, tzinfo=BERLIN)
FRIENDS: dict[str, object] = {
    "you": {"name": "Sam", "age": 17, "confidence": 4},
    "them": {"name": "Robin", "age": 17, "familiarity": "friend"},
    "channels": ["in_person", "social"],
    "shared": [{"kind": "class_project", "detail": "the biology poster"}],
    "flirting": "mutual",
    "feelings": "suspected",
    "date_interest": "yes",
    "goal": "date",
}


@cache
def advisor() -> Advisor:
    """Return the built-in playbook."""
    return Advisor(load_built_in())


@cache
def generous() -> Advisor:
    """Return the built-in playbook, offering whatever is possible at all."""
    return Advisor(replace(load_built_in(), offer_within=9.0))


def plan(now: datetime = NOW, turn: int = 0, case: str = "", **fields: object) -> Plan:
    """Plan for two friends, with some fields changed."""
    situation = situation_from({**FRIENDS, **fields})
    return advise(advisor(), Asked(situation, now, BERLIN, turn, case))


def move(name: MoveId, now: datetime = NOW, **fields: object) -> MovePlan:
    """Return one move of a plan that offers all."""
    situation = situation_from({**FRIENDS, **fields})
    made = advise(generous(), Asked(situation, now, BERLIN))
    return next(one for one in made.moves if one.move == name)


def test_the_best_comes_first() -> None:
    """Moves are ranked by score, and none lags far behind the best."""
    moves = plan().moves
    scores = [one.score for one in moves]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] - scores[-1] <= advisor().playbook.offer_within
    assert all(0 <= one.welcome <= 1 and one.score < one.welcome for one in moves)


def test_every_move_is_offered_or_ruled_out() -> None:
    """No move disappears without a word."""
    made = plan()
    offered = {one.move for one in made.moves}
    out = [one.move for one in made.ruled_out]
    assert offered.isdisjoint(out)
    assert offered | set(out) == set(get_args(MoveId))
    assert len(out) == len(set(out))
    assert all(one.because for one in made.ruled_out)


@pytest.mark.parametrize(
    ("fields", "channels"),
    [
        ({"channels": ["social"]}, {"social"}),
        ({"channels": ["email"]}, {"email"}),
        ({"channels": None}, {"in_person"}),
        ({"channels": []}, set()),
    ],
)
def test_only_channels_that_are_there(
    fields: dict[str, Any], channels: set[str]
) -> None:
    """Where nothing is said it is face to face; nowhere is nowhere."""
    assert {one.channel for one in plan(**fields).moves} == channels


def test_nowhere_yet_leaves_small_steps() -> None:
    """Without a channel nothing can be asked, and the first step is to meet."""
    made = plan(channels=[])
    assert made.decision == "warm_up"
    assert made.moves == ()
    assert made.next_steps
    assert made.next_steps[0].id == "step.meet_somewhere"
    assert {one.move for one in made.ruled_out} == set(get_args(MoveId))


def test_words_carry_their_way_out() -> None:
    """The way out stands verbatim in each line, and the manners differ."""
    for one in plan().moves:
        assert one.words
        registers = [words.register for words in one.words]
        assert len(registers) == len(set(registers))
        for words in one.words:
            assert words.easy_out
            assert words.line.endswith(f" {words.easy_out}")
            assert "{" not in words.line


def test_the_manner_that_fits_comes_first() -> None:
    """Playful where play is mutual, shy for the shy, plain for others."""
    cases: dict[str, dict[str, Any]] = {
        "play": {},
        "shy": {"you": {"confidence": 1}, "flirting": "none"},
        "plain": {"flirting": "none"},
    }
    first = {
        name: move("weave_in", **fields).words[0].register
        for name, fields in cases.items()
    }
    assert first == {"play": "playful", "shy": "shy", "plain": "plain"}


def test_words_stay_and_turn() -> None:
    """The same for the same case, others on request or for others."""
    assert plan() == plan()
    lines = [[w.line for m in plan(turn=t).moves for w in m.words] for t in range(3)]
    assert lines[0] != lines[1]
    cases = {plan(case=str(n)).moves[0].words for n in range(12)}
    assert len(cases) > 1


def test_a_reason_is_one_of_their_own() -> None:
    """Kind and detail as stated; null where the words rest on none."""
    shared = [{"kind": "club", "detail": "chess"}, {"kind": "event"}]
    made = plan(shared=shared)
    given = {
        (one.reason.kind, one.reason.detail) if one.reason else None
        for one in made.moves
    }
    assert given <= {("club", "chess"), ("event", None), None}
    rests = {one.move for one in made.moves if one.reason}
    assert rests == {"shared_reason"}


def test_nothing_shared_gives_no_reason() -> None:
    """A reason that was not stated is never proposed."""
    made = plan(shared=[])
    assert "shared_reason" not in {one.move for one in made.moves}
    assert "shared_reason" in {one.move for one in made.ruled_out}


def test_all_answers_are_ready() -> None:
    """What to say and do for each of the six."""
    for one in plan().moves:
        for name in IfAnswer.__struct_fields__:
            branch = getattr(one.if_answer, name)
            assert branch.say.strip()
            assert branch.do.strip()


def contact_of(one: MovePlan) -> tuple[str, str, str, str, str | None]:
    """Return the first contact without its draft."""
    first = one.first_contact
    assert first
    return (
        first.medium, first.about, first.not_before, first.suggested,
        first.no_later_than,
    )  # fmt: skip


def test_first_contact_without_a_reason() -> None:
    """Whenever there is something to say, from the next morning on."""
    assert contact_of(move("weave_in")) == (
        "text", "anything", "2026-11-23T09:00:00+01:00",
        "2026-11-23T16:30:00+01:00", None,
    )  # fmt: skip


def test_first_contact_with_a_reason() -> None:
    """About it, and in time for it."""
    shared = [{"kind": "class_project", "detail": "x", "when": "2026-11-27"}]
    assert contact_of(move("shared_reason", shared=shared)) == (
        "text", "reason", "2026-11-23T09:00:00+01:00",
        "2026-11-23T16:30:00+01:00", "2026-11-26T20:00:00+01:00",
    )  # fmt: skip


def test_help_over_the_phone_is_a_call() -> None:
    """A subject they are good at is asked about by calling."""
    shared = [{"kind": "subject_help", "detail": "maths"}]
    assert contact_of(move("shared_reason", shared=shared)) == (
        "call", "reason", "2026-11-23T09:00:00+01:00",
        "2026-11-23T17:00:00+01:00", None,
    )  # fmt: skip


def test_adults_have_later_hours() -> None:
    """From 18 on six o'clock is suggested, and half past six for a call."""
    book = advisor().playbook
    hours = [
        sane_hours(book, medium, age).suggested.isoformat("minutes")
        for medium in ("text", "call")
        for age in (17, 18, None)
    ]
    assert hours == ["16:30", "18:00", "18:00", "17:00", "18:30", "18:30"]


def test_an_offer_is_their_turn() -> None:
    """Nothing is scheduled after offering one's own number."""
    assert move("offer_yours").first_contact is None


@pytest.mark.parametrize("when", ["2026-11-22", "2026-11-23", "2026-11-22T20:00"])
def test_too_soon_is_settled_face_to_face(when: str) -> None:
    """S10 beats S11: no date presses, and the moment says what to do."""
    shared = [{"kind": "class_project", "detail": "the poster"}]
    usual = move("shared_reason", shared=shared)
    soon = move("shared_reason", shared=[{**shared[0], "when": when}])
    assert contact_of(soon) == contact_of(usual)
    assert soon.moment.startswith(usual.moment)
    assert len(soon.moment) > len(usual.moment)


@pytest.mark.parametrize("when", ["2026-11-21", "2026-11-22T16:59", "2020-01-01"])
def test_a_past_date_is_ignored(when: str) -> None:
    """As if it had not been given, to the last word."""
    shared = {"kind": "class_project", "detail": "the poster"}
    past = move("shared_reason", shared=[{**shared, "when": when}])
    assert past == move("shared_reason", shared=[shared])


def test_a_last_chance_lowers_the_bar_and_the_steps_dates() -> None:
    """Before that day a decent ask is better than none; who may is told."""
    shy: dict[str, Any] = {
        "you": {"confidence": 2}, "them": {"familiarity": "acquaintance"},
        "shared": [], "feelings": None, "date_interest": None, "goal": None,
    }  # fmt: skip
    cold = plan(flirting="none", **shy)
    soon = plan(flirting="none", last_chance="2026-11-24", **shy)
    bar = advisor().playbook.ask_from[0].score
    assert cold.decision == "warm_up"
    assert soon.moves[0].score == cold.moves[0].score
    assert soon.decision == ("ask" if soon.moves[0].score >= bar else "warm_up")
    assert soon.moves[0].moment.startswith(cold.moves[0].moment)
    is_said = soon.moves[0].moment != cold.moves[0].moment
    assert is_said == (soon.decision == "ask")


def test_no_step_is_later_than_the_last_chance() -> None:
    """A small step that would come too late is brought forward."""
    made = plan(last_chance="2026-11-24", channels=[])
    steps = made.next_steps or ()
    assert [one.by for one in steps if one.by]
    assert all(one.by <= "2026-11-24" for one in steps if one.by)


def test_steps_are_small_and_dated() -> None:
    """At most as many as the playbook shows, on days to come."""
    made = plan(them={"familiarity": "stranger"}, flirting="none", shared=[],
                feelings=None, date_interest=None)  # fmt: skip
    assert made.decision == "warm_up"
    assert made.next_steps
    assert len(made.next_steps) <= advisor().playbook.steps_shown
    for step in made.next_steps:
        assert step.do
        assert step.rule
        day = date.fromisoformat(step.by) if step.by else None
        assert day is None or NOW.date() < day <= NOW.date() + timedelta(days=31)


def test_an_ask_has_neither_steps_nor_an_alternative() -> None:
    """Those belong to the other two decisions."""
    made = plan()
    assert made.decision == "ask"
    assert not made.next_steps
    assert not made.instead


def test_outing_risk_leaves_what_shows_nothing() -> None:
    """A reason or a handle, and the others say why not."""
    made = plan(outing_risk="yes", channels=["in_person", "email"])
    assert {one.move for one in made.moves} <= {"shared_reason", "swap_handle"}
    assert len(made.ruled_out) >= 5
