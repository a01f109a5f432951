"""What fires is named, and what can fire is known."""

from datetime import UTC, datetime
from functools import cache
from zoneinfo import ZoneInfo

import pytest

from segue.domain.facts import facts_of
from segue.domain.situation import Cues, Shared, Situation, Them, You
from segue.playbook.advise import Advisor, Asked, advise
from segue.playbook.coverage import Coverage, names_of
from segue.playbook.decide import decide
from segue.playbook.draw import draw
from segue.playbook.load import load_built_in
from segue.playbook.promises import Decided, Planned
from segue.playbook.walk import decide_drawn


NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@cache
def advisor() -> Advisor:
    """Return the built-in playbook."""
    return Advisor(load_built_in())


def fired_by(situation: Situation) -> set[str]:
    """Return what has a hand in one situation's plan."""
    asked = Asked(situation, NOW, ZoneInfo("Europe/Berlin"))
    facts = facts_of(situation, asked.here_and_now)
    outcome = decide(advisor().weights, facts)
    decided = Decided(advisor(), asked, facts, outcome, 0)
    coverage = Coverage(advisor().playbook)
    coverage.note_decision(decided)
    coverage.note_plan(Planned(decided, advise(advisor(), asked)))
    return {name for name, times in coverage.fired.items() if times}


@pytest.mark.timeout(30)
def test_only_named_parts_fire() -> None:
    """Nothing fires that the playbook's own list does not hold."""
    coverage = Coverage(advisor().playbook)
    for number in range(0, 1200, 4):
        drawn = draw(8, number)
        decided = decide_drawn(advisor(), drawn)
        coverage.note_decision(decided)
        coverage.note_plan(Planned(decided, advise(advisor(), drawn.asked)))
    assert set(coverage.fired) == set(names_of(advisor().playbook))


def test_each_part_has_one_name() -> None:
    """No two parts of the playbook share a name."""
    names = list(names_of(advisor().playbook))
    assert len(names) == len(set(names))
    assert len(names) > 500


def test_a_stop_fires_alone() -> None:
    """Under a stop no move, cue or effect has a hand in anything."""
    fired = fired_by(Situation(power="they_over_you", flirting="mutual"))
    assert "stops:power" in fired
    groups = {name.partition(":")[0] for name in fired}
    assert groups == {"stops", "thresholds", "interest"}


def test_what_an_ask_rests_on_fires() -> None:
    """Cue, effect, cost, reason, words and first contact of a plain ask."""
    fired = fired_by(
        Situation(
            you=You(age=16, confidence=2),
            them=Them(familiarity="friend"),
            shared=(Shared(kind="event", detail="the fair", when="2026-11-28"),),
            cues=Cues(asks_back="yes"),
        )
    )
    assert {
        "evidence:evidence.asks_back=yes",
        "effects:effect.familiarity=friend",
        "costs:costs=2",
        "moves:shared_reason",
        "reasons:reason.event",
        "registers:register.shy",
        "first_contact:first_contact.reason",
        "first_contact:first_contact.same_night=text_under_18",
        "first_contact:first_contact.same_night=in_time",
        "thresholds:ask_from.usual",
    } <= fired
    assert any(name.startswith("lines:reason.event in_person shy") for name in fired)
    assert any(name.startswith("drafts:reason.event") for name in fired)
    assert any(name.startswith("moments:reason.event") for name in fired)
    assert not any(name.startswith("stops:") for name in fired)


def test_a_date_that_comes_too_soon_is_settled_face_to_face() -> None:
    """The reason's own words for that fire only where they are needed."""
    sooner = Situation(shared=(Shared(kind="event", when="2026-11-22"),))
    later = Situation(shared=(Shared(kind="event", when="2026-11-30"),))
    assert "face_to_face:reason.event" in fired_by(sooner)
    assert "face_to_face:reason.event" not in fired_by(later)
