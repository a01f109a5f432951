"""Rehearsing with a learner that is a program."""

from collections.abc import Callable, Sequence

from segue.actions.rehearse import (
    LONGEST_LINE,
    Choice,
    Rehearsed,
    UnsayableLineError,
    begin,
    finish,
    room,
)
from segue.domain.half_character import half_character
from segue.domain.scene import DIFFICULTIES, Difficulty
from segue.domain.turn import Turn
from segue.errors import InputError, SegueError


Learner = Callable[[Sequence[Turn]], str | None]
"""From the turns so far to the next line; nothing, or a blank line, ends it."""


class LearnerFailedError(SegueError):
    """A learner raised an error of its own, which is this one's cause."""

    def __init__(self, place: str, kind: str) -> None:
        """Name the place and the kind of error; its words may be the talk's."""
        says = f"{place}: the learner raised {kind}"
        super().__init__(says, "its own error is this one's __cause__")


class UnknownDifficultyError(InputError):
    """There is no such difficulty."""

    def __init__(self) -> None:
        """List those that there are."""
        super().__init__("difficulty: unknown", f"expected {'|'.join(DIFFICULTIES)}")


class NotALineError(InputError):
    """A learner gave something that nobody can say."""

    def __init__(self, place: str, kind: str) -> None:
        """Name the place and what was given instead."""
        says = f"{place}: the learner gave {kind}"
        super().__init__(says, "expected text, or None to stop")


def choice_of(
    scene: str, persona: str | None, difficulty: str | None, seed: int = 0
) -> Choice:
    """Return what to rehearse.

    Raises:
        UnknownDifficultyError: There is no such difficulty.
    """
    level: Difficulty | None = None
    for known in DIFFICULTIES:
        level = known if known == difficulty else level
    if level is None and difficulty is not None:
        raise UnknownDifficultyError
    return Choice(scene=scene, seed=seed, difficulty=level, persona=persona)


def play_learner(choice: Choice, learner: Learner, *, most_lines: int) -> Rehearsed:
    """Let a learner talk with the partner until one of the two ends it.

    Args:
        choice: What to rehearse.
        learner: From the turns so far to the next line; nothing, or a blank
            line, ends the talk.
        most_lines: After so many lines the talk is over.

    Raises:
        LearnerFailedError: The learner raised an error.
        NotALineError: It gave something else than text or nothing.
        UnsayableLineError: It gave more than anybody could say.
        InputError: As ``segue.actions.rehearse.begin``.
    """
    here, played = room(), begin(choice)
    for number in range(1, most_lines + 1):
        place = f"scene {choice.scene}, seed {choice.seed}, line {number}"
        line = _next_line(learner, played.turns, place)
        if not line:
            break
        played = here.hear(played, line)
        if played.ended_by:
            break
    return finish(played)


def _next_line(learner: Learner, turns: Sequence[Turn], place: str) -> str:
    """Return what the learner says next, stripped; nothing where it stops."""
    try:
        line: object = learner(turns)
    except Exception as error:
        raise LearnerFailedError(place, type(error).__name__) from error
    if line is None:
        return ""
    if not isinstance(line, str):
        raise NotALineError(place, type(line).__name__)
    if len(line) > LONGEST_LINE:
        raise UnsayableLineError(place)
    if half_character(line):
        raise NotALineError(place, "half a character")
    return line.strip()
