"""When a number that was given may first be used.

S10: not on the evening or night on which it was given. The hours before the
night's end belong to the evening before, so that a number given at half past
midnight may be used from nine in the same morning on, and one given at eleven
in the evening likewise. S11: where a date presses, in time for it; where the
date comes sooner than S10 allows, S10 wins and the matter is settled face to
face.
"""

from datetime import date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from msgspec import Struct

from segue.domain.clock import at_wall_time, is_before


class SaneHours(Struct, frozen=True):
    """Wall times between which, and at which, to write or call.

    Attributes:
        night_ends: Hours before this belong to the evening before.
        earliest: Never before this, on the following day at the earliest.
        latest: Never after this.
        suggested: A good hour.
        evening_before: By then it should have come, where a date presses.
        hours_before: Where that evening is too early: so long before it, in
            hours.
    """

    night_ends: time
    earliest: time
    latest: time
    suggested: time
    evening_before: time
    hours_before: int


class Window(Struct, frozen=True):
    """When to make the first contact; aware times in the person's own zone.

    Attributes:
        not_before: Never before this.
        suggested: A good moment.
        no_later_than: In time for the date, or nothing where none presses.
        too_soon: The date comes before S10 allows a first contact.
    """

    not_before: datetime
    suggested: datetime
    no_later_than: datetime | None
    too_soon: bool


def evening_of(given_at: datetime, night_ends: time) -> date:
    """Return the day whose evening or night a moment belongs to."""
    day = given_at.date()
    return day - timedelta(days=1) if given_at.time() < night_ends else day


def first_contact_window(
    given_at: datetime,
    hours: SaneHours,
    zone: ZoneInfo,
    when: date | datetime | None = None,
) -> Window:
    """Work out when the number may be used, and by when it should be.

    Args:
        given_at: When the number was given; aware.
        hours: The playbook's sane hours.
        zone: The person's own time zone.
        when: The occasion that the reason is about; a date without an offset
            is in the person's zone. One that is past is ignored.
    """
    given = given_at.astimezone(zone)
    day = evening_of(given, hours.night_ends) + timedelta(days=1)
    not_before = at_wall_time(day, hours.earliest, zone)
    usual = at_wall_time(day, hours.suggested, zone)
    if when is None or is_past(when, given, zone):
        return Window(not_before, usual, None, too_soon=False)
    deadline = _deadline(when, hours, zone, not_before)
    if deadline is None:
        return Window(not_before, usual, None, too_soon=True)
    suggested = deadline if is_before(deadline, usual) else usual
    return Window(not_before, suggested, deadline, too_soon=False)


def is_past(when: date | datetime, given: datetime, zone: tzinfo) -> bool:
    """Say whether an occasion has begun, or its day has gone by.

    Args:
        when: A date-time without an offset is in the zone.
        given: The moment to compare with, on the zone's clocks; aware.
        zone: The person's own time zone.
    """
    if isinstance(when, datetime):
        return not is_before(given, in_zone(when, zone))
    return when < given.date()


def in_zone(when: datetime, zone: tzinfo) -> datetime:
    """Return a time in a zone; one without an offset is meant there."""
    if when.tzinfo is None:
        return at_wall_time(when.date(), when.time(), zone)
    return when.astimezone(zone)


def _deadline(
    when: date | datetime, hours: SaneHours, zone: ZoneInfo, not_before: datetime
) -> datetime | None:
    """Return the latest sane moment before the occasion, if S10 allows one."""
    occasion = in_zone(when, zone) if isinstance(when, datetime) else None
    day = occasion.date() if occasion else when
    evening = at_wall_time(day - timedelta(days=1), hours.evening_before, zone)
    if not is_before(evening, not_before):
        return evening
    if occasion is None:
        return None
    before = occasion - timedelta(hours=hours.hours_before)
    latest = at_wall_time(day, hours.latest, zone)
    last = latest if is_before(latest, before) else before
    return None if is_before(last, not_before) else last
