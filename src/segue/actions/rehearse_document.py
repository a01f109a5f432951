"""A JSON document that asks for a rehearsal → what to play, and the lines."""

from typing import Annotated, Final

import msgspec
from msgspec import Meta, Struct

from segue.actions.json_fault import fault_of
from segue.actions.rehearse import (
    LONGEST_LINE,
    Choice,
    Rehearsed,
    UnsayableLineError,
    play_script,
)
from segue.domain.scene import Difficulty
from segue.errors import InputError


_LARGEST: Final = 2**53 - 1
"""The largest whole number that every reader of JSON keeps as it is."""


class NoScriptError(InputError):
    """What was handed in is no script to play."""

    def __init__(self, says: str) -> None:
        """Say what is wrong, naming the field and no words of the lines."""
        hint = 'expected {"scene": "bus_last", "seed": 7, "lines": ["hi"]}'
        super().__init__(says, hint)


class Script(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A scene, and the lines to play in it.

    Attributes:
        scene: The scene's id.
        seed: What chance follows from.
        lines: What the learner says, line by line; empty ones are left out.
        difficulty: The scene's own where left out.
        persona: Whom to meet; drawn from the scene's where left out.
        you: What the partner calls the learner.
    """

    scene: str
    seed: Annotated[int, Meta(ge=-_LARGEST, le=_LARGEST)] = 0
    lines: tuple[str, ...]
    difficulty: Difficulty | None = None
    persona: str | None = None
    you: str = ""


def read_script(data: bytes) -> Script:
    """Return the script that JSON holds.

    Raises:
        NoScriptError: It holds none.
        UnsayableLineError: A line is longer than anybody could say it.
    """
    try:
        script = msgspec.json.decode(data, type=Script)
    except msgspec.ValidationError as error:
        raise NoScriptError(fault_of(str(error))) from None
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise NoScriptError("not valid JSON") from None
    for number, line in enumerate(script.lines):
        if len(line) > LONGEST_LINE:
            raise UnsayableLineError(f"lines[{number}]")
    return script


def play(script: Script) -> Rehearsed:
    """Play a script against the scene's partner.

    Raises:
        InputError: There is no such scene, or nobody of that name there.
    """
    choice = Choice(
        scene=script.scene,
        seed=script.seed,
        difficulty=script.difficulty,
        persona=script.persona,
        you=script.you,
    )
    return play_script(choice, script.lines)
