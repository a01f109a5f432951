"""Logistic regression by Nesterov's accelerated steps, one for each column.

Dense features come as a matrix, words as the slots that they fill.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray


_SPREAD: Final = 0.3
"""Inverse of how strongly weights are held small."""

_STEPS: Final = 600
_SPREAD_OF_WORDS: Final = 8.0
_STEPS_OF_WORDS: Final = 200
_PRODUCTS: Final = 30

Matrix = NDArray[np.float64]
Floats = NDArray[np.float32]


def regress(seen: Matrix, targets: Matrix) -> tuple[Matrix, Matrix]:
    """Return weights and offsets of one logistic regression for each column.

    Args:
        seen: Features, lines by features.
        targets: 0 or 1, lines by acts.
    """
    wide = np.hstack([seen, np.ones((len(seen), 1))]).astype(np.float32)
    targets = targets.astype(np.float32)
    hold = np.full((wide.shape[1], 1), 1 / _SPREAD, dtype=np.float32)
    hold[-1] = 1e-3
    steepest = np.float32(np.linalg.eigvalsh(wide.T @ wide)[-1] / 4 + 1 / _SPREAD)
    weights = np.zeros((wide.shape[1], targets.shape[1]), dtype=np.float32)
    ahead, speed = weights, 1.0
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-np.clip(wide @ ahead, -30, 30)))
        moved = ahead - (wide.T @ (likely - targets) + hold * ahead) / steepest
        faster = (1 + (1 + 4 * speed * speed) ** 0.5) / 2
        ahead = moved + np.float32((speed - 1) / faster) * (moved - weights)
        weights, speed = moved, faster
    return weights[:-1].T, weights[-1]


def regress_slots(
    slots: Sequence[Sequence[int]], targets: Matrix, count: int
) -> tuple[Floats, Floats]:
    """Return the same for texts that fill slots; weights are slots by acts.

    The offsets stay what is usual of each act.

    Args:
        slots: Which slots each text fills, sorted; one at least.
        targets: 0 or 1, texts by acts.
        count: Slots that there are.
    """
    filled = _Filled(slots, count)
    targets = targets.astype(np.float32)
    steepest = np.float32(filled.steepest() / 4 + 1 / _SPREAD_OF_WORDS)
    weights: Floats = np.zeros((count, targets.shape[1]), dtype=np.float32)
    usual = np.clip(targets.mean(axis=0), 1e-3, 1 - 1e-3)
    offsets: Floats = np.log(usual / (1 - usual)).astype(np.float32)
    ahead, speed = weights, 1.0
    for _ in range(_STEPS_OF_WORDS):
        likely = 1 / (1 + np.exp(-np.clip(filled.times(ahead) + offsets, -30, 30)))
        downhill = filled.back(likely - targets) + ahead / _SPREAD_OF_WORDS
        moved: Floats = (ahead - downhill / steepest).astype(np.float32)
        faster = (1 + (1 + 4 * speed * speed) ** 0.5) / 2
        ahead = moved + np.float32((speed - 1) / faster) * (moved - weights)
        weights, speed = moved, faster
    return weights, offsets


class _Filled:
    """Which text fills which slots, as a matrix of rows of length 1."""

    def __init__(self, slots: Sequence[Sequence[int]], count: int) -> None:
        lengths = np.array([len(one) for one in slots])
        self._slots = np.concatenate([np.array(one) for one in slots])
        self._begins = np.cumsum(lengths) - lengths
        self._shares = (lengths[:, None] ** -0.5).astype(np.float32)
        order = np.argsort(self._slots, kind="stable")
        self._texts = np.repeat(np.arange(len(slots)), lengths)[order]
        self._used, self._first = np.unique(self._slots[order], return_index=True)
        self._count = count

    def times(self, weights: Floats) -> Floats:
        """Return what the texts' slots are worth together, texts by acts."""
        total = np.add.reduceat(weights[self._slots], self._begins, axis=0)
        return np.asarray(total * self._shares, dtype=np.float32)

    def back(self, texts: Floats) -> Floats:
        """Return what comes together in each slot, slots by acts."""
        weighed = (texts * self._shares)[self._texts]
        slots = np.zeros((self._count, texts.shape[1]), dtype=np.float32)
        slots[self._used] = np.add.reduceat(weighed, self._first, axis=0)
        return slots

    def steepest(self) -> float:
        """Return the largest stretch of the matrix, by repeated products."""
        along = np.ones((self._count, 1), dtype=np.float32)
        stretch = 1.0
        for _ in range(_PRODUCTS):
            along = self.back(self.times(along / np.linalg.norm(along)))
            stretch = float(np.linalg.norm(along))
        return stretch
