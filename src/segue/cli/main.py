"""The command ``segue`` and its error page: one line, the right exit code."""

import sys
from typing import NoReturn

import typer

from segue.errors import ExitCode, SegueError


app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


def run() -> NoReturn:
    """Run the command line and leave with its exit code."""
    try:
        app()
    except SegueError as error:
        print(f"error: {error.line()}", file=sys.stderr)
        sys.exit(error.exit_code)
    sys.exit(ExitCode.DONE)
