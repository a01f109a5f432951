"""The scenes, people and lines to rehearse with."""

from pathlib import Path

from segue.assembly.at_fault import AtFaultError
from segue.rehearsal.book import Book
from segue.rehearsal.check import check_folder
from segue.rehearsal.load import load_built_in, load_folder


def checked_book_from(folder: Path | None) -> Book:
    """Return the scenes, people and lines of a folder, or the built-in ones.

    Args:
        folder: Laid over the built-in content, or whole; nothing for that.

    Raises:
        AtFaultError: The folder has a fault that keeps it from being used.
    """
    if folder is None:
        return load_built_in()
    for finding in check_folder(folder):
        raise AtFaultError(finding)
    return load_folder(folder)
