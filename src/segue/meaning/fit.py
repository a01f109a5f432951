"""Example lines of each act → the weights that read acts.

Only the project's own examples are used. Beside each example as it stands,
pairs of examples are joined into longer lines, because people say several
things at once. What each reader counts for, and the thresholds, come from
examples that none of them has learned from (``segue.meaning.mixture``).
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
    SLOTS,
    Line,
    Pairs,
    Scores,
    Sentences,
    Weights,
    features_of,
    logits_by_example,
    logits_by_words,
    mix,
    scores_together,
    slots_of_line,
)
from segue.meaning.grams import SlotWeights, in_8_bits
from segue.meaning.mixture import choose_shares, choose_thresholds
from segue.meaning.regression import regress, regress_slots


HELD: Final = 8
"""One of so many examples is held out of the network's training."""

_JOINED: Final = 1500

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
    """Fit weights to all examples; shares and thresholds to those held out."""
    held = [one for one in labeled if is_held(one)]
    lines = [one.line for one in held]
    seen = [one for one in labeled if not is_held(one)]
    rows, offsets = _regressed(sentences, seen)
    scores = Scores(
        logits_by_example(sentences, lines, rows, offsets),
        logits_by_words(lines, _regressed_words(seen)),
        scores_together(pairs, lines),
    )
    meant = _targets(held)
    shares = choose_shares(lines, scores, meant)
    thresholds = choose_thresholds(meant, mix(lines, scores, shares).acts)
    rows, offsets = _regressed(sentences, labeled)
    return Weights(
        rows,
        offsets,
        _regressed_words(labeled),
        thresholds,
        shares,
        fingerprint(labeled),
    )


def _regressed(
    sentences: Sentences, labeled: Sequence[Labeled]
) -> tuple[Matrix, Matrix]:
    lines = _with_longer(labeled)
    seen = features_of(sentences, [one.line for one in lines])
    return regress(seen, _targets(lines))


def _regressed_words(labeled: Sequence[Labeled]) -> SlotWeights:
    lines = _with_longer(labeled)
    slots = [slots_of_line(*one.line) for one in lines]
    return in_8_bits(*regress_slots(slots, _targets(lines), SLOTS))


def _with_longer(labeled: Sequence[Labeled]) -> list[Labeled]:
    return [*labeled, *(one.line for one in join(labeled, _JOINED))]


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
