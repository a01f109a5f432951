"""How well a mentor finds what an expert noted in the same rehearsals."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from segue.actions.json_fault import fault_of
from segue.actions.rehearse import room
from segue.domain.turn import Debrief, Grade, Turn
from segue.errors import InputError, SegueError
from segue.rehearsal.transcript import Transcript, Where


class MentorFailedError(SegueError):
    """A mentor raised an error of its own, which is this one's cause."""

    def __init__(self, number: int, kind: str) -> None:
        """Name the rehearsal, from 1, and the kind of error."""
        says = f"rehearsal {number}: the mentor raised {kind}"
        super().__init__(says, "its own error is this one's __cause__")


class NotADebriefError(InputError):
    """A mentor gave something that is no debrief."""

    def __init__(self, number: int, says: str) -> None:
        """Name the rehearsal, from 1, and the field."""
        hint = (
            "expected a Debrief, or its asked_once, took_the_answer, "
            "and notes with turn and grade"
        )
        super().__init__(f"rehearsal {number}: the mentor's debrief: {says}", hint)


class NoteExpected(Struct, frozen=True, kw_only=True):
    """One note that an expert made.

    Attributes:
        turn: Index into the turns, from 0.
        grade: How that went.
        important: Whether a mentor that misses it misses the point.
    """

    turn: int
    grade: Grade
    important: bool


class Annotated(Struct, frozen=True, kw_only=True):
    """A rehearsal with what an expert noted; further fields are passed over.

    Attributes:
        scene: Where it was played.
        turns: What was said.
        notes: What the expert noted.
        asked_once: Whether there was exactly one ask, never pressed.
        took_the_answer: Whether the answer was taken; nothing where none came.
    """

    scene: Where
    turns: tuple[Turn, ...]
    notes: tuple[NoteExpected, ...]
    asked_once: bool
    took_the_answer: bool | None = None


class NoteMarked(Struct, frozen=True, kw_only=True):
    """What counts of one note of a mentor.

    Attributes:
        turn: Index into the turns, from 0.
        grade: How that went.
    """

    turn: int
    grade: Grade


class Marks(Struct, frozen=True, kw_only=True):
    """What counts of a mentor's debrief; further fields are passed over.

    Attributes:
        asked_once: Whether there was exactly one ask, never pressed.
        took_the_answer: Whether the answer was taken; nothing where none came.
        notes: At most one for a turn.
    """

    asked_once: bool
    took_the_answer: bool | None
    notes: tuple[NoteMarked, ...]


class MentorScore(Struct, frozen=True, kw_only=True):
    """What a mentor found; shares from 0 to 1, of nothing they are 0.

    Attributes:
        rehearsals: How many were marked.
        important_found: Of the important notes, those found: same turn, same
            side of good and to work on.
        work_on_precision: Of the mentor's ``work_on``, those that the expert
            has too.
        asked_once: How often that measure agrees.
        took_the_answer: Likewise.
        noted_without_annotation: Of the learner's turns without an expert's
            note, those that got one.
    """

    rehearsals: int
    important_found: float
    work_on_precision: float
    asked_once: float
    took_the_answer: float
    noted_without_annotation: float


Mentor = Callable[[Transcript], Debrief | Mapping[str, Any]]
"""From a transcript to a debrief, or to the fields that ``Marks`` has."""


def score_mentor(
    rehearsals: Iterable[Annotated], mentor: Mentor | None = None
) -> MentorScore:
    """Compare a mentor's debriefs with an expert's notes.

    Args:
        rehearsals: With what the expert noted.
        mentor: Whom to score; the built-in one if left out.

    Raises:
        MentorFailedError: The mentor raised an error.
        NotADebriefError: It gave something that is no debrief.
    """
    chosen: Mentor = mentor or room().debrief
    counts: Counter[str] = Counter()
    for number, one in enumerate(rehearsals, 1):
        _count(counts, one, _marks_of(chosen, one, number))
    return MentorScore(
        rehearsals=counts["rehearsals"],
        important_found=_share(counts["found"], counts["important"]),
        work_on_precision=_share(counts["right"], counts["work_on"]),
        asked_once=_share(counts["once"], counts["rehearsals"]),
        took_the_answer=_share(counts["took"], counts["rehearsals"]),
        noted_without_annotation=_share(counts["noted"], counts["bare"]),
    )


def check_turns(places: Iterable[int], turns: Sequence[Turn]) -> None:
    """Check that notes are about turns that there are.

    Raises:
        ValidationError: One is not, worded as msgspec words its own.
    """
    for at, place in enumerate(places):
        if not 0 <= place < len(turns):
            says = f"Expected a turn from 0 to {len(turns) - 1}"
            raise msgspec.ValidationError(f"{says} - at `$.notes[{at}].turn`")  # noqa: EM102, TRY003 - worded as msgspec words its own


def _marks_of(mentor: Mentor, one: Annotated, number: int) -> Marks:
    """Return what a mentor makes of a rehearsal, as far as it counts."""
    talk = Transcript(scene=one.scene, turns=one.turns)
    try:
        said: object = mentor(talk)
    except Exception as error:
        raise MentorFailedError(number, type(error).__name__) from error
    try:
        marks = msgspec.convert(said, Marks, from_attributes=True)
        check_turns([note.turn for note in marks.notes], one.turns)
    except (msgspec.ValidationError, RecursionError) as error:
        raise NotADebriefError(number, fault_of(str(error))) from None
    return marks


def _count(counts: Counter[str], one: Annotated, said: Marks) -> None:
    """Add what one rehearsal shows to the counts."""
    mine: dict[int, Grade] = {note.turn: note.grade for note in said.notes}
    counts["rehearsals"] += 1
    counts["once"] += said.asked_once == one.asked_once
    counts["took"] += said.took_the_answer == one.took_the_answer
    _count_notes(counts, one, mine)
    noted = {note.turn for note in one.notes}
    for at, line in enumerate(one.turns):
        is_bare = line.speaker == "you" and at not in noted
        counts["bare"] += is_bare
        counts["noted"] += is_bare and at in mine


def _count_notes(counts: Counter[str], one: Annotated, mine: dict[int, Grade]) -> None:
    to_work_on = {note.turn for note in one.notes if note.grade == "work_on"}
    for note in one.notes:
        counts["important"] += note.important
        is_found = note.turn in mine and _same_side(mine[note.turn], note.grade)
        counts["found"] += note.important and is_found
    for turn, grade in mine.items():
        counts["work_on"] += grade == "work_on"
        counts["right"] += grade == "work_on" and turn in to_work_on


def _same_side(grade: Grade, other: Grade) -> bool:
    return (grade == "work_on") == (other == "work_on")


def _share(part: int, whole: int) -> float:
    return round(part / max(1, whole), 3)
