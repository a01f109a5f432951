"""The voice of a language model at the terminal: told of, agreed to, heard.

Nothing is sent before the person was told what goes where, and said yes. What
the voice says is shown word by word, after all of it has been looked at.
"""

import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from msgspec.structs import replace

from segue.actions.model_voice import (
    Told,
    agree,
    take_back,
    take_troubles,
    what_goes_where,
)
from segue.actions.rehearse import Choice
from segue.cli.clean import clean
from segue.cli.interview import say
from segue.cli.passphrase import agrees
from segue.cli.rehearse_page import wrap


_SECONDS_A_WORD: Final = 0.04


def settle_voice(choice: Choice) -> Choice:
    """Return the choice with a voice that may speak; ask once where it may not.

    Args:
        choice: What to rehearse, with the voice that was asked for.

    Returns:
        The same, or with the scripted voice where the person said no.

    Raises:
        InputError: There is no language model, or nobody can be asked.
    """
    if choice.voice == "scripted":
        return choice
    told = what_goes_where()
    can_ask = sys.stdin.isatty() and sys.stderr.isatty()
    if told.is_agreed or not can_ask:
        return choice
    _tell(told)
    if agrees("Send this, now and from now on?"):
        agree()
        return choice
    say("Nothing is sent. The scripted voice speaks.\n")
    return replace(choice, voice="scripted")


def _tell(told: Told) -> None:
    say("A language model can put the other one's lines into words. It decides")
    say("nothing, and each line is looked at before it is shown.\n")
    say(f"  Where to: {told.host}, model {told.model}")
    for one in (told.where, *told.sent, told.kept_back):
        say(wrap(one, "  "))
    say("  `segue rehearse --forget-consent` takes a yes back.\n")


def forget_consent() -> None:
    """Take back every yes, and say how many there were."""
    count = take_back()
    print(f"Taken back: {count}. Nothing is sent before you are asked again.")


def show_troubles() -> None:
    """Say on standard error what went wrong with the model, if anything did."""
    for line in take_troubles():
        print(clean(f"note: {line}"), file=sys.stderr)


@contextmanager
def waiting(name: str) -> Iterator[None]:
    """Show on a terminal that a line is being made."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(f"{clean(name)} …"):
        yield


def speak(shown: str) -> None:
    """Print a turn word by word on a terminal, at once elsewhere."""
    if not sys.stdout.isatty():
        print(shown)
        return
    for line in shown.splitlines():
        for piece in re.findall(r"\s*\S+", line):
            print(piece, end="", flush=True)
            time.sleep(_SECONDS_A_WORD)
        print()
