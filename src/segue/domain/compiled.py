"""A compiled file of the content → its values, or an error that says so."""

from typing import TypeVar

import msgspec

from segue.errors import SegueError


Kind = TypeVar("Kind")


class CompiledDamagedError(SegueError):
    """A compiled file is not what this version wrote."""

    def __init__(self, name: str) -> None:
        """Name the file."""
        hint = "install Segue again; in a checkout, `make run` renews it"
        super().__init__(f"{name}: damaged, or of another version", hint)


def decode_compiled_file(name: str, data: bytes, kind: type[Kind]) -> Kind:
    """Return what a compiled file holds.

    Args:
        name: The file's name, for the error.
        data: What stands in it.
        kind: What it holds.

    Raises:
        CompiledDamagedError: It is not one that this version wrote.
    """
    try:
        return msgspec.msgpack.decode(data, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise CompiledDamagedError(name) from None
