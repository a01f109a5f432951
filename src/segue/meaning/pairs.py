"""Two lines, read together → scores of readings and of acts.

An ask with its answer gives scores of the readings; a line with the one before
it gives scores of what it does.

The network was trained by ``train/``; ``docs/reference/model-card.md`` says on
what, and how well it does.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from segue.domain.turn import ACTS
from segue.meaning.batches import batches_of
from segue.meaning.runtime import load_session, load_tokenizer


READINGS: Final = 6
"""Scores of a pair, in the order of ``segue.domain.answer.READINGS``."""

RELAXED: Final = 5
"""Scores by Circa's relaxed labels: yes, no, conditional, middle, other."""


class PairScores(Struct, frozen=True):
    """What the network makes of pairs, before any calibration.

    Attributes:
        readings: Logits, pairs by ``READINGS``.
        relaxed: Logits, pairs by ``RELAXED``; what the model is compared with
            published work by, and nothing else.
        acts: Logits, pairs by ``ACTS``: does the second line do this?
        first: Logits, likewise: is this the weightiest thing that it does?
    """

    readings: NDArray[np.float32]
    relaxed: NDArray[np.float32]
    acts: NDArray[np.float32]
    first: NDArray[np.float32]


class PairReader:
    """The network that reads two lines together (int8)."""

    def __init__(self, file: str | Path = "answers.onnx") -> None:
        """Load a model: a file in the folder of models, or a path."""
        self._tokenizer = load_tokenizer()
        self._session = load_session(file)

    def scores(self, pairs: Sequence[tuple[str, str]]) -> PairScores:
        """Return the scores of pairs, prepared by ``segue.meaning.text``."""
        widths = {"readings": READINGS, "relaxed": RELAXED}
        widths |= {"acts": len(ACTS), "first": len(ACTS)}
        scores = {
            name: np.zeros((len(pairs), width), dtype=np.float32)
            for name, width in widths.items()
        }
        for batch in batches_of(self._tokenizer, pairs):
            given = {"ids": batch.ids, "mask": batch.mask, "kinds": batch.kinds}
            parts = self._session.run(list(scores), given)
            for name, part in zip(scores, parts, strict=True):
                scores[name][batch.places] = part
        return PairScores(**scores)
