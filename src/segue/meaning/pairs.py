"""An ask and its answer, read together → scores of the readings.

The network was trained by ``train/``; ``docs/reference/model-card.md`` says on
what, and how well it does.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from segue.meaning.encoder import alike_in_length
from segue.meaning.runtime import (
    ids_of,
    kinds_of,
    load_session,
    load_tokenizer,
    mask_of,
)


READINGS: Final = 6
"""Scores of a pair, in the order of ``segue.domain.answer.READINGS``."""

RELAXED: Final = 5
"""Scores by Circa's relaxed labels: yes, no, conditional, middle, other."""

_BATCH = 32


class PairScores(Struct, frozen=True):
    """What the network makes of pairs, before any calibration.

    Attributes:
        readings: Logits, pairs by ``READINGS``.
        relaxed: Logits, pairs by ``RELAXED``; what the model is compared with
            published work by, and nothing else.
    """

    readings: NDArray[np.float32]
    relaxed: NDArray[np.float32]


class PairReader:
    """The network that reads answers (int8)."""

    def __init__(self, file: str | Path = "answers.onnx") -> None:
        """Load a model: a file in the folder of models, or a path."""
        self._tokenizer = load_tokenizer()
        self._session = load_session(file)

    def scores(self, pairs: Sequence[tuple[str, str]]) -> PairScores:
        """Return the scores of pairs of ask and answer, both prepared."""
        readings = np.zeros((len(pairs), READINGS), dtype=np.float32)
        relaxed = np.zeros((len(pairs), RELAXED), dtype=np.float32)
        both = [ask + answer for ask, answer in pairs]
        for places in alike_in_length(both, _BATCH):
            coded = self._tokenizer.encode_batch([pairs[at] for at in places])
            readings[places], relaxed[places] = self._session.run(
                ["readings", "relaxed"],
                {
                    "ids": ids_of(coded),
                    "mask": mask_of(coded),
                    "kinds": kinds_of(coded),
                },
            )
        return PairScores(readings, relaxed)
