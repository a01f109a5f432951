"""A text → its words, neighbors and marks, hashed into weighted slots.

What plain readers look at: they know nothing of meaning, and are fooled by
other things than a network. A slot has a weight for each thing that is read;
where two features share a slot, they share its weight.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise
from typing import Final
from zlib import crc32

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from segue.meaning.text import bare_words, in_full


_MARKS: Final = re.compile(r"[!?…]+|\.\.\.|[^\w\s,.!?'\"-]")
_LENGTHS: Final = (0, 1, 2, 3, 7, 14)
"""Words, beyond which a text counts as longer."""


class SlotWeights(Struct, frozen=True):
    """What slots are worth, in 8 bits.

    Attributes:
        weights: Slots by what is read, -127 to 127.
        scale: What one step of a weight is worth.
        bias: What is added, one for each thing that is read.
    """

    weights: NDArray[np.int8]
    scale: float
    bias: NDArray[np.float32]

    def scores(self, slots: Collection[int]) -> NDArray[np.float32]:
        """Return the logits of a text that fills some slots, one at least."""
        share = self.scale / len(slots) ** 0.5
        total = self.weights[list(slots)].sum(axis=0, dtype=np.int32)
        scores: NDArray[np.float32] = (total * share + self.bias).astype(np.float32)
        return scores


def in_8_bits(weights: NDArray[np.floating], bias: NDArray[np.floating]) -> SlotWeights:
    """Return weights, slots by what is read, rounded to 8 bits."""
    scale = float(np.abs(weights).max()) / 127
    rounded = np.round(weights / scale).astype(np.int8)
    return SlotWeights(rounded, scale, bias.astype(np.float32))


def words_of(text: str) -> list[str]:
    """Return the words of a text, written out, between its two ends."""
    return ["^", *in_full(bare_words(text)).split(), "$"]


def grams_of(text: str, kinds: Iterable[str]) -> Iterator[str]:
    """Yield the features of a text.

    Args:
        text: What was said.
        kinds: What it was said to; words count apart by each of these.
    """
    words = words_of(text)
    yield from words
    yield from (f"{one} {two}" for one, two in pairwise(words))
    for one, two, three in zip(words, words[1:], words[2:], strict=False):
        yield f"{one} {two} {three}"
        yield f"{one} … {three}"
    yield from (f"mark {mark}" for mark in _MARKS.findall(text))
    yield f"longer than {sum(len(words) - 2 > length for length in _LENGTHS)}"
    for kind in kinds:
        yield f"after {kind}"
        yield from (f"after {kind}: {word}" for word in words)


def slots_of(features: Iterable[str], count: int) -> list[int]:
    """Return which of so many slots features are hashed into, sorted."""
    return sorted({crc32(feature.encode()) % count for feature in features})
