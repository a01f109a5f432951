"""The pictures of a chat in plain characters, for a terminal.

Every bar is a row: a label, the bar, and the count in figures, so that a screen
reader gets all of it and nothing depends on color.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from segue.actions.figures_of import figures_of
from segue.actions.show_chat import Shown
from segue.cli.page import Page
from segue.domain.chat_figures import Figures, Mark, Period, describe


BAR: Final = 40
"""Characters of the longest bar."""

_YOURS, _THEIRS = "#", "="
_SIGNS: Final = {"opening": "^ opening", "ask": "? ask"}


def print_pictures(shown: Shown, page: Page | None = None) -> None:
    """Print balance, reply times and hours."""
    page = page or Page()
    figures = figures_of(shown)
    page.heading("Pictures")
    page.text(f"{_YOURS} {figures.you}   {_THEIRS} {figures.them}", indent=2)
    page.text(describe(figures), indent=2)
    page.heading(f"Who wrote how much, by {figures.length}")
    page.rows(_balance_rows(figures))
    page.heading("How long replies took")
    page.rows(_bars([(one.label, one.you, one.them) for one in figures.waits]))
    page.heading("When you write, by hour")
    hours = [
        (f"{hour:02}:00", you, them)
        for hour, (you, them) in enumerate(figures.hours)
        if you or them
    ]
    page.rows(_bars(hours))


def _balance_rows(figures: Figures) -> list[tuple[str, str]]:
    rows = _bars([(one.first, one.you, one.them) for one in figures.periods])
    signed = []
    for place in range(len(figures.periods)):
        label, bar = rows[2 * place]
        signs = _signs(figures.periods, place, figures.marks)
        signed.append((label, f"{bar}  {signs}".rstrip()))
        signed.append(rows[2 * place + 1])
    return signed


def _signs(periods: Sequence[Period], place: int, marks: Iterable[Mark]) -> str:
    first = periods[place].first
    after = periods[place + 1].first if place + 1 < len(periods) else "9999"
    kinds = {mark.kind for mark in marks if first <= mark.at < after}
    return " ".join(_SIGNS[kind] for kind in sorted(kinds, reverse=True))


def _bars(rows: Sequence[tuple[str, int, int]]) -> list[tuple[str, str]]:
    """Return two rows for each label: one's own bar, then the other one's."""
    most = max((max(you, them) for _, you, them in rows), default=0) or 1
    made = []
    for label, you, them in rows:
        made.append((label, _bar(_YOURS, you, most)))
        made.append(("", _bar(_THEIRS, them, most)))
    return made


def _bar(sign: str, count: int, most: int) -> str:
    length = -(-count * BAR // most)
    return f"{sign * length} {count}".strip()
