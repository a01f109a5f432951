"""The rehearsal at the terminal: one line at a time, with help at hand.

Lines are edited and recalled as in a shell where Python has ``readline``; the
history stays in memory. Nothing that is typed is written anywhere.
"""

import contextlib
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, TextIO

from msgspec.structs import replace

from segue.actions.rehearse import Choice, Rehearsed
from segue.actions.talk import Feeling, Talk, begin_talk
from segue.cli.rehearse_around import (
    ask_after,
    ask_before,
    conclude,
    part,
    show_card,
    show_ways,
)
from segue.cli.rehearse_keys import read_line
from segue.cli.rehearse_page import say_turn, show_lines, wrap
from segue.errors import InputError


_HELP: Final = (
    "Enter      nothing comes to mind: your card, and five words that always fit",
    "/hint      what would help now",
    "/card      if-then cards, five words that always fit, a line to leave with",
    "/rewind N  go back to before your line N, and try another one",
    "/ways      every way that you tried; /way N goes on with one of them",
    "/ladder    small real steps up to the ask",
    "/quit      stop here, with the debrief",
)
_NUMBERS: Final = frozenset(str(number) for number in range(1, 1000))
_OVER: Final = "/rewind N tries another line, /way N another way. Enter leaves."


def talk(choice: Choice, keyboard: TextIO) -> Rehearsed:
    """Play a scene until one of the two ends it, then show the debrief.

    Where it was ended, one may go back to a line and try another.

    Args:
        choice: What to rehearse.
        keyboard: Where lines come from.

    Returns:
        What came of it.

    Raises:
        InputError: There is no such scene, or the plan has no ask.
    """
    if keyboard.isatty():
        with contextlib.suppress(ImportError):
            import readline  # noqa: F401 - importing it is what it takes
    talking = begin_talk(choice, Feeling())
    _introduce(talking)
    feeling = ask_before(talking, keyboard)
    if feeling is None:
        print("Another time, then.")
        return talking.finished()
    talking = replace(talking, feeling=feeling)
    _show_last(talking)
    talking = _play_and_debrief(talking, keyboard)
    print()
    part(talking)
    return talking.finished()


def _introduce(talking: Talk) -> None:
    print(wrap(f"{talking.title}: {talking.place}."))
    print(wrap(talking.facts))
    print(wrap(f"{talking.name}: {talking.about}"))
    print(wrap(f"What a good run looks like: {talking.aim}"))
    print(wrap("Type what you would say; /help shows what else you can type."))
    print()


def _show_last(talking: Talk) -> None:
    if talking.turns:
        print(say_turn(talking.turns[-1], talking.name))


def _play_and_debrief(talking: Talk, keyboard: TextIO) -> Talk:
    """Play, show what the mentor saw, and play on where one goes back."""
    talking, has_left = _play(talking, keyboard)
    after = ask_after(talking.feeling, keyboard)
    talking = replace(talking, feeling=replace(talking.feeling, after=after))
    conclude(talking)
    while not has_left:
        talking = _go_back(talking, keyboard)
        if talking.is_over:
            return talking
        talking, has_left = _play(talking, keyboard)
        conclude(talking)
    return talking


def _go_back(talking: Talk, keyboard: TextIO) -> Talk:
    """Wait for a step back into a talk that is over, or for leave."""
    print(f"\n{wrap(_OVER)}")
    while talking.is_over:
        line = read_line("> ", keyboard)
        if not line or line == "/quit":
            return talking
        talking = _take(talking, line)
    return talking


def _play(talking: Talk, keyboard: TextIO) -> tuple[Talk, bool]:
    """Play on; return the way that was gone, and whether the person left it."""
    while not talking.is_over:
        line = read_line("You: ", keyboard)
        if line is None or line == "/quit":
            return talking.back_to_said(), True
        if line:
            talking = _take(talking, line)
        else:
            show_card(talking)
    return talking, False


def _take(talking: Talk, line: str) -> Talk:
    return _command(talking, line) if line.startswith("/") else _say(talking, line)


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
    if name in {"/rewind", "/way"}:
        return _step(talking, name, rest.strip())
    show = _COMMANDS.get(name)
    if show is None:
        show_lines(_HELP)
    else:
        show(talking)
    return talking


def _hint(talking: Talk) -> None:
    print(wrap(talking.hint(), "  "))


def _cards(talking: Talk) -> None:
    for card in talking.cards:
        print(wrap(f"If {card.if_}, then: {card.then}", "  "))
    print(wrap(f"Always fits: “{talking.fallback}”", "  "))
    print(wrap(f"To leave with: “{talking.exit_line}”", "  "))


def _ladder(talking: Talk) -> None:
    show_lines(talking.ladder)


def _step(talking: Talk, name: str, rest: str) -> Talk:
    """Go back to before a line, or over to another way, by its number."""
    number = int(rest) if rest in _NUMBERS else 0
    goes_back = name == "/rewind"
    try:
        there = talking.rewind(number) if goes_back else talking.switch(number)
    except InputError:
        print(wrap(_numbers_to_take(talking, name), "  "))
        return talking
    if goes_back:
        print(wrap(f"Back to before your line {number}.", "  "))
        print(wrap("What you had said is kept; see /ways.", "  "))
    elif there.is_over:
        print(wrap("That one has ended; /rewind N tries another line of it.", "  "))
    _show_last(there)
    return there


def _numbers_to_take(talking: Talk, name: str) -> str:
    """Say which numbers a step takes."""
    if name == "/way":
        return f"/way takes the number of one of your ways, 1 to {len(talking.ways)}"
    if not talking.lines_said:
        return "/rewind goes back to a line of yours; you have said none yet"
    said = talking.lines_said
    return f"/rewind takes the number of one of your lines, 1 to {said}"


_COMMANDS: Final[Mapping[str, Callable[[Talk], None]]] = MappingProxyType(
    {"/hint": _hint, "/card": _cards, "/ladder": _ladder, "/ways": show_ways}
)
