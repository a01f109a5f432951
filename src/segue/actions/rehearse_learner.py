"""Rehearsing with a learner that is a program."""

from collections.abc import Callable, Sequence

from segue.actions.rehearse import Choice, Rehearsed, begin, finish, room
from segue.domain.turn import Turn


def play_learner(
    choice: Choice,
    learner: Callable[[Sequence[Turn]], str | None],
    *,
    most_lines: int,
) -> Rehearsed:
    """Let a learner talk with the partner until one of the two ends it.

    Args:
        choice: What to rehearse.
        learner: From the turns so far to the next line; nothing, or a blank
            line, ends the talk.
        most_lines: After so many lines the talk is over.

    Raises:
        InputError: As ``segue.actions.rehearse.begin``.
    """
    here, played = room(), begin(choice)
    for _ in range(most_lines):
        line = learner(played.turns)
        if line is None or not line.strip():
            break
        played = here.hear(played, line.strip())
        if played.ended_by:
            break
    return finish(played)
