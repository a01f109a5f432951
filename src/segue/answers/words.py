"""A plain second reader: which words stand there, one beside the other.

It knows nothing of meaning and is fooled by other things than the network,
which is its use: where the two agree, both are likelier to be right. Words and
pairs of neighbors are hashed into slots, each with a weight for every reading.
"""

from itertools import pairwise
from pathlib import Path
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from segue.answers.signs import bare_words, offers_own
from segue.domain.answer import READINGS


SLOTS: Final = 1 << 14
"""Slots that features are hashed into."""

FILE: Final = Path(__file__).parent / "words.npz"


def slots_of(answer: str, ask: str) -> list[int]:
    """Return the slots of a reply's words and pairs of words, sorted.

    Where the asker offered their own number, words count apart as well.
    """
    words = ["^", *bare_words(answer).split(), "$"]
    features = [*words, *(f"{one} {next_one}" for one, next_one in pairwise(words))]
    if offers_own(ask):
        features += [f"offered {word}" for word in words]
    return sorted({crc32(feature.encode()) % SLOTS for feature in features})


class WordsReader:
    """The plain reader, its weights loaded."""

    def __init__(self) -> None:
        """Load the weights; a millisecond."""
        with np.load(FILE) as kept:
            self._weights: NDArray[np.int8] = kept["weights"]
            self._scale = float(kept["scale"])
            self._bias: NDArray[np.float32] = kept["bias"]

    def scores(self, answer: str, ask: str) -> NDArray[np.float32]:
        """Return the logits of the readings."""
        slots = slots_of(answer, ask)
        share = self._scale / np.sqrt(len(slots))
        total = self._weights[slots].sum(axis=0, dtype=np.int32)
        scores: NDArray[np.float32] = (total * share + self._bias).astype(np.float32)
        return scores


def write_weights(
    weights: NDArray[np.float64], bias: NDArray[np.float64], path: Path = FILE
) -> None:
    """Write weights in 8 bits.

    Args:
        weights: ``SLOTS`` by readings.
        bias: One for each reading.
        path: Where to.
    """
    expected = (SLOTS, len(READINGS))
    if weights.shape != expected:
        raise ValueError(expected)
    scale = float(np.abs(weights).max()) / 127
    np.savez_compressed(
        path,
        weights=np.round(weights / scale).astype(np.int8),
        scale=np.float32(scale),
        bias=bias.astype(np.float32),
    )
