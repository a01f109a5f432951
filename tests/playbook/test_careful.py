"""Ages that are not known, last days, and a yes that was put off."""

from datetime import UTC, datetime
from functools import cache
from zoneinfo import ZoneInfo

from segue.domain.plan import FindOut, Plan
from segue.domain.situation import History, Shared, Situation, Them, You
from segue.playbook.advise import Advisor, Asked, advise
from segue.playbook.load import load_built_in


NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
CLUB = (Shared(kind="club", detail="the chess club"),)


@cache
def advisor() -> Advisor:
    """Return the built-in playbook, ready to answer."""
    return Advisor(load_built_in())


def planned(situation: Situation) -> Plan:
    """Answer one situation."""
    return advise(advisor(), Asked(situation, NOW, ZoneInfo("Europe/Berlin")))


def found(situation: Situation) -> dict[str, FindOut]:
    """Return what is worth finding out, by fact."""
    return {one.fact: one for one in planned(situation).find_out_first}


def test_whoever_is_under_18_is_told_to_find_out_the_other_age() -> None:
    """An age that may be a stop is worth knowing before asking."""
    young = found(Situation(you=You(age=15), shared=CLUB))
    assert young["them.age"].label == "How old they are"
    assert "you.age" not in young
    assert "you.age" in found(Situation(them=Them(age=15), shared=CLUB))


def test_ages_that_are_known_or_adult_are_left_alone() -> None:
    """Nothing is asked about ages that no stop hangs on."""
    for you, them in ((15, 15), (34, None), (None, None)):
        situation = Situation(you=You(age=you), them=Them(age=them), shared=CLUB)
        assert not {"you.age", "them.age"} & set(found(situation))


def test_the_last_day_lowers_what_an_ask_needs() -> None:
    """The nearer the last day, the sooner a decent ask is advised."""
    acquaintance = Them(familiarity="acquaintance")
    base = Situation(them=acquaintance, shared=CLUB, often="weekly")
    assert planned(base).decision == "warm_up"
    near = planned(
        Situation(
            them=acquaintance, shared=CLUB, often="weekly", last_chance="2026-11-28"
        )
    )
    assert near.decision == "ask"
    assert "After Saturday" in near.moves[0].moment


def test_a_last_day_that_is_past_changes_nothing() -> None:
    """A day that has gone by presses nobody."""
    base = Situation(them=Them(familiarity="acquaintance"), shared=CLUB)
    late = Situation(them=base.them, shared=CLUB, last_chance="2026-11-21")
    assert planned(late) == planned(base)


def test_a_yes_that_was_put_off_waits_for_what_they_named() -> None:
    """After a conditional answer only the opening they described counts."""
    waiting = Situation(
        them=Them(familiarity="friend"),
        shared=CLUB,
        history=History(asked_before="conditional"),
    )
    assert planned(waiting).decision == "ask"
    for move in planned(waiting).moves:
        assert "wait for exactly what they named" in move.moment
