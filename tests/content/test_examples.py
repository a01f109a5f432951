"""Every example shows what its first line says."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from segue.actions.plan import make_plan
from segue.domain.plan import MovePlan, Plan, StopId
from segue.domain.read_situation import read_situation
from segue.domain.situation import Situation


EXAMPLES = Path(__file__).parents[2] / "examples"
NOW = "2026-11-22T12:00"
RULES = tuple(f"S{number}" for number in range(1, 13))


def text_of(name: str) -> str:
    """Return an example as it was written."""
    return (EXAMPLES / f"{name}.yaml").read_text(encoding="utf-8")


@cache
def situation(name: str) -> Situation:
    """Return an example's situation."""
    return read_situation(text_of(name).encode())


@cache
def plan(name: str) -> Plan:
    """Return an example's plan, at the moment that it names."""
    own = re.search(r"^# Now: (\S+)$", text_of(name), re.MULTILINE)
    return make_plan(situation(name), now=own[1] if own else NOW)


def first(name: str) -> MovePlan:
    """Return the first move of an example that says to ask."""
    assert plan(name).decision == "ask"
    return plan(name).moves[0]


def names() -> list[str]:
    """Return the examples' names."""
    return sorted(path.stem for path in EXAMPLES.glob("*.yaml"))


@pytest.mark.parametrize("name", names())
def test_every_example_says_what_it_shows(name: str) -> None:
    """Its first line is a comment in a sentence."""
    line = text_of(name).partition("\n")[0]
    assert line.startswith("# ")
    assert line.endswith(".")


def test_every_rule_and_stop_has_its_example() -> None:
    """S1 to S12 and each stop are shown by an example of that name."""
    shown = set(names())
    rules = [
        one for one in RULES if any(n.startswith(f"s{one[1:]:0>2}_") for n in shown)
    ]
    assert rules == list(RULES)
    assert {n for n in shown if n.startswith("stop_")} == {
        f"stop_{stop}" for stop in get_args(StopId)
    }


@pytest.mark.parametrize("stop", get_args(StopId))
def test_a_stop_is_all_there_is(stop: str) -> None:
    """Its own stop, no other, no move, and a kind alternative."""
    made = plan(f"stop_{stop}")
    assert made.decision == "leave_it"
    assert [one.id for one in made.stops] == [stop]
    assert (made.moves, made.would_change) == ((), ())


MOVES = {
    "first": ("shared_reason", "in_person", "class_project"),
    "s01_in_chat": ("ask_in_chat", "social", None),
    "s01_in_person": ("weave_in", "in_person", None),
    "s01_by_email": ("ask_in_chat", "email", None),
    "s02_in_conversation": ("weave_in", "in_person", None),
    "s03_ask_them_out": ("ask_out_first", "in_person", None),
    "s04_shared_reason": ("shared_reason", "in_person", "hobby"),
    "s05_class_project": ("shared_reason", "in_person", "class_project"),
    "s05_subject_help": ("shared_reason", "in_person", "subject_help"),
    "s06_work_schedule": ("shared_reason", "in_person", "work_schedule"),
    "s06_work_ride": ("shared_reason", "in_person", "work_ride"),
    "s07_bold_offer": ("offer_yours", "in_person", None),
    "s08_their_turn": ("offer_yours", "in_person", None),
    "s09_playful_swap": ("playful_swap", "in_person", None),
    "s10_after_midnight": ("shared_reason", "in_person", "photo_or_link"),
    "s11_in_time": ("shared_reason", "in_person", "event"),
    "s11_too_soon": ("shared_reason", "in_person", "event"),
    "s12_something_to_say": ("ask_in_chat", "social", None),
    "last_chance": ("shared_reason", "in_person", "same_class"),
    "outing_risk": ("shared_reason", "in_person", "club"),
}


@pytest.mark.parametrize("name", MOVES)
def test_the_first_move_is_the_rules_own(name: str) -> None:
    """It says to ask, with the move, the channel and the reason of the rule."""
    move = first(name)
    reason = move.reason.kind if move.reason else None
    assert (move.move, move.channel, reason) == MOVES[name]


