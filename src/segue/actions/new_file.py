"""Write a file that the person named; only they can read it."""

import os
from pathlib import Path

from segue.errors import InputError, SegueError


class FileExistsAlreadyError(InputError):
    """There is a file of that name already."""

    def __init__(self, file: Path) -> None:
        """Name the file."""
        hint = "name a new file, or say --replace"
        super().__init__(f"{file}: exists already", hint)


class CannotWriteError(SegueError):
    """The file cannot be written there."""

    def __init__(self, file: Path, reason: str) -> None:
        """Name the file and the system's reason."""
        super().__init__(f"{file}: {reason.lower()}", "nothing was written")


class NoPlaceError(InputError):
    """There can be no file of that name: no folder, no right to write there."""

    def __init__(self, file: Path, reason: str) -> None:
        """Name the file and the system's reason."""
        super().__init__(f"{file}: {reason.lower()}", "expected a place to write to")


_OF_THE_NAME = (
    FileExistsError,
    FileNotFoundError,
    IsADirectoryError,
    NotADirectoryError,
    PermissionError,
)


def not_written(file: Path, error: OSError) -> SegueError:
    """Return what to raise where a file could not be written.

    A full disk is nobody's fault; a folder that is not there was misnamed.
    """
    reason = error.strerror or "cannot be written"
    is_named_wrong = isinstance(error, _OF_THE_NAME)
    return (NoPlaceError if is_named_wrong else CannotWriteError)(file, reason)


def write_new(file: Path, data: bytes, *, replace: bool = False) -> None:
    """Write bytes to a file, all of them or none.

    Args:
        file: Where to.
        data: What.
        replace: Write over a file that is there already.

    Raises:
        FileExistsAlreadyError: There is one, and it is not to be replaced.
        NoPlaceError: There can be no such file.
        CannotWriteError: It cannot be written.
    """
    if file.exists() and not replace:
        raise FileExistsAlreadyError(file)
    beside = file.with_name(f".{file.name}.{os.getpid()}.new")
    try:
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as opened:
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
        beside.replace(file)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise not_written(file, error) from None
