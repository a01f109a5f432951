"""Nerves before and after, over time → a picture and the same in words.

One line for each ask, from how it felt before to how it felt after, in the
order in which they were. No average, no trend line: two points are two points.
"""

from collections.abc import Sequence
from math import dist
from typing import Final, Literal
from xml.etree.ElementTree import Element

import vl_convert

from segue.domain.reflection import Reflection
from segue.domain.svg import (
    INK,
    Frame,
    circle,
    framed,
    group,
    line,
    shortened,
    square,
    words,
)


Kind = Literal["svg", "png"]

CALM_TO_ALL: Final = 100
"""Nerves go from 0, calm, up to this."""

_WIDTH_EACH: Final = 72
"""Units for each ask."""

_FEWEST: Final = 4
"""Asks that there is room for at least."""

_HEIGHT: Final = 180
_LEFT: Final = 48
_TOP: Final = 62
_EDGE: Final = 10
_ROW: Final = 15
_HEADING_SIZE: Final = 13
_MARK: Final = 5
_ASIDE: Final = 14
_FILE_SCALE: Final = 1.5
_PNG_SCALE: Final = 2
_TICKS: Final = (0, 25, 50, 75, 100)


def described(reflections: Sequence[Reflection]) -> str:
    """Say in words what the picture shows."""
    start = "Nerves from 0, calm, to 100, for each time:"
    return " ".join([start, *(_told(one) for one in reflections)])


def _told(one: Reflection) -> str:
    return (
        f"{one.case}, {one.at:%B} {one.at.day}: {_of(one.nerves_before)} before,"
        f" {_of(one.nerves_after)} after."
    )


def _of(nerves: int | None) -> str:
    return "not noted" if nerves is None else str(nerves)


def picture_of(reflections: Sequence[Reflection], kind: Kind) -> bytes:
    """Draw nerves before and after.

    Args:
        reflections: In the order in which they are shown.
        kind: SVG or PNG.
    """
    if kind == "svg":
        return _drawn(reflections, _FILE_SCALE).encode()
    return vl_convert.svg_to_png(_drawn(reflections, 1), scale=_PNG_SCALE)


def _drawn(reflections: Sequence[Reflection], scale: float) -> str:
    columns = max(len(reflections), _FEWEST)
    frame = Frame(
        width=_LEFT + columns * _WIDTH_EACH + _EDGE,
        height=_TOP + _HEIGHT + 2 * _ROW + _EDGE,
        title="Nerves before and after",
        about=described(reflections),
        name="nerves-picture",
    )
    shapes = _surroundings(frame.width - _EDGE)
    for number, one in enumerate(reflections):
        middle = _LEFT + _WIDTH_EACH * (number + 0.5)
        shapes.append(group(_ask(one, middle), title=_told(one)))
    return framed(frame, shapes, scale=scale)


def _surroundings(right: float) -> list[Element]:
    """Draw heading, legend and scale."""
    shapes = [
        words("Nerves before and after", (_EDGE, 21), size=_HEADING_SIZE, bold=True),
        _before((_EDGE + _MARK + 1, 35)),
        words("before", (_EDGE + 16, 39)),
        square((_EDGE + 76, 35), _MARK),
        words("after", (_EDGE + 87, 39)),
    ]
    for tick in _TICKS:
        y = _height(tick)
        strength = 0.2 if tick else 1
        shapes.append(
            line((_LEFT, y), (right, y), stroke_opacity=strength, stroke_width=0.7)
        )
        shapes.append(words(str(tick), (_LEFT - 5, y + 4), anchor="end"))
    return shapes


def _ask(one: Reflection, middle: float) -> list[Element]:
    """Draw one ask: its line, its two marks, its day and whose it is."""
    before = (middle - _ASIDE, _height(one.nerves_before or 0))
    after = (middle + _ASIDE, _height(one.nerves_after or 0))
    shapes: list[Element] = []
    if one.nerves_before is not None and one.nerves_after is not None:
        shapes.append(line(_rim(before, after), after, stroke_width=1.2))
    if one.nerves_before is not None:
        shapes.append(_before(before))
    if one.nerves_after is not None:
        shapes.append(square(after, _MARK))
    base = _TOP + _HEIGHT + _ROW + 2
    for row in (f"{one.at:%b} {one.at.day}", one.case):
        shown = shortened(row, _WIDTH_EACH - 4)
        shapes.append(words(shown, (middle, base), anchor="middle"))
        base += _ROW
    return shapes


def _height(nerves: int) -> float:
    return _TOP + _HEIGHT * (1 - nerves / CALM_TO_ALL)


def _before(at: tuple[float, float]) -> Element:
    return circle(at, _MARK, fill="none", stroke=INK, stroke_width=2)


def _rim(
    center: tuple[float, float], towards: tuple[float, float]
) -> tuple[float, float]:
    """Return where a line from a ring's middle to another place leaves it."""
    part = _MARK / dist(center, towards)
    return (
        center[0] + part * (towards[0] - center[0]),
        center[1] + part * (towards[1] - center[1]),
    )
