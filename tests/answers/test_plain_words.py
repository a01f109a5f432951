"""The plain reader sees which words stand there, and nothing else."""

from pathlib import Path

import numpy as np
import pytest

from segue.answers.words import SLOTS, WordsReader, slots_of_reply, write_weights
from segue.domain.answer import READINGS


ASK = "Can I get your number?"


def test_case_and_commas_make_no_difference() -> None:
    """The same words fill the same slots."""
    assert slots_of_reply("No, THANKS", ASK) == slots_of_reply("no thanks", ASK)
    assert slots_of_reply("no thanks", ASK) != slots_of_reply("thanks no", ASK)
    assert all(0 <= slot < SLOTS for slot in slots_of_reply("a b c", ASK))


def test_an_offer_changes_what_words_mean() -> None:
    """Words count apart where the asker gave their own number."""
    offer = "Here's my number, 555 0142."
    assert set(slots_of_reply("thanks", ASK)) < set(slots_of_reply("thanks", offer))


def test_plain_words_are_read_plainly() -> None:
    """A flat no and a handle are told from a yes by their words alone."""
    reader = WordsReader()
    best = {
        text: READINGS[int(reader.scores(text, ASK).argmax())]
        for text in ("no sorry", "of course, here you go", "add me on insta")
    }
    assert best == {
        "no sorry": "no",
        "of course, here you go": "yes",
        "add me on insta": "other_channel",
    }


def test_weights_survive_being_written(tmp_path: Path) -> None:
    """In 8 bits they are what they were, to the hundredth part."""
    weights = np.linspace(-3, 3, SLOTS * len(READINGS)).reshape(SLOTS, len(READINGS))
    path = tmp_path / "words.npz"
    write_weights(weights, np.zeros(len(READINGS)), path)
    with np.load(path) as kept:
        back = kept["weights"] * kept["scale"]
    assert np.abs(back - weights).max() < 0.02
    with pytest.raises(ValueError, match=str(SLOTS)):
        write_weights(weights.T, np.zeros(len(READINGS)), path)
