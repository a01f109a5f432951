"""When the two write: sessions, turns and reply times, from columns alone.

Everything here works on whole arrays, so that a million messages cost a few
passes over some megabytes. Words are not looked at.
"""

from typing import Final

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from segue.domain.conversation import MINUTE, Conversation


HOUR: Final = 60 * MINUTE
"""Microseconds in an hour."""

USUAL_GAP: Final = 4 * HOUR
"""What parts two conversations where too little is written to learn it."""

GAP_RANGE: Final = (HOUR, 8 * HOUR)
"""A learned gap stays between these."""

_ENOUGH_GAPS: Final = 60
_BINS: Final = 60
_LOG_RANGE: Final = (np.log(MINUTE), np.log(72 * HOUR))

Times = NDArray[np.int64]
Flags = NDArray[np.bool_]


class Replies(Struct, frozen=True):
    """How long one of the two took to reply.

    Attributes:
        waits: Microseconds from a turn of the other one to the reply, or to
            where the conversation ended without one.
        replied: Whether there was a reply; where not, the wait is censored.
    """

    waits: Times
    replied: Flags


def learn_gap(instants: Times) -> int:
    """Return the silence in microseconds that parts two conversations.

    Waits between messages come in two sorts: within a conversation, and
    between two. On a logarithmic scale the gap stands where it separates the
    two sorts best (Otsu's threshold, IEEE Trans. SMC 9, 1979).
    """
    gaps = np.diff(instants)
    gaps = gaps[gaps > MINUTE]
    if len(gaps) < _ENOUGH_GAPS:
        return USUAL_GAP
    counts, edges = np.histogram(np.log(gaps), bins=_BINS, range=_LOG_RANGE)
    middles = (edges[:-1] + edges[1:]) / 2
    below = np.cumsum(counts)
    total, whole = below[-1], np.cumsum(counts * middles)
    above = total - below
    with np.errstate(divide="ignore", invalid="ignore"):
        apart = whole / below - (whole[-1] - whole) / above
        between = np.nan_to_num(below * above * apart**2)
    gap = int(np.exp(edges[int(np.argmax(between)) + 1]))
    return min(max(gap, GAP_RANGE[0]), GAP_RANGE[1])


def session_starts(instants: Times, gap: int) -> Flags:
    """Say for each message whether a conversation begins with it."""
    starts = np.ones(len(instants), np.bool_)
    starts[1:] = np.diff(instants) > gap
    return starts


def replies_of(conversation: Conversation, place: int, gap: int) -> Replies:
    """Return how long one of the people took to reply, session by session.

    A turn of the other one that closes a session was waited out for as long
    as a session's silence lasts, and no reply came: it is censored there.
    """
    instants, who = conversation.instants, conversation.who
    waits = np.diff(instants)
    from_other = who[:-1] != place
    replied = from_other & (who[1:] == place) & (waits <= gap)
    silent = from_other & (waits > gap)
    kept = replied | silent
    return Replies(np.clip(waits[kept], 0, gap), replied[kept])
