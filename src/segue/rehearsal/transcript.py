"""A rehearsal as the mentor gets it: where it played, and what was said."""

from msgspec import Struct

from segue.domain.scene import Scene
from segue.domain.turn import Turn
from segue.rehearsal.step import Rehearsal


class Where(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a transcript was played.

    Attributes:
        place: In a few words.
        facts: What both know.
        private: Whether nobody else could hear.
        them: Who the other one is, in a few words.
    """

    place: str = ""
    facts: str = ""
    private: bool = True
    them: str = ""


class Transcript(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What was said, and where.

    Attributes:
        scene: Where it was played.
        turns: What was said, in order.
    """

    scene: Where = Where()
    turns: tuple[Turn, ...]


def transcript_of(rehearsal: Rehearsal) -> Transcript:
    """Return the transcript of a rehearsal of Segue's own."""
    scene = rehearsal.scene
    where = Where(
        place=scene.place,
        facts=scene.facts,
        private=scene.private,
        them=_who(scene, rehearsal.persona.about),
    )
    return Transcript(scene=where, turns=rehearsal.turns)


def _who(scene: Scene, about: str) -> str:
    """Say who they are, and that they are at work where they are."""
    at_work = "At work, serving you. " if scene.drill == "kind_by_job" else ""
    return f"{at_work}{about}"
