"""How well a mentor finds what an expert noted in the same rehearsals."""

from collections import Counter
from collections.abc import Callable, Iterable

from msgspec import Struct

from segue.actions.rehearse import room
from segue.domain.turn import Debrief, Grade, Turn
from segue.rehearsal.transcript import Transcript, Where


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


Mentor = Callable[[Transcript], Debrief]


def score_mentor(
    rehearsals: Iterable[Annotated], mentor: Mentor | None = None
) -> MentorScore:
    """Compare a mentor's debriefs with an expert's notes.

    Args:
        rehearsals: With what the expert noted.
        mentor: Whom to score; the built-in one if left out.
    """
    marks = mentor or room().debrief
    counts: Counter[str] = Counter()
    for one in rehearsals:
        _count(counts, one, marks(Transcript(scene=one.scene, turns=one.turns)))
    return MentorScore(
        rehearsals=counts["rehearsals"],
        important_found=_share(counts["found"], counts["important"]),
        work_on_precision=_share(counts["right"], counts["work_on"]),
        asked_once=_share(counts["once"], counts["rehearsals"]),
        took_the_answer=_share(counts["took"], counts["rehearsals"]),
        noted_without_annotation=_share(counts["noted"], counts["bare"]),
    )


def _count(counts: Counter[str], one: Annotated, said: Debrief) -> None:
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
