"""A plan's times → the promises about first contacts that it breaks.

Written from S10, S11 and S12, not from ``segue.domain.first_contact``, so that
the two check each other: by subtracting the night from the wall time, and by
looking at what the written times say.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, time, timedelta
from types import MappingProxyType
from typing import Final

from segue.domain.plan import FirstContact, MovePlan, Plan
from segue.domain.situation import Shared
from segue.playbook.advise import Asked
from segue.playbook.promises import Planned, channels_said, reasons_meant
from segue.playbook.words import Slots


NIGHT_ENDS_AFTER: Final = timedelta(hours=4)
"""Hours before four in the morning belong to the evening before (S10)."""

DAY_STARTS: Final = time(9)
"""Nobody is written to before this (S10)."""

DAY_ENDS: Final = time(21)
"""Nor after this (S12)."""


def not_the_same_night(planned: Planned) -> Iterator[str]:
    """S10: not before nine on the day after the evening it was given."""
    asked = planned.decided.asked
    here = asked.now.astimezone(asked.zone).replace(tzinfo=None)
    evening = (here - NIGHT_ENDS_AFTER).date()
    earliest = datetime.combine(evening + timedelta(days=1), DAY_STARTS)
    for first in _first_contacts(planned.plan):
        shown = datetime.fromisoformat(first.not_before)
        wall = shown.astimezone(asked.zone).replace(tzinfo=None)
        if wall != shown.replace(tzinfo=None):
            yield f"{first.not_before} is not as clocks show it in {asked.zone.key}"
        if wall < earliest or shown <= asked.now:
            yield f"not before {first.not_before}, given at {here.isoformat()}"


def _first_contacts(plan: Plan) -> Iterator[FirstContact]:
    for move in plan.moves:
        if move.first_contact:
            yield move.first_contact


def at_sane_hours(planned: Planned) -> Iterator[str]:
    """The suggested hour is a sane one, and in the window."""
    zone = planned.decided.asked.zone
    for first in _first_contacts(planned.plan):
        suggested = datetime.fromisoformat(first.suggested)
        if suggested < datetime.fromisoformat(first.not_before):
            yield f"suggested {first.suggested} before {first.not_before}"
        latest = first.no_later_than
        if latest and suggested > datetime.fromisoformat(latest):
            yield f"suggested {first.suggested} after {latest}"
        for at in (first.suggested, first.not_before, latest):
            wall = datetime.fromisoformat(at).astimezone(zone).time() if at else None
            if wall and not DAY_STARTS <= wall <= DAY_ENDS:
                yield f"{at} is no hour to write at"


def in_time_for_the_reason(planned: Planned) -> Iterator[str]:
    """S11: in time for the reason's date, unless S10 forbids it."""
    for move in planned.plan.moves:
        if move.first_contact is None:
            continue
        meant = reasons_meant(planned.situation, move) or (None,)
        found = [_missed(planned, move, shared) for shared in meant]
        if all(found):
            yield f"{move.move}: {found[0]}"


def _missed(planned: Planned, move: MovePlan, shared: Shared | None) -> str:
    """Say how a first contact misses its date; nothing if it does not."""
    first, asked = move.first_contact, planned.decided.asked
    if first is None:
        return ""
    occasion = _occasion(shared, asked) if shared else None
    opens = datetime.fromisoformat(first.not_before)
    if occasion is None:
        return "a deadline, and no date" if first.no_later_than else ""
    if first.no_later_than is None:
        return _left_open(planned, move, shared, occasion, opens)
    latest = datetime.fromisoformat(first.no_later_than)
    if not opens <= latest < occasion:
        return f"no later than {latest}, for {occasion}, from {opens}"
    return ""


def _left_open(
    planned: Planned,
    move: MovePlan,
    shared: Shared | None,
    occasion: datetime,
    opens: datetime,
) -> str:
    """Where no deadline is given, the date must come too soon for S10."""
    asked = planned.decided.asked
    if occasion.date() > opens.astimezone(asked.zone).date():
        return f"no deadline for {occasion}, from {opens} on"
    reason = planned.decided.advisor.weights.reasons.get(shared.kind if shared else "")
    language = planned.decided.advisor.playbook.language
    slots = Slots(planned.situation, asked.here_and_now, shared, language)
    meet = "in_person" in channels_said(planned.situation)
    ways = [reason.face_to_face, "" if meet else reason.in_writing] if reason else []
    if not any(way and slots.fill(way) in move.moment for way in ways):
        return f"{occasion} comes too soon, and nothing settles it before"
    return ""


def _occasion(shared: Shared, asked: Asked) -> datetime | None:
    """Return when a circumstance begins, on the person's clocks, if ahead."""
    if shared.when is None:
        return None
    at = datetime.fromisoformat(shared.when)
    here = asked.now.astimezone(asked.zone)
    if at.tzinfo is None:
        at = at.replace(tzinfo=asked.zone)
    if len(shared.when) == len("2026-11-27"):
        return at if at.date() >= here.date() else None
    return at.astimezone(asked.zone) if at.timestamp() > asked.now.timestamp() else None


OF_TIMES: Final[Mapping[str, Callable[[Planned], Iterator[str]]]] = MappingProxyType(
    {
        promise.__name__: promise
        for promise in (not_the_same_night, at_sane_hours, in_time_for_the_reason)
    }
)
"""Promises that a plan's times can break, by name."""
