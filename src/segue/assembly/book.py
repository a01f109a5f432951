"""The scenes, people and lines to rehearse with."""

from pathlib import Path

from segue.assembly.at_fault import AtFaultError
from segue.errors import InputError
from segue.playbook.overlay import is_overlay
from segue.rehearsal.book import Book
from segue.rehearsal.check import check_folder
from segue.rehearsal.load import load_built_in, load_folder


class NoScenesError(InputError):
    """The folder that was named holds no scenes."""

    def __init__(self, folder: Path) -> None:
        """Name the folder."""
        hint = "expected a folder with overlay.yaml, or with voice/ and scenes/ in it"
        super().__init__(f"{folder}: no scenes there", hint)


def expect_scenes(folder: Path) -> None:
    """Refuse a folder that is no place for scenes.

    Raises:
        NoScenesError: It is none, neither whole nor laid over another.
    """
    if not (is_overlay(folder) or (folder / "voice").is_dir()):
        raise NoScenesError(folder)


def checked_book_from(folder: Path | None) -> Book:
    """Return the scenes, people and lines of a folder, or the built-in ones.

    Args:
        folder: Laid over the built-in content, or whole; nothing for that.

    Raises:
        NoScenesError: The folder holds none.
        AtFaultError: The folder has a fault that keeps it from being used.
    """
    if folder is None:
        return load_built_in()
    expect_scenes(folder)
    for finding in check_folder(folder):
        raise AtFaultError(finding)
    return load_folder(folder)
