"""The rehearsal at the terminal: one line at a time, with help at hand.

Lines are edited and recalled as in a shell where Python has ``readline``; the
history stays in memory. Nothing that is typed is written anywhere.
"""

import contextlib
import sys
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, TextIO

from segue.actions.rehearse import Choice, Rehearsed
from segue.actions.talk import Talk
from segue.cli.rehearse_page import say_turn, show_debrief, show_lines, wrap


_HELP: Final = (
    "/hint      what would help now",
    "/card      if-then cards, five words that always fit, a line to leave with",
    "/rewind N  go back to before your line N, and try another one",
    "/ladder    small real steps up to the ask",
    "/quit      stop here; nothing is lost",
)
_MOST: Final = 100


def talk(choice: Choice, keyboard: TextIO) -> Rehearsed:
    """Play a scene until one of the two ends it, then show the debrief.

    Args:
        choice: What to rehearse.
        keyboard: Where lines come from.

    Returns:
        What came of it.

    Raises:
        InputError: There is no such scene, or the plan has no ask.
    """
    is_terminal = keyboard.isatty()
    if is_terminal:
        with contextlib.suppress(ImportError):
            import readline  # noqa: F401 - importing it is what it takes
    talking = Talk(choice)
    _introduce(talking)
    before = _ask_number("How nervous are you, 0 to 100? (Enter to skip) ", keyboard)
    _play(talking, keyboard)
    after = _ask_number("And now, 0 to 100? (Enter to skip) ", keyboard)
    _conclude(talking, before, after)
    return talking.finished()


def _introduce(talking: Talk) -> None:
    print(wrap(f"{talking.title}: {talking.place}."))
    print(wrap(talking.facts))
    print(wrap(f"{talking.name}: {talking.about}"))
    print(wrap(f"What a good run looks like: {talking.aim}"))
    print("Type what you would say; /help shows what else you can type.\n")
    _show_last(talking)


def _show_last(talking: Talk) -> None:
    if talking.turns:
        print(say_turn(talking.turns[-1], talking.name))


def _play(talking: Talk, keyboard: TextIO) -> None:
    while not talking.is_over:
        line = _read_line("You: ", keyboard)
        if line is None or line == "/quit":
            return
        if line.startswith("/"):
            _command(talking, line)
        elif line:
            _say(talking, line)


def _say(talking: Talk, line: str) -> None:
    if talking.voice == "scripted":
        talking.say(line)
        _show_last(talking)
        return
    from segue.cli.rehearse_voice import show_troubles, speak, waiting

    with waiting(talking.name):
        talking.say(line)
    show_troubles()
    speak(say_turn(talking.turns[-1], talking.name))


def _command(talking: Talk, line: str) -> None:
    name, _, rest = line.partition(" ")
    do = _COMMANDS.get(name)
    if do is None:
        show_lines(_HELP)
        return
    do(talking, rest.strip())


def _hint(talking: Talk, _: str) -> None:
    print(wrap(talking.hint(), "  "))


def _card(talking: Talk, _: str) -> None:
    for card in talking.cards:
        print(wrap(f"If {card.if_}, then: {card.then}", "  "))
    print(wrap(f"Always fits: “{talking.fallback}”", "  "))
    print(wrap(f"To leave with: “{talking.exit_line}”", "  "))


def _ladder(talking: Talk, _: str) -> None:
    show_lines(talking.ladder)


def _rewind(talking: Talk, rest: str) -> None:
    if not (rest.isascii() and rest.isdigit() and talking.rewind(int(rest))):
        said = talking.lines_said
        print(f"  /rewind takes the number of one of your lines, 1 to {said}")
        return
    print(wrap(f"Back to before your line {rest}. The other branch is kept.", "  "))
    _show_last(talking)


_COMMANDS: Final[Mapping[str, Callable[[Talk, str], None]]] = MappingProxyType(
    {"/hint": _hint, "/card": _card, "/ladder": _ladder, "/rewind": _rewind}
)


def _conclude(talking: Talk, before: int | None, after: int | None) -> None:
    print()
    show_debrief(talking.debrief())
    if talking.branches > 1:
        print(wrap(f"\nYou tried {talking.branches} ways; this is the last one."))
    if before is not None and after is not None:
        print(f"\n{before} before, {after} after. These are your own numbers.")
    print(wrap("\nThe ladder (/ladder) has a next step that is small and real."))


def _ask_number(question: str, keyboard: TextIO) -> int | None:
    """Ask for 0 to 100 at a terminal; nothing where it is skipped."""
    if not keyboard.isatty():
        return None
    typed = (_read_line(question, keyboard) or "").strip()
    is_number = typed.isascii() and typed.isdigit() and int(typed) <= _MOST
    return int(typed) if is_number else None


def _read_line(prompt: str, keyboard: TextIO) -> str | None:
    """Return a line without its end; nothing where there is no more."""
    if keyboard is sys.__stdin__ and keyboard.isatty():
        try:
            return input(prompt).strip()
        except (EOFError, KeyboardInterrupt):
            print()
            return None
    line = keyboard.readline()
    return line.strip() if line else None
