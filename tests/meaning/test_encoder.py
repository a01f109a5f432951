"""Sentences that mean the same lie close together."""

import numpy as np
import pytest

from segue.meaning.encoder import WIDTH, Encoder
from segue.meaning.runtime import MODELS, ModelMissingError, load_session


pytestmark = pytest.mark.timeout(20)


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    """Load the encoder once."""
    return Encoder()


def test_alike_is_closer_than_unlike(encoder: Encoder) -> None:
    """A way of asking is nearer to another than to talk of the weather."""
    asks, also_asks, weather = encoder.embed(
        ["Can I get your number?", "could I have ur phone number", "It might rain."]
    )
    assert asks @ also_asks > 0.6
    assert asks @ weather < 0.3


def test_every_vector_has_length_one(encoder: Encoder) -> None:
    """Whatever stands there, nothing included."""
    vectors = encoder.embed(["", "ok", "word " * 5000, "👍", "\x00"])
    assert vectors.shape == (5, WIDTH)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-4)


def test_company_changes_next_to_nothing(encoder: Encoder) -> None:
    """Among others, a sentence comes out as by itself, in its own place."""
    texts = ["a long sentence about the poster and the library", "ok", "see you"]
    together = encoder.embed(texts)
    alone = np.concatenate([encoder.embed([text]) for text in texts])
    assert (together * alone).sum(axis=1).min() > 0.98


def test_no_texts_no_vectors(encoder: Encoder) -> None:
    """Nothing in, nothing out."""
    assert encoder.embed([]).shape == (0, WIDTH)


def test_a_missing_model_is_named() -> None:
    """The file is named, the place is not."""
    with pytest.raises(ModelMissingError, match=r"nothing\.onnx is missing") as error:
        load_session("nothing.onnx")
    assert str(MODELS) not in error.value.line()


def test_the_models_keep_to_their_size() -> None:
    """At most 25 MB each and 50 MB in all."""
    sizes = {path.name: path.stat().st_size for path in MODELS.glob("*.onnx")}
    assert set(sizes) == {"answers.onnx", "sentences.onnx"}
    assert max(sizes.values()) <= 25_000_000
    assert sum(sizes.values()) <= 50_000_000
