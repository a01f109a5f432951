"""When to write: not the same night, in time, once more at most, then rest."""

import shutil
import subprocess
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from segue.domain.case import Standing, standing_of
from segue.domain.case_event import (
    Answered,
    Asked,
    Closed,
    Contacted,
    Event,
    Reopened,
    Replied,
    Snoozed,
)
from segue.domain.first_contact import SaneHours
from segue.followup.schedule import Almanac, Scheduled, schedule


BERLIN = ZoneInfo("Europe/Berlin")
HOURS = SaneHours(
    night_ends=time(4),
    earliest=time(9),
    latest=time(20, 30),
    suggested=time(18),
    evening_before=time(20),
    hours_before=2,
)
GIVEN = datetime(2026, 11, 22, 20, 1, tzinfo=BERLIN)
ALMANAC = Almanac(HOURS, 4, BERLIN, GIVEN)
ASKED = Asked(at=GIVEN, move="shared_reason", reason="class_project")
YES = Answered(at=GIVEN, reading="yes")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """Return a moment of November 2026 in Berlin."""
    return datetime(2026, 11, day, hour, minute, tzinfo=BERLIN)


def standing(*events: Event) -> Standing:
    """Return where a case stands after an ask and a yes."""
    return standing_of([ASKED, YES, *events])


def on(now: datetime) -> Almanac:
    """Return the almanac at another moment."""
    return replace(ALMANAC, now=now)


def test_the_first_message_comes_the_next_day() -> None:
    """At a good hour, and in time for the reason's date."""
    assert schedule(standing(), ALMANAC, date(2026, 11, 27)) == Scheduled(
        what="first_contact",
        not_before=at(23, 9),
        suggested=at(23, 18),
        no_later_than=at(26, 20),
        is_about_reason=True,
    )


def test_a_good_hour_that_is_past_comes_again() -> None:
    """Who has not written is told the next good hour, or the last moment."""
    late = schedule(standing(), on(at(24, 19)), date(2026, 11, 27))
    assert late
    assert (late.suggested, late.no_later_than) == (at(25, 18), at(26, 20))
    last = schedule(standing(), on(at(26, 19)), date(2026, 11, 27))
    assert last
    assert (last.suggested, last.no_later_than) == (at(26, 20), at(26, 20))


def test_a_date_that_was_missed_presses_no_more() -> None:
    """Afterwards the message is about something else, at any good hour."""
    missed = schedule(standing(), on(at(28, 12)), date(2026, 11, 27))
    assert missed
    assert missed.no_later_than is None
    assert not missed.is_about_reason
    assert missed.suggested == at(28, 18)


def test_a_date_that_comes_too_soon_is_settled_face_to_face() -> None:
    """S10 beats S11: no deadline, and the message is about something else."""
    soon = schedule(standing(), ALMANAC, at(23, 8))
    assert soon
    assert (soon.not_before, soon.no_later_than) == (at(23, 9), None)
    assert not soon.is_about_reason


def test_one_more_message_and_then_rest() -> None:
    """After some days without a reply; after that, or after one, nothing."""
    wrote = Contacted(at=at(23, 18, 5))
    assert schedule(standing(wrote), on(at(24, 9))) == Scheduled(
        what="follow_up", not_before=at(27, 9), suggested=at(27, 18)
    )
    again = Contacted(at=at(27, 18))
    for events in ([wrote, again], [wrote, Replied(at=at(24, 9))], [Replied(at=GIVEN)]):
        assert schedule(standing(*events), on(at(28, 9))) is None


def test_a_named_day_is_kept() -> None:
    """A yes for later comes up on the day that they named, and only then."""
    later = Answered(at=GIVEN, reading="conditional", opens_on=date(2026, 11, 30))
    assert schedule(standing_of([ASKED, later]), ALMANAC) == Scheduled(
        what="their_opening", not_before=at(30, 9), suggested=at(30, 18)
    )
    no_day = Answered(at=GIVEN, reading="conditional")
    assert schedule(standing_of([ASKED, no_day]), ALMANAC) is None


@pytest.mark.parametrize(
    ("until", "opens", "suggested"),
    [
        (at(23, 8), at(23, 9), at(23, 18)),
        (at(23, 12), at(23, 12), at(23, 18)),
        (at(24, 10, 30), at(24, 10, 30), at(24, 10, 30)),
        (at(24, 23), at(25, 9), at(25, 9)),
        (at(24, 3), at(24, 9), at(24, 9)),
    ],
)
def test_a_snooze_ends_at_a_sane_hour(
    until: datetime, opens: datetime, suggested: datetime
) -> None:
    """Quiet hours move on to the morning; a later good hour stays."""
    snoozed = schedule(standing(Snoozed(at=GIVEN, until=until)), ALMANAC)
    assert snoozed
    assert (snoozed.not_before, snoozed.suggested) == (opens, suggested)


