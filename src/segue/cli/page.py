"""Text laid out for a terminal: 80 columns, no meaning in color or boxes.

Every page is headings, sentences and label-and-text rows. A screen reader gets
them in the order in which they stand; without color nothing is lost.
"""

import sys
from collections.abc import Iterable

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from segue.cli.clean import clean


WIDEST = 88
"""Columns over which lines would be hard to read."""

_INDENT = 2


class Page:
    """Something being printed, top to bottom."""

    def __init__(self, console: Console | None = None) -> None:
        """Print on standard output unless another console is handed in."""
        self._console = console or Console(
            file=sys.stdout, highlight=False, markup=False, emoji=False
        )
        self._console.width = min(self._console.width, WIDEST)

    def title(self, text: str) -> None:
        """Print the page's first line."""
        self._print(Text(clean(text), style="bold"))

    def heading(self, text: str) -> None:
        """Print a heading with an empty line before it."""
        self._print(Text(f"\n{clean(text)}", style="bold"))

    def text(self, text: str, *, indent: int = 0) -> None:
        """Print a paragraph."""
        self._print(Padding(Text(clean(text)), (0, 0, 0, indent), expand=False))

    def rows(self, rows: Iterable[tuple[str, str]]) -> None:
        """Print labels with text beside them, wrapped in its column."""
        table = Table.grid(padding=(0, 2))
        table.add_column(no_wrap=True)
        table.add_column()
        for label, text in rows:
            table.add_row(Text(clean(label)), Text(clean(text)))
        self._print(Padding(table, (0, 0, 0, _INDENT), expand=False))

    def bullets(self, items: Iterable[str]) -> None:
        """Print a list."""
        self.rows(("-", item) for item in items)

    def verbatim(self, text: str) -> None:
        """Print lines as they stand, to be copied; nothing is wrapped."""
        for line in clean(text).splitlines():
            print(line, file=self._console.file)

    def _print(self, what: RenderableType) -> None:
        """Print without the spaces that Rich fills lines up with."""
        with self._console.capture() as capture:
            self._console.print(what)
        for line in capture.get().splitlines():
            print(line.rstrip(), file=self._console.file)
