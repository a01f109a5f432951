"""Sentences → vectors that lie close together where they do the same."""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from segue.meaning.runtime import ids_of, load_session, load_tokenizer, mask_of


WIDTH: Final = 384
"""Numbers in a vector."""

_BATCH = 32


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
        for places in alike_in_length(texts, _BATCH):
            coded = self._tokenizer.encode_batch([texts[at] for at in places])
            (part,) = self._session.run(
                ["embedding"], {"ids": ids_of(coded), "mask": mask_of(coded)}
            )
            vectors[places] = part
        return vectors


def alike_in_length(texts: Sequence[str], size: int) -> Iterator[list[int]]:
    """Yield places of texts of like length together, which saves filling up."""
    order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
    for start in range(0, len(order), size):
        yield order[start : start + size]
