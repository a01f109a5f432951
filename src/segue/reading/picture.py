"""Figures → one picture of three panels, as SVG or PNG.

Drawn for a telephone's width. The two people differ in lightness and in place,
never in color alone, so that the picture reads in gray and on paper. What it
shows stands in words in the SVG's title and description.
"""

from collections.abc import Sequence
from datetime import date
from itertools import count
from typing import Final
from xml.etree.ElementTree import Element

import vl_convert
from msgspec import Struct

from segue.domain.chat_figures import Figures, describe, wait_in_words
from segue.domain.svg import (
    INK,
    Frame,
    framed,
    group,
    line,
    rect,
    shortened,
    square,
    triangle,
    width_of,
    words,
)


WIDTH: Final = 360
"""Of the picture, in units; words are drawn eleven units high."""

_EDGE: Final = 10
_LEFT: Final = 40
_RIGHT: Final = WIDTH - 8
_HALF: Final = 54
_ROW: Final = 15
_LANE: Final = 11
_BETWEEN: Final = 22
_TITLE_SIZE: Final = 15
_HEADING_SIZE: Final = 13
_FILE_SCALE: Final = 1.5
_PNG_SCALE: Final = 2
_MOST_TICKS: Final = 3
_A_YEAR: Final = 365
_TEN_THOUSAND: Final = 10_000
_SIGNS: Final = {"opening": triangle, "ask": square}
_YOURS: Final[dict[str, str | float]] = {"fill": INK}
_THEIRS: Final[dict[str, str | float]] = {
    "fill": INK,
    "fill_opacity": 0.22,
    "stroke": INK,
    "stroke_width": 0.7,
}
_WAIT_LEFT: Final = 100
_WAIT_BAR: Final = 9
_WAIT_PITCH: Final = 26


class _Panel(Struct, frozen=True):
    """A part of the picture, drawn from its own upper edge.

    Attributes:
        shapes: In the order in which they are drawn.
        height: In units.
    """

    shapes: list[Element]
    height: float


class _Scale(Struct, frozen=True):
    """Numbers of one panel → heights.

    Attributes:
        step: From one tick to the next.
        ticks: How many there are over zero.
    """

    step: int
    ticks: int

    def height(self, number: int) -> float:
        """Return how high a number stands."""
        return _HALF * number / (self.step * self.ticks)


def draw_svg(figures: Figures, *, in_page: bool = False) -> str:
    """Return the picture as SVG, with a title and a description.

    Args:
        figures: What it shows.
        in_page: It stands in a page, and takes its colors and its size there;
            else it has white paper of its own.
    """
    return _drawn(figures, scale=None if in_page else _FILE_SCALE)


def draw_png(figures: Figures) -> bytes:
    """Return the picture as PNG."""
    svg = _drawn(figures, scale=1)
    png: bytes = vl_convert.svg_to_png(svg, scale=_PNG_SCALE)
    return png


def _drawn(figures: Figures, *, scale: float | None) -> str:
    shapes: list[Element] = []
    down: float = _EDGE
    for panel in (_head(figures), _balance(figures), _waits(figures), _hours(figures)):
        shapes.append(group(panel.shapes, down=down))
        down += panel.height + _BETWEEN
    frame = Frame(
        width=WIDTH,
        height=down - _BETWEEN + _EDGE,
        title=f"The chat of {figures.you} and {figures.them}",
        about=describe(figures),
        name="chat-picture",
    )
    return framed(frame, shapes, scale=scale)


def _head(figures: Figures) -> _Panel:
    """Draw the title, and whose bars are whose."""
    most = (WIDTH - 2 * _EDGE - width_of("The chat of  and ", _TITLE_SIZE)) / 2
    you, them = (
        shortened(name, most, _TITLE_SIZE) for name in (figures.you, figures.them)
    )
    title = words(
        f"The chat of {you} and {them}", (_EDGE, 13), size=_TITLE_SIZE, bold=True
    )
    shapes = [title]
    base = 13.0
    for name, paint in ((figures.you, _YOURS), (figures.them, _THEIRS)):
        base += _ROW + 2
        shown = shortened(name, WIDTH - 3 * _EDGE - _ROW)
        shapes.append(rect((_EDGE, base - 9), (10, 10), **paint))
        shapes.append(words(shown, (_EDGE + _ROW, base)))
    return _Panel(shapes, base)


