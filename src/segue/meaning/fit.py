"""Example lines of each act → the weights that read acts.

Only the project's own examples are used. Beside each example as it stands,
pairs of examples are joined into longer lines, because people say several
things at once. The weights are those of one logistic regression for each
act, found by Nesterov's accelerated steps; how much the network counts beside
them, and the thresholds, come from examples that neither has learned from.
"""

from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import Final
from zlib import crc32

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from segue.domain.chance import chance_for
from segue.domain.turn import ACTS, Act
from segue.meaning.acts import (
    Line,
    Pairs,
    Sentences,
    Weights,
    features_of,
    logits_by_example,
    mix,
    scores_together,
)


HELD: Final = 8
"""One of so many examples is held out of the network's training."""

_SHARES: Final = np.arange(0, 1.01, 0.1)
_JOINED: Final = 1500
_SPREAD: Final = 0.3
"""Inverse of how strongly weights are held small."""

_STEPS: Final = 600
_GRID: Final = np.arange(0.06, 0.61, 0.02)
_USUAL: Final = 0.38
_PRIOR: Final = 12
"""So many examples stand behind the usual threshold."""

_MISSES: Final[dict[Act, float]] = {"pressure": 3.0, "rude": 2.0}
"""How much worse a miss is than a false alarm, where it is worse."""

Matrix = NDArray[np.float64]


class Example(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One example line.

    Attributes:
        says: The line.
        after: The line before it, or nothing.
        also: What else it does, beside the act of its file.
    """

    says: str
    after: str = ""
    also: tuple[Act, ...] = ()


class Labeled(Struct, frozen=True):
    """One line and all that it does.

    Attributes:
        line: The line before, and the line.
        acts: What it does.
    """

    line: Line
    acts: tuple[Act, ...]


def label(examples: Mapping[Act, Sequence[Example]]) -> list[Labeled]:
    """Return the examples of all acts as labeled lines, in a fixed order."""
    return [
        Labeled((one.after, one.says), (act, *one.also))
        for act in ACTS
        for one in examples.get(act, ())
    ]


def fingerprint(labeled: Sequence[Labeled]) -> str:
    """Return what tells one set of examples from another."""
    lines = "\n".join(f"{one.line} {one.acts}" for one in labeled)
    return blake2b(lines.encode(), digest_size=12).hexdigest()


def is_held(one: Labeled) -> bool:
    """Say whether the network has not learned from an example.

    Its share in the mixture and the thresholds are fitted to these.
    """
    return crc32(one.line[1].encode()) % HELD == 0


def fit(sentences: Sentences, pairs: Pairs, labeled: Sequence[Labeled]) -> Weights:
    """Fit weights to all examples; share and thresholds to those held out."""
    held = [one for one in labeled if is_held(one)]
    lines = [one.line for one in held]
    rows, offsets = _regressed(sentences, [o for o in labeled if not is_held(o)])
    by_example = logits_by_example(sentences, lines, rows, offsets)
    together = scores_together(pairs, lines)
    meant = _targets(held)

    def surprise(share: float) -> float:
        likely = np.clip(mix(lines, by_example, together, share).acts, 1e-6, 1 - 1e-6)
        return -float((meant * np.log(likely) + (1 - meant) * np.log1p(-likely)).mean())

    share = float(min(_SHARES, key=surprise))
    thresholds = _thresholds(meant, mix(lines, by_example, together, share).acts)
    rows, offsets = _regressed(sentences, labeled)
    return Weights(rows, offsets, thresholds, share, fingerprint(labeled))


def _regressed(
    sentences: Sentences, labeled: Sequence[Labeled]
) -> tuple[Matrix, Matrix]:
    lines = [*labeled, *(one.line for one in join(labeled, _JOINED))]
    seen = features_of(sentences, [one.line for one in lines])
    return regress(seen, _targets(lines))


class Joined(Struct, frozen=True):
    """A longer line, made of two examples.

    Attributes:
        line: The line and what it does.
        sources: Which two examples it is made of.
    """

    line: Labeled
    sources: tuple[int, int]


def join(labeled: Sequence[Labeled], count: int) -> list[Joined]:
    """Return longer lines, each made of two examples that could meet."""
    chance = chance_for(count, "joined")
    joined: list[Joined] = []
    while len(joined) < count:
        first, second = chance.randrange(len(labeled)), chance.randrange(len(labeled))
        one, two = labeled[first], labeled[second]
        if {"off_topic", "silence"} & {*one.acts, *two.acts}:
            continue
        if one.line[0] and two.line[0]:
            continue
        stop = "" if one.line[1][-1:] in ".!?" else chance.choice((".", "!", ",", ""))
        text = f"{one.line[1]}{stop} {two.line[1]}"
        acts = tuple(dict.fromkeys((*one.acts, *two.acts)))
        line = Labeled((one.line[0] or two.line[0], text), acts)
        joined.append(Joined(line, (first, second)))
    return joined


def _targets(labeled: Sequence[Labeled]) -> Matrix:
    return np.array([[float(act in one.acts) for act in ACTS] for one in labeled])


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


def _thresholds(targets: Matrix, likely: Matrix) -> Matrix:
    """Choose for each act the threshold with the best F, held to the usual."""
    chosen = []
    for act, target, scores in zip(ACTS, targets.T, likely.T, strict=True):
        weight = _MISSES.get(act, 1.0)
        best = max(
            _GRID,
            key=lambda at: (_f(target, scores >= at, weight), -abs(at - _USUAL)),
        )
        count = float(target.sum())
        chosen.append((count * best + _PRIOR * _USUAL) / (count + _PRIOR))
    return np.array(chosen)


def _f(target: Matrix, named: NDArray[np.bool_], weight: float) -> float:
    """Return F, with a miss weighing so many times what a false alarm does."""
    both = float((target * named).sum())
    missed = float(target.sum()) - both
    false = float(named.sum()) - both
    return both / max(1.0, both + (weight * missed + false) / (1 + weight))
