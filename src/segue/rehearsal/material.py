"""Annotated rehearsals and short talks → what the mentor learns."""

from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

import msgspec
from msgspec import Struct

from segue.domain.turn import Grade, Skill, Turn
from segue.rehearsal.judged import Stance
from segue.rehearsal.transcript import Where


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


class Labeled(Struct, frozen=True, kw_only=True):
    """A talk with what its lines do about an ask.

    Attributes:
        scene: Where it was played.
        turns: What was said.
        stances: What the learner's lines do, by turn; ``none`` is left out.
    """

    scene: Where
    turns: tuple[Turn, ...]
    stances: dict[int, Stance]

    def stance_at(self, turn: int) -> Stance:
        """Return what a line does."""
        return self.stances.get(turn, "none")


class Annotated(Labeled, frozen=True, kw_only=True):
    """A rehearsal with what a trainer noted; further fields are passed over.

    Attributes:
        notes: What was noted.
        again: What somebody else noted, who saw no notes; if anybody did.
    """

    notes: tuple[Annotation, ...]
    again: tuple[Annotation, ...] | None = None

    def readings(self) -> list[tuple[Annotation, ...]]:
        """Return the notes of everybody who annotated it."""
        return [self.notes] if self.again is None else [self.notes, self.again]


class Material(Struct, frozen=True):
    """What is learned from.

    Attributes:
        rehearsals: With notes. In each, and in each talk, the learner speaks.
        talks: With what their lines do alone.
        fingerprint: What tells both from others.
    """

    rehearsals: Sequence[Annotated]
    talks: Sequence[Labeled]
    fingerprint: str


def read_material(rehearsals: Path, talks: Path) -> Material:
    """Return what is learned from, of two files with one object a line."""
    annotated, labeled = rehearsals.read_bytes(), talks.read_bytes()
    both = blake2b(annotated).digest() + blake2b(labeled).digest()
    return Material(
        msgspec.json.Decoder(Annotated).decode_lines(annotated),
        msgspec.json.Decoder(Labeled).decode_lines(labeled),
        blake2b(both, digest_size=12).hexdigest(),
    )
