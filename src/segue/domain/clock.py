"""Wall times that survive clock changes.

Local arithmetic goes through wall times of one zone; comparisons go through
UTC, because two aware times of the same zone compare by their wall time alone
and an hour that happens twice would come out wrong.
"""

from datetime import UTC, date, datetime, time, tzinfo


def at_wall_time(day: date, wall: time, zone: tzinfo) -> datetime:
    """Return the moment at which the clocks of a zone show a time on a day.

    A time that is skipped by a clock change (or a whole day that is skipped,
    as Samoa's 30 December 2011) moves on to the first moment that exists; one
    that happens twice is the first of the two.
    """
    wanted = datetime.combine(day, wall, zone)
    return wanted.astimezone(UTC).astimezone(zone)


def is_before(first: datetime, second: datetime) -> bool:
    """Compare two aware times by the moment they name, not by the wall."""
    return first.astimezone(UTC) < second.astimezone(UTC)
