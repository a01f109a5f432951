"""What is asked and told around a rehearsal at the terminal."""

from typing import Final, TextIO

from segue.actions.rehearse import Outcome
from segue.actions.rehearse_in_words import (
    EXPECTED,
    LEVELS,
    OUTCOMES,
    expected_and_came,
    nerves,
)
from segue.actions.talk import LONGEST_CARD, Feeling, Talk
from segue.cli.rehearse_keys import read_line
from segue.cli.rehearse_page import show_debrief, show_lines, wrap


_MOST: Final = 100


def ask_before(talking: Talk, keyboard: TextIO) -> Feeling | None:
    """Ask for nerves, for what is expected, and for an if-then card.

    Returns:
        What was noted, nothing of it where there is no terminal; or None
        where the person left instead of answering.
    """
    if not keyboard.isatty():
        return Feeling()
    question = "How nervous are you, 0 to 100? (Enter to skip) "
    choices = tuple(EXPECTED)
    typed = _read_number(question, 0, _MOST, keyboard)
    if typed is None:
        return None
    print("What do you expect to happen?")
    for number, outcome in enumerate(choices, 1):
        print(f"  {number}. {EXPECTED[outcome]}")
    picked = _read_number("A number (Enter to skip) ", 1, len(choices), keyboard)
    if picked is None:
        return None
    expected: Outcome | None = choices[int(picked) - 1] if picked else None
    own = _read_card(talking, keyboard)
    if own is None:
        return None
    before = int(typed) if typed else None
    return Feeling(before=before, expected=expected, if_blank=own)


def _read_card(talking: Talk, keyboard: TextIO) -> str | None:
    """Ask for the person's own way on; empty for the card that is there."""
    card = talking.cards[0]
    print(wrap(f"If {card.if_}, then … Your own words, or Enter for this:"))
    print(wrap(card.then, "  "))
    while True:
        typed = read_line("Then: ", keyboard)
        if typed is None or len(typed) <= LONGEST_CARD:
            return typed
        print(f"  Up to {LONGEST_CARD} letters: you will want it at a glance.")


def ask_after(feeling: Feeling, keyboard: TextIO) -> int | None:
    """Ask for nerves once more, where they were noted before."""
    if feeling.before is None:
        return None
    typed = _read_number("And now, 0 to 100? (Enter to skip) ", 0, _MOST, keyboard)
    return int(typed) if typed else None


def _read_number(question: str, least: int, most: int, keyboard: TextIO) -> str | None:
    """Return a number as typed; empty where skipped, None where they left."""
    while True:
        typed = read_line(question, keyboard)
        if not typed:
            return typed
        is_number = typed.isascii() and typed.isdigit() and len(typed) <= len(str(most))
        if is_number and least <= int(typed) <= most:
            return typed
        print(f"  A whole number, {least} to {most}, or Enter.")


def show_card(talking: Talk) -> None:
    """Show what helps where nothing comes to mind."""
    card = talking.cards[0]
    print(wrap(f"If {card.if_}, then: {card.then}", "  "))
    print(wrap(f"Always fits: “{talking.fallback}”", "  "))


def show_ways(talking: Talk) -> None:
    """Show every way that was tried, and which of them goes on."""
    for number, way in enumerate(talking.ways, 1):
        last = f"“{way.last_line}”" if way.lines_said else "nothing said yet"
        here = ", this one" if way is talking.way else ""
        print(wrap(f"{number}. {last}: {OUTCOMES[way.outcome]}{here}", "  "))


def conclude(talking: Talk) -> None:
    """Show the debrief, what was tried, and what was expected."""
    print()
    show_debrief(talking.debrief(), talking.turns)
    if len(talking.ways) > 1:
        print(f"\nYou tried {len(talking.ways)} ways:")
        show_ways(talking)
    feeling = talking.feeling
    for said in (nerves(feeling), expected_and_came(feeling, talking.outcome)):
        if said:
            print(f"\n{wrap(said)}")


def part(talking: Talk) -> None:
    """Tell what was settled beforehand, and what could come next."""
    made = talking.finished()
    settled = OUTCOMES[made.partner.answer_if_asked]
    print(
        wrap(
            f"What was settled before your first word: to a kind ask, {settled}. It"
            " was drawn by chance, and nothing you said could push it up. A no that"
            " was drawn says nothing about you."
        )
    )
    level = LEVELS[made.difficulty]
    print(
        wrap(
            f"This was number {made.seed}, {level}; --seed {made.seed} meets it again."
        )
    )
    print("\nSmall real steps, up to the ask:")
    show_lines(talking.ladder)
