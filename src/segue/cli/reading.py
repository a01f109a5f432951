"""Files and standard input → bytes, with errors that name the file."""

import sys
from pathlib import Path

from segue.actions.situation_file import situation_in
from segue.domain.read_situation import read_situation
from segue.domain.situation import Situation
from segue.domain.yaml_source import MAX_BYTES
from segue.errors import InputError


class FileError(InputError):
    """A file cannot be read, or what it holds is at fault."""

    def __init__(self, name: str, says: str, hint: str = "") -> None:
        """Name the file and what is wrong with it."""
        super().__init__(f"{name}: {says}", hint)


def read_situation_file(name: str) -> Situation:
    """Read a situation from a file, or from standard input for ``-``.

    Raises:
        InputError: It cannot be read, or is not understood.
    """
    if name != "-":
        return situation_in(Path(name))
    shown = "standard input"
    try:
        return read_situation(sys.stdin.buffer.read(MAX_BYTES + 1))
    except InputError as error:
        raise FileError(shown, error.message, error.hint) from None


class WordsNotUtf8Error(InputError):
    """What came on standard input is no text."""

    def __init__(self) -> None:
        """Say what is expected."""
        super().__init__("standard input: not UTF-8")


class NoWordsError(InputError):
    """Words are wanted, none were given, and nobody can be asked."""

    def __init__(self, argument: str) -> None:
        """Name the argument."""
        super().__init__(
            f"{argument}: nothing given", "expected words, or - for standard input"
        )


def words_or_ask(argument: str, given: str | None, question: str) -> str:
    """Return words as given, from standard input for ``-``, or as asked for.

    What is asked for on a terminal stays out of the shell's history.

    Raises:
        NoWordsError: None were given, and there is no terminal to ask at.
        WordsNotUtf8Error: What came is no text.
    """
    if given is not None and given != "-":
        return given
    if given is None and not sys.stdin.isatty():
        raise NoWordsError(argument)
    if given is None:
        print(question, end=" ", file=sys.stderr, flush=True)
        return sys.stdin.readline().strip()
    try:
        return sys.stdin.buffer.read(MAX_BYTES).decode().strip()
    except UnicodeDecodeError:
        raise WordsNotUtf8Error from None
