"""Sentences → vectors that lie close together where they do the same."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from segue.meaning.batches import batches_of
from segue.meaning.runtime import load_session, load_tokenizer


WIDTH: Final = 384
"""Numbers in a vector."""


class Encoder:
    """The sentence encoder (all-MiniLM-L6-v2, taught the acts, in 8 bits)."""

    def __init__(self) -> None:
        """Load the model; about a fifth of a second."""
        self._tokenizer = load_tokenizer()
        self._session = load_session("sentences.onnx")

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one vector of length 1 for each text, as rows.

        The dot product of two rows is how alike their meanings are, 1 at most.
        """
        vectors = np.zeros((len(texts), WIDTH), dtype=np.float32)
        for batch in batches_of(self._tokenizer, texts):
            given = {"ids": batch.ids, "mask": batch.mask}
            (vectors[batch.places],) = self._session.run(["embedding"], given)
        return vectors
