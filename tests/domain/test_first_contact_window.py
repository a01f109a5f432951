"""S10 and S11 in numbers: when a number may first be used, and by when."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from segue.domain.clock import at_wall_time, is_before
from segue.domain.first_contact import (
    SaneHours,
    Window,
    evening_of,
    first_contact_window,
    in_zone,
)


HOURS = SaneHours(
    night_ends=time(4),
    earliest=time(9),
    latest=time(20, 30),
    suggested=time(18),
    evening_before=time(20),
    hours_before=2,
)
BERLIN = ZoneInfo("Europe/Berlin")


def at(text: str, zone: ZoneInfo = BERLIN) -> datetime:
    """Return a wall time in a zone."""
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def window(given: str, when: str | None = None, zone: ZoneInfo = BERLIN) -> list[str]:
    """Return the window's times as text, "-" where there is none."""
    occasion: date | datetime | None = None
    if when:
        read = date.fromisoformat if len(when) == 10 else datetime.fromisoformat
        occasion = read(when)
    found = first_contact_window(at(given, zone), HOURS, zone, occasion)
    times = (found.not_before, found.suggested, found.no_later_than)
    return [f"{t:%d %H:%M%z}" if t else "-" for t in times] + (
        ["too soon"] if found.too_soon else []
    )


@pytest.mark.parametrize(
    ("given", "day"),
    [
        ("2026-11-22T17:00", 23),
        ("2026-11-22T23:59", 23),
        ("2026-11-23T00:00", 23),
        ("2026-11-23T00:30", 23),
        ("2026-11-23T03:59", 23),
        ("2026-11-23T04:00", 24),
        ("2026-11-23T08:00", 24),
    ],
)
def test_the_night_belongs_to_the_evening_before(given: str, day: int) -> None:
    """Half past midnight is that night; four o'clock is the next day."""
    assert window(given) == [f"{day} 09:00+0100", f"{day} 18:00+0100", "-"]


def test_the_evening_of_a_moment() -> None:
    """The first of a year at 03:59 is last year's evening."""
    assert evening_of(at("2026-01-01T03:59"), time(4)) == date(2025, 12, 31)
    assert evening_of(at("2026-01-01T04:00"), time(4)) == date(2026, 1, 1)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        # A day far enough ahead: by 20:00 of the evening before.
        ("2026-11-27", ["23 09:00+0100", "23 18:00+0100", "26 20:00+0100"]),
        ("2026-11-27T15:00", ["23 09:00+0100", "23 18:00+0100", "26 20:00+0100"]),
        ("2026-11-24", ["23 09:00+0100", "23 18:00+0100", "23 20:00+0100"]),
        # The next day: only where its hour leaves two hours after nine.
        ("2026-11-23", ["23 09:00+0100", "23 18:00+0100", "-", "too soon"]),
        ("2026-11-23T11:00", ["23 09:00+0100", "23 09:00+0100", "23 09:00+0100"]),
        ("2026-11-23T10:59", ["23 09:00+0100", "23 18:00+0100", "-", "too soon"]),
        ("2026-11-23T16:00", ["23 09:00+0100", "23 14:00+0100", "23 14:00+0100"]),
        ("2026-11-23T20:00", ["23 09:00+0100", "23 18:00+0100", "23 18:00+0100"]),
        ("2026-11-23T23:30", ["23 09:00+0100", "23 18:00+0100", "23 20:30+0100"]),
        # Later the same day, or today: settled face to face.
        ("2026-11-22", ["23 09:00+0100", "23 18:00+0100", "-", "too soon"]),
        ("2026-11-22T17:01", ["23 09:00+0100", "23 18:00+0100", "-", "too soon"]),
        # Past: ignored.
        ("2026-11-22T17:00", ["23 09:00+0100", "23 18:00+0100", "-"]),
        ("2026-11-21", ["23 09:00+0100", "23 18:00+0100", "-"]),
        # An offset counts: 23:30 in New York is 05:30 in Berlin, a day later.
        (
            "2026-11-26T23:30-05:00",
            ["23 09:00+0100", "23 18:00+0100", "26 20:00+0100"],
        ),
    ],
)
def test_a_reason_s_date_presses(when: str, expected: list[str]) -> None:
    """Asked on the 22nd at 17:00: in time for the date, and S10 beats S11."""
    assert window("2026-11-22T17:00", when) == expected


@pytest.mark.parametrize(
    ("zone", "given", "expected"),
    [
        # Clocks go forward in the night, and back.
        ("Europe/Berlin", "2026-03-28T23:00", ["29 09:00+0200", "29 18:00+0200", "-"]),
        ("Europe/Berlin", "2026-10-24T23:00", ["25 09:00+0100", "25 18:00+0100", "-"]),
        (
            "America/New_York", "2026-03-08T00:30",
            ["08 09:00-0400", "08 18:00-0400", "-"],
        ),
        # Half hours and quarters.
        ("Asia/Kolkata", "2026-11-22T21:00", ["23 09:00+0530", "23 18:00+0530", "-"]),
        ("Asia/Kathmandu", "2026-11-23T03:59", ["23 09:00+0545", "23 18:00+0545", "-"]),
        (
            "Australia/Lord_Howe", "2026-10-03T23:00",
            ["04 09:00+1100", "04 18:00+1100", "-"],
        ),
        # Samoa had no 30 December 2011.
        ("Pacific/Apia", "2011-12-29T20:00", ["31 09:00+1400", "31 18:00+1400", "-"]),
    ],
)  # fmt: skip
def test_clock_changes_and_odd_zones(
    zone: str, given: str, expected: list[str]
) -> None:
    """Nine o'clock is nine on the person's own clocks."""
    assert window(given, zone=ZoneInfo(zone)) == expected


def test_an_hour_before_a_clock_change_is_counted_in_real_hours() -> None:
    """Wall times are kept; whole windows compare as values."""
    given = datetime(2026, 11, 22, 16, tzinfo=UTC)
    assert first_contact_window(given, HOURS, BERLIN) == Window(
        not_before=at("2026-11-23T09:00"),
        suggested=at("2026-11-23T18:00"),
        no_later_than=None,
        too_soon=False,
    )


def test_a_time_that_does_not_exist_moves_on() -> None:
    """Half past two in the night of a change becomes half past three."""
    skipped = at_wall_time(date(2026, 3, 29), time(2, 30), BERLIN)
    assert skipped.isoformat() == "2026-03-29T03:30:00+02:00"


def test_a_time_that_happens_twice_is_the_first() -> None:
    """Half past two comes twice; the first is meant, before the other."""
    twice = at_wall_time(date(2026, 10, 25), time(2, 30), BERLIN)
    assert twice.isoformat() == "2026-10-25T02:30:00+02:00"
    assert is_before(twice, twice.replace(fold=1))
    assert not is_before(twice.replace(fold=1), twice)
    assert not is_before(twice, twice)


def test_a_time_is_meant_where_nothing_else_is_said() -> None:
    """Without an offset it is on the person's clocks; with one it moves."""
    naive = datetime.fromisoformat("2026-11-27T18:30")
    assert in_zone(naive, BERLIN) == at("2026-11-27T18:30")
    moved = in_zone(naive.replace(tzinfo=ZoneInfo("America/New_York")), BERLIN)
    assert moved.isoformat() == "2026-11-28T00:30:00+01:00"
