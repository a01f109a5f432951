"""A line, and the one before it → what it does, by example.

Three readers that are fooled by different things look at it. One is a fitted
row of weights for each act over what the sentence encoder makes of the line and
of the line before, beside the plain signs of ``segue.meaning.cues``; it reads a
line of several sentences as a whole and sentence by sentence, so that a way out
at the end of a long line is not lost. One looks at the words alone. The third
is the network that reads two lines together, which also says what weighs most.
What they say is mixed.

All have learned from the examples in ``content/<language>/acts`` alone: the
weights by ``segue.meaning.fit``, network and encoder by ``train/``.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final, Protocol

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from segue.domain.turn import ACTS, Act
from segue.errors import SegueError
from segue.meaning.cues import asks, refuses, signs_of
from segue.meaning.grams import SlotWeights, grams_of, slots_of, words_of
from segue.meaning.pairs import PairScores
from segue.meaning.text import is_emoji_alone, prepare


WEIGHTS: Final = Path(__file__).parent / "acts.npz"
"""The fitted weights, as shipped."""

SLOTS: Final = 1 << 15
"""Slots that the words of a line and of the one before are hashed into."""

_PART_LESS: Final = 0.4
"""What a sentence alone counts less than the whole line, in logits."""

_SENTENCE: Final = re.compile(r"(?<=[.!?…])\s+|\s+(?=(?:but|or|so)\s)|\n|;")
OF_TEXT, OF_PREVIOUS, OF_SIGNS = 3.0, 1.0, 0.7
AFTER_REFUSAL, AFTER_QUESTION = 2.0, 1.5
_UNPROVOKED, _TOO_LONG, _NOT_SILENT = 0.7, 0.45, 0.01
_SIGNS_OF_LISTENING: Final = 7
"""Words that a sign of listening has at most, mostly."""

_AT_THE_BEGINNING: Final = 2
"""Likewise, where more is said after it."""

_LINES_KEPT: Final = 512

Vectors = NDArray[np.float32]
Line = tuple[str, str]
"""The line before, and the line."""


class Sentences(Protocol):
    """What turns texts into vectors."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one vector of length 1 for each text, as rows."""
        ...


class Pairs(Protocol):
    """What scores two lines together."""

    def scores(self, pairs: Sequence[Line]) -> PairScores:
        """Return the scores of pairs, both prepared."""
        ...


class NoWeightsError(SegueError):
    """The fitted weights of the acts are not where they were installed."""

    def __init__(self) -> None:
        """Say so; there is nothing to name."""
        super().__init__("the weights of the acts are missing", "install Segue again")


class Shares(Struct, frozen=True):
    """What each reader counts for in the mixture, 0 to 1; together 1.

    Attributes:
        network: The network.
        words: The words alone.
    """

    network: float
    words: float

    @property
    def example(self) -> float:
        """What is left is for the weights by example."""
        return 1 - self.network - self.words


class Weights(Struct, frozen=True):
    """What was fitted to the examples.

    Attributes:
        rows: One row of weights for each act, in the order of ``ACTS``.
        offsets: One offset for each act.
        words: What words are worth for each act.
        thresholds: How likely an act must be to be named.
        shares: What each reader counts for.
        examples: Fingerprint of the examples that they were fitted to.
    """

    rows: NDArray[np.float64]
    offsets: NDArray[np.float64]
    words: SlotWeights
    thresholds: NDArray[np.float64]
    shares: Shares
    examples: str


class Scores(Struct, frozen=True):
    """What each reader makes of lines: logits, lines by acts.

    Attributes:
        example: By example.
        words: By the words alone.
        together: By the network.
    """

    example: NDArray[np.float64]
    words: NDArray[np.float64]
    together: PairScores


class Likely(Struct, frozen=True):
    """What lines do, lines by acts.

    Attributes:
        acts: How likely each act is, 0 to 1.
        first: How likely it is the weightiest: larger is likelier.
    """

    acts: NDArray[np.float64]
    first: NDArray[np.float64]


def load_weights(path: Path = WEIGHTS) -> Weights:
    """Return the fitted weights.

    Raises:
        NoWeightsError: They are not there.
    """
    if not path.is_file():
        raise NoWeightsError
    with np.load(path, allow_pickle=False) as stored:
        return Weights(
            stored["rows"].astype(np.float64),
            stored["offsets"].astype(np.float64),
            SlotWeights(
                stored["words"], float(stored["words_scale"]), stored["words_bias"]
            ),
            stored["thresholds"].astype(np.float64),
            Shares(*map(float, stored["shares"])),
            str(stored["examples"]),
        )


def sentences_of(text: str) -> list[str]:
    """Return the sentences of a line; none where it is only one."""
    parts = [part for part in _SENTENCE.split(text) if part and part.strip()]
    return parts if len(parts) > 1 else []


def features_of(sentences: Sentences, lines: Sequence[Line]) -> NDArray[np.float64]:
    """Return what a classifier sees of lines, one row each."""
    distinct = list(dict.fromkeys(part for line in lines for part in line))
    vectors = dict(zip(distinct, sentences.embed(distinct), strict=True))
    text = np.array([vectors[line] for _, line in lines])
    before = np.array([vectors[previous] for previous, _ in lines])
    signs = np.array([signs_of(previous, line) for previous, line in lines])
    refused = np.array([[refuses(previous)] for previous, _ in lines])
    asked = np.array([[asks(previous)] for previous, _ in lines])
    return np.hstack(
        [
            OF_TEXT * text,
            OF_PREVIOUS * before,
            OF_SIGNS * signs,
            AFTER_REFUSAL * text * refused,
            AFTER_QUESTION * text * asked,
        ]
    ).astype(np.float64)


