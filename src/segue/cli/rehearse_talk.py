"""The rehearsal at the terminal: one line at a time, with help at hand.

Lines are edited and recalled as in a shell where Python has ``readline``; the
history stays in memory. Nothing that is typed is written anywhere.
"""

import contextlib
import sys
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, TextIO

from segue.actions.rehearse import Choice, Outcome, Rehearsed
from segue.actions.rehearse_in_words import EXPECTED, expected_and_came, nerves
from segue.actions.talk import Feeling, Talk, begin_talk
from segue.cli.rehearse_page import say_turn, show_debrief, show_lines, wrap
from segue.errors import InputError


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
    talking = begin_talk(choice, Feeling())
    _introduce(talking)
    before = _ask_number("How nervous are you, 0 to 100? (Enter to skip) ", keyboard)
    expected = _ask_expected(keyboard)
    _show_last(talking)
    talking = _play(talking, keyboard)
    after = _ask_number("And now, 0 to 100? (Enter to skip) ", keyboard)
    _conclude(talking, Feeling(before=before, after=after, expected=expected))
    return talking.finished()


def _introduce(talking: Talk) -> None:
    print(wrap(f"{talking.title}: {talking.place}."))
    print(wrap(talking.facts))
    print(wrap(f"{talking.name}: {talking.about}"))
    print(wrap(f"What a good run looks like: {talking.aim}"))
    print("Type what you would say; /help shows what else you can type.\n")


def _show_last(talking: Talk) -> None:
    if talking.turns:
        print(say_turn(talking.turns[-1], talking.name))


def _play(talking: Talk, keyboard: TextIO) -> Talk:
    while not talking.is_over:
        line = _read_line("You: ", keyboard)
        if line is None or line == "/quit":
            return talking
        if line.startswith("/"):
            talking = _command(talking, line)
        elif line:
            talking = _say(talking, line)
    return talking


def _say(talking: Talk, line: str) -> Talk:
    try:
        if talking.choice.voice == "llm":
            return _say_to_model(talking, line)
        said = talking.say(line)
    except InputError as error:
        print(wrap(error.line(), "  "))
        return talking
    _show_last(said)
    return said


def _say_to_model(talking: Talk, line: str) -> Talk:
    """Say a line, wait for the model's, and show that word by word."""
    from segue.cli.rehearse_voice import show_troubles, speak, waiting

    with waiting(talking.name):
        said = talking.say(line)
    show_troubles()
    speak(say_turn(said.turns[-1], said.name))
    return said


def _command(talking: Talk, line: str) -> Talk:
    name, _, rest = line.partition(" ")
    if name == "/rewind":
        return _rewind(talking, rest.strip())
    show = _COMMANDS.get(name)
    if show is None:
        show_lines(_HELP)
    else:
        show(talking)
    return talking


def _hint(talking: Talk) -> None:
    print(wrap(talking.hint(), "  "))


def _card(talking: Talk) -> None:
    for card in talking.cards:
        print(wrap(f"If {card.if_}, then: {card.then}", "  "))
    print(wrap(f"Always fits: “{talking.fallback}”", "  "))
    print(wrap(f"To leave with: “{talking.exit_line}”", "  "))


def _ladder(talking: Talk) -> None:
    show_lines(talking.ladder)


def _rewind(talking: Talk, rest: str) -> Talk:
    try:
        back = talking.rewind(int(rest) if rest.isascii() and rest.isdigit() else 0)
    except InputError:
        said = talking.lines_said
        print(f"  /rewind takes the number of one of your lines, 1 to {said}")
        return talking
    print(wrap(f"Back to before your line {rest}. The other branch is kept.", "  "))
    _show_last(back)
    return back


_COMMANDS: Final[Mapping[str, Callable[[Talk], None]]] = MappingProxyType(
    {"/hint": _hint, "/card": _card, "/ladder": _ladder}
)


def _conclude(talking: Talk, feeling: Feeling) -> None:
    print()
    show_debrief(talking.debrief())
    if len(talking.ways) > 1:
        print(wrap(f"\nYou tried {len(talking.ways)} ways; this is the last one."))
    for said in (nerves(feeling), expected_and_came(feeling, talking.outcome)):
        if said:
            print(f"\n{wrap(said)}")
    print(wrap("\nThe ladder (/ladder) has a next step that is small and real."))


def _ask_expected(keyboard: TextIO) -> Outcome | None:
    """Ask at a terminal what they expect; nothing where it is skipped."""
    if not keyboard.isatty():
        return None
    print("What do you expect to happen?")
    choices = list(EXPECTED.items())
    for number, (_, words) in enumerate(choices, 1):
        print(f"  {number}. {words}")
    typed = (_read_line("A number (Enter to skip) ", keyboard) or "").strip()
    is_number = typed.isascii() and typed.isdigit() and 1 <= int(typed) <= len(choices)
    return choices[int(typed) - 1][0] if is_number else None


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
