"""Situation and moment → the flat facts that the playbook's rules speak of.

A fact that is not known is not in the mapping. Facts with a few named values
hold text, ages and days hold numbers, and ``channels`` and ``shared`` hold
tuples of names.
"""

from datetime import date, datetime
from types import MappingProxyType
from typing import Final

from segue.domain.situation import Channel, Situation
from segue.domain.when import parse_when


FactValue = str | int | tuple[str, ...]
Facts = dict[str, FactValue]

NUMERIC: Final = MappingProxyType(
    {
        "you.age": "years",
        "them.age": "years",
        "age.youngest": "years; the lower of the two ages that are known",
        "age.oldest": "years; the higher of the two ages that are known",
        "age.gap": "years between the two, where both ages are known",
        "last_chance.in_days": "days until the last chance, unless it is past",
    }
)
"""Facts that are numbers, with what they count."""

SETS: Final = ("channels", "shared")
"""Facts that hold several names."""


def channels_of(situation: Situation) -> tuple[Channel, ...]:
    """Return where the two talk; where nothing is said, face to face."""
    return ("in_person",) if situation.channels is None else situation.channels


def facts_of(situation: Situation, now: datetime) -> Facts:
    """Return all that is known.

    Args:
        situation: Where the two stand.
        now: In the person's own time zone.
    """
    known: dict[str, FactValue | None] = {
        "you.age": situation.you.age,
        "them.age": situation.them.age,
        "you.confidence": _text(situation.you.confidence),
        "them.familiarity": situation.them.familiarity,
        "channels": channels_of(situation),
        "often": situation.often,
        "private_moment": situation.private_moment,
        "shared": tuple(item.kind for item in situation.shared),
        "flirting": situation.flirting,
        "feelings": situation.feelings,
        "date_interest": situation.date_interest,
        "outing_risk": situation.outing_risk,
        "history.asked_before": situation.history.asked_before,
        "history.number_from": situation.history.number_from,
        "power": situation.power,
        "partner": situation.partner,
        "goal": situation.goal,
        "last_chance.in_days": _days_left(situation.last_chance, now),
    }
    for name in situation.cues.__struct_fields__:
        known[f"cues.{name}"] = getattr(situation.cues, name)
    facts = {name: value for name, value in known.items() if value is not None}
    _add_ages(facts, situation.you.age, situation.them.age)
    return facts


def _text(number: int | None) -> str | None:
    return None if number is None else str(number)


def _add_ages(facts: Facts, yours: int | None, theirs: int | None) -> None:
    ages = [age for age in (yours, theirs) if age is not None]
    if ages:
        facts["age.youngest"] = min(ages)
        facts["age.oldest"] = max(ages)
    if yours is not None and theirs is not None:
        facts["age.gap"] = abs(yours - theirs)


def _days_left(last_chance: str | None, now: datetime) -> int | None:
    if last_chance is None:
        return None
    left = (as_day(parse_when(last_chance)) - now.date()).days
    return left if left >= 0 else None


def as_day(when: date | datetime) -> date:
    """Return the day of a date or a date-time, as written."""
    return when.date() if isinstance(when, datetime) else when
