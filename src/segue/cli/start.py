"""The front door: the commonest call answered quickly, all others by Typer.

Loading Typer and all that it stands on takes longer than making a plan. So
``segue plan FILE`` with plain options is read here; whatever is not plain (a
misspelt option, ``--help``, shell completion, any other command) goes to the
whole command line, which knows how to explain itself. Both call the same
function, and a test holds that they agree.
"""

import io
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from types import MappingProxyType
from typing import Final, Literal, NoReturn, TextIO

from segue.cli.complain import complain, leave_with
from segue.domain.languages import ASK_IN
from segue.errors import ExitCode, SegueError


Value = str | int | bool

_FLAGS: Final = MappingProxyType({"--json": "as_json", "--all": "everything"})
_OPTIONS: Final[MappingProxyType[str, tuple[str, Callable[[str], Value]]]] = (
    MappingProxyType(
        {
            "--now": ("now", str),
            "--tz": ("tz", str),
            "--words": ("words", int),
            "--language": ("language", str),
        }
    )
)


def run() -> NoReturn:
    """Run the command line and leave with its exit code."""
    _let_all_text_out()
    _mind_closed_streams()
    try:
        try:
            _run()
        finally:
            sys.stdout.flush()
    except OSError as error:
        if not isinstance(error, BrokenPipeError):
            complain((error.strerror or "cannot be written").lower())
        # What is left in the buffer goes nowhere, quietly.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(ExitCode.FAILED)
    except KeyboardInterrupt:
        print(file=sys.stderr)
        sys.exit(ExitCode.FAILED)
    except ImportError as error:
        library = (error.name or "a library").partition(".")[0]
        complain(f"{library} cannot be loaded; `segue doctor` says what mends it")
        sys.exit(ExitCode.FAILED)


def _let_all_text_out() -> None:
    """Show what a terminal's encoding cannot say as ``?``, not as a failure."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _mind_closed_streams() -> None:
    """Read nothing from a closed input; leave where nothing can be printed."""
    if sys.stderr is None:
        sys.stderr = _nowhere("w")
    if sys.stdin is None:
        sys.stdin = _nowhere("r")
    if sys.stdout is None:
        complain("standard output is closed")
        sys.exit(ExitCode.FAILED)


def _nowhere(mode: Literal["r", "w"]) -> TextIO:
    return open(os.devnull, mode, encoding="utf-8")  # noqa: PTH123 - as long as the program runs


def _run() -> NoReturn:
    options = read_plainly(sys.argv[1:])
    if options is None:
        try:
            from segue.cli.main import run_typer
        except ImportError:
            if sys.argv[1:2] == ["doctor"]:
                _examine_plainly()
            raise
        run_typer()
    from segue.cli.print_plan import PlanOptions, answer_with_plan

    if "language" not in options and os.environ.get(ASK_IN):
        options["language"] = os.environ[ASK_IN]
    try:
        answer_with_plan(PlanOptions(**options))  # type: ignore[arg-type] # each value was read as its option's type
    except SegueError as error:
        leave_with(error)
    sys.exit(ExitCode.DONE)


def _examine_plainly() -> NoReturn:
    """Let the doctor look where what reads the command line is missing."""
    from segue.cli.look_around import examine

    well = examine(as_json="--json" in sys.argv)
    sys.exit(ExitCode.DONE if well else ExitCode.FAILED)


def read_plainly(arguments: Sequence[str]) -> dict[str, Value] | None:
    """Read ``plan FILE`` with plain options; nothing for anything else.

    Args:
        arguments: What stands behind the program's name.

    Returns:
        The fields of ``PlanOptions``, or nothing where only the whole
        command line can tell what is meant.
    """
    if not arguments or arguments[0] != "plan":
        return None
    read: dict[str, Value] = {}
    rest = iter(arguments[1:])
    for word in rest:
        one = _read_one(word, rest)
        if one is None or one[0] in read:
            return None
        read[one[0]] = one[1]
    return read if "situation" in read else None


def _read_one(word: str, rest: Iterator[str]) -> tuple[str, Value] | None:
    """Read one word and, for an option, the value that follows it."""
    if word in _FLAGS:
        return _FLAGS[word], True
    if word in _OPTIONS:
        name, kind = _OPTIONS[word]
        value = next(rest, "")
        is_plain = bool(value) and not value.startswith("-") and _fits(kind, value)
        return (name, kind(value)) if is_plain else None
    if word.startswith("-") and word != "-":
        return None
    return "situation", word


def _fits(kind: Callable[[str], Value], value: str) -> bool:
    return kind is str or (value.isascii() and value.isdigit())
