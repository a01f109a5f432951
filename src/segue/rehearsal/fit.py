"""Annotated rehearsals → the weights by which the mentor judges.

Of the notes on a line the weightiest counts. Where it names a remark, that is
what is learned; where it names only a skill and a grade, or a remark that is
too rare, any remark of that kind may have been meant, else any of its side.
Where two have annotated a rehearsal, each counts for half.

What a line does about an ask is learned from the same rehearsals, and from
short talks, most of which hold an ask and what came of it.
"""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Final

import numpy as np

from segue.errors import SegueError
from segue.meaning.acts import Sentences
from segue.meaning.perceptron import learn_shares
from segue.meaning.regression import Matrix
from segue.rehearsal.features import Features, WeighsActs, features_of
from segue.rehearsal.heard import Ears, Heard, listen
from segue.rehearsal.judge import NOTHING, Judgment
from segue.rehearsal.judged import STANCES
from segue.rehearsal.material import Annotated, Annotation, Labeled, Material
from segue.rehearsal.remarks import Remark
from segue.rehearsal.transcript import Transcript


_RARE: Final = 2
"""Annotations that a remark needs to be learned at all."""

_LEAST_SPREAD: Final = 0.01


class NothingLearnedError(SegueError):
    """No remark is noted often enough to be learned."""

    def __init__(self) -> None:
        """Say what is missing."""
        says = "the rehearsals hold no remark that is noted twice"
        super().__init__(says, "name remarks in their notes")


def fit(
    material: Material,
    ears: Ears,
    acts: WeighsActs,
    sentences: Sentences,
    remarks: Sequence[Remark],
) -> Judgment:
    """Learn how a trainer judges lines.

    Args:
        material: What to learn from.
        ears: What the lines are heard with.
        acts: What says how likely acts are.
        sentences: What turns texts into vectors.
        remarks: What the mentor can say.

    Raises:
        NothingLearnedError: No remark is named twice.
    """
    rehearsals = material.rehearsals
    learned = _learned(rehearsals, remarks)
    if not any(learned):
        raise NothingLearnedError
    seen = tuple(remark.id for remark in remarks)
    look = partial(
        _heard_with_features, ears=ears, seen=seen, acts=acts, sentences=sentences
    )
    of_rehearsals, of_talks = look(rehearsals), look(material.talks)
    every = [*of_rehearsals, *of_talks]
    told = np.vstack([features.told for _, features in of_rehearsals])
    middle, spread = told.mean(axis=0), told.std(axis=0) + _LEAST_SPREAD
    meant = [
        _meant_at(line.at, one, learned)
        for one, (heard, _) in zip(rehearsals, of_rehearsals, strict=True)
        for line in heard.lines
    ]
    stances = _stances([*rehearsals, *material.talks], [heard for heard, _ in every])
    return Judgment(
        tuple(one.id if one else NOTHING for one in learned),
        *(seen, middle, spread),
        learn_shares(_beside(of_rehearsals, middle, spread), np.array(meant)),
        learn_shares(_beside(every, middle, spread), stances),
        material.fingerprint,
    )


def _stances(talks: Sequence[Labeled], heard: Sequence[Heard]) -> Matrix:
    """Return which stance each line takes, lines by stances."""
    taken = [
        [talk.stance_at(line.at) == stance for stance in STANCES]
        for talk, one in zip(talks, heard, strict=True)
        for line in one.lines
    ]
    return np.array(taken, dtype=np.float64)


def _heard_with_features(
    talks: Sequence[Labeled],
    *,
    ears: Ears,
    seen: Sequence[str],
    acts: WeighsActs,
    sentences: Sentences,
) -> list[tuple[Heard, Features]]:
    """Return the talks as heard, with the features of their lines."""
    each = [
        listen(Transcript(scene=talk.scene, turns=talk.turns), ears) for talk in talks
    ]
    return [(heard, features_of(heard, acts, sentences, seen)) for heard in each]


def _beside(
    talks: Sequence[tuple[Heard, Features]], middle: Matrix, spread: Matrix
) -> Matrix:
    """Return the features of the lines of many talks as one."""
    return np.vstack([features.beside(middle, spread) for _, features in talks])


def _learned(
    rehearsals: Iterable[Annotated], remarks: Sequence[Remark]
) -> list[Remark | None]:
    """Return the remarks that there is enough of, nothing to remark first."""
    readings = [reading for one in rehearsals for reading in one.readings()]
    named = [note.remark for reading in readings for note in reading]
    return [None, *(one for one in remarks if named.count(one.id) >= _RARE)]


def _meant_at(turn: int, one: Annotated, learned: Sequence[Remark | None]) -> Matrix:
    """Return how what was noted of a turn shares out, each annotator alike."""
    readings = [[n for n in notes if n.turn == turn] for notes in one.readings()]
    each = np.array([_meant(notes, learned) for notes in readings])
    return np.asarray(each.mean(axis=0))


def _meant(notes: Sequence[Annotation], learned: Sequence[Remark | None]) -> Matrix:
    """Return how the weightiest of a trainer's notes on one line shares out."""
    if not notes:
        return _shared([one is None for one in learned])
    first = min(notes, key=lambda note: (not note.important, note.grade != "work_on"))
    kinds = (_named, _of_its_kind, _of_its_side, _any)
    tried = ([bool(one and fits(one, first)) for one in learned] for fits in kinds)
    return _shared(next(fitting for fitting in tried if any(fitting)))


def _named(remark: Remark, note: Annotation) -> bool:
    return remark.id == note.remark


def _of_its_kind(remark: Remark, note: Annotation) -> bool:
    return (remark.skill, remark.grade) == (note.skill, note.grade)


def _of_its_side(remark: Remark, note: Annotation) -> bool:
    return (remark.grade == "work_on") == (note.grade == "work_on")


def _any(remark: Remark, note: Annotation) -> bool:
    del remark, note
    return True


def _shared(fits: Sequence[bool]) -> Matrix:
    return np.array(fits, dtype=np.float64) / sum(fits)
