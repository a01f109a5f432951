"""The present moment and the zone that counts come from what was given."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from segue import assembly
from segue.actions.moment import Moment, moment_of
from segue.errors import InputError


BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("now", "tz", "own", "expected"),
    [
        # Without an offset: in the situation's zone, else in the given one.
        ("2026-11-22T12:00", "Europe/Berlin", None, "2026-11-22T12:00:00+01:00"),
        ("2026-11-22T12:00", "UTC", "Europe/Berlin", "2026-11-22T12:00:00+01:00"),
        ("2026-11-22 12:00", None, "Europe/Berlin", "2026-11-22T12:00:00+01:00"),
        ("2026-11-22", None, "Europe/Berlin", "2026-11-22T00:00:00+01:00"),
        # With one it says itself which moment is meant.
        ("2026-11-22T12:00Z", None, "Europe/Berlin", "2026-11-22T13:00:00+01:00"),
        ("2026-11-22T12:00-05:00", None, "Europe/Berlin", "2026-11-22T18:00:00+01:00"),
        # The first of a time that happens twice; one that is skipped moves on.
        ("2026-10-25T02:30", None, "Europe/Berlin", "2026-10-25T02:30:00+02:00"),
        ("2026-03-29T02:30", None, "Europe/Berlin", "2026-03-29T03:30:00+02:00"),
    ],
)  # fmt: skip
def test_a_moment_is_read(
    now: str, tz: str | None, own: str | None, expected: str
) -> None:
    """The situation's zone goes before the given one."""
    moment = moment_of(now, tz, own)
    assert moment.zone == BERLIN
    assert moment.now.astimezone(BERLIN).isoformat() == expected


def test_without_anything_the_machine_is_asked() -> None:
    """Its clock and its zone, both as they are."""
    before = datetime.now(UTC)  # noqa: TID251 - the machine's clock is the claim
    moment = moment_of(None, None)
    assert timedelta() <= moment.now - before < timedelta(seconds=5)
    assert moment.zone == assembly.machine_zone()
    assert moment_of(None, "Asia/Kolkata").zone == ZoneInfo("Asia/Kolkata")


@pytest.mark.parametrize("name", ["", "Nowhere/Nothing"])
def test_a_machine_without_a_zone_is_in_utc(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing set, or something odd, is no reason to fail."""
    monkeypatch.setattr("tzlocal.get_localzone_name", lambda: name)
    assert assembly.machine_zone() == ZoneInfo("UTC")


@pytest.mark.parametrize(
    "now",
    ["yesterday", "2026-02-30T12:00", "12:00", "", "1899-12-31T12:00",
     "9999-12-31T23:00", "3000-01-01T00:00Z"],
)  # fmt: skip
def test_a_moment_that_does_not_exist_is_refused(now: str) -> None:
    """The option is named, and an example given."""
    with pytest.raises(InputError) as refused:
        moment_of(now, "Europe/Berlin")
    assert refused.value.line() == (
        f"--now: `{now}` is no date and time;"
        " expected ISO 8601, such as 2026-11-22T12:00"
    )


def test_a_zone_that_does_not_exist_is_refused() -> None:
    """Even where the situation names its own."""
    with pytest.raises(InputError, match=r"^--tz: unknown time zone$"):
        moment_of(None, "Europe/Berlni", "Europe/Berlin")
    with pytest.raises(InputError, match=r"^timezone: unknown time zone$"):
        moment_of(None, None, "Europe/Berlni")


def test_a_moment_is_a_value() -> None:
    """The same words give the same moment."""
    read = moment_of("2026-11-22T12:00+01:00", "Europe/Berlin")
    assert read == Moment(datetime(2026, 11, 22, 11, tzinfo=UTC), BERLIN)
