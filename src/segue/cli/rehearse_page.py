"""Scenes, rehearsals and debriefs → text for a person, or one document."""

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from textwrap import fill
from typing import Final

import msgspec

from segue.actions.rehearse import Rehearsed, list_scenes
from segue.actions.rehearse_in_words import (
    DRILLS,
    GRADES,
    SKILLS,
    measure,
    not_scored,
    rule_in_words,
    scenes_to_choose,
)
from segue.cli.clean import clean
from segue.domain.turn import Debrief, Note, Turn


_WIDEST: Final = 76
"""Columns of a page, where the terminal has as many."""

_NARROWEST: Final = 20


def write_json(document: object) -> None:
    """Print one document."""
    sys.stdout.write(msgspec.json.encode(document).decode() + "\n")


def print_scenes(folder: Path | None, *, as_json: bool) -> None:
    """Print all scenes by what they practice, those of a folder among them."""
    if as_json:
        write_json(list_scenes(folder))
        return
    for drill, scenes in scenes_to_choose(folder=folder):
        print(f"{DRILLS[drill]}\n")
        for scene in scenes:
            print(f"  {scene.id}  ({scene.difficulty})")
            print(wrap(f"{scene.title}: {scene.place}.", "      "))
        print()


def wrap(text: str, indent: str = "", hanging: str = "") -> str:
    """Return text in lines that fit a page.

    Args:
        text: What is said.
        indent: Stands before each line.
        hanging: Stands after that before each line but the first.
    """
    rest = indent + hanging
    return fill(clean(text), _width(), initial_indent=indent, subsequent_indent=rest)


def _width() -> int:
    columns = shutil.get_terminal_size().columns
    return max(_NARROWEST, min(_WIDEST, columns))


def say_turn(turn: Turn, name: str) -> str:
    """Return one turn as it is shown."""
    who = "You" if turn.speaker == "you" else name
    said = clean(f"{who}: {turn.text}")
    return fill(said, _width(), subsequent_indent="    ")


def show_rehearsed(made: Rehearsed) -> None:
    """Print a rehearsal that is over, with its debrief."""
    for turn in made.turns:
        print(say_turn(turn, made.partner.name))
    print()
    show_debrief(made.debrief, made.turns)


def show_debrief(said: Debrief, turns: Sequence[Turn]) -> None:
    """Print what the mentor says of what was said."""
    print(wrap(measure(said)))
    for note in said.notes:
        print()
        _show_note(note, turns)
    if not_scored(said):
        print()
        print(wrap(not_scored(said)))


def _show_note(note: Note, turns: Sequence[Turn]) -> None:
    number = sum(turn.speaker == "you" for turn in turns[: note.turn + 1])
    print(wrap(f"Your line {number}: “{note.quote}”"))
    print(wrap(f"{SKILLS[note.skill]}, {GRADES[note.grade]}: {note.says}", "  "))
    print(wrap(f"Rule: {rule_in_words(note.rule)}.", "  "))
    if note.instead:
        print(wrap(f"To try instead: “{note.instead}”", "  "))


def show_lines(lines: Sequence[str]) -> None:
    """Print several lines, numbered."""
    for number, line in enumerate(lines, 1):
        print(wrap(f"{number}. {line}", "  ", "   "))
