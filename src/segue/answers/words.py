"""A plain second reader: which words stand there, one beside the other.

It knows nothing of meaning and is fooled by other things than the network,
which is its use: where the two agree, both are likelier to be right. Words,
their neighbors, marks and length are hashed into slots, each with a weight for
every reading; words count apart by what kind of ask they answer, because "not
at all" is one thing after "may I?" and another after "would you mind?".
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from segue.answers.signs import offers_own
from segue.domain.answer import READINGS
from segue.meaning.grams import SlotWeights, grams_of, in_8_bits, slots_of


SLOTS: Final = 1 << 17
"""Slots that features are hashed into."""

FILE: Final = Path(__file__).parent / "words.npz"


_ASKS: Final = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (
            "turned around",
            r"\b(mind|bother|object|against|say no|wouldn'?t|don'?t suppose|not)\b",
        ),
        ("swap", r"\b(swap|exchange|trade|each other|in touch|connect|share|our)\b"),
        (
            "going out",
            (
                r"\b(coffee|lunch|dinner|drink|film|movie|walk|out|date|go|come|join|hang"
                r"|dance|weekend|saturday|friday|tomorrow|tonight|sometime)\b"
            ),
        ),
        (
            "other way",
            (
                r"\b(insta\w*|snap\w*|discord|email|e-mail|whatsapp|handle|user|tag"
                r"|socials|telegram|contact)\b"
            ),
        ),
        ("writing", r"\b(text|call|ring|phone|message|write|reach)\b"),
        ("number", r"\b(number|num|digits)\b"),
    )
)


def slots_of_reply(answer: str, ask: str) -> list[int]:
    """Return the slots of what stands in a reply to an ask, sorted."""
    return slots_of(grams_of(answer, _kinds(ask)), SLOTS)


def _kinds(ask: str) -> Iterator[str]:
    if offers_own(ask):
        yield "offer"
    yield from (kind for kind, pattern in _ASKS if pattern.search(ask))


class WordsReader:
    """The plain reader, its weights loaded."""

    def __init__(self) -> None:
        """Load the weights; some milliseconds."""
        with np.load(FILE, allow_pickle=False) as kept:
            self._weights = SlotWeights(
                kept["weights"], float(kept["scale"]), kept["bias"]
            )

    def scores(self, answer: str, ask: str) -> NDArray[np.float32]:
        """Return the logits of the readings."""
        return self._weights.scores(slots_of_reply(answer, ask))


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
    small = in_8_bits(weights, bias)
    np.savez_compressed(
        path, weights=small.weights, scale=np.float32(small.scale), bias=small.bias
    )
