"""An argument, a prompt or standard input → replies to read."""

import difflib
import sys
from typing import Final

import msgspec
import typer

from segue.domain.answer import Asked
from segue.errors import InputError


MAX_BYTES: Final = 64 << 20
"""Size in bytes over which standard input is refused."""

_ALIKE: Final = 0.65
"""How like a name must be to be meant: ``aks`` is like ``ask``."""


class NotTextError(InputError):
    """Standard input is no text."""

    def __init__(self) -> None:
        """Say what would be."""
        super().__init__("standard input: not UTF-8 text", "save it as UTF-8")


class TooMuchError(InputError):
    """Standard input is larger than any batch."""

    def __init__(self) -> None:
        """Name the limit."""
        limit = f"standard input: larger than {MAX_BYTES >> 20} MB"
        super().__init__(limit, "split it into several")


class LineError(InputError):
    """A line of a batch is no ask with its answer."""

    def __init__(self, number: int) -> None:
        """Name the line, counted from 1; never what it holds."""
        hint = 'expected {"ask": "…", "answer": "…"}'
        super().__init__(f"standard input, line {number}: not such an object", hint)


class FieldMeantError(InputError):
    """A line of a batch has a field whose name is nearly one that is read."""

    def __init__(self, number: int, meant: str) -> None:
        """Name the line, counted from 1, and the field that is read."""
        hint = f"did you mean `{meant}`?"
        super().__init__(f"standard input, line {number}: unknown field", hint)


class BatchWithError(InputError):
    """Something was handed in beside a batch that only one reply can have."""

    def __init__(self, what: str) -> None:
        """Name it; ``TEXT`` or ``--case``."""
        hint = "a batch comes from standard input and is kept nowhere"
        super().__init__(f"{what}: not with --batch", hint)


def check_batch(text: str | None, case: str | None) -> None:
    """See that nothing stands beside a batch that would be left unread.

    Raises:
        BatchWithError: A reply or a case was named as well.
    """
    what = "--case" if text in {None, "-"} else "TEXT"
    if what == "TEXT" or case is not None:
        raise BatchWithError(what)


def take_answer(text: str | None, asks: str) -> str:
    """Return the reply: the argument, standard input, or what is typed now.

    Asking keeps other people's words out of the shell's history.

    Args:
        text: The argument, if there was one.
        asks: The question that the prompt asks.

    Raises:
        InputError: It is no text.
    """
    if text is None and sys.stdin.isatty():
        return str(typer.prompt(asks, err=True))
    if text is None or text == "-":
        return read_standard_input().strip()
    return text


def read_standard_input() -> str:
    """Return all of standard input as text.

    Raises:
        InputError: It is no UTF-8, or larger than any batch.
    """
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise TooMuchError
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotTextError from None


def parse_lines(text: str, ask: str | None = None) -> list[Asked]:
    """Return one reply for each line; JSON objects where the first line is one.

    Args:
        text: Everything that was handed in.
        ask: What was asked, for lines that don't say.

    Raises:
        LineError: A line among objects is none.
        FieldMeantError: A field is missing, and another nearly has its name.
    """
    lines = text.split("\n")
    if lines and not lines[-1].strip():
        lines.pop()
    if not lines or not _looks_like_object(lines[0]):
        return [Asked(answer=line.strip(), ask=ask) for line in lines]
    return [_parsed(line, number, ask) for number, line in enumerate(lines, 1)]


def _looks_like_object(line: str) -> bool:
    """Say whether a line is an object, or was to be one and is broken."""
    if not line.lstrip().startswith("{"):
        return False
    try:
        msgspec.json.decode(line, type=dict[str, msgspec.Raw])
    except (msgspec.DecodeError, UnicodeEncodeError):
        return '"answer"' in line or '"ask"' in line
    return True


def _parsed(line: str, number: int, ask: str | None) -> Asked:
    try:
        asked = msgspec.json.decode(line, type=Asked)
    except (msgspec.DecodeError, UnicodeEncodeError):
        raise LineError(number) from None
    _check_names(line, number)
    if asked.ask is None and ask is not None:
        return msgspec.structs.replace(asked, ask=ask)
    return asked


def _check_names(line: str, number: int) -> None:
    """See that no field was meant to be another; the rest may be anything."""
    names = msgspec.json.decode(line, type=dict[str, msgspec.Raw]).keys()
    absent = [name for name in Asked.__struct_fields__ if name not in names]
    for name in names - set(Asked.__struct_fields__):
        if meant := difflib.get_close_matches(name.lower(), absent, 1, _ALIKE):
            raise FieldMeantError(number, meant[0])
