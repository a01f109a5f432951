"""Asks the person how they read an answer, where the program cannot tell."""

import sys
from typing import Final

from segue.actions.case_in_words import READINGS
from segue.domain.plan import Answer
from segue.domain.reply import CannotTellError


_NAMES: Final[tuple[Answer, ...]] = (
    "yes",
    "conditional",
    "other_channel",
    "soft_no",
    "no",
    "unclear",
)


def ask_reading() -> Answer:
    """Ask until one is chosen.

    Raises:
        CannotTellError: The input ends.
    """
    print(
        "That can be read in more than one way. You were there: was it", file=sys.stderr
    )
    for number, name in enumerate(_NAMES, 1):
        print(f"  {number}  {READINGS[name]}", file=sys.stderr)
    while True:
        print("> ", end="", file=sys.stderr, flush=True)
        typed = sys.stdin.readline()
        if not typed:
            raise CannotTellError
        plain = typed.strip()
        if plain.isdecimal() and 1 <= int(plain) <= len(_NAMES):
            return _NAMES[int(plain) - 1]
