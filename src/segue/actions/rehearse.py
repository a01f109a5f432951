"""Rehearsing: the list of scenes, a scene played line by line or by script."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from segue.assembly.book import checked_book_from
from segue.assembly.mentor import ears
from segue.domain.plan import CONTRACT, Answer, Plan
from segue.domain.scene import Difficulty, Persona, Scene
from segue.domain.situation import Channel
from segue.domain.turn import Debrief, Skill, Speaker, Turn, VoiceName
from segue.errors import InputError
from segue.rehearsal.from_plan import called, scene_from_plan
from segue.rehearsal.room import Room, open_room
from segue.rehearsal.step import Rehearsal, start
from segue.voices.scripted import ScriptedVoice


LONGEST_LINE: Final = 2000
"""Letters in a line over which nobody could say it."""

Outcome = Answer | Literal["not_asked"]
"""How an ask was answered in a rehearsal, or that there was none."""


class UnsayableLineError(InputError):
    """A line is longer than anybody could say it."""

    def __init__(self, place: str) -> None:
        """Name the place of the line, and no word of it."""
        says = f"{place}: longer than {LONGEST_LINE} letters"
        super().__init__(says, "keep to what one would say")


class SceneListed(Struct, frozen=True, kw_only=True):
    """One scene in the list.

    Attributes:
        id: Its name in commands.
        title: What it is called.
        place: Where it plays.
        difficulty: How likely an ask is welcome there.
        practices: The skills it turns on.
        drill: What it is for, beside them.
        channel: How the two talk there.
        aim: What a good run looks like.
    """

    id: str
    title: str
    place: str
    difficulty: Difficulty
    practices: tuple[Skill, ...]
    drill: str
    channel: Channel
    aim: str


class SceneList(Struct, frozen=True, kw_only=True):
    """All scenes.

    Attributes:
        contract: Version of this document.
        scenes: In the order of their ids.
    """

    contract: int = CONTRACT
    scenes: tuple[SceneListed, ...]


class PartnerShown(Struct, frozen=True, kw_only=True):
    """What was drawn for the partner before the first word.

    Attributes:
        answer_if_asked: What they would say to an ask that is done well.
        interest: How much they would like to stay in touch, 0 to 1.
        name: What they are called.
        about: Who they are.
    """

    answer_if_asked: Answer
    interest: float
    name: str
    about: str


class Rehearsed(Struct, frozen=True, kw_only=True):
    """A rehearsal that is over.

    Attributes:
        contract: Version of this document.
        scene: Where it was played.
        seed: What chance followed from.
        difficulty: How likely an ask was welcome.
        partner: What was drawn for the partner.
        turns: What was said.
        outcome: How the ask was answered.
        ended_by: Who ended it.
        debrief: What the mentor says.
    """

    contract: int = CONTRACT
    scene: str
    seed: int
    difficulty: Difficulty
    partner: PartnerShown
    turns: tuple[Turn, ...]
    outcome: Outcome
    ended_by: Speaker
    debrief: Debrief


class Choice(Struct, frozen=True, kw_only=True):
    """What a person chose to rehearse.

    Attributes:
        scene: The scene's id; left out with a plan.
        seed: What chance follows from.
        difficulty: The scene's own where left out.
        persona: Whom to meet; drawn from the scene's where left out.
        you: What the partner calls the learner.
        plan: A plan to rehearse from, instead of a scene.
        them: What the other one is called; the persona's own name if nothing.
        voice: Who puts the partner's moves into words.
        folder: A folder with scenes of one's own; the built-in ones if none.
    """

    scene: str = ""
    seed: int = 0
    difficulty: Difficulty | None = None
    persona: str | None = None
    you: str = ""
    plan: Plan | None = None
    them: str = ""
    voice: VoiceName = "scripted"
    folder: Path | None = None


@cache
def _room() -> Room:
    return open_room(ears())


_OPENING: Final = Lock()
"""Held while the room is opened, so that many at once load its models once."""


def room() -> Room:
    """Return the room with the built-in scenes, its models loaded."""
    with _OPENING:
        return _room()


@cache
def room_of(folder: Path | None) -> Room:
    """Return the room with the scenes of a folder.

    Args:
        folder: Laid over the built-in content, or whole; nothing for that.

    Raises:
        InputError: The folder has a fault that keeps it from being used.
    """
    if folder is None:
        return room()
    book = checked_book_from(folder)
    return replace(room(), book=book, voice=ScriptedVoice(book.lines))


def room_with(voice: VoiceName, folder: Path | None = None) -> Room:
    """Return the room with a voice.

    Raises:
        InputError: The voice is a language model's, and there is none, or the
            person has not agreed to what is sent there; or the folder is at
            fault.
    """
    here = room_of(folder)
    if voice == "scripted":
        return here
    from segue.assembly.model import model_voice  # noqa: PLC0415 - most rehearse without

    return replace(here, voice=model_voice(here.book))


@cache
def list_scenes(folder: Path | None = None) -> SceneList:
    """Return all scenes.

    Args:
        folder: A folder with scenes of one's own; the built-in ones if none.

    Raises:
        InputError: The folder has a fault that keeps it from being used.
    """
    book = checked_book_from(folder)
    return SceneList(
        scenes=tuple(
            SceneListed(
                id=scene.id,
                title=scene.title,
                place=scene.place,
                difficulty=scene.difficulty,
                practices=scene.practices,
                drill=scene.drill,
                channel=scene.channel,
                aim=scene.aim,
            )
            for scene in book.scenes
        )
    )


def begin(choice: Choice) -> Rehearsal:
    """Set the scene that was chosen.

    Raises:
        InputError: There is no such scene or persona, or the plan is one
            that there is nothing to rehearse of.
    """
    here = room_with(choice.voice, choice.folder)
    scene, persona = _cast(here, choice)
    begun = _start(here, choice, scene, persona)
    if not choice.them or choice.plan:
        return begun
    return _start(here, choice, scene, called(begun.persona, choice.them))


def _start(
    here: Room, choice: Choice, scene: Scene, persona: Persona | None
) -> Rehearsal:
    return start(
        here.book,
        here.voice,
        scene,
        seed=choice.seed,
        difficulty=choice.difficulty,
        persona=persona,
        you=choice.you,
    )


def _cast(here: Room, choice: Choice) -> tuple[Scene, Persona | None]:
    """Return where it plays, and who is met there if that is settled."""
    if choice.plan:
        named = choice.persona or ""
        cast = scene_from_plan(here.book, choice.plan, choice.them, named)
        return cast.scene, cast.persona
    scene = here.book.scene(choice.scene)
    met = choice.persona
    return scene, here.book.persona(met, scene) if met else None


def play_script(choice: Choice, lines: Iterable[str]) -> Rehearsed:
    """Play lines against the partner, until one of the two ends it.

    Args:
        choice: What to rehearse.
        lines: What the learner says; empty ones are left out.

    Raises:
        InputError: As ``begin``.
    """
    here, played = room_with(choice.voice, choice.folder), begin(choice)
    for line in filter(None, (line.strip() for line in lines)):
        played = here.hear(played, line)
        if played.ended_by:
            break
    return finish(played, choice.folder)


def finish(played: Rehearsal, folder: Path | None = None) -> Rehearsed:
    """Return what came of a rehearsal, with the mentor's debrief."""
    return Rehearsed(
        scene=played.scene.id,
        seed=played.seed,
        difficulty=played.difficulty,
        partner=PartnerShown(
            answer_if_asked=played.hidden.answer,
            interest=played.hidden.interest,
            name=played.persona.name,
            about=played.persona.about,
        ),
        turns=played.turns,
        outcome=played.outcome or "not_asked",
        ended_by=played.ended_by or "you",
        debrief=room_of(folder).debrief(played),
    )
