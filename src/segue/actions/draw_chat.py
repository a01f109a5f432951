"""What a chat shows → a picture in a file."""

from pathlib import Path
from typing import Final

from segue.actions.figures_of import figures_of
from segue.actions.show_chat import Shown
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


class PictureFileError(InputError):
    """The picture cannot be written there."""

    def __init__(self, path: Path, reason: str) -> None:
        """Name the file and what hinders."""
        super().__init__(f"--plot: {path}: {reason}")


def check_picture(path: Path) -> None:
    """See that a picture may go there, before anything is read.

    Raises:
        PictureKindError: The ending names no kind of picture.
        PictureFileError: There is no such folder, or a folder of that name.
    """
    if path.suffix.lower() not in ENDINGS:
        raise PictureKindError
    if not path.parent.is_dir():
        raise PictureFileError(path, "no such folder")
    if path.is_dir():
        raise PictureFileError(path, "a folder")


def draw_chat(shown: Shown, path: Path) -> None:
    """Write the picture of a chat.

    Args:
        shown: What the chat shows.
        path: Ends in ``.svg`` or ``.png``; an older picture is replaced.

    Raises:
        InputError: It cannot be written there.
    """
    check_picture(path)
    figures = figures_of(shown)
    is_svg = path.suffix.lower() == ENDINGS[0]
    data = draw_svg(figures).encode() if is_svg else draw_png(figures)
    try:
        path.write_bytes(data)
    except OSError as error:
        reason = (error.strerror or "cannot be written").lower()
        raise PictureFileError(path, reason) from None
