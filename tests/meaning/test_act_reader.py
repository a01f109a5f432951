"""Acts are read by example, and the shipped weights belong to the examples."""

import pytest

from segue.domain.turn import ACTS, Act
from segue.meaning.acts import ActReader, load_weights, sentences_of
from segue.meaning.cues import refuses, signs_of
from segue.meaning.encoder import Encoder
from segue.meaning.examples import load_examples
from segue.meaning.fit import fingerprint, is_held, join, label
from segue.meaning.pairs import PairReader


pytestmark = pytest.mark.timeout(30)


@pytest.fixture(scope="module")
def reader() -> ActReader:
    """Return the reader with the shipped weights."""
    return ActReader(Encoder(), PairReader(), load_weights())


def test_the_weights_belong_to_the_examples() -> None:
    """A change of the examples without a new fit is noticed."""
    assert load_weights().examples == fingerprint(label(load_examples()))


def test_every_act_is_held_out_in_part() -> None:
    """Share and thresholds are fitted to examples that nobody learned from."""
    held = {act for one in label(load_examples()) if is_held(one) for act in one.acts}
    assert held == set(ACTS)


def test_every_act_has_several_dozen_examples() -> None:
    """No act is read from a handful."""
    assert all(len(lines) >= 40 for lines in load_examples().values())


@pytest.mark.parametrize(
    ("previous", "text", "act"),
    [
        ("", "hello there", "greeting"),
        ("I'm off on Friday", "could I get your number?", "ask"),
        ("no, sorry", "come on, just give it to me", "pressure"),
        ("no, sorry", "no problem at all, see you Monday", "take_answer"),
        ("here you go", "thank you so much", "thanks"),
        ("and then?", "...", "silence"),
        ("nice day", "SELECT name FROM users;", "off_topic"),
        ("hi", "you're ugly and stupid", "rude"),
    ],
)
def test_plain_lines_are_read(
    reader: ActReader, previous: str, text: str, act: Act
) -> None:
    """What is plain to anybody is plain to the reader."""
    assert act in reader.read(previous, text)


@pytest.mark.parametrize("previous", ["", "the bus is late again", "how was it?"])
@pytest.mark.parametrize("text", ["🙂", "👋", "😒", "😂😂"])
def test_an_emoji_is_not_silence(reader: ActReader, previous: str, text: str) -> None:
    """Whoever sends one is not at a loss for words."""
    assert "silence" not in reader.read(previous, text)


def test_a_way_out_at_the_end_of_a_long_line_counts(reader: ActReader) -> None:
    """A line of several sentences is read sentence by sentence, too."""
    text = (
        "The poster's due on Friday and we've no title."
        " Could I get your number? No worries if not."
    )
    acts = reader.read("what's left?", text)
    assert {"ask", "way_out"} <= set(acts)


def test_many_are_read_as_one_by_one(reader: ActReader) -> None:
    """Reading together changes nothing."""
    lines = [("", "hi"), ("no", "ok, no problem"), ("", "hi"), ("x", "bye!")]
    assert reader.read_all(lines) == [reader.read(*line) for line in lines]


def test_signs_are_zeros_and_ones() -> None:
    """Each sign is there or not, for any text."""
    for text in ("", "?", "CAN I have UR number??", "…" * 500, "\0", "é" * 9):
        assert set(signs_of("no", text)) <= {0.0, 1.0}
    assert refuses("I'd rather not")
    assert not refuses("The bus is late.")


def test_sentences() -> None:
    """One sentence has no parts; several have each."""
    assert sentences_of("hello there") == []
    assert sentences_of("Hi. How are you? Fine") == ["Hi.", "How are you?", "Fine"]


def test_joined_lines_carry_both() -> None:
    """Two examples make a line that does what both do, the same each time."""
    labeled = label(load_examples())
    joined = join(labeled, 20)
    assert joined == join(labeled, 20)
    for one in joined:
        acts = {act for source in one.sources for act in labeled[source].acts}
        assert set(one.line.acts) == acts
