"""Every text is in one batch, and batches are no wider than they must be."""

import numpy as np
import pytest
from tokenizers import Tokenizer

from segue.meaning import batches
from segue.meaning.batches import batches_of
from segue.meaning.runtime import LONGEST, load_tokenizer


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    """Load the tokenizer once."""
    return load_tokenizer()


def test_texts_of_like_length_stand_together(
    tokenizer: Tokenizer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sorted by tokens, not by letters, and filled up to the longest."""
    monkeypatch.setattr(batches, "SIZE", 2)
    texts = ["a b c d e f", "ok", "international", "a b c d e"]
    found = list(batches_of(tokenizer, texts))
    assert [set(one.places) for one in found] == [{1, 2}, {0, 3}]
    assert [one.ids.shape for one in found] == [(2, 3), (2, 8)]
    for one in found:
        assert one.mask.sum(axis=1).max() == one.ids.shape[1]
        assert not one.ids[one.mask == 0].any()


def test_each_place_comes_once(
    tokenizer: Tokenizer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where there are more than are put in order together."""
    monkeypatch.setattr(batches, "AT_ONCE", 5)
    monkeypatch.setattr(batches, "SIZE", 2)
    texts = ["word " * number for number in range(12)]
    found = [
        (place, row)
        for one in batches_of(tokenizer, texts)
        for place, row in zip(one.places, one.ids, strict=True)
    ]
    assert sorted(place for place, _ in found) == list(range(12))
    for place, row in found:
        kept = row[row != 0]
        assert kept.tolist() == tokenizer.encode(texts[place]).ids


def test_the_second_of_a_pair_is_marked(tokenizer: Tokenizer) -> None:
    """The first line has kind 0, the second and its end kind 1."""
    (batch,) = batches_of(tokenizer, [("can I", "sure you can")])
    assert batch.kinds.tolist() == [[0, 0, 0, 0, 1, 1, 1, 1]]


def test_a_long_text_is_cut(tokenizer: Tokenizer) -> None:
    """The models read so many tokens and no more."""
    (batch,) = batches_of(tokenizer, ["word " * 5000])
    assert batch.ids.shape == (1, LONGEST)
    assert np.all(batch.mask == 1)


def test_no_texts_no_batches(tokenizer: Tokenizer) -> None:
    """Nothing in, nothing out."""
    assert not list(batches_of(tokenizer, []))
