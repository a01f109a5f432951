"""A conversation → the numbers behind its pictures, from columns alone.

Three pictures: who wrote how much over time, how long each of the two took to
reply, and at which hours they write. Every number is a count of messages or of
replies; nothing is smoothed.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Final

import numpy as np
from numpy.typing import NDArray

from segue.domain.chat_figures import HOURS, Figures, Mark, Period, Wait
from segue.domain.conversation import DAY, MINUTE, Conversation
from segue.reading.estimate import Estimate, median_wait
from segue.reading.rhythm import HOUR, Replies, learn_gap, replies_of


MOST_PERIODS: Final = 40
"""Periods into which the time is parted at most."""

WAITS: Final[tuple[tuple[str, int], ...]] = (
    ("under 1 min", MINUTE),
    ("1 to 5 min", 5 * MINUTE),
    ("5 to 30 min", 30 * MINUTE),
    ("30 min to 2 h", 2 * HOUR),
    ("over 2 h", 1 << 62),
)
"""Waits by name, with what they stay under in microseconds."""

NO_REPLY: Final = "not in that talk"
"""Where a conversation ended without a reply."""

_LENGTHS: Final = ((1, "day"), (7, "week"), (30, "month"), (91, "quarter"))
_EPOCH: Final = date(1970, 1, 1)


def figure_out(
    conversation: Conversation,
    me: int,
    names: tuple[str, str],
    *,
    openings: Iterable[int] = (),
    asks: Iterable[int] = (),
) -> Figures:
    """Count everything that the pictures show.

    Args:
        conversation: At least one message.
        me: Place of the person who asks.
        names: Of the person who asks and of the other one.
        openings: Messages that are openings.
        asks: Messages that ask.
    """
    gap = learn_gap(conversation.instants)
    mine = conversation.who == me
    length, periods = _periods(conversation, mine)
    replies = [replies_of(conversation, place, gap) for place in (me, 1 - me)]
    marks = [_mark(conversation, "opening", row) for row in openings]
    marks += [_mark(conversation, "ask", row) for row in asks]
    return Figures(
        you=names[0],
        them=names[1],
        length=length,
        periods=periods,
        waits=_waits(replies),
        your_median=_minutes(median_wait(replies[0])),
        their_median=_minutes(median_wait(replies[1])),
        hours=_hours(conversation, mine),
        marks=tuple(sorted(marks, key=lambda mark: mark.at)),
    )


def _periods(
    conversation: Conversation, mine: NDArray[np.bool_]
) -> tuple[str, tuple[Period, ...]]:
    days = conversation.walls // DAY
    first, last = int(days.min()), int(days.max())
    length, name = next(
        (one for one in _LENGTHS if (last - first) // one[0] < MOST_PERIODS),
        ((last - first) // MOST_PERIODS + 1, "period"),
    )
    if length > 1:
        first -= (first + 3) % 7 if length % 7 == 0 else 0
    rows = ((days - first) // length).astype(np.int64)
    count = int(rows.max()) + 1
    you = np.bincount(rows[mine], minlength=count)
    them = np.bincount(rows[~mine], minlength=count)
    return name, tuple(
        Period(
            (_EPOCH + timedelta(days=first + row * length)).isoformat(),
            int(you[row]),
            int(them[row]),
        )
        for row in range(count)
    )


def _waits(replies: Sequence[Replies]) -> tuple[Wait, ...]:
    edges = np.array([0, *(edge for _, edge in WAITS)], np.int64)
    counted = [np.histogram(one.waits[one.replied], edges)[0] for one in replies]
    rows = [
        Wait(label, int(counted[0][row]), int(counted[1][row]))
        for row, (label, _) in enumerate(WAITS)
    ]
    without = [int(np.count_nonzero(~one.replied)) for one in replies]
    return (*rows, Wait(NO_REPLY, without[0], without[1]))


def _minutes(estimate: Estimate | None) -> float | None:
    return None if estimate is None else round(estimate.value / MINUTE, 1)


def _hours(
    conversation: Conversation, mine: NDArray[np.bool_]
) -> tuple[tuple[int, int], ...]:
    hours = (conversation.walls % DAY) // HOUR
    you = np.bincount(hours[mine], minlength=HOURS).tolist()
    them = np.bincount(hours[~mine], minlength=HOURS).tolist()
    return tuple(zip(you, them, strict=True))


def _mark(conversation: Conversation, kind: str, row: int) -> Mark:
    seconds = int(conversation.walls[row]) // 1_000_000
    return Mark(kind, datetime.fromtimestamp(seconds, tz=UTC).date().isoformat())
