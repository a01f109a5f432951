"""Settings of a playbook → what in them no plan could be made with.

Types say that an hour is text and a threshold a number; which hours and
numbers make sense is said here. Read whenever a folder is loaded.
"""

from collections.abc import Iterator
from datetime import time

from segue.playbook.settings import Costs, Hours, Settings


NIGHT_ENDS = time(4)
"""Hours before this belong to the evening before (S10)."""

EARLIEST = time(9)
"""Nobody is written to before this, whatever a playbook says (S10)."""

LATEST = time(21)
"""Nor after this."""

_CONFIDENCES = ("1", "2", "3", "4", "5")

Found = tuple[tuple[str | int, ...], str]
"""Way to a value inside the file, and what is wrong with it."""


def broken_settings(settings: Settings) -> Iterator[Found]:
    """Yield what no plan could be made with."""
    for name in ("variants", "steps_shown"):
        if getattr(settings, name) < 1:
            yield (name,), "expected 1 or more"
    if settings.offer_within < 0:
        yield ("offer_within",), "expected 0 or more"
    if not 0 < settings.interest.clear_from <= 1:
        yield ("interest", "clear_from"), "expected more than 0, and at most 1"
    if not settings.ask_from:
        yield ("ask_from",), "expected at least one threshold"
    yield from _broken_costs(settings.costs)
    yield from _broken_hours(settings.first_contact.hours)


def _broken_costs(costs: Costs) -> Iterator[Found]:
    if sorted(costs.exposure) != list(_CONFIDENCES):
        yield ("costs", "exposure"), "expected a number for each of 1 to 5"
    if min(costs.exposure.values(), default=0) < 0:
        yield ("costs", "exposure"), "expected 0 or more: showing does not pay"
    if costs.pressure < 0:
        yield ("costs", "pressure"), "expected 0 or more: pressing does not pay"


def _broken_hours(hours: Hours) -> Iterator[Found]:
    where = ("first_contact", "hours")
    bounds = (
        ("night_ends", NIGHT_ENDS, NIGHT_ENDS),
        ("earliest", EARLIEST, LATEST),
        ("latest", EARLIEST, LATEST),
        ("evening_before", EARLIEST, LATEST),
    )
    for name, low, high in bounds:
        says = _out_of_bounds(getattr(hours, name), low, high)
        if says:
            yield (*where, name), says
    for name in ("suggested", "suggested_under_18"):
        for medium in ("text", "call"):
            given = getattr(hours, name).get(medium, "")
            says = _out_of_bounds(given, EARLIEST, LATEST)
            if says:
                yield (*where, name), f"{medium}: {says}"


def _out_of_bounds(text: str, low: time, high: time) -> str:
    """Say what is wrong with an hour; nothing where nothing is."""
    at = _time(text)
    if at is None:
        return "expected an hour such as 09:00"
    if low <= at <= high:
        return ""
    if low == high:
        return f"expected {low:%H:%M} (S10)"
    return f"expected an hour from {low:%H:%M} to {high:%H:%M} (S10)"


def _time(text: str) -> time | None:
    try:
        return time.fromisoformat(text)
    except ValueError:
        return None
