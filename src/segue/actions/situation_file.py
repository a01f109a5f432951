"""The path of a file → the situation in it, with errors that name the file."""

from pathlib import Path
from typing import Final

from segue.domain.read_situation import read_situation
from segue.domain.situation import Situation
from segue.domain.yaml_source import MAX_BYTES
from segue.errors import InputError


_LONGEST_NAME: Final = 200
"""Characters of a path that an error shows."""


class SituationFileError(InputError):
    """The file of a situation cannot be read, or what it holds is at fault."""

    def __init__(self, name: str, says: str, hint: str = "") -> None:
        """Name the file and what is wrong with it."""
        shown = " ".join(name[:_LONGEST_NAME].split())
        super().__init__(f"{shown}: {says}", hint)


def situation_in(path: Path) -> Situation:
    """Return the situation that a file holds.

    Args:
        path: YAML, or JSON where the name ends in ``.json``.

    Raises:
        SituationFileError: It cannot be read, or is not understood.
    """
    name = str(path)
    try:
        return read_situation(_start_of(path), is_json=name.endswith(".json"))
    except SituationFileError:
        raise
    except InputError as error:
        raise SituationFileError(name, error.message, error.hint) from None


def _start_of(path: Path) -> bytes:
    """Return the bytes of a file, no more than show that it is too large."""
    name = str(path)
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise SituationFileError(name, "no such file") from None
    except IsADirectoryError:
        hint = "expected a YAML or JSON file"
        raise SituationFileError(name, "a folder", hint) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "cannot be read"
        raise SituationFileError(name, reason.lower()) from None
