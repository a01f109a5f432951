"""What an export leaves open → asked on a terminal, refused elsewhere."""

import sys
from collections.abc import Callable
from typing import TypeVar

from segue.actions.read_chat import Asked, settled
from segue.cli.interview import say
from segue.domain.undecided import UndecidedError


Result = TypeVar("Result")


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
    return settled(asked, error.option, error.choices[picked - 1].value)
