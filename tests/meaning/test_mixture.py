"""Shares and thresholds: who is right counts more; no single line decides."""

import numpy as np
import pytest
from numpy.typing import NDArray

from segue.domain.turn import ACTS
from segue.meaning.acts import Scores
from segue.meaning.mixture import choose_shares, choose_thresholds
from segue.meaning.pairs import PairScores


Matrix = NDArray[np.float64]
LINES = [("", f"line {number}") for number in range(120)]


def meant_at_random() -> Matrix:
    """Return acts that lines do, half of them each."""
    drawn = np.random.default_rng(1).integers(0, 2, (len(LINES), len(ACTS)))
    return drawn.astype(np.float64)


def noise(scale: float, seed: int) -> Matrix:
    """Return logits that know nothing."""
    return np.random.default_rng(seed).normal(0, scale, (len(LINES), len(ACTS)))


def scores(example: Matrix, words: Matrix, network: Matrix) -> Scores:
    """Return what three readers say."""
    nothing = np.zeros((len(example), 6), dtype=np.float32)
    acts = network.astype(np.float32)
    return Scores(example, words, PairScores(nothing, nothing, acts, acts))


def test_a_reader_that_is_right_counts_for_most() -> None:
    """Beside two that know nothing."""
    meant = meant_at_random()
    right = 6 * meant - 3
    shares = choose_shares(LINES, scores(noise(2, 2), right, noise(2, 3)), meant)
    assert shares.words > 0.8


def test_readers_that_are_wrong_by_turns_share() -> None:
    """Each is as good as the others."""
    meant = meant_at_random()
    told = [4 * meant - 2 + noise(2, seed) for seed in (4, 5, 6)]
    shares = choose_shares(LINES, scores(told[0], told[1], told[2]), meant)
    each = (shares.network, shares.words, shares.example)
    assert sum(each) == pytest.approx(1)
    assert all(0.15 < share < 0.55 for share in each)


def test_one_line_less_changes_little() -> None:
    """A mean of choices, which lies between the tenths that are tried."""
    meant = meant_at_random()
    told = [4 * meant - 2 + noise(2, seed) for seed in (4, 5, 6)]
    all_lines = choose_shares(LINES, scores(told[0], told[1], told[2]), meant)
    fewer = scores(*(one[1:] for one in told))
    without = choose_shares(LINES[1:], fewer, meant[1:])
    assert without.network == pytest.approx(all_lines.network, abs=0.05)
    assert without.words == pytest.approx(all_lines.words, abs=0.05)
    assert all_lines.words * 10 != pytest.approx(round(all_lines.words * 10))


def test_a_miss_that_weighs_more_lowers_the_threshold() -> None:
    """With the same scores, a push is named sooner than an ask."""
    meant = meant_at_random()
    meant[:] = meant[:, :1]
    likely = np.clip(0.2 + 0.2 * meant + noise(0.1, 7)[:, :1], 0, 1)
    thresholds = dict(zip(ACTS, choose_thresholds(meant, likely), strict=True))
    assert thresholds["rude"] == thresholds["pressure"] < thresholds["ask"] - 0.02
    assert thresholds["ask"] == thresholds["goodbye"]


def test_without_a_line_to_go_by_a_threshold_is_the_usual() -> None:
    """The more a miss weighs beside a false alarm, the lower it is."""
    nothing = np.zeros((len(LINES), len(ACTS)))
    thresholds = dict(zip(ACTS, choose_thresholds(nothing, nothing), strict=True))
    assert thresholds.pop("pressure") == pytest.approx(2 * 0.38 / 7)
    assert thresholds.pop("rude") == pytest.approx(2 * 0.38 / 7)
    assert list(thresholds.values()) == pytest.approx([0.38] * 18)
