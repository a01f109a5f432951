"""Settings of a playbook → what in them no plan could be made with.

Types say that an hour is text and a threshold a number; which hours and
numbers make sense is said here. Read whenever a folder is loaded.
"""

from collections.abc import Iterator
from datetime import time

from segue.playbook.settings import Costs, Hours, Settings


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
    read: dict[str, time] = {}
    for name in ("night_ends", "earliest", "latest", "evening_before"):
        at = _time(getattr(hours, name))
        if at is None:
            yield (*where, name), "expected an hour such as 09:00"
        else:
            read[name] = at
    for field in ("suggested", "suggested_under_18"):
        given = getattr(hours, field)
        for medium in ("text", "call"):
            at = _time(given.get(medium, ""))
            if at is None:
                yield (*where, field), f"expected an hour for {medium}, such as 18:00"
            elif not EARLIEST <= at <= LATEST:
                yield (*where, field), "expected an hour from 09:00 to 21:00"
    if "earliest" in read and read["earliest"] < EARLIEST:
        yield (*where, "earliest"), "expected 09:00 or later (S10)"
    if "night_ends" in read and read["night_ends"] != time(4):
        yield (*where, "night_ends"), "expected 04:00 (S10)"
    if any(
        read[name] > LATEST for name in ("latest", "evening_before") if name in read
    ):
        yield (*where, "latest"), "expected 21:00 or earlier"


def _time(text: str) -> time | None:
    try:
        return time.fromisoformat(text)
    except ValueError:
        return None
