"""Annotated rehearsals → the weights by which the mentor judges.

Of the notes on a line the weightiest counts. Where it names a remark, that is
what is learned; where it names only a skill and a grade, or a remark that is
too rare, any remark of that kind may have been meant, else any of its side.
Where two have annotated a rehearsal, each counts for half.
"""

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Final

import msgspec
import numpy as np
from msgspec import Struct

from segue.domain.turn import Grade, Skill, Turn
from segue.errors import SegueError
from segue.meaning.acts import Sentences
from segue.meaning.regression import regress_shares
from segue.rehearsal.heard import Ears, listen
from segue.rehearsal.judge import (
    NOTHING,
    Judgment,
    Looked,
    Matrix,
    WeighsActs,
    look_at,
)
from segue.rehearsal.remarks import Remark
from segue.rehearsal.transcript import Transcript, Where


_RARE: Final = 2
"""Annotations that a remark needs to be learned at all."""

_LEAST_SPREAD: Final = 0.01


class Annotation(Struct, frozen=True, kw_only=True):
    """What a trainer noted of one turn.

    Attributes:
        turn: Index into the turns, from 0.
        skill: Which skill it is about.
        grade: How that went.
        important: Whether a mentor that misses it misses the point.
        remark: The id of the remark that says it, where there is one.
    """

    turn: int
    skill: Skill
    grade: Grade
    important: bool
    remark: str | None = None


class Annotated(Struct, frozen=True, kw_only=True):
    """A rehearsal with what a trainer noted; further fields are passed over.

    Attributes:
        scene: Where it was played.
        turns: What was said.
        notes: What was noted.
        again: What somebody else noted, who saw no notes; if anybody did.
    """

    scene: Where
    turns: tuple[Turn, ...]
    notes: tuple[Annotation, ...]
    again: tuple[Annotation, ...] | None = None

    def readings(self) -> list[tuple[Annotation, ...]]:
        """Return the notes of everybody who annotated it."""
        return [self.notes] if self.again is None else [self.notes, self.again]


def read_rehearsals(path: Path) -> tuple[list[Annotated], str]:
    """Return annotated rehearsals, one a line, and the file's fingerprint."""
    data = path.read_bytes()
    rehearsals = msgspec.json.Decoder(Annotated).decode_lines(data)
    return rehearsals, blake2b(data, digest_size=12).hexdigest()


class NothingLearnedError(SegueError):
    """No remark is noted often enough to be learned."""

    def __init__(self) -> None:
        """Say what is missing."""
        says = "the rehearsals hold no remark that is noted twice"
        super().__init__(says, "name remarks in their notes")


def fit(
    rehearsals: Sequence[Annotated],
    fingerprint: str,
    ears: Ears,
    acts: WeighsActs,
    sentences: Sentences,
    remarks: Sequence[Remark],
) -> Judgment:
    """Learn how a trainer judges lines.

    Args:
        rehearsals: What to learn from.
        fingerprint: What tells them from others.
        ears: What the lines are heard with.
        acts: What says how likely acts are.
        sentences: What turns texts into vectors.
        remarks: What the mentor can say.

    Raises:
        NothingLearnedError: No remark is named twice.
    """
    learned = _learned(rehearsals, remarks)
    if not any(learned):
        raise NothingLearnedError
    seen = tuple(remark.id for remark in remarks)
    talks = [Transcript(scene=one.scene, turns=one.turns) for one in rehearsals]
    heard = [listen(talk, ears) for talk in talks]
    every = _every([look_at(one, acts, sentences, seen) for one in heard])
    meant = [
        _meant_at(line.at, one, learned)
        for one, said in zip(rehearsals, heard, strict=True)
        for line in said.lines
    ]
    middle, spread = every.told.mean(axis=0), every.told.std(axis=0) + _LEAST_SPREAD
    rows, offsets = regress_shares(every.beside(middle, spread), np.array(meant))
    ids = tuple(one.id if one else NOTHING for one in learned)
    return Judgment(ids, seen, middle, spread, rows, offsets, fingerprint)


def _every(looked: Sequence[Looked]) -> Looked:
    """Return what is weighed of many talks as one."""
    told = np.vstack([one.told for one in looked])
    return Looked(told, np.vstack([one.sense for one in looked]))


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