def _heading(text: str, under: Sequence[str]) -> _Panel:
    """Draw a panel's heading, and lines of words under it."""
    shapes = [words(text, (_EDGE, 11), size=_HEADING_SIZE, bold=True)]
    base = 11.0
    for row in under:
        base += _ROW
        shapes.append(words(shortened(row, WIDTH - 2 * _EDGE), (_EDGE, base)))
    return _Panel(shapes, base)


def _balance(figures: Figures) -> _Panel:
    """Draw messages of both over time, with openings and asks above them."""
    first = date.fromisoformat(figures.periods[0].first)
    began = f"Messages by {figures.length}, from {first:%B} {first.day}, {first.year}"
    heading = _heading("Who wrote how much", [began])
    kinds = [kind for kind in _SIGNS if kind in {one.kind for one in figures.marks}]
    shapes, top = heading.shapes, heading.height
    if kinds:
        top += _ROW
        shapes += _legend(kinds, top)
    lanes = {kind: top + 9 + _LANE * row for row, kind in enumerate(kinds)}
    zero = top + 10 + _LANE * len(kinds) + _HALF
    bars = [(one.first, one.you, one.them) for one in figures.periods]
    shapes += _marks(figures, lanes, zero)
    shapes += _mirrored(figures, bars, zero)
    base = zero + _HALF + _ROW
    shapes += _dates([one.first for one in figures.periods], base)
    return _Panel(shapes, base)


def _legend(kinds: Sequence[str], base: float) -> list[Element]:
    shapes = []
    x: float = _EDGE
    for kind in kinds:
        told = f"an {kind}"
        shapes.append(_SIGNS[kind]((x + 4, base - 4), 4))
        shapes.append(words(told, (x + 12, base)))
        x += 12 + width_of(told) + 2 * _EDGE
    return shapes


def _marks(figures: Figures, lanes: dict[str, float], zero: float) -> list[Element]:
    """Draw a sign over the period of each opening and ask."""
    firsts = [one.first for one in figures.periods]
    width = _column(len(firsts))
    shapes = []
    for kind, place in dict.fromkeys(
        (mark.kind, sum(first <= mark.at for first in firsts) - 1)
        for mark in figures.marks
    ):
        x = _LEFT + width * (place + 0.5)
        start, end = (x, lanes[kind] + 4), (x, zero)
        shapes.append(line(start, end, stroke_opacity=0.3, stroke_width=0.7))
        shapes.append(_SIGNS[kind]((x, lanes[kind]), 4))
    return shapes


def _column(columns: int) -> float:
    return (_RIGHT - _LEFT) / columns


def _mirrored(
    figures: Figures, rows: Sequence[tuple[str, int, int]], zero: float
) -> list[Element]:
    """Draw bars of the one who asks over a line, the other's under it."""
    scale = _scale(max(max(you, them) for _, you, them in rows))
    shapes = _grid(scale, zero)
    column = _column(len(rows))
    width = min(column * 0.78, 22)
    for place, (label, you, them) in enumerate(rows):
        x = _LEFT + column * (place + 0.5) - width / 2
        up, down = scale.height(you), scale.height(them)
        bars = [
            rect((x, zero - up), (width, up), **_YOURS) if you else None,
            rect((x, zero), (width, down), **_THEIRS) if them else None,
        ]
        told = f"{label}: {figures.you} {you}, {figures.them} {them}"
        shapes.append(group([bar for bar in bars if bar is not None], title=told))
    return shapes


