"""What three readers say of held-out lines → their shares, and the thresholds.

Beside the best share and the best threshold of a set of lines there are others
that are hardly worse, and which one wins is chance. So each is chosen on many
resamples of the lines, and what is kept is the mean of the choices (bagging;
Breiman, Machine Learning 24, 1996).
"""

from collections.abc import Sequence
from itertools import product
from typing import Final

import numpy as np

from segue.domain.chance import chance_for
from segue.domain.turn import ACTS, Act
from segue.meaning.acts import Line, Scores, Shares, mix
from segue.meaning.regression import Matrix


_RESAMPLES: Final = 200

_SHARES: Final = [
    Shares(network / 10, words / 10)
    for network, words in product(range(11), repeat=2)
    if network + words <= 10  # noqa: PLR2004 - tenths
]
_GRID: Final = np.arange(0.06, 0.61, 0.02)
"""What is tried. For pushes and insults, the best lies near the lowest."""

_USUAL: Final = 0.38
_PRIOR: Final = 40
"""So many examples stand behind the usual threshold."""

_MISSES: Final[dict[Act, float]] = {"pressure": 6.0, "rude": 6.0}
"""How much worse a miss is than a false alarm, where it is worse."""


def choose_shares(lines: Sequence[Line], scores: Scores, meant: Matrix) -> Shares:
    """Return the shares under which what is meant surprises least.

    Args:
        lines: What was read; nothing of them was learned.
        scores: What each reader makes of them.
        meant: 1 where a line does an act, else 0; lines by acts.
    """

    def surprise(shares: Shares) -> Matrix:
        likely = np.clip(mix(lines, scores, shares).acts, 1e-6, 1 - 1e-6)
        told = meant * np.log(likely) + (1 - meant) * np.log1p(-likely)
        return np.asarray(-told.mean(axis=1))

    each = np.array([surprise(shares) for shares in _SHARES])
    best = (each @ _resamples(len(lines)).T).argmin(axis=0)
    chosen = [_SHARES[at] for at in best]
    return Shares(
        float(np.mean([one.network for one in chosen])),
        float(np.mean([one.words for one in chosen])),
    )


def choose_thresholds(meant: Matrix, likely: Matrix) -> Matrix:
    """Return for each act the threshold with the best F, held to the usual.

    Args:
        meant: 1 where a line does an act, else 0; lines by acts.
        likely: How likely each line does each act; lines by acts.
    """
    resamples = _resamples(len(meant))
    chosen = []
    for act, target, scores in zip(ACTS, meant.T, likely.T, strict=True):
        each = _f(target, scores, _MISSES.get(act, 1.0), resamples)
        best = float(np.mean([_best(f) for f in each]))
        count = float(target.sum())
        usual = _usual(_MISSES.get(act, 1.0))
        chosen.append((count * best + _PRIOR * usual) / (count + _PRIOR))
    return np.array(chosen)


def _usual(weight: float) -> float:
    """Return the usual threshold where a miss is so many false alarms.

    The best lies at F over one more than that weight: at half of F where both
    count alike (Lipton et al., Optimal thresholding of classifiers to maximize
    F1 measure, 2014).
    """
    return 2 * _USUAL / (1 + weight)


def _resamples(lines: int) -> Matrix:
    """Return how often each line is drawn, resamples by lines."""
    chance = chance_for(lines, "resampled")
    drawn = (chance.choices(range(lines), k=lines) for _ in range(_RESAMPLES))
    return np.array([np.bincount(one, minlength=lines) for one in drawn], dtype=float)


def _best(f: Matrix) -> float:
    """Return the threshold with the best F; of several, the most usual."""
    return float(max(zip(f, -abs(_GRID - _USUAL), _GRID, strict=True))[2])


def _f(target: Matrix, scores: Matrix, weight: float, resamples: Matrix) -> Matrix:
    """Return F, a miss being so many false alarms, resamples by thresholds."""
    named = (scores[:, None] >= _GRID).astype(np.float64)
    both = resamples @ (target[:, None] * named)
    missed = (resamples @ target)[:, None] - both
    false = resamples @ named - both
    return np.asarray(
        both / np.maximum(1.0, both + (weight * missed + false) / (1 + weight))
    )
