"""Ask and answer are read together."""

import numpy as np
import pytest

from segue.meaning.pairs import READINGS, RELAXED, PairReader


pytestmark = pytest.mark.timeout(20)


@pytest.fixture(scope="module")
def reader() -> PairReader:
    """Load the model once."""
    return PairReader()


def test_every_pair_has_its_scores_in_its_place(reader: PairReader) -> None:
    """Long ones and short ones come back in the order in which they went in."""
    pairs = [("Can I get your number?", f"{'well ' * n} no") for n in range(40, 0, -1)]
    together = reader.scores(pairs)
    alone = [reader.scores([pair]) for pair in pairs]
    assert together.readings.shape == (40, READINGS)
    assert together.relaxed.shape == (40, RELAXED)
    readings = np.concatenate([one.readings for one in alone])
    assert (together.readings.argmax(1) == readings.argmax(1)).mean() > 0.9


def test_the_ask_matters(reader: PairReader) -> None:
    """The same words score otherwise after an offer than after an ask."""
    asked, offered = reader.scores(
        [
            ("Can I get your number?", "I'll text you"),
            ("Here's my number, 555 0142. Text me if you like.", "I'll text you"),
        ]
    ).readings
    assert np.abs(offered - asked).max() > 0.05


def test_scores_are_the_same_every_time(reader: PairReader) -> None:
    """No chance is left in the model."""
    pair = [("Can I get your number?", "haha ok")]
    first, second = reader.scores(pair), reader.scores(pair)
    assert np.array_equal(first.readings, second.readings)
