"""Files that were handed in without a place on disk."""

from msgspec import Struct


class HandedFile(Struct, frozen=True):
    """One file.

    Attributes:
        name: What it is called, with slashes where it lies in folders.
        body: All of it.
    """

    name: str
    body: bytes


class Handed(Struct, frozen=True, kw_only=True):
    """An export as it came in: in memory, and nowhere else.

    Attributes:
        files: At least one.
        received_at: Seconds since 1970; it was exported at that time at the
            latest.
    """

    files: tuple[HandedFile, ...]
    received_at: float

    @property
    def name(self) -> str:
        """What errors call it."""
        if len(self.files) == 1:
            return self.files[0].name
        return f"{len(self.files)} files"
