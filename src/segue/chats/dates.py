"""Day, month and year in the order in which an export writes them.

Only the dates of message headers count, never a date that somebody wrote. The
order is settled by the first of these that can: a component that can only be a
year; one over 12, which is no month; time that would run backwards again and
again under the other order; a date that lies after the export was made. What
is still open then is the person's to say.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from segue.chats.choices import DateOrderError
from segue.domain.conversation import DateOrder, Dates, Hypothesis


Numbers = NDArray[np.int32]

ORDERS: Final[tuple[DateOrder, ...]] = ("dmy", "mdy", "ymd")

MARGIN: Final = 3
"""One order wins by time running forwards if the other runs backwards at least
so many times as often (and at least once)."""

NO_DAY: Final = -(1 << 40)
"""Stands for a date that does not exist, among days since 1970."""

_MONTHS: Final = (
    "jan", "feb", "mar", "apr", "may", "jun",
    "jul", "aug", "sep", "oct", "nov", "dec",
)  # fmt: skip
MONTHS: Final[Mapping[str, int]] = MappingProxyType(
    {name: place for place, name in enumerate(_MONTHS, 1)}
)
"""The first three letters of the English months."""


def days_since_1970(year: Numbers, month: Numbers, day: Numbers) -> NDArray[np.int64]:
    """Return days since 1970-01-01, ``NO_DAY`` where there is no such date.

    Years of two digits are of this century, and those before 2009 are none:
    no service that writes them is as old. After Howard Hinnant,
    "chrono-Compatible Low-Level Date Algorithms" (days_from_civil).
    """
    full = np.where(year < 100, year + 2000, year).astype(np.int64)  # noqa: PLR2004 - two digits
    possible = (month >= 1) & (month <= 12) & (day >= 1) & (full <= 9998)  # noqa: PLR2004 - months
    possible &= (year >= _OLDEST_SHORT_YEAR) & (full >= 1)
    safe = np.where(possible, month, 1)
    leap = (full % 4 == 0) & ((full % 100 != 0) | (full % 400 == 0))
    length = _LENGTHS.take(safe) + (leap & (safe == 2))  # noqa: PLR2004 - February
    possible &= day <= length
    shifted = full - (safe <= 2)  # noqa: PLR2004 - years begin in March here
    era = shifted // 400
    of_era = shifted - era * 400
    of_year = (153 * ((safe + 9) % 12) + 2) // 5 + day - 1
    days = era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719468
    return np.where(possible, days, NO_DAY)


_OLDEST_SHORT_YEAR: Final = 9
_LENGTHS: Final = np.array([0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])


def days_in_order(parts: Sequence[Numbers], order: DateOrder) -> NDArray[np.int64]:
    """Return days since 1970 for three columns of numbers read in an order."""
    changed = _changes(parts)
    days = _days_of([part[changed] for part in parts], order)
    return days if changed.all() else days[np.cumsum(changed) - 1]


def _days_of(parts: Sequence[Numbers], order: DateOrder) -> NDArray[np.int64]:
    first, second, third = parts
    if order == "ymd":
        return days_since_1970(first, second, third)
    if order == "dmy":
        return days_since_1970(third, second, first)
    return days_since_1970(third, first, second)


def settle_order(
    parts: Sequence[Numbers], made_on: date | None, chosen: DateOrder | None
) -> Dates:
    """Settle the order of day, month and year for a whole export.

    Args:
        parts: Three columns of numbers, as they stand, in file order.
        made_on: The day of the export at the latest, if known.
        chosen: The person's own word.

    Raises:
        DateOrderError: It is open, and it matters.
    """
    runs = _runs(parts)
    if chosen is not None:
        return Dates(
            order=chosen,
            because="you said so",
            hypotheses=_hypotheses(runs, _possible(runs)),
        )
    possible = _possible(runs)
    if len(possible) == 1:
        return Dates(order=possible[0], because=_why(possible[0]))
    if not possible:
        return Dates(order="dmy", because="no order fits every date")
    told = _hypotheses(runs, possible)
    days = [days_in_order(runs, one.order) for one in told]
    if all(np.array_equal(days[0], other) for other in days[1:]):
        return Dates(order=told[0].order, because="every order says the same")
    return _by_time(told, made_on)


def _by_time(told: tuple[Hypothesis, ...], made_on: date | None) -> Dates:
    """Settle it by the course of time, or not at all."""
    best, *others = sorted(told, key=lambda one: one.jumps_back)
    margin = max(1, MARGIN * best.jumps_back)
    if all(other.jumps_back >= margin for other in others):
        because = "time would run backwards the other way round"
        return Dates(order=best.order, because=because, hypotheses=told)
    if made_on is not None:
        limit = (made_on + timedelta(days=1)).isoformat()
        past = [one for one in told if one.last <= limit]
        if len(past) == 1:
            because = "the other way round, messages would come from the future"
            return Dates(order=past[0].order, because=because, hypotheses=told)
    raise DateOrderError(told)


def _why(order: DateOrder) -> str:
    if order == "ymd":
        return "the year comes first"
    return "some number is no month" if order == "dmy" else "some number is no day"


def _runs(parts: Sequence[Numbers]) -> list[Numbers]:
    """Drop dates that are the same as the one before."""
    changed = _changes(parts)
    return [part[changed] for part in parts]


def _changes(parts: Sequence[Numbers]) -> NDArray[np.bool_]:
    """Say which dates differ from the one before; the first one does."""
    changed = np.zeros(len(parts[0]), np.bool_)
    changed[:1] = True
    for part in parts:
        changed[1:] |= part[1:] != part[:-1]
    return changed


_YEAR_FROM: Final = 32
_SURE_SHARE: Final = 0.98


def _possible(runs: Sequence[Numbers]) -> list[DateOrder]:
    """Return orders under which every date exists, or nearly every one.

    A header that somebody pasted may hold a date in another order, so one date
    in fifty is allowed to be impossible. A year of two digits in front (Korean
    and Basque write so) is considered where nothing else is possible.
    """
    if not len(runs[0]):
        return []
    if float((runs[0] >= _YEAR_FROM).mean()) >= _SURE_SHARE:
        return ["ymd"]
    fits = {o: float((days_in_order(runs, o) != NO_DAY).mean()) for o in ORDERS}
    for enough in (1.0, _SURE_SHARE):
        found: list[DateOrder] = [o for o in ("dmy", "mdy") if fits[o] >= enough]
        if found:
            return found
        if fits["ymd"] >= enough:
            return ["ymd"]
    return []


def _hypotheses(
    runs: Sequence[Numbers], orders: Sequence[DateOrder]
) -> tuple[Hypothesis, ...]:
    told = []
    for order in orders:
        days = days_in_order(runs, order)
        days = days[days != NO_DAY]
        if len(days):
            told.append(
                Hypothesis(
                    order=order,
                    first=_iso(int(days[0])),
                    last=_iso(int(days.max())),
                    jumps_back=int(np.count_nonzero(np.diff(days) < -1)),
                )
            )
    return tuple(told)


def _iso(days: int) -> str:
    return (date(1970, 1, 1) + timedelta(days=days)).isoformat()