def _fitting(previous: str, text: str) -> list[float]:
    """Return what each act's likelihood is worth after a line, 0 to 1.

    Pushing mostly follows a refusal; a sign of listening is short, and stands
    at the beginning. Who sends an emoji is not at a loss for words.
    """
    worth = dict.fromkeys(ACTS, 1.0)
    if not refuses(previous):
        worth["pressure"] = _UNPROVOKED
    begins = next(iter(sentences_of(text)), text)
    is_short = len(text.split()) <= _SIGNS_OF_LISTENING
    if not is_short and len(begins.split()) > _AT_THE_BEGINNING:
        worth["backchannel"] = _TOO_LONG
    if is_emoji_alone(text):
        worth["silence"] = _NOT_SILENT
    return list(worth.values())


class ActReader:
    """Reads what lines do."""

    def __init__(self, sentences: Sentences, pairs: Pairs, weights: Weights) -> None:
        """Take the encoder, the network and the fitted weights."""
        self._sentences = sentences
        self._pairs = pairs
        self._weights = weights
        self._known: dict[Line, tuple[Act, ...]] = {}

    def read(self, previous: str, text: str) -> tuple[Act, ...]:
        """Return the acts of a line, weightiest first; at least one.

        Args:
            previous: What the other one said just before, or nothing.
            text: The line.
        """
        return self.read_all([(previous, text)])[0]

    def read_all(self, lines: Sequence[Line]) -> list[tuple[Act, ...]]:
        """Return the acts of many lines, each weightiest first."""
        new = [line for line in dict.fromkeys(lines) if line not in self._known]
        found = dict(zip(new, self._name(new), strict=True)) if new else {}
        said = [found.get(line) or self._known[line] for line in lines]
        if len(self._known) > _LINES_KEPT:
            self._known.clear()
        self._known.update(found)
        return said

    def likelihoods(self, lines: Sequence[Line]) -> Likely:
        """Return how likely each act is, and how likely it weighs most."""
        weights = self._weights
        scores = Scores(
            logits_by_example(self._sentences, lines, weights.rows, weights.offsets),
            logits_by_words(lines, weights.words),
            scores_together(self._pairs, lines),
        )
        return mix(lines, scores, weights.shares)

    def _name(self, lines: Sequence[Line]) -> list[tuple[Act, ...]]:
        likely = self.likelihoods(lines)
        return [
            self._acts(acts, first)
            for acts, first in zip(likely.acts, likely.first, strict=True)
        ]

    def _acts(
        self, likely: NDArray[np.float64], first: NDArray[np.float64]
    ) -> tuple[Act, ...]:
        order = np.argsort(-first, kind="stable")
        named = [ACTS[at] for at in order if likely[at] >= self._weights.thresholds[at]]
        return tuple(named) or (ACTS[int(order[0])],)


def logits_by_example(
    sentences: Sentences,
    lines: Sequence[Line],
    rows: NDArray[np.float64],
    offsets: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Return what the fitted weights make of lines: logits, lines by acts."""
    parts = [
        (number, (previous, part))
        for number, (previous, text) in enumerate(lines)
        for part in sentences_of(text)
    ]
    seen = [*lines, *(part for _, part in parts)]
    scores = features_of(sentences, seen) @ rows.T + offsets
    whole = scores[: len(lines)].copy()
    for row, (number, _) in enumerate(parts, start=len(lines)):
        whole[number] = np.maximum(whole[number], scores[row] - _PART_LESS)
    return np.asarray(whole, dtype=np.float64)


def scores_together(pairs: Pairs, lines: Sequence[Line]) -> PairScores:
    """Return what the network makes of lines."""
    return pairs.scores([(prepare(one), prepare(other)) for one, other in lines])


def slots_of_line(previous: str, text: str) -> list[int]:
    """Return the slots of a line and of what it answers, sorted."""
    features = [*grams_of(text, [_kind(previous)]), *_before(previous)]
    return slots_of(features, SLOTS)


def _kind(previous: str) -> str:
    if refuses(previous):
        return "a refusal"
    if asks(previous):
        return "a question"
    return "a remark" if previous else "nothing"


def _before(previous: str) -> Iterator[str]:
    words = words_of(previous)
    yield from (f"before: {word}" for word in words)
    yield from (f"before: {one} {two}" for one, two in pairwise(words))


def logits_by_words(lines: Sequence[Line], words: SlotWeights) -> NDArray[np.float64]:
    """Return what the words alone make of lines: logits, lines by acts."""
    return np.array(
        [words.scores(slots_of_line(*line)) for line in lines], dtype=np.float64
    )


def mix(lines: Sequence[Line], scores: Scores, shares: Shares) -> Likely:
    """Put together what the readers say.

    Args:
        lines: What they read.
        scores: What each says.
        shares: What each counts for.
    """
    others = shares.example * scores.example + shares.words * scores.words
    mixed = shares.network * scores.together.acts + others
    likely = 1 / (1 + np.exp(-np.clip(mixed, -30, 30)))
    fitting = np.array([_fitting(*line) for line in lines], dtype=np.float64)
    order = shares.network * scores.together.first + others
    return Likely(likely * fitting, order + np.log(fitting))
