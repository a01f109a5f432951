"""Asks the person how they read an answer, where the program cannot tell."""

import sys
from typing import Final

from segue.actions.case_in_words import READINGS
from segue.domain.answer import YES_LIKE, AnswerRead
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


def settle_reading(read: AnswerRead) -> Answer:
    """Have the person settle what the reader cannot, or may not, by itself.

    A no read as a yes is the worst error; so a reading by which the case
    would go on is shown before it is kept.

    Raises:
        CannotTellError: The input ends.
    """
    if read.abstained:
        return ask_reading()
    if read.reading not in YES_LIKE:
        return read.reading
    print(f"That reads like: {READINGS[read.reading]}. Is that right?", file=sys.stderr)
    print("Enter for yes, n for no > ", end="", file=sys.stderr, flush=True)
    typed = sys.stdin.readline()
    if not typed:
        raise CannotTellError
    return ask_reading() if typed.strip().lower().startswith("n") else read.reading
