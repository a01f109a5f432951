"""Lines of annotated rehearsals → values, with errors that name the line."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

import msgspec

from segue.actions.json_fault import fault_of
from segue.actions.score_mentor import Annotated, check_turns
from segue.errors import InputError


LONGEST: Final = 1 << 20
"""Bytes of a line over which it holds no rehearsal that anybody played."""


class NotAnnotatedError(InputError):
    """A line holds no annotated rehearsal, or a file cannot be read."""

    def __init__(self, place: str, says: str) -> None:
        """Name the file, the line and the field, and no words of the talk."""
        hint = 'expected {"scene": {…}, "turns": […], "notes": […], "asked_once": …}'
        super().__init__(f"{place}: {says}", hint)


def annotated_in(source: bytes | Path) -> list[Annotated]:
    """Return the annotated rehearsals of a file, or of its bytes.

    Args:
        source: One rehearsal a line, in UTF-8; blank lines are passed over.

    Raises:
        NotAnnotatedError: A line is none, or the file cannot be read.
    """
    if isinstance(source, bytes):
        return list(_read(io.BytesIO(source), ""))
    name = str(source)
    try:
        with source.open("rb") as file:
            return list(_read(file, f"{name}: "))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "cannot be read"
        raise NotAnnotatedError(name[:200], reason.lower()) from None


def _read(file: BinaryIO, name: str) -> Iterator[Annotated]:
    for number, line in enumerate(iter(lambda: file.readline(LONGEST + 1), b""), 1):
        place = f"{name}line {number}"
        if len(line) > LONGEST:
            raise NotAnnotatedError(place, f"longer than {LONGEST >> 10} kB")
        if line.strip():
            yield _rehearsal(line.removeprefix(b"\xef\xbb\xbf"), place)


def _rehearsal(line: bytes, place: str) -> Annotated:
    try:
        one = msgspec.json.decode(line, type=Annotated)
        check_turns([note.turn for note in one.notes], one.turns)
    except msgspec.ValidationError as error:
        raise NotAnnotatedError(place, fault_of(str(error))) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise NotAnnotatedError(place, "not valid JSON") from None
    return one
