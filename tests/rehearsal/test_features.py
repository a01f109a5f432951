"""What lines are judged by: what they are like, and the sense of the reply."""

from collections.abc import Sequence
from itertools import product

import numpy as np
from tests.rehearsal.test_judge import BOOK, Plain, talk
from typing_extensions import override

from segue.assembly.answers import answer_reader
from segue.domain.turn import Turn
from segue.rehearsal.features import Features, features_of
from segue.rehearsal.fit import fit
from segue.rehearsal.heard import Ears, listen
from segue.rehearsal.judge import Judge
from segue.rehearsal.material import Annotated, Annotation, Material
from segue.rehearsal.transcript import Transcript, Where


TOPICS = ("soup", "rain", "bus", "snow", "fog")


class Topical(Plain):
    """The sense of a text is its topic; no text has the sense of the first."""

    @override
    def embed(self, texts: Sequence[str]) -> np.ndarray:
        """Return one direction for each topic."""
        places = [
            next(at for at, one in enumerate(TOPICS) if not text or one in text.lower())
            for text in texts
        ]
        return np.eye(len(TOPICS), dtype=np.float32)[places]


READER = Topical()


def features_in(played: Transcript) -> Features:
    """Return the features of the learner's lines."""
    heard = listen(played, Ears(READER, answer_reader()))
    return features_of(heard, READER, READER, [one.id for one in BOOK.remarks])


def likenesses(played: Transcript) -> list[list[float]]:
    """Return the last four that are told of each line.

    How alike it is to the line before, to one longer ago, to an earlier one of
    the learner's own, and to the reply.
    """
    likest: list[list[float]] = features_in(played).told[:, -4:].tolist()
    return likest


def test_a_line_is_compared_with_all_that_was_said_around_it() -> None:
    """Each of the four by itself; where nothing was said, there is nothing."""
    played = talk(
        *("Soup.", "Rain."),
        *("Rain, yes.", "The bus."),
        *("Snow.", "Snow, too."),
        *("That bus.", "Fog."),
        "Soup again.",
    )
    assert likenesses(played) == [
        [0, 0, 0, 0],
        [1, 0, 0, 0],
        [0, 0, 0, 1],
        [0, 1, 0, 0],
        [0, 0, 1, 0],
    ]


def test_a_line_by_itself_is_like_nothing() -> None:
    """Only its own sense is left."""
    alone = talk("Soup.")
    assert likenesses(alone) == [[0, 0, 0, 0]]
    assert np.count_nonzero(features_in(alone).sense) == 1


def test_a_line_without_words_is_like_nothing() -> None:
    """It has no sense of its own, whatever was replied."""
    assert likenesses(talk("", "Soup.")) == [[0, 0, 0, 0]]


def test_two_lines_in_a_row_are_compared_with_each_other() -> None:
    """Neither stands before the other, or is its reply: they are one's own."""
    lines = [Turn(speaker="you", text=text) for text in ("Rain.", "More rain.")]
    played = Transcript(scene=Where(place="a bus stop"), turns=tuple(lines))
    assert likenesses(played) == [[0, 0, 0, 0], [0, 0, 1, 0]]


def test_replies_that_do_the_same_differ_by_their_sense() -> None:
    """All else that is told of the line is alike."""
    glad, cold = (features_in(talk("Snow.", reply)) for reply in ("Rain.", "Fog."))
    assert np.array_equal(glad.told, cold.told)
    assert not np.array_equal(glad.sense, cold.sense)


def test_what_is_learned_of_saying_it_twice_holds_in_other_words() -> None:
    """By likeness alone: the topics of the test were in no rehearsal."""
    said = list(product(("Rain.", "A bus."), repeat=2))
    note = Annotation(
        turn=2, skill="listening", grade="good", important=True, remark="took_up"
    )
    rehearsals = [
        Annotated(
            scene=Where(place="a bus stop"),
            turns=talk(one, "Soup.", other).turns,
            notes=(note,) if one == other else (),
            stances={},
        )
        for one, other in said * 20
    ]
    ears = Ears(READER, answer_reader())
    learned = fit(Material(rehearsals, (), "these"), ears, READER, READER, BOOK.remarks)
    judge = Judge(READER, READER, learned)
    (_, again), (_, anew) = (
        judge.judge(listen(talk("Snow.", "Soup.", last), ears))
        for last in ("Snow.", "Fog.")
    )
    assert again.remarks["took_up"] > 0.7
    assert anew.remarks["took_up"] < 0.3


def test_what_is_hardly_ever_seen_does_not_outweigh_the_rest() -> None:
    """Fifty spreads from the usual count for five."""
    features = Features(np.array([[1.0, 0.5]]), np.array([[9.0]]))
    beside = features.beside(np.array([0.0, 0.5]), np.array([0.02, 0.1]))
    assert beside.tolist() == [[5.0, 0.0, 9.0]]
