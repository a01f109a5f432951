"""A rehearsal and a line → the rehearsal one turn later.

A rehearsal is a frozen value: it can be saved, loaded and rewound at any
turn. Chance comes from the seed and the number of the turn alone, so that
the same seed and the same acts give the same rehearsal on every machine.
"""

from random import Random
from typing import Final

import msgspec
from msgspec import UNSET, Struct
from msgspec.structs import replace

from segue.domain.chance import chance_for
from segue.domain.plan import Answer
from segue.domain.scene import Difficulty, Persona, Scene
from segue.domain.talk import Cue, Memory, Spoken
from segue.domain.turn import Heard, Shown, Speaker, Turn
from segue.errors import InputError
from segue.rehearsal.book import Book
from segue.rehearsal.policy import Decided, Hidden, State, decide, draw
from segue.voices.contract import Voice
from segue.voices.scripted import mood_of


FORMAT: Final = 1
"""Version of a saved rehearsal."""


class Rehearsal(Struct, frozen=True, kw_only=True):
    """One rehearsal, as far as it has come.

    Attributes:
        format: Version of this value when it is saved.
        scene: Where it plays.
        persona: Who the partner is.
        difficulty: How likely an ask is welcome.
        seed: What chance follows from.
        hidden: What was drawn before the first word.
        state: How things stand.
        memory: What the partner has in mind.
        turns: What was said.
        heard: What each line of the learner did, in order.
        answered: The turns in which an ask was answered, and how.
        slots: Words for the slots of lines.
        ended_by: Who ended it, once it is over.
    """

    format: int = FORMAT
    scene: Scene
    persona: Persona
    difficulty: Difficulty
    seed: int
    hidden: Hidden
    state: State
    memory: Memory
    turns: tuple[Turn, ...]
    heard: tuple[Heard, ...] = ()
    answered: dict[int, Answer] = {}
    slots: dict[str, str]
    ended_by: Speaker | None = None

    @property
    def outcome(self) -> Answer | None:
        """How the ask was answered; nothing where nothing was asked.

        An invitation that was declined counts: that was a no.
        """
        if self.state.answer is not None:
            return self.state.answer
        return self.state.invited if self.state.was_declined else None


class NotARehearsalError(InputError):
    """The saved rehearsal is not one that this version wrote."""

    def __init__(self) -> None:
        """Say so, without showing what it holds."""
        super().__init__(
            "not a saved rehearsal of this version", "start the scene again"
        )


def start(  # noqa: PLR0913 - each is one choice of the person
    book: Book,
    voice: Voice,
    scene: Scene,
    *,
    seed: int,
    difficulty: Difficulty | None = None,
    persona: Persona | None = None,
    you: str = "",
) -> Rehearsal:
    """Set the scene, and let the partner open it where the scene says so.

    Args:
        book: All content.
        voice: Who puts the partner's moves into words.
        scene: Where it plays.
        seed: What chance follows from.
        difficulty: The scene's own where left out.
        persona: Drawn from the scene's where left out.
        you: What the partner calls the learner, if anything.
    """
    level = difficulty or scene.difficulty
    chance = chance_for(seed, scene.id, "cast")
    met = persona or book.persona(chance.choice(scene.personas), scene)
    hidden, state = draw(book.policy, scene, level, seed)
    begun = Rehearsal(
        scene=scene,
        persona=met,
        difficulty=level,
        seed=seed,
        hidden=hidden,
        state=state,
        memory=Memory(),
        turns=(),
        slots=slots_of(scene, met, chance, you),
    )
    if not scene.opens:
        return begun
    spoken = voice.open(_cue(begun, None, None, ""))
    return replace(begun, turns=(_theirs(spoken, state),), memory=spoken.memory)


def slots_of(
    scene: Scene, persona: Persona, chance: Random, you: str
) -> dict[str, str]:
    """Return the words that lines have slots for.

    The number is one of those that are set aside for fiction.
    """
    slots = {
        "name": persona.name,
        "handle": persona.handle,
        "service": persona.service,
        "number": f"555 01{chance.randrange(100):02d}",
        "you": you,
    }
    if scene.reason:
        slots |= {"thing": scene.reason.thing, "next": scene.reason.next}
    return {name: words for name, words in slots.items() if words}


