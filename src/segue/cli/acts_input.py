"""An argument or standard input → lines whose acts are to be read."""

import msgspec

from segue.actions.read_acts import LineGiven
from segue.cli.answer_input import read_standard_input
from segue.errors import InputError


class NoLineError(InputError):
    """No line was handed in."""

    def __init__(self) -> None:
        """Say how one is."""
        super().__init__(
            "text: nothing was handed in", "expected a line, or - for standard input"
        )


class BatchLineError(InputError):
    """A line of a batch is no object with a text."""

    def __init__(self, number: int) -> None:
        """Name the line, counted from 1; never what it holds."""
        hint = 'expected {"previous": "…", "text": "…"}'
        super().__init__(f"standard input, line {number}: not such an object", hint)


def take_line(text: str | None) -> str:
    """Return the line: the argument, or standard input.

    Raises:
        InputError: There is none, or it is no text.
    """
    if text is None:
        raise NoLineError
    return read_standard_input().strip() if text == "-" else text


def parse_lines() -> list[LineGiven]:
    """Return the lines of a batch on standard input.

    Raises:
        InputError: A line is no object with a text.
    """
    text = read_standard_input()
    given = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            given.append(msgspec.json.decode(line, type=LineGiven))
        except (msgspec.DecodeError, UnicodeError):
            raise BatchLineError(number) from None
    return given
