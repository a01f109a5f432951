"""Dates, date-times and time zones as people write them, checked.

Only the common forms of ISO 8601 are read, and only zones that mean the same
on every machine.
"""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from segue.domain.field_error import FieldError


YEARS = (1900, 2999)
"""First and last year of a date; others can lead out of the calendar."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_MOMENT = re.compile(
    r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?"
    r"(?:Z|[+-]\d{2}:?\d{2})?\Z"
)
_DIFFERS_BY_MACHINE = re.compile(r"(?:posix|right)/|(?:localtime|posixrules|Factory)\Z")


def check_when(path: str, when: str | None) -> None:
    """Check that a text names a day, or a day and a time, that exists.

    Raises:
        FieldError: It does not.
    """
    if when is None:
        return
    try:
        parse_when(when)
    except ValueError:
        says = "expected a date that exists, such as 2026-11-27 or 2026-11-27T18:30"
        raise FieldError(path, says) from None


def parse_when(when: str) -> date | datetime:
    """Read a date, or a date and time, in ISO 8601.

    Raises:
        ValueError: It is neither.
    """
    parsed: date | datetime
    if _DAY.match(when):
        parsed = date.fromisoformat(when)
    elif _MOMENT.match(when):
        parsed = datetime.fromisoformat(when)
    else:
        raise ValueError(when)
    if not YEARS[0] <= parsed.year <= YEARS[1]:
        raise ValueError(when)
    return parsed


def check_zone(path: str, name: str) -> ZoneInfo:
    """Return the zone of an IANA name.

    Raises:
        FieldError: There is none; the nearest name is suggested.
    """
    try:
        if not _DIFFERS_BY_MACHINE.match(name):
            return ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        pass
    import zoneinfo  # noqa: PLC0415 - only a mistake pays for the list

    names = tuple(sorted(zoneinfo.available_timezones()))
    raise FieldError(path, "unknown time zone", _nearest_zone(name, names))


def _nearest_zone(name: str, names: tuple[str, ...]) -> str:
    import difflib  # noqa: PLC0415 - only a mistake pays for loading it

    by_lower = {known.lower(): known for known in names}
    close = difflib.get_close_matches(name.lower(), by_lower, n=1, cutoff=0.6)
    if close:
        return f"did you mean `{by_lower[close[0]]}`?"
    return "expected an IANA name such as Europe/Berlin"