def test_s1_courage_alone_changes_the_channel() -> None:
    """The two sides of S1 differ in confidence and in nothing else."""
    written = [
        text_of(name).split("\n", 1)[1] for name in ("s01_in_chat", "s01_in_person")
    ]
    assert written[0].replace("confidence: 1", "confidence: 5") == written[1]


def test_s2_names_a_moment_and_when_not() -> None:
    """The moment is said in a sentence, for a conversation under way."""
    assert len(first("s02_in_conversation").moment.split()) > 5


def test_s3_no_interest_no_second_step() -> None:
    """Without interest there is no invitation, and it says why."""
    made = plan("s03_no_interest")
    assert "ask_out_first" not in {move.move for move in made.moves}
    assert [one.move for one in made.ruled_out if "interest" in one.because] == [
        "ask_out_first"
    ]


def test_s4_rests_on_what_was_stated() -> None:
    """The reason is the stated one, word for word."""
    reason = first("s04_shared_reason").reason
    assert reason is not None
    assert reason.detail == "the climbing evenings"


def test_s5_help_is_a_call_and_a_project_a_text() -> None:
    """Help with a subject goes over the phone; a project by text."""
    media = {
        name: contact.medium
        for name in ("s05_subject_help", "s05_class_project")
        if (contact := first(name).first_contact)
    }
    assert media == {"s05_subject_help": "call", "s05_class_project": "text"}


def test_s8_is_ready_for_both_endings() -> None:
    """Nothing is scheduled: it is their turn; each ending has its words."""
    move = first("s08_their_turn")
    assert move.first_contact is None
    assert move.if_answer.yes != move.if_answer.unclear


def test_s9_is_said_lightly() -> None:
    """The first words are the playful ones."""
    assert first("s09_playful_swap").words[0].register == "playful"


TIMES: dict[str, tuple[str, str | None]] = {
    "first": ("2026-11-23T09:00:00-05:00", "2026-11-26T20:00:00-05:00"),
    "s10_after_midnight": ("2026-11-22T09:00:00+02:00", None),
    "s11_in_time": ("2026-11-23T09:00:00+03:00", "2026-11-24T20:00:00+03:00"),
    "s11_too_soon": ("2026-11-23T09:00:00+03:00", None),
    "s12_something_to_say": ("2026-11-23T09:00:00-10:00", None),
}


@pytest.mark.parametrize("name", TIMES)
def test_the_first_contact_comes_in_time(name: str) -> None:
    """Not the same night, and by the reason's date where S10 allows it."""
    contact = first(name).first_contact
    assert contact is not None
    assert (contact.not_before, contact.no_later_than) == TIMES[name]


def test_s11_what_comes_too_soon_is_settled_face_to_face() -> None:
    """The moment says more than where there is time to write."""
    early, usual = first("s11_too_soon").moment, first("s11_in_time").moment
    assert "face to face" in early.lower()
    assert len(early) > len(usual)


ABOUT: dict[str, Callable[[str], bool]] = {
    "s11_in_time": lambda about: about == "reason",
    "s12_something_to_say": lambda about: about == "anything",
}


@pytest.mark.parametrize("name", ABOUT)
def test_the_first_message_is_about_what_the_ask_rested_on(name: str) -> None:
    """About the reason where there was one, else about anything."""
    contact = first(name).first_contact
    assert contact is not None
    assert ABOUT[name](contact.about)


def test_not_yet_has_small_dated_steps() -> None:
    """It warms up, and the first steps carry their day."""
    made = plan("not_yet")
    assert made.decision == "warm_up"
    assert isinstance(made.next_steps, tuple)
    assert all(step.by for step in made.next_steps)


def test_a_last_chance_turns_a_not_yet_into_an_ask() -> None:
    """Without the last day, the same situation is not yet ripe."""
    text = re.sub(r"last_chance: .*\n", "", text_of("last_chance"))
    without = make_plan(read_situation(text.encode()), now=NOW)
    assert (without.decision, plan("last_chance").decision) == ("warm_up", "ask")


def test_an_outing_risk_leaves_only_what_shows_nothing() -> None:
    """A reason or a handle, nothing else."""
    assert {move.move for move in plan("outing_risk").moves} <= {
        "shared_reason",
        "swap_handle",
    }
