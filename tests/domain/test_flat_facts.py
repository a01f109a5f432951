"""A situation becomes the flat facts that rules speak of, and no more."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from segue.domain.facts import channels_of, facts_of
from segue.domain.situation import Cues, History, Shared, Situation, Them, You


NOW = datetime(2026, 11, 22, 12, tzinfo=ZoneInfo("Europe/Berlin"))


def test_nothing_known_is_hardly_a_fact() -> None:
    """Only what holds of everybody: face to face, and nothing shared."""
    assert facts_of(Situation(), NOW) == {"channels": ("in_person",), "shared": ()}


def test_everything_known_is_a_fact() -> None:
    """Each field arrives under its dotted path."""
    situation = Situation(
        you=You(name="Sam", age=17, confidence=2),
        them=Them(name="Robin", pronouns="she", age=19, familiarity="friend"),
        channels=("social", "email"),
        often="daily",
        private_moment="no",
        shared=(Shared(kind="club"), Shared(kind="work_ride"), Shared(kind="club")),
        cues=Cues(asks_back="yes", avoids_you="no"),
        flirting="mutual",
        feelings="clear",
        date_interest="yes",
        last_chance="2026-11-30",
        outing_risk="no",
        history=History(asked_before="never", number_from="nobody"),
        power="none",
        partner="single",
        goal="date",
        timezone="Europe/Berlin",
    )
    assert facts_of(situation, NOW) == {
        "you.age": 17,
        "them.age": 19,
        "age.youngest": 17,
        "age.oldest": 19,
        "age.gap": 2,
        "you.confidence": "2",
        "them.familiarity": "friend",
        "channels": ("social", "email"),
        "often": "daily",
        "private_moment": "no",
        "shared": ("club", "work_ride", "club"),
        "cues.asks_back": "yes",
        "cues.avoids_you": "no",
        "flirting": "mutual",
        "feelings": "clear",
        "date_interest": "yes",
        "last_chance.in_days": 8,
        "outing_risk": "no",
        "history.asked_before": "never",
        "history.number_from": "nobody",
        "power": "none",
        "partner": "single",
        "goal": "date",
    }


def test_one_age_alone_is_youngest_and_oldest() -> None:
    """Without the other age there is no gap."""
    facts = facts_of(Situation(them=Them(age=15)), NOW)
    assert facts["age.youngest"] == facts["age.oldest"] == 15
    assert "age.gap" not in facts


@pytest.mark.parametrize(
    ("day", "left"), [("2026-11-22", 0), ("2026-11-23", 1), ("2026-11-21", None)]
)
def test_a_last_chance_counts_down(day: str, left: int | None) -> None:
    """Today is still a chance; yesterday says nothing any more."""
    facts = facts_of(Situation(last_chance=day), NOW)
    assert facts.get("last_chance.in_days") == left


def test_channels_left_out_mean_face_to_face() -> None:
    """Nothing said is face to face; nowhere is nowhere."""
    assert channels_of(Situation()) == ("in_person",)
    assert channels_of(Situation(channels=())) == ()
    assert channels_of(Situation(channels=("email",))) == ("email",)
