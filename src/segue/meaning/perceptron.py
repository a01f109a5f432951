"""Perceptrons with one hidden layer, for shares that add up to 1.

Several are learned from different seeds, and what they say is averaged, which
reads better than any of them and hangs less on chance. Each is learned by Adam
with weights held small (Loshchilov and Hutter, ICLR 2019), while features and
hidden units are left out at random (dropout; Srivastava et al., JMLR 15, 2014).
Beside the hidden layer each feature counts directly, as in a regression.
"""

from typing import Final, TypeVar

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from segue.meaning.regression import Floats, Matrix


SEEDS: Final = (1, 2, 3, 4)

_HIDDEN: Final = 128
_EPOCHS: Final = 15
_LEAST_STEPS: Final = 400
_BATCH: Final = 128
_RATE: Final = 4e-3
_RISING: Final = 0.3
"""Share of the steps in which the rate rises; then it falls to nothing."""

_HOLD: Final = 0.01
_FEATURES_LEFT_OUT: Final = 0.25
_HIDDEN_LEFT_OUT: Final = 0.5
_SCALE: Final = 0.3
"""What features are multiplied by for learning, so that sums stay near 1."""

_FIRST, _SECOND, _LEAST = 0.9, 0.999, 1e-8
"""Adam's decay of the slopes and of their squares, and what it adds to them."""

Real = TypeVar("Real", np.float32, np.float64)


class Perceptrons(Struct, frozen=True):
    """What several learned, one behind the other along the first axis.

    Attributes:
        inward: Features by hidden units.
        thresholds: Of the hidden units.
        outward: Hidden units by kinds.
        direct: Features by kinds.
        offsets: Of the kinds.
    """

    inward: Floats
    thresholds: Floats
    outward: Floats
    direct: Floats
    offsets: Floats

    def shares(self, seen: Matrix) -> Matrix:
        """Return what share each kind has, lines by kinds; together 1.

        Args:
            seen: Features, lines by features.
        """
        lines = seen.astype(np.float32)
        hidden = np.maximum(lines @ self.inward + self.thresholds[:, None], 0)
        scores = hidden @ self.outward + lines @ self.direct + self.offsets[:, None]
        return shares_of(scores.mean(axis=0).astype(np.float64))


def learn_shares(seen: Matrix, targets: Matrix) -> Perceptrons:
    """Return perceptrons that say what share each kind has.

    Args:
        seen: Features, lines by features.
        targets: What share each kind has, lines by kinds; together 1.
    """
    each = [_Learner(seen, targets, seed).learn() for seed in SEEDS]
    return Perceptrons(*(np.stack(parts) for parts in zip(*each, strict=True)))


def shares_of(scores: NDArray[Real]) -> NDArray[Real]:
    """Return shares that add up to 1 in each row."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


class _Weights:
    """Weights of one kind, and how they have moved so far."""

    def __init__(self, begin: Matrix) -> None:
        """Take what they are at first."""
        self.now: Floats = begin.astype(np.float32)
        self._slope = np.zeros_like(self.now)
        self._square = np.zeros_like(self.now)

    def move(self, slope: Floats, rate: float, step: int) -> None:
        """Move down a slope; all but offsets and thresholds are held small."""
        self._slope += (1 - _FIRST) * (slope - self._slope)
        self._square += (1 - _SECOND) * (slope * slope - self._square)
        slope = self._slope / (1 - _FIRST**step)
        square = self._square / (1 - _SECOND**step)
        self.now -= rate * slope / (np.sqrt(square) + _LEAST)
        if self.now.ndim > 1:
            self.now *= 1 - rate * _HOLD


class _Learner:
    """Learns one perceptron."""

    def __init__(self, seen: Matrix, targets: Matrix, seed: int) -> None:
        """Begin with small weights, and with what is usual of each kind."""
        self._seen = (_SCALE * seen).astype(np.float32)
        self._targets = targets.astype(np.float32)
        self._chance = np.random.default_rng(seed)
        features, kinds = seen.shape[1], targets.shape[1]
        self._inward = _Weights(self._small(features, _HIDDEN))
        self._thresholds = _Weights(np.zeros(_HIDDEN))
        self._outward = _Weights(self._small(_HIDDEN, kinds))
        self._direct = _Weights(np.zeros((features, kinds)))
        self._offsets = _Weights(np.log(targets.mean(axis=0) + 1e-3))

    def learn(self) -> tuple[Floats, ...]:
        """Return the weights, for features as they are."""
        lines = len(self._seen)
        size = min(_BATCH, lines)
        a_round = lines // size
        steps = a_round * max(_EPOCHS, -(-_LEAST_STEPS // a_round))
        order = np.arange(lines)
        for step in range(1, steps + 1):
            at = (step - 1) % a_round
            if at == 0:
                order = self._chance.permutation(lines)
            self._learn_from(order[at * size : (at + 1) * size], step, steps)
        return (
            _SCALE * self._inward.now,
            self._thresholds.now,
            self._outward.now,
            _SCALE * self._direct.now,
            self._offsets.now,
        )

    def _learn_from(self, lines: NDArray[np.int64], step: int, steps: int) -> None:
        """Move all weights down the slope that some lines show."""
        seen = self._seen[lines]
        seen = seen * self._kept(seen.shape, _FEATURES_LEFT_OUT)
        reached = seen @ self._inward.now + self._thresholds.now
        kept = self._kept(reached.shape, _HIDDEN_LEFT_OUT) * (reached > 0)
        hidden = reached * kept
        scores = hidden @ self._outward.now + seen @ self._direct.now
        shares = shares_of(scores + self._offsets.now)
        missed = (shares - self._targets[lines]) / np.float32(len(lines))
        behind = np.asarray((missed @ self._outward.now.T) * kept, dtype=np.float32)
        rate = _rate(step / steps)
        self._inward.move(seen.T @ behind, rate, step)
        self._thresholds.move(behind.sum(axis=0), rate, step)
        self._outward.move(hidden.T @ missed, rate, step)
        self._direct.move(seen.T @ missed, rate, step)
        self._offsets.move(missed.sum(axis=0), rate, step)

    def _small(self, rows: int, columns: int) -> Matrix:
        """Return weights at random, smaller the more there are to a sum."""
        return self._chance.normal(0, rows**-0.5, (rows, columns))

    def _kept(self, shape: tuple[int, ...], left_out: float) -> Floats:
        """Return what each number is multiplied by, where some are left out."""
        kept = self._chance.random(shape, dtype=np.float32) >= left_out
        return kept.astype(np.float32) / np.float32(1 - left_out)


def _rate(share: float) -> float:
    """Return the learning rate after a share of the steps."""
    if share < _RISING:
        return _RATE * share / _RISING
    return _RATE * (1 + float(np.cos(np.pi * (share - _RISING) / (1 - _RISING)))) / 2
