"""Shares are learned, also where a regression could not tell."""

import numpy as np

from segue.meaning.perceptron import SEEDS, learn_shares


def test_shares_are_learned_as_they_are() -> None:
    """What is seen tells two kinds apart, and a third is left where it was."""
    seen = np.array([[6.0, 0.0], [0.0, 6.0]] * 200)
    targets = np.array([[0.8, 0.0, 0.2], [0.0, 0.8, 0.2]] * 200)
    shares = learn_shares(seen, targets).shares(seen[:2])
    assert np.allclose(shares.sum(axis=1), 1)
    assert np.abs(shares - targets[:2]).max() < 0.1


def test_what_two_features_say_only_together_is_told() -> None:
    """One kind where just one of them is there: no sum of two could say so."""
    chance = np.random.default_rng(8)
    both = chance.integers(0, 2, (1200, 2))
    seen = 4.0 * both + chance.normal(0, 0.2, both.shape)
    is_one = both.sum(axis=1) == 1
    targets = np.stack([is_one, ~is_one], axis=1).astype(np.float64)
    corners = np.array([[0.0, 0.0], [4.0, 0.0], [0.0, 4.0], [4.0, 4.0]])
    likely = learn_shares(seen, targets).shares(corners)[:, 0]
    assert likely.round().tolist() == [0, 1, 1, 0]


def test_where_nothing_can_be_told_shares_are_the_usual() -> None:
    """A feature that is always the same says nothing."""
    targets = np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 1.0], [0.0, 1.0]] * 100)
    seen = np.ones((len(targets), 1))
    (shares,) = learn_shares(seen, targets).shares(seen[:1])
    assert abs(shares[0] - 0.25) < 0.05


def test_learned_again_it_is_the_same() -> None:
    """All chance follows from the seeds, of which each gives another."""
    seen = np.random.default_rng(9).normal(0, 1, (150, 5))
    targets = np.eye(2)[(seen[:, 0] > 0).astype(int)]
    first, again = learn_shares(seen, targets), learn_shares(seen, targets)
    assert (first.inward == again.inward).all()
    assert len(first.inward) == len(SEEDS)
    assert not np.allclose(first.inward[0], first.inward[1])
