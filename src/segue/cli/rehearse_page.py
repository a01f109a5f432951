"""Scenes, rehearsals and debriefs → text for a person, or one document."""

import sys
from collections.abc import Sequence
from pathlib import Path
from textwrap import fill
from typing import Final

import msgspec

from segue.actions.rehearse import Rehearsed, list_scenes
from segue.actions.rehearse_in_words import GRADES, SKILLS, measure, not_scored
from segue.domain.turn import Debrief, Turn


_WIDTH: Final = 76


def write_json(document: object) -> None:
    """Print one document."""
    sys.stdout.write(msgspec.json.encode(document).decode() + "\n")


def print_scenes(folder: Path | None, *, as_json: bool) -> None:
    """Print all scenes, those of a folder among them."""
    scenes = list_scenes(folder)
    if as_json:
        write_json(scenes)
        return
    for scene in scenes.scenes:
        print(f"{scene.id}  ({scene.difficulty})")
        print(wrap(f"{scene.title}: {scene.place}.", "    "))


def wrap(text: str, indent: str = "") -> str:
    """Return text in lines that fit a page."""
    return fill(text, _WIDTH, initial_indent=indent, subsequent_indent=indent)


def say_turn(turn: Turn, name: str) -> str:
    """Return one turn as it is shown."""
    who = "You" if turn.speaker == "you" else name
    return fill(f"{who}: {turn.text}", _WIDTH, subsequent_indent="    ")


def show_rehearsed(made: Rehearsed) -> None:
    """Print a rehearsal that is over, with its debrief."""
    for turn in made.turns:
        print(say_turn(turn, made.partner.name))
    print()
    show_debrief(made.debrief)


def show_debrief(said: Debrief) -> None:
    """Print what the mentor says."""
    print(wrap(measure(said)))
    for note in said.notes:
        print()
        print(f"“{note.quote}”")
        print(wrap(f"{SKILLS[note.skill]}, {GRADES[note.grade]}: {note.says}", "  "))
        if note.instead:
            print(wrap(f"To try instead: “{note.instead}”", "  "))
    if not_scored(said):
        print()
        print(wrap(not_scored(said)))


def show_lines(lines: Sequence[str]) -> None:
    """Print several lines, numbered."""
    for number, line in enumerate(lines, 1):
        print(wrap(f"{number}. {line}", "  "))
