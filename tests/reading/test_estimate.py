"""Intervals hold what they promise."""

from random import Random

import numpy as np
import pytest

from segue.reading.estimate import Estimate, Z, mean, median_wait, rate, share
from segue.reading.rhythm import Replies


def test_a_share_of_nothing_may_be_anything() -> None:
    """Without a single case the interval is all there is."""
    assert share(0, 0) == Estimate(0.0, 0.0, 1.0)


def test_a_share_follows_wilson() -> None:
    """The bounds are the roots of the score equation."""
    found = share(3, 12)
    for bound in (found.low, found.high):
        spread = Z * np.sqrt(bound * (1 - bound) / 12)
        assert abs(0.25 - bound) == pytest.approx(spread)
    assert (share(0, 12).low, share(12, 12).high) == (0.0, 1.0)


def test_a_share_covers_the_truth_nine_times_in_ten() -> None:
    """Drawn again and again, the interval misses about one time in ten."""
    chance = Random(3)  # noqa: S311 - chance that is handed in, no secret
    hits = 0
    for _ in range(600):
        count = sum(chance.random() < 0.3 for _ in range(40))
        found = share(count, 40)
        hits += found.low <= 0.3 <= found.high
    assert 0.85 < hits / 600 < 0.95


def test_a_rate_widens_with_few_cases() -> None:
    """Seen twice in twenty is less sure than twenty times in two hundred."""
    few, many = rate(2, 20), rate(20, 200)
    assert few.value == many.value == 0.1
    assert few.low < many.low < 0.1 < many.high < few.high


def test_a_mean_is_the_same_for_the_same_seed() -> None:
    """Resampling takes its chance from outside."""
    values = [1.0, 4.0, 9.0, 2.0, 7.0]
    assert mean(values, Random(1)) == mean(values, Random(1))  # noqa: S311 - chance that is handed in, no secret
    found = mean(values, Random(1))  # noqa: S311 - chance that is handed in, no secret
    assert found.value == pytest.approx(4.6)
    assert found.low < found.value < found.high


def waits(*given: tuple[int, bool]) -> Replies:
    """Make replies of waits, each with whether a reply came."""
    return Replies(
        np.array([wait for wait, _ in given]), np.array([came for _, came in given])
    )


def test_a_median_wait_counts_those_who_never_replied() -> None:
    """Two quick replies and two silences do not make a quick replier."""
    found = median_wait(waits((1, True), (2, True), (9, False), (9, False)))
    assert found is not None
    assert found.value == 2
    plain_median = 1.5
    assert found.value > plain_median


def test_a_median_wait_may_not_exist() -> None:
    """Where most talks ended without a reply, there is no half to name."""
    assert median_wait(waits((1, True), (9, False), (9, False))) is None
    assert median_wait(waits()) is None


def test_a_median_wait_by_hand() -> None:
    """The curve drops at replies only; silence takes from those at risk."""
    replies = waits((1, True), (2, False), (3, True), (4, True), (5, True))
    found = median_wait(replies)
    assert found is not None
    # 4/5 after 1; then 3 at risk: 8/15 after 3, 4/15 after 4
    assert found.value == 4
    assert found.low <= 4 <= found.high
