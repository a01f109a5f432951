"""Lines that are typed at a rehearsal."""

import sys
from typing import TextIO


def read_line(prompt: str, keyboard: TextIO) -> str | None:
    """Return a line without its end; None where there is no more.

    Args:
        prompt: Shown on a terminal.
        keyboard: Where lines come from.
    """
    if keyboard is sys.__stdin__ and keyboard.isatty():
        try:
            return input(prompt).strip()
        except (EOFError, KeyboardInterrupt):
            print()
            return None
    line = keyboard.readline()
    return line.strip() if line else None
