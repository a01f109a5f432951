"""Where a case stands → when to write first, once more at most, or ask again.

S10: never on the evening or night of the answer. S11: in time for the reason's
date. S12: without one, at any sane hour. If no reply comes, one message more
after some days, and then rest: no answer is an answer. Where they said "yes,
later" and named a day, that day; where it is their turn, nothing.
"""

from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from msgspec import Struct

from segue.domain.case import Standing, refusal_of
from segue.domain.clock import at_wall_time, is_before
from segue.domain.first_contact import SaneHours, first_contact_window


What = Literal["first_contact", "follow_up", "their_opening"]


class Scheduled(Struct, frozen=True, kw_only=True):
    """Something to do, and when; aware times in the person's own zone.

    Attributes:
        what: The first message, one more, or what they named for later.
        not_before: Never before this.
        suggested: A good moment.
        no_later_than: In time for the reason's date, if one presses.
        is_about_reason: The reason's date has not come before this.
    """

    what: What
    not_before: datetime
    suggested: datetime
    no_later_than: datetime | None = None
    is_about_reason: bool = False


class Almanac(Struct, frozen=True):
    """What a schedule is made by.

    Attributes:
        hours: The playbook's sane hours.
        follow_up_days: Days without a reply, after which one message more.
        zone: The person's own.
        now: The present moment, aware.
    """

    hours: SaneHours
    follow_up_days: int
    zone: ZoneInfo
    now: datetime

    @property
    def today(self) -> date:
        """The day on the person's own calendar."""
        return self.now.astimezone(self.zone).date()

    def at(self, day: date, wall: time) -> datetime:
        """Return the moment of a wall time in the person's zone."""
        return at_wall_time(day, wall, self.zone)


def schedule(
    standing: Standing, almanac: Almanac, when: date | datetime | None = None
) -> Scheduled | None:
    """Say what is to be done next in a case, and when.

    Args:
        standing: Where the case stands.
        almanac: Hours, zone and moment.
        when: The date of the reason that the ask rested on, if it has one.

    Returns:
        Nothing where the one-ask promise forbids it, where it is their turn,
        and where enough was done.
    """
    planned = _planned(standing, almanac, when)
    if planned is None:
        return None
    return _not_past(_snoozed(planned, standing, almanac), almanac)


def _planned(
    standing: Standing, almanac: Almanac, when: date | datetime | None
) -> Scheduled | None:
    if standing.answer is None or standing.no_stands:
        return None
    if standing.state == "waiting" and not standing.is_their_turn:
        return _their_opening(standing.answer.opens_on, almanac)
    if refusal_of(standing, "first_contact", almanac.today) or standing.replied:
        return None
    if not standing.contacts:
        return _first_contact(standing.answer.at, almanac, when)
    if len(standing.contacts) == 1:
        return _follow_up(standing.contacts[0], almanac)
    return None


def _their_opening(opens_on: date | None, almanac: Almanac) -> Scheduled | None:
    if opens_on is None:
        return None
    return Scheduled(
        what="their_opening",
        not_before=almanac.at(opens_on, almanac.hours.earliest),
        suggested=almanac.at(opens_on, almanac.hours.suggested),
    )


def _first_contact(
    given_at: datetime, almanac: Almanac, when: date | datetime | None
) -> Scheduled:
    window = first_contact_window(given_at, almanac.hours, almanac.zone, when)
    latest = window.no_later_than
    missed = latest is not None and is_before(latest, almanac.now)
    if missed:
        window = first_contact_window(given_at, almanac.hours, almanac.zone)
    return Scheduled(
        what="first_contact",
        not_before=window.not_before,
        suggested=window.suggested,
        no_later_than=None if missed else latest,
        is_about_reason=not missed and not window.too_soon,
    )


def _follow_up(contacted_at: datetime, almanac: Almanac) -> Scheduled:
    day = contacted_at.astimezone(almanac.zone).date()
    day += timedelta(days=almanac.follow_up_days)
    return Scheduled(
        what="follow_up",
        not_before=almanac.at(day, almanac.hours.earliest),
        suggested=almanac.at(day, almanac.hours.suggested),
    )


def _snoozed(planned: Scheduled, standing: Standing, almanac: Almanac) -> Scheduled:
    until = standing.snoozed_until
    if until is None or not is_before(planned.not_before, until):
        return planned
    opens = _sane(until, almanac)
    if is_before(opens, planned.suggested):
        return _with(planned, opens, planned.suggested)
    return _with(planned, opens, opens)


def _sane(moment: datetime, almanac: Almanac) -> datetime:
    """Return a moment, or the first one after it that is no quiet hour."""
    here, hours = moment.astimezone(almanac.zone), almanac.hours
    if here.time() < hours.earliest:
        return almanac.at(here.date(), hours.earliest)
    if here.time() > hours.latest:
        return almanac.at(here.date() + timedelta(days=1), hours.earliest)
    return here


def _with(planned: Scheduled, opens: datetime, suggested: datetime) -> Scheduled:
    """Return the same at another time, without a date that it would miss."""
    latest = planned.no_later_than
    if latest is not None and is_before(latest, suggested):
        latest = None
    return Scheduled(
        what=planned.what,
        not_before=opens,
        suggested=suggested,
        no_later_than=latest,
        is_about_reason=planned.is_about_reason,
    )


def _not_past(planned: Scheduled, almanac: Almanac) -> Scheduled:
    """Suggest the next good hour where the suggested one is past."""
    if not is_before(planned.suggested, almanac.now):
        return planned
    suggested = almanac.at(almanac.today, almanac.hours.suggested)
    if is_before(suggested, almanac.now):
        tomorrow = almanac.today + timedelta(days=1)
        suggested = almanac.at(tomorrow, almanac.hours.suggested)
    latest = planned.no_later_than
    if latest is not None and is_before(latest, suggested):
        suggested = latest
    return _with(planned, planned.not_before, suggested)