@pytest.mark.parametrize(
    "events",
    [
        [],
        [ASKED],
        [ASKED, Answered(at=GIVEN, reading="no")],
        [ASKED, Answered(at=GIVEN, reading="no"), YES],
        [ASKED, YES, Closed(at=GIVEN)],
        [ASKED, YES, Reopened(at=GIVEN, because="They asked again.")],
        [Asked(at=GIVEN, move="offer_yours"), YES],
    ],
)
def test_nothing_is_scheduled_without_a_yes(events: list[Event]) -> None:
    """Nor after a no, in a closed case, or where it is their turn."""
    assert schedule(standing_of(events), ALMANAC) is None


ZONES = st.timezone_keys(allow_prefix=False).filter(available_timezones().__contains__)
MOMENTS = st.datetimes(datetime(2010, 1, 1), datetime(2037, 1, 1))  # noqa: DTZ001 - made aware below


@settings(max_examples=400, deadline=None)
@given(
    zone=ZONES.map(ZoneInfo),
    given_at=MOMENTS,
    hours_later=st.integers(0, 24 * 30),
    occasion_hours=st.none() | st.integers(-48, 24 * 20),
    snooze_hours=st.none() | st.integers(0, 24 * 20),
)
def test_never_the_same_night_anywhere(
    zone: ZoneInfo,
    given_at: datetime,
    hours_later: int,
    occasion_hours: int | None,
    snooze_hours: int | None,
) -> None:
    """S10 and quiet hours, on the person's clocks, across clock changes."""
    moment = given_at.replace(tzinfo=UTC)
    occasion = (
        None
        if occasion_hours is None
        else (moment + timedelta(hours=occasion_hours)).astimezone(zone)
    )
    events: list[Event] = [ASKED, Answered(at=moment, reading="yes")]
    if snooze_hours is not None:
        until = moment + timedelta(hours=snooze_hours)
        events.append(Snoozed(at=moment, until=until))
    now = moment + timedelta(hours=hours_later)
    found = schedule(standing_of(events), Almanac(HOURS, 4, zone, now), occasion)
    assert found
    given_wall = moment.astimezone(zone).replace(tzinfo=None)
    evening = (given_wall - timedelta(hours=4)).date()
    for shown in (found.not_before, found.suggested):
        wall = shown.astimezone(UTC).astimezone(zone).replace(tzinfo=None)
        assert wall.date() > evening
        assert time(9) <= wall.time() < time(21)
    opens, suggested = (one.timestamp() for one in (found.not_before, found.suggested))
    assert opens > moment.timestamp()
    assert opens <= suggested
    if found.no_later_than:
        assert suggested <= found.no_later_than.timestamp()
        assert occasion
        assert found.no_later_than.timestamp() < occasion.timestamp()


@pytest.mark.parametrize(
    ("zone", "given_at"),
    [
        ("Europe/Berlin", "2026-10-24T23:30"),
        ("Europe/Berlin", "2027-03-27T22:00"),
        ("America/New_York", "2026-10-31T21:00"),
        ("Australia/Lord_Howe", "2026-10-03T20:00"),
        ("Asia/Kathmandu", "2026-11-22T03:59"),
        ("Pacific/Apia", "2026-11-22T04:00"),
        ("America/St_Johns", "2027-03-14T01:30"),
    ],
)
def test_times_are_those_of_the_system(zone: str, given_at: str) -> None:
    """The system's own ``date``, with its own tables, shows the same clocks."""
    tool = shutil.which("date")
    if tool is None or not Path("/usr/share/zoneinfo", zone).exists():
        pytest.skip("this system has no `date` with time zones")
    moment = datetime.fromisoformat(given_at).replace(tzinfo=ZoneInfo(zone))
    answer = Answered(at=moment, reading="yes")
    almanac = Almanac(HOURS, 4, ZoneInfo(zone), moment)
    found = schedule(standing_of([ASKED, answer]), almanac)
    assert found
    for shown in (found.not_before, found.suggested):
        told = subprocess.run(  # noqa: S603 - the system's own tool
            [tool, "-d", f"@{shown.timestamp():.0f}", "+%Y-%m-%dT%H:%M:%S%:z"],
            env={"TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        )
        assert told.stdout.strip() == shown.isoformat()
