"""What can be told apart is told apart; the rest is left at what is usual."""

import numpy as np

from segue.meaning.regression import regress, regress_slots


TARGETS = np.array([[1.0, 0.0], [0.0, 1.0]] * 40)


def test_two_features_are_told_apart() -> None:
    """From a matrix of features."""
    seen = np.array([[1.0, 0.0], [0.0, 1.0]] * 40)
    rows, offsets = regress(seen, TARGETS)
    assert ((seen @ rows.T + offsets > 0) == (TARGETS > 0)).all()


def test_two_slots_are_told_apart() -> None:
    """From the slots that words fill; one that both fill says nothing."""
    weights, offsets = regress_slots([[1, 3], [2, 3]] * 40, TARGETS, 5)
    assert weights.shape == (5, 2)
    scores = np.array([weights[[1, 3]].sum(axis=0), weights[[2, 3]].sum(axis=0)])
    assert ((scores + offsets > 0) == (TARGETS[:2] > 0)).all()
    assert np.allclose(weights[[0, 4]], 0)
    assert np.abs(weights[3]).max() < 0.01 * np.abs(weights[1]).max()


def test_the_steps_arrive() -> None:
    """Slots come to what their own matrix of features would come to."""
    slots = [[1, 2], [2, 3], [1], [3], [0, 1, 2, 3]] * 9
    meant = np.array([[1.0], [0.0], [1.0], [0.0], [0.0]] * 9)
    filled = np.zeros((len(slots), 4))
    for row, one in enumerate(slots):
        filled[row, one] = len(one) ** -0.5
    weights, offsets = regress_slots(slots, meant, 4)
    likely = 1 / (1 + np.exp(-(filled @ weights + offsets)))
    slope = filled.T @ (likely - meant) + weights / 8
    assert np.abs(slope).max() < 1e-3
