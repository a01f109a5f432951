"""Files that came over a door → an export that actions can read."""

from collections.abc import Iterable

from segue import assembly
from segue.domain.handed import Handed, HandedFile
from segue.errors import InputError


class NoFileError(InputError):
    """Nothing was handed in."""

    def __init__(self) -> None:
        """Say what is expected."""
        super().__init__("file: nothing handed in", "expected a chat's export")


def hand_in(files: Iterable[HandedFile]) -> Handed:
    """Take files in, and note when.

    Raises:
        NoFileError: There are none.
    """
    taken = tuple(files)
    if not taken:
        raise NoFileError
    return Handed(files=taken, received_at=assembly.system_clock().timestamp())
