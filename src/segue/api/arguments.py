"""What a program hands to the API → checked; errors that name its arguments.

Types are for those who check them. Whoever does not gets one clear line here,
and not whatever breaks deep inside.
"""

import operator
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from os import PathLike, fspath
from pathlib import Path
from typing import Final, TypeVar

from segue.errors import InputError


T = TypeVar("T")

LARGEST: Final = 2**53 - 1
"""The largest whole number that every reader of JSON keeps as it is."""

MAX_DEPTH: Final = 24
"""Nesting over which values are refused, as it is in a file."""

_OPTION: Final = re.compile(r"(?<!\S)--([a-z]+(?:-[a-z]+)*)(?: ([A-Z]+|[a-z_|]+\Z))?")
_REPLY: Final = re.compile(r"\ATEXT(?=:)")


class ArgumentError(InputError):
    """An argument holds what it cannot hold."""

    def __init__(self, name: str, expected: str, given: object) -> None:
        """Name the argument, what is expected, and of what type it was."""
        super().__init__(f"{name}: expected {expected}, got {type(given).__name__}")


class RangeError(InputError):
    """A number lies outside of what it may be."""

    def __init__(self, name: str, low: int, high: int) -> None:
        """Name the argument and its bounds."""
        super().__init__(f"{name}: expected a whole number from {low} to {high}")


def a_text(name: str, given: str) -> str:
    """Return a text, checked.

    Raises:
        ArgumentError: It is none.
    """
    if not isinstance(given, str):
        raise ArgumentError(name, "text", given)
    return given


def a_text_or_nothing(name: str, given: str | None) -> str | None:
    """Return a text or nothing, checked.

    Raises:
        ArgumentError: It is neither.
    """
    return None if given is None else a_text(name, given)


def a_number(name: str, given: int, *, low: int, high: int = LARGEST) -> int:
    """Return a whole number within its bounds; numpy's are taken, too.

    Raises:
        ArgumentError: It is none.
        RangeError: It is too small or too large.
    """
    try:
        number = operator.index(given)
    except TypeError:
        raise ArgumentError(name, "a whole number", given) from None
    if not low <= number <= high:
        raise RangeError(name, low, high)
    return number


def a_path(name: str, given: str | PathLike[str]) -> Path:
    """Return a path, checked.

    Raises:
        ArgumentError: It is none.
    """
    try:
        path = fspath(given)
    except TypeError:
        raise ArgumentError(name, "a path", given) from None
    if not path:
        raise ArgumentError(name, "a path that is not empty", given)
    return Path(a_text(name, path))


def a_folder_or_nothing(name: str, given: str | PathLike[str] | None) -> Path | None:
    """Return a path or nothing, checked.

    Raises:
        ArgumentError: It is neither.
    """
    return None if given is None else a_path(name, given)


def a_moment(name: str, given: str | datetime | None) -> str | None:
    """Return a moment in ISO 8601, or nothing for the machine's clock.

    Raises:
        ArgumentError: It is neither text nor a date with a time.
    """
    if isinstance(given, datetime):
        return given.isoformat()
    if given is None or isinstance(given, str):
        return given
    raise ArgumentError(name, "ISO 8601 text or a datetime", given)


def a_function(name: str, given: Callable[..., object] | None) -> None:
    """Check that something can be called, if there is something.

    Raises:
        ArgumentError: It cannot.
    """
    if given is not None and not callable(given):
        raise ArgumentError(name, "a function", given)


def each(name: str, given: Iterable[T], kind: type[T]) -> Iterator[T]:
    """Yield the items of something, each checked when its turn comes.

    Raises:
        ArgumentError: It has none, or one is of another kind.
    """
    if not isinstance(given, Iterable):
        raise ArgumentError(name, f"many of {kind.__name__}", given)
    for one in given:
        if not isinstance(one, kind):
            raise ArgumentError(name, kind.__name__, one)
        yield one


def plain(name: str, given: object, depth: int = 0) -> object:
    """Return a value as YAML would give it: mappings, lists, texts, numbers.

    Dates become the text of ISO 8601.

    Raises:
        ArgumentError: YAML has nothing like it, or it goes too deep.
    """
    if depth > MAX_DEPTH:
        raise ArgumentError(name, "fields less deep", given)
    if isinstance(given, Mapping):
        return {key: plain(name, one, depth + 1) for key, one in given.items()}
    if isinstance(given, list | tuple):
        return [plain(name, one, depth + 1) for one in given]
    if isinstance(given, date):
        return given.isoformat()
    if given is None or isinstance(given, str | int | float):
        return given
    raise ArgumentError(name, "fields as YAML has them", given)


@contextmanager
def named_as_arguments() -> Iterator[None]:
    """Let errors say ``date_order`` where the command line's say an option."""
    try:
        yield
    except InputError as error:
        error.message = _REPLY.sub("answer", _OPTION.sub(_argument, error.message))
        error.hint = _OPTION.sub(_argument, error.hint)
        error.args = (error.message,)
        raise


def _argument(match: re.Match[str]) -> str:
    name = match[1].replace("-", "_")
    return f"{name}={match[2]}" if match[2] else name
