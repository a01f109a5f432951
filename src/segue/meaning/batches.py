"""Texts → batches of as many tokens each, as the models take them.

A batch is as wide as its longest text, and the models compute what is filled up
as well: with texts of like length together there is little of that.
"""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from tokenizers import Tokenizer


AT_ONCE: Final = 1024
"""Texts that are put in order together, so that many need no more memory."""

SIZE: Final = 32
"""Texts in a batch."""


class Batch(Struct, frozen=True):
    """Texts of like length, texts by tokens.

    Attributes:
        places: Where the texts stood among all.
        ids: Of the tokens.
        mask: 1 where a token stands, and 0 where a row is filled up.
        kinds: 0 in a text, and 1 in the second of a pair.
    """

    places: list[int]
    ids: NDArray[np.int64]
    mask: NDArray[np.int64]
    kinds: NDArray[np.int64]


def batches_of(
    tokenizer: Tokenizer, texts: Sequence[str] | Sequence[tuple[str, str]]
) -> Iterator[Batch]:
    """Yield texts, or pairs of them, in batches, each once, in any order."""
    for start in range(0, len(texts), AT_ONCE):
        coded = tokenizer.encode_batch(list(texts[start : start + AT_ONCE]))
        order = sorted(range(len(coded)), key=lambda at: len(coded[at]))
        for first in range(0, len(order), SIZE):
            some = order[first : first + SIZE]
            for at in some:
                coded[at].pad(len(coded[some[-1]]))
            yield Batch(
                places=[start + at for at in some],
                ids=np.array([coded[at].ids for at in some], dtype=np.int64),
                mask=np.array(
                    [coded[at].attention_mask for at in some], dtype=np.int64
                ),
                kinds=np.array([coded[at].type_ids for at in some], dtype=np.int64),
            )
