"""What an export leaves open → asked on a terminal, refused elsewhere."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, get_args

from msgspec.structs import replace

from segue.actions.read_chat import Asked
from segue.cli.interview import say
from segue.domain.conversation import DateOrder, Format
from segue.domain.undecided import UndecidedError
from segue.errors import InputError


Result = TypeVar("Result")


class FormatOptionError(InputError):
    """There is no such format."""

    def __init__(self) -> None:
        """List the formats."""
        super().__init__("--format: unknown", f"expected {'|'.join(get_args(Format))}")


def asked_from(
    export: Path,
    *,
    me: str | None = None,
    them: str | None = None,
    format_: str | None = None,
    date_order: DateOrder | None = None,
    tz: str | None = None,
) -> Asked:
    """Take up the options of a command that reads an export.

    Raises:
        FormatOptionError: There is no such format.
    """
    wanted = [name for name in get_args(Format) if name == format_]
    if format_ is not None and not wanted:
        raise FormatOptionError
    return Asked(
        export=export,
        me=me,
        them=them,
        format=wanted[0] if wanted else None,
        date_order=date_order,
        tz=tz,
    )


def settling(read: Callable[[Asked], Result], asked: Asked) -> Result:
    """Read, and ask on a terminal what the export leaves open.

    Raises:
        InputError: The export is at fault, or something is open and there is
            no terminal to ask on.
    """
    while True:
        try:
            return read(asked)
        except UndecidedError as error:
            if not (sys.stdin.isatty() and sys.stderr.isatty()):
                raise
            asked = _settled(asked, error)


def _settled(asked: Asked, error: UndecidedError) -> Asked:
    """Ask one question, and return what is asked for with its answer.

    Raises:
        UndecidedError: The input ended, so that the question stays open.
    """
    say(error.asks)
    for number, choice in enumerate(error.choices, 1):
        say(f"  {number}  {choice.label}")
    picked = 0
    while not 1 <= picked <= len(error.choices):
        print(f"1 to {len(error.choices)} > ", end="", file=sys.stderr, flush=True)
        typed = sys.stdin.readline()
        if not typed:
            raise error
        picked = int(typed) if typed.strip().isdecimal() else 0
    field = error.option.split()[0].lstrip("-").replace("-", "_")
    return replace(asked, **{field: error.choices[picked - 1].value})