def say(
    book: Book, voice: Voice, rehearsal: Rehearsal, text: str, heard: Heard
) -> Rehearsal:
    """Say a line to the partner, who decides and then answers.

    Args:
        book: All content.
        voice: Who puts the partner's moves into words.
        rehearsal: As far as it has come; not over yet.
        text: The learner's line.
        heard: What the line does, and how.
    """
    decided = decide(
        book.policy, rehearsal.scene, rehearsal.hidden, rehearsal.state, heard
    )
    spoken = voice.say(_cue(rehearsal, decided, heard, text))
    answered = dict(rehearsal.answered)
    if decided.move == "answer_ask" and decided.answer:
        answered[len(rehearsal.turns) + 1] = decided.answer
    yours = Turn(speaker="you", text=text, reads_as=heard.acts)
    return replace(
        rehearsal,
        state=decided.state,
        memory=spoken.memory,
        turns=(*rehearsal.turns, yours, _theirs(spoken, decided.state)),
        heard=(*rehearsal.heard, heard),
        answered=answered,
        ended_by=_ended_by(decided),
    )


def _ended_by(decided: Decided) -> Speaker | None:
    if not decided.state.ended:
        return None
    return "you" if decided.move == "goodbye" else "them"


def _theirs(spoken: Spoken, state: State) -> Turn:
    shown = Shown(
        comfort=round(state.comfort, 2),
        patience=round(min(1.0, max(0.0, state.patience / 10)), 2),
        hurry=round(state.hurry, 2),
    )
    voice = UNSET if spoken.voice == "scripted" else spoken.voice
    return Turn(speaker="them", text=spoken.text, state=shown, voice=voice)


def _cue(
    rehearsal: Rehearsal, decided: Decided | None, heard: Heard | None, text: str
) -> Cue:
    state = decided.state if decided else rehearsal.state
    number = len(rehearsal.turns)
    return Cue(
        move=decided.move if decided else "react",
        answer=decided.answer if decided else None,
        acts=heard.acts if heard else (),
        text=text,
        mood=mood_of(state.comfort),
        scene=rehearsal.scene,
        persona=rehearsal.persona,
        memory=rehearsal.memory,
        slots=rehearsal.slots,
        chance=f"{rehearsal.seed}/{rehearsal.scene.id}/{number}",
        turns=rehearsal.turns,
        declined=state.was_declined,
    )


def rewind(book: Book, voice: Voice, rehearsal: Rehearsal, lines: int) -> Rehearsal:
    """Return the rehearsal as it was after so many lines of the learner.

    Nothing is drawn anew: what the partner would say to an ask stays as it is.

    Args:
        book: All content.
        voice: One that says again what was said.
        rehearsal: As far as it has come.
        lines: How many lines of the learner are kept.
    """
    said = [turn.text for turn in rehearsal.turns if turn.speaker == "you"][:lines]
    again = start(
        book,
        voice,
        rehearsal.scene,
        seed=rehearsal.seed,
        difficulty=rehearsal.difficulty,
        persona=rehearsal.persona,
        you=rehearsal.slots.get("you", ""),
    )
    again = replace(again, slots=rehearsal.slots, hidden=rehearsal.hidden)
    for text, heard in zip(said, rehearsal.heard, strict=False):
        again = say(book, voice, again, text, heard)
    return again


def save(rehearsal: Rehearsal) -> bytes:
    """Return a rehearsal as JSON, to go on with later."""
    return msgspec.json.encode(rehearsal)


def load(data: bytes) -> Rehearsal:
    """Return a saved rehearsal.

    Raises:
        NotARehearsalError: It is none, or of another version.
    """
    try:
        rehearsal = msgspec.json.decode(data, type=Rehearsal)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise NotARehearsalError from None
    if rehearsal.format != FORMAT:
        raise NotARehearsalError
    return rehearsal
