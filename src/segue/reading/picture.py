"""Figures → one picture of three panels, as SVG or PNG, without a browser.

The two people differ in lightness and in shape, never in color alone, so that
the picture reads in gray and on paper. What it shows stands in words in the
SVG's title and description.
"""

from datetime import date
from typing import Any, Final
from xml.sax.saxutils import escape

import altair as alt
import vl_convert

from segue.domain.chat_figures import Figures, describe, wait_in_words


WIDTH: Final = 640
"""Width of a panel in pixels."""

_DARK: Final = "#1b1b1b"
_LIGHT: Final = "#b4b4b4"
_EDGE: Final = "#555555"
_HEIGHT: Final = 170
_SCALE: Final = 2
_MOST_DATES: Final = 9
_A_YEAR: Final = 365
_SIGNS: Final = {"opening": "▲ an opening", "ask": "■ an ask"}


def draw_svg(figures: Figures) -> str:
    """Return the picture as SVG, with a title and a description."""
    svg: str = vl_convert.vegalite_to_svg(_picture(figures).to_dict())
    head, _, body = svg.partition(">")
    title, about = escape(_title(figures)), escape(describe(figures))
    return (
        f'{head} role="img" aria-labelledby="segue-title segue-desc">'
        f'<title id="segue-title">{title}</title>'
        f'<desc id="segue-desc">{about}</desc>{body}'
    )


def draw_png(figures: Figures) -> bytes:
    """Return the picture as PNG."""
    png: bytes = vl_convert.vegalite_to_png(_picture(figures).to_dict(), scale=_SCALE)
    return png


def _title(figures: Figures) -> str:
    return f"The chat of {figures.you} and {figures.them}"


def _picture(figures: Figures) -> alt.VConcatChart:
    panels = (_balance(figures), _waits(figures), _hours(figures))
    picture: alt.VConcatChart = (
        alt.vconcat(*panels, spacing=28)
        .resolve_scale(x="independent", xOffset="independent", y="independent")
        .properties(title=_title(figures), background="white", padding=16)
        .configure_view(stroke=None)
        .configure_axis(grid=False, labelFontSize=12, titleFontSize=12)
        .configure_legend(labelFontSize=12, symbolSize=120)
        .configure_title(fontSize=14, anchor="start")
    )
    return picture


def _data(rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"values": rows}


def _who(figures: Figures, *, legend: bool) -> alt.Fill:
    shown = alt.Legend(orient="top", title=None) if legend else None
    names = [figures.you, figures.them]
    return alt.Fill(
        "who:N",
        scale=alt.Scale(domain=names, range=[_DARK, _LIGHT]),
        sort=names,
        legend=shown,
    )


def _both(
    figures: Figures, name: str, rows: list[tuple[Any, int, int]]
) -> list[dict[str, Any]]:
    return [
        {name: at, "who": who, "messages": count}
        for at, you, them in rows
        for who, count in ((figures.you, you), (figures.them, them))
    ]


def _balance(figures: Figures) -> alt.LayerChart | alt.FacetChart:
    """Messages of both over time, with openings and asks above them."""
    rows = [(one.first, one.you, one.them) for one in figures.periods]
    bars = (
        alt.Chart(_data(_both(figures, "from", rows)))
        .mark_bar(stroke=_EDGE, strokeWidth=0.6)
        .encode(
            x=alt.X("from:O", title=f"{figures.length} from", axis=_dates(rows)),
            xOffset=alt.XOffset("who:N", sort=[figures.you, figures.them]),
            y=alt.Y("messages:Q", title="messages"),
            fill=_who(figures, legend=True),
        )
    )
    marks = _marks(figures)
    kinds = {mark.kind for mark in figures.marks}
    told = [sign for kind, sign in _SIGNS.items() if kind in kinds]
    title = alt.Title("Who wrote how much", subtitle="   ".join(told))
    titled = {"title": title, "width": WIDTH, "height": _HEIGHT}
    if not marks:
        return alt.layer(bars, **titled)
    signs = (
        alt.Chart(_data(marks))
        .mark_text(fontSize=13, dy=-3, baseline="bottom", color=_DARK)
        .encode(x="from:O", y="top:Q", text="sign:N")
    )
    return alt.layer(bars, signs, **titled)


def _dates(rows: list[tuple[Any, int, int]]) -> alt.Axis:
    every = -(-len(rows) // _MOST_DATES)
    shown = [row[0] for row in rows[::every]]
    days = (date.fromisoformat(shown[-1]) - date.fromisoformat(shown[0])).days
    form = "%b %Y" if days > _A_YEAR else "%b %-d"
    label = f"utcFormat(toDate(datum.value), '{form}')"
    return alt.Axis(values=shown, labelAngle=0, labelExpr=label)


def _marks(figures: Figures) -> list[dict[str, Any]]:
    """Place a sign over the period of each opening and ask."""
    signs: dict[str, set[str]] = {}
    tops = {one.first: max(one.you, one.them) for one in figures.periods}
    for mark in figures.marks:
        first = max(first for first in tops if first <= mark.at)
        signs.setdefault(first, set()).add(mark.kind)
    return [
        {
            "from": first,
            "top": tops[first],
            "sign": "".join(_SIGNS[kind][0] for kind in sorted(kinds, reverse=True)),
        }
        for first, kinds in signs.items()
    ]


def _waits(figures: Figures) -> alt.Chart:
    rows = [(one.label, one.you, one.them) for one in figures.waits]
    medians = [
        f"{name}: half within {wait_in_words(minutes)}"
        for name, minutes in (
            (figures.you, figures.your_median),
            (figures.them, figures.their_median),
        )
        if minutes is not None
    ]
    chart: alt.Chart = (
        alt.Chart(_data(_both(figures, "wait", rows)))
        .mark_bar(stroke=_EDGE, strokeWidth=0.6)
        .encode(
            x=alt.X(
                "wait:O",
                sort=[row[0] for row in rows],
                title=None,
                axis=alt.Axis(labelAngle=0),
            ),
            xOffset=alt.XOffset("who:N", sort=[figures.you, figures.them]),
            y=alt.Y("messages:Q", title="replies"),
            fill=_who(figures, legend=False),
        )
        .properties(
            title=alt.Title("How long replies took", subtitle=medians),
            width=WIDTH,
            height=_HEIGHT,
        )
    )
    return chart


def _hours(figures: Figures) -> alt.Chart:
    rows = [(hour, you, them) for hour, (you, them) in enumerate(figures.hours)]
    chart: alt.Chart = (
        alt.Chart(_data(_both(figures, "hour", rows)))
        .mark_bar(stroke=_EDGE, strokeWidth=0.6)
        .encode(
            x=alt.X("hour:O", title="hour of the day", axis=alt.Axis(labelAngle=0)),
            xOffset=alt.XOffset("who:N", sort=[figures.you, figures.them]),
            y=alt.Y("messages:Q", title="messages"),
            fill=_who(figures, legend=False),
        )
        .properties(title="When you write", width=WIDTH, height=_HEIGHT)
    )
    return chart
