"""Sessions and waits come from the times alone."""

from collections.abc import Callable

import numpy as np

from segue.domain.conversation import Conversation
from segue.reading.rhythm import (
    GAP_RANGE,
    HOUR,
    USUAL_GAP,
    learn_gap,
    replies_of,
    session_starts,
)


WriteDown = Callable[[str], Conversation]


def test_few_messages_take_the_usual_gap() -> None:
    """A gap is not learned from a handful of waits."""
    assert learn_gap(np.array([0, HOUR, 9 * HOUR])) == USUAL_GAP


def test_the_gap_stands_between_the_two_sorts_of_waits() -> None:
    """Waits of minutes and waits of a day are parted somewhere between."""
    waits = np.tile([5 * HOUR // 60, 6 * HOUR // 60, 24 * HOUR], 60)
    gap = learn_gap(np.cumsum(waits))
    assert 6 * HOUR // 60 < gap < 24 * HOUR
    assert GAP_RANGE[0] <= gap <= GAP_RANGE[1]


def test_a_session_starts_after_a_long_silence() -> None:
    """The first message starts one, and so does each after the gap."""
    times = np.array([0, 1, 5, 6]) * HOUR
    assert session_starts(times, 2 * HOUR).tolist() == [True, False, True, False]


def test_the_end_of_a_session_is_a_censored_wait(write_down: WriteDown) -> None:
    """A turn that nobody answered counts for as long as the talk lasted."""
    conversation = write_down(
        """
        03-02 18:00 Sam: hi
        03-02 18:05 Robin: hello
        03-02 18:06 Sam: bye
        03-04 09:00 Sam: morning
        03-04 09:30 Robin: hey
        """
    )
    replies = replies_of(conversation, 1, 4 * HOUR)
    minutes = (replies.waits // (HOUR // 60)).tolist()
    assert minutes == [5, 240, 30]
    assert replies.replied.tolist() == [True, False, True]
