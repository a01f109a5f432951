"""Options and files of ``segue rehearse`` → a choice and lines to say."""

import secrets
import sys
from pathlib import Path
from typing import Final

import msgspec

from segue.actions.rehearse import LONGEST_LINE, Choice
from segue.domain.plan import Plan
from segue.domain.scene import Difficulty
from segue.errors import InputError


MAX_BYTES: Final = 1 << 20
"""Size in bytes over which a script or a plan is refused."""

_USUAL_SEED: Final = 0
_SEEDS: Final = 1_000_000


class ScriptError(InputError):
    """A file of a rehearsal cannot be read, or holds no such thing."""

    def __init__(self, name: str, says: str, hint: str = "") -> None:
        """Name the file and what is wrong with it."""
        super().__init__(f"{name}: {says}", hint)


class TwoScenesError(InputError):
    """A scene was named beside a plan, which is a scene of its own."""

    def __init__(self) -> None:
        """Say which to leave out."""
        says = "scene: named beside a plan, which is a scene of its own"
        super().__init__(says, "leave out the scene, or --plan")


class NoSceneError(InputError):
    """Neither a scene nor a plan was named."""

    def __init__(self) -> None:
        """Say where scenes are listed."""
        super().__init__("scene: none was named", "see segue rehearse --list")


def pick_scene(scene: str | None, plan: str | None) -> str:
    """Return the scene that was named; none is needed with a plan.

    Raises:
        NoSceneError: Neither was named.
        TwoScenesError: Both were.
    """
    if scene is not None and plan is not None:
        raise TwoScenesError
    if scene is None and plan is None:
        raise NoSceneError
    return scene or ""


def settle_seed(seed: int | None, *, is_played: bool) -> int:
    """Return what chance follows from.

    Args:
        seed: What was given, if anything.
        is_played: Whether somebody types the lines; at a terminal, they meet
            somebody else each time.
    """
    if seed is not None:
        return seed
    is_new = is_played and sys.stdin is not None and sys.stdin.isatty()
    return secrets.randbelow(_SEEDS) if is_new else _USUAL_SEED


def choice_of(
    scene: str,
    plan: str | None,
    seed: int,
    rest: tuple[Difficulty | None, str | None, str, str],
) -> Choice:
    """Return what a person chose to rehearse.

    Args:
        scene: The scene's id.
        plan: A file with a plan.
        seed: What chance follows from.
        rest: Difficulty, persona, the other one's name, the learner's.

    Raises:
        ScriptError: The plan cannot be read.
    """
    difficulty, persona, them, you = rest
    return Choice(
        scene=scene,
        seed=seed,
        difficulty=difficulty,
        persona=persona,
        you=you,
        plan=read_plan(plan) if plan else None,
        them=them,
    )


def read_plan(name: str) -> Plan:
    """Return the plan in a file.

    Raises:
        ScriptError: There is none.
    """
    try:
        return msgspec.json.decode(read_bytes(name), type=Plan)
    except (msgspec.DecodeError, UnicodeDecodeError):
        hint = "expected what segue plan --json prints"
        raise ScriptError(_shown(name), "not a plan", hint) from None


def read_script(name: str) -> list[str]:
    """Return the lines of a script.

    Raises:
        ScriptError: It cannot be read, is no text, or has a line too long.
    """
    try:
        lines = read_bytes(name).decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise ScriptError(_shown(name), "not UTF-8 text", "save it as UTF-8") from None
    for number, line in enumerate(lines, 1):
        if len(line) > LONGEST_LINE:
            says = f"line {number}: longer than {LONGEST_LINE} letters"
            raise ScriptError(_shown(name), says, "keep to what one would say")
    return lines


def read_bytes(name: str) -> bytes:
    """Return the bytes of a file, or of standard input for ``-``.

    Raises:
        ScriptError: It cannot be read, or is too large.
    """
    try:
        data = _read(name)
    except OSError as error:
        says = (error.strerror or "cannot be read").lower()
        raise ScriptError(_shown(name), says) from None
    except ValueError:
        raise ScriptError(_shown(name), "cannot be read") from None
    if len(data) > MAX_BYTES:
        raise ScriptError(_shown(name), f"larger than {MAX_BYTES >> 10} kB")
    return data


def _read(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    with Path(name).open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _shown(name: str) -> str:
    return "standard input" if name == "-" else name