def _scale(most: int) -> _Scale:
    """Return round steps, as few as show how much it is."""
    for power in count():
        for one in (1, 2, 5):
            step = one * 10**power
            if step * _MOST_TICKS >= most:
                return _Scale(step, max(-(-most // step), 1))
    raise AssertionError  # pragma: no cover - powers of ten do not end


def _grid(scale: _Scale, zero: float) -> list[Element]:
    shapes = []
    for tick in range(-scale.ticks, scale.ticks + 1):
        y = zero - tick * _HALF / scale.ticks
        strength = 0.2 if tick else 1
        shapes.append(
            line((_LEFT, y), (_RIGHT, y), stroke_opacity=strength, stroke_width=0.7)
        )
        told = _shown(abs(tick) * scale.step)
        shapes.append(words(told, (_LEFT - 5, y + 4), anchor="end"))
    return shapes


def _shown(number: int) -> str:
    if number >= _TEN_THOUSAND:
        return f"{number / 1000:,.0f}k"
    return f"{number:,}"


def _dates(firsts: Sequence[str], base: float) -> list[Element]:
    """Write as many dates under their columns as stand side by side."""
    days = [date.fromisoformat(first) for first in firsts]
    is_long = (days[-1] - days[0]).days > _A_YEAR
    told = [f"{day:%b %Y}" if is_long else f"{day:%b} {day.day}" for day in days]
    column = _column(len(days))
    widest = max(width_of(one) for one in told)
    every = max(1, int(-(-(widest + 8) // column)))
    shapes = []
    for place in range(0, len(days), every):
        x = _LEFT + column * (place + 0.5)
        if x + width_of(told[place]) / 2 <= WIDTH:
            shapes.append(words(told[place], (x, base), anchor="middle"))
    return shapes


def _waits(figures: Figures) -> _Panel:
    """Draw how long replies took, a row for each span of time."""
    medians = [
        f"{shortened(name, WIDTH / 2)}: half within {wait_in_words(minutes)}"
        for name, minutes in (
            (figures.you, figures.your_median),
            (figures.them, figures.their_median),
        )
        if minutes is not None
    ]
    heading = _heading("How long replies took", medians)
    shapes, top = heading.shapes, heading.height + 10
    most = max(max(one.you, one.them) for one in figures.waits) or 1
    longest = WIDTH - _EDGE - width_of(f"{most:,}", _WAIT_BAR + 1) - _WAIT_LEFT
    for wait in figures.waits:
        label = (_WAIT_LEFT - 6, top + _WAIT_BAR + 4)
        shapes.append(words(wait.label, label, anchor="end"))
        for row, (number, paint) in enumerate(
            ((wait.you, _YOURS), (wait.them, _THEIRS))
        ):
            y = top + row * (_WAIT_BAR + 1)
            width = longest * number / most
            if number:
                shapes.append(rect((_WAIT_LEFT, y), (width, _WAIT_BAR), **paint))
            told = f"{number:,}"
            place = (_WAIT_LEFT + width + 4, y + _WAIT_BAR - 0.8)
            shapes.append(words(told, place, size=_WAIT_BAR + 1))
        top += _WAIT_PITCH
    bottom = top - (_WAIT_PITCH - 2 * _WAIT_BAR - 1)
    axis = line((_WAIT_LEFT, heading.height + 7), (_WAIT_LEFT, bottom + 3))
    return _Panel([*shapes, axis], bottom + 3)


def _hours(figures: Figures) -> _Panel:
    """Draw messages by hour of the day."""
    heading = _heading("When you write", ["Messages by hour of the day"])
    zero = heading.height + 10 + _HALF
    rows = [(f"{hour}:00", *both) for hour, both in enumerate(figures.hours)]
    shapes = heading.shapes + _mirrored(figures, rows, zero)
    base = zero + _HALF + _ROW
    column = _column(len(rows))
    for hour in range(0, len(rows), 4):
        x = _LEFT + column * (hour + 0.5)
        shapes.append(words(f"{hour}:00", (x, base), anchor="middle"))
    return _Panel(shapes, base)
