"""Texts fill slots, and slots have weights."""

import numpy as np

from segue.meaning.grams import SlotWeights, grams_of, in_8_bits, slots_of


def test_words_neighbors_marks_and_length() -> None:
    """All that a plain reader looks at, in order."""
    assert list(grams_of("Oh, no!", ["a question"])) == [
        *("^", "oh", "no", "$"),
        *("^ oh", "oh no", "no $"),
        *("^ oh no", "^ … no", "oh no $", "oh … $"),
        "mark !",
        "longer than 2",
        "after a question",
        *(f"after a question: {word}" for word in ("^", "oh", "no", "$")),
    ]


def test_nothing_is_still_something() -> None:
    """An empty text has its two ends."""
    assert list(grams_of("", [])) == ["^", "$", "^ $", "longer than 0"]


def test_slots_stay_in_range_and_stand_once() -> None:
    """However few there are."""
    slots = slots_of(["a", "b", "a", "c"], 2)
    assert slots == sorted(set(slots))
    assert set(slots) <= {0, 1}


def test_weights_are_shared_by_what_is_filled() -> None:
    """A text is worth its slots together, by the root of how many they are."""
    weights = SlotWeights(
        np.array([[100, 0], [20, -50], [0, 9]], dtype=np.int8),
        0.5,
        np.array([1.0, 2.0], dtype=np.float32),
    )
    assert np.allclose(
        weights.scores([0, 1]), [60 / 2**0.5 + 1, 2 - 25 / 2**0.5], atol=1e-4
    )


def test_rounding_loses_little() -> None:
    """Half a step of the largest weight's hundred and twenty-seventh."""
    exact = np.linspace(-3, 3, 60).reshape(30, 2)
    small = in_8_bits(exact, np.zeros(2))
    assert np.abs(small.weights * small.scale - exact).max() <= small.scale / 2 + 1e-9
