"""The project's own sets are well formed, and nothing is learned from them."""

from pathlib import Path

import msgspec
import pytest

from segue.actions.score_mentor import Annotated
from segue.domain.answer import READINGS
from segue.meaning.text import bare_words


ROOT = Path(__file__).resolve().parents[2]
OWN = ROOT / "bench" / "data"
SETS = [
    OWN / "answers.tsv",
    OWN / "answers_plain.tsv",
    OWN / "answers_lifelike.tsv",
    OWN / "answers_unseen.tsv",
]
DATA = ROOT / "train" / "data"
LEARNED = [DATA / "written.tsv", DATA / "implied.tsv"]


def _pairs(path: Path) -> list[tuple[str, str, str]]:
    lines = [line.split("\t") for line in path.read_text("utf-8").splitlines()]
    return [(reading, ask, answer) for reading, ask, answer in lines]


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_every_pair_has_a_reading(path: Path) -> None:
    """Each reading is there, and nothing else."""
    assert {reading for reading, _, _ in _pairs(path)} == set(READINGS)


@pytest.mark.skipif(not DATA.is_dir(), reason="not in what is installed")
@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_no_pair_is_learned_from(path: Path) -> None:
    """None stands among the pairs of the training."""
    learned = {
        (bare_words(ask), bare_words(answer))
        for file in LEARNED
        for _, ask, answer in _pairs(file)
    }
    own = [(bare_words(a), bare_words(b)) for _, a, b in _pairs(path)]
    assert [pair for pair in own if pair in learned] == []


def test_notes_are_on_lines_of_the_learner() -> None:
    """An expert's note is about what the learner said."""
    data = (OWN / "rehearsals.jsonl").read_bytes()
    rehearsals = msgspec.json.Decoder(Annotated).decode_lines(data)
    assert {
        one.turns[note.turn].speaker for one in rehearsals for note in one.notes
    } == {"you"}
