"""Errors → one line on standard error and the right exit code."""

import sys
from typing import NoReturn

from segue.cli.clean import clean
from segue.errors import SegueError


def leave_with(error: SegueError) -> NoReturn:
    """Say what is wrong in one line, and leave with the error's exit code."""
    complain(error.line())
    sys.exit(error.exit_code)


def complain(says: str) -> None:
    """Print one line that begins with ``error:``."""
    line = clean(" ".join(says.split()))
    print(f"error: {line}", file=sys.stderr)
