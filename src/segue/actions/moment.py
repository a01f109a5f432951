"""``--now`` and ``--tz`` → the moment and the zone to work with."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from msgspec import Struct

from segue import assembly
from segue.domain.clock import at_wall_time
from segue.domain.when import YEARS, check_zone
from segue.errors import InputError


class NowError(InputError):
    """What was given as a moment is none."""

    def __init__(self, given: str, option: str = "--now") -> None:
        """Quote the text, shortened."""
        hint = "expected ISO 8601, such as 2026-11-22T12:00"
        super().__init__(f"{option}: `{given[:40]}` is no date and time", hint)


class Moment(Struct, frozen=True):
    """A present moment and the zone whose clocks count.

    Attributes:
        now: Aware.
        zone: The person's own.
    """

    now: datetime
    zone: ZoneInfo


def moment_of(now: str | None, tz: str | None, own_zone: str | None = None) -> Moment:
    """Work out the moment.

    Args:
        now: ISO 8601; without an offset it is in the zone. Nothing: by the
            machine's clock.
        tz: IANA name, where the situation names none.
        own_zone: IANA name from the situation.

    Raises:
        InputError: The moment or the zone does not exist.
    """
    if tz is not None:
        check_zone("--tz", tz)
    name = own_zone or tz
    zone = check_zone("timezone", name) if name else assembly.machine_zone()
    if now is None:
        return Moment(assembly.system_clock(), zone)
    return Moment(time_of("--now", now, zone), zone)


def time_of(option: str, given: str, zone: ZoneInfo) -> datetime:
    """Read a moment; without an offset it is what the zone's clocks show.

    Raises:
        NowError: It is no date and time.
    """
    try:
        parsed = datetime.fromisoformat(given)
    except ValueError:
        raise NowError(given, option) from None
    if not YEARS[0] <= parsed.year <= YEARS[1]:
        raise NowError(given, option)
    if parsed.tzinfo is None:
        return at_wall_time(parsed.date(), parsed.time(), zone)
    return parsed.astimezone(UTC)
