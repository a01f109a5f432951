"""What a chat shows → a picture in a file."""

from pathlib import Path
from typing import Final

from segue.actions.figures_of import figures_of
from segue.actions.new_file import FileExistsAlreadyError, write_new
from segue.actions.show_chat import Shown
from segue.domain.chat_figures import Figures
from segue.errors import InputError
from segue.reading.picture import draw_png, draw_svg


ENDINGS: Final = (".svg", ".png")
"""Kinds of pictures, by the ending of a file."""


class PictureKindError(InputError):
    """The file's ending names no kind of picture."""

    def __init__(self) -> None:
        """List the endings."""
        super().__init__(
            "--plot: unknown kind of file", "expected FILE.svg or FILE.png"
        )


class PicturePlaceError(InputError):
    """There is no folder for the picture."""

    def __init__(self, path: Path) -> None:
        """Name the file."""
        super().__init__(f"--plot: {path}: no such folder", "make the folder first")


def check_picture(path: Path, *, replace: bool = False) -> None:
    """See that a picture may go there, before anything is read.

    Args:
        path: Ends in ``.svg`` or ``.png``.
        replace: An older file may be written over.

    Raises:
        InputError: The ending names no kind of picture, there is no such
            folder, or there is a file already.
    """
    if path.suffix.lower() not in ENDINGS:
        raise PictureKindError
    if not path.parent.is_dir():
        raise PicturePlaceError(path)
    if path.exists() and not replace:
        raise FileExistsAlreadyError(path)


def draw_chat(shown: Shown, path: Path, *, replace: bool = False) -> None:
    """Write the picture of a chat.

    Args:
        shown: What the chat shows.
        path: Ends in ``.svg`` or ``.png``.
        replace: An older file may be written over.

    Raises:
        SegueError: It cannot be written there.
    """
    check_picture(path, replace=replace)
    figures = figures_of(shown)
    is_svg = path.suffix.lower() == ENDINGS[0]
    data = draw_svg(figures).encode() if is_svg else draw_png(figures)
    write_new(path, data, replace=replace)


def picture_of(figures: Figures) -> str:
    """Return the picture of a chat as SVG, for a page to show."""
    return draw_svg(figures)
