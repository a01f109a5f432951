"""Nerves before and after, over time → a picture and the same in words.

One line for each ask, from how it felt before to how it felt after, in the
order in which they were. No average, no trend line: two points are two points.
"""

from collections.abc import Sequence
from typing import Any, Final, Literal
from xml.sax.saxutils import quoteattr

import altair as alt
import vl_convert

from segue.domain.reflection import Reflection


Kind = Literal["svg", "png"]
_WIDTH_EACH: Final = 64
"""Pixels for each ask."""

_HEIGHT: Final = 240
_BEFORE, _AFTER = "before", "after"


def described(reflections: Sequence[Reflection]) -> str:
    """Say in words what the picture shows."""
    told = [
        f"{one.case}, {one.at:%B} {one.at.day}: {_of(one.nerves_before)} before,"
        f" {_of(one.nerves_after)} after."
        for one in reflections
    ]
    start = "Nerves from 0, calm, to 100, for each time:"
    return " ".join([start, *told])


def _of(nerves: int | None) -> str:
    return "not noted" if nerves is None else str(nerves)


def picture_of(reflections: Sequence[Reflection], kind: Kind) -> bytes:
    """Draw nerves before and after.

    Args:
        reflections: In the order in which they are shown.
        kind: SVG or PNG.
    """
    spec = _chart(reflections).to_dict()
    if kind == "svg":
        drawn = vl_convert.vegalite_to_svg(spec)
        says = f'<svg role="img" aria-label={quoteattr(described(reflections))} '
        return drawn.replace("<svg ", says, 1).encode()
    return vl_convert.vegalite_to_png(spec, scale=2)


def _chart(reflections: Sequence[Reflection]) -> alt.LayerChart | alt.FacetChart:
    points = [point for one in enumerate(reflections) for point in _points(*one)]
    place = alt.X(
        "label:N",
        sort=None,
        title=None,
        scale=alt.Scale(type="point", padding=0.5),
        axis=alt.Axis(labelAngle=0, labelLimit=0, labelExpr="split(datum.label, '|')"),
    )
    nerves = alt.Y("nerves:Q", title="nerves", scale=alt.Scale(domain=[0, 100]))
    base = alt.Chart(alt.InlineData(values=points)).encode(x=place, y=nerves)
    lines = base.mark_line(color="#767676").encode(detail="number:N")
    order = [_BEFORE, _AFTER]
    marks = base.mark_point(size=90, opacity=1, strokeWidth=2).encode(
        shape=alt.Shape(
            "when:N",
            scale=alt.Scale(domain=order, range=["circle", "square"]),
            legend=alt.Legend(title=None, orient="top"),
        ),
        color=alt.Color(
            "when:N",
            scale=alt.Scale(domain=order, range=["#9a3412", "#1d4ed8"]),
            legend=alt.Legend(title=None, orient="top"),
        ),
    )
    return alt.layer(lines, marks).properties(
        width=max(_WIDTH_EACH * len(reflections), _WIDTH_EACH * 3),
        height=_HEIGHT,
        description=described(reflections),
    )


def _points(number: int, one: Reflection) -> list[dict[str, Any]]:
    label = f"{number + 1}|{one.at:%b} {one.at.day}|{one.case}"
    return [
        {"number": number, "label": label, "when": when, "nerves": nerves}
        for when, nerves in ((_BEFORE, one.nerves_before), (_AFTER, one.nerves_after))
        if nerves is not None
    ]
