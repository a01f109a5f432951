"""Shapes and words → SVG that may stand in any page.

Everything is said in attributes of the elements, nothing in styles, so that a
strict content security policy lets it through. Ink is `currentColor`: inside a
page, a picture takes the color of the words around it, light or dark; as a file
of its own it brings its paper and its ink along.
"""

import unicodedata
from collections.abc import Iterable
from typing import Final, Literal
from xml.etree.ElementTree import Element, SubElement, tostring

from msgspec import Struct


INK: Final = "currentColor"
"""The color that everything is drawn in."""

FONT_SIZE: Final = 11
"""Height of ordinary words, in the picture's units."""

Anchor = Literal["start", "middle", "end"]

_PAPER: Final = "#ffffff"
_DARK: Final = "#1b1b1b"
_NAMESPACE: Final = "http://www.w3.org/2000/svg"
_NARROW: Final = frozenset("fijlrtI.,:;'|! ()[]-1")
_EMS: Final = (0.34, 0.6, 0.78, 1.05)
"""How wide a narrow letter is, another, a capital, and a character of full
width, each in font sizes and on the safe side of common sans-serif fonts."""


class Frame(Struct, frozen=True, kw_only=True):
    """What goes around the shapes of a picture.

    Attributes:
        width: In units.
        height: In units.
        title: A few words.
        about: What the picture shows, for those who cannot see it.
        name: Begins the ids of title and description, which a page has once.
    """

    width: float
    height: float
    title: str
    about: str
    name: str


def framed(frame: Frame, shapes: Iterable[Element], *, scale: float | None) -> str:
    """Return a whole picture.

    Args:
        frame: What goes around the shapes.
        shapes: In the order in which they are drawn.
        scale: Pixels a unit for a file of its own, on white paper; nothing for
            a picture that stands in a page and takes its size and colors there.
    """
    title, about = f"{frame.name}-title", f"{frame.name}-desc"
    root = Element(
        "svg",
        {
            "xmlns": _NAMESPACE,
            "viewBox": f"0 0 {_number(frame.width)} {_number(frame.height)}",
            "role": "img",
            "aria-labelledby": f"{title} {about}",
            "font-family": "sans-serif",
            "font-size": str(FONT_SIZE),
            "fill": INK,
        },
    )
    SubElement(root, "title", {"id": title}).text = frame.title
    SubElement(root, "desc", {"id": about}).text = frame.about
    if scale is not None:
        root.set("width", _number(frame.width * scale))
        root.set("height", _number(frame.height * scale))
        root.set("color", _DARK)
        root.append(rect((0, 0), (frame.width, frame.height), fill=_PAPER))
    root.extend(shapes)
    return tostring(root, encoding="unicode")


def group(
    shapes: Iterable[Element], *, down: float = 0, title: str | None = None
) -> Element:
    """Return shapes as one, moved down, with words for a pointer that rests."""
    made = Element("g", {"transform": f"translate(0 {_number(down)})"} if down else {})
    if title is not None:
        SubElement(made, "title").text = title
    made.extend(shapes)
    return made


def rect(
    at: tuple[float, float], size: tuple[float, float], **paint: str | float
) -> Element:
    """Return a rectangle by its upper left corner, width and height."""
    (x, y), (width, height) = at, size
    place = {"x": x, "y": y, "width": width, "height": height}
    return _made("rect", place, paint)


def line(
    start: tuple[float, float], end: tuple[float, float], **paint: str | float
) -> Element:
    """Return a thin line."""
    (x1, y1), (x2, y2) = start, end
    place = {"x1": x1, "y1": y1, "x2": x2, "y2": y2}
    return _made("line", place, {"stroke": INK, **paint})


def circle(center: tuple[float, float], radius: float, **paint: str | float) -> Element:
    """Return a circle."""
    return _made("circle", {"cx": center[0], "cy": center[1], "r": radius}, paint)


def triangle(center: tuple[float, float], half: float) -> Element:
    """Return a filled triangle that points up, by the middle of its box."""
    x, y = center
    corners = ((x - half, y + half), (x + half, y + half), (x, y - half))
    told = " ".join(f"{_number(one)},{_number(other)}" for one, other in corners)
    return Element("polygon", {"points": told})


def square(center: tuple[float, float], half: float) -> Element:
    """Return a filled square by its middle."""
    x, y = center
    return rect((x - half, y - half), (2 * half, 2 * half))


def words(
    text: str,
    at: tuple[float, float],
    *,
    anchor: Anchor = "start",
    size: float = FONT_SIZE,
    bold: bool = False,
) -> Element:
    """Return words by the start, middle or end of their base line."""
    paint: dict[str, str | float] = {}
    if anchor != "start":
        paint["text_anchor"] = anchor
    if size != FONT_SIZE:
        paint["font_size"] = size
    if bold:
        paint["font_weight"] = "bold"
    made = _made("text", {"x": at[0], "y": at[1]}, paint)
    made.text = text
    return made


def width_of(text: str, size: float = FONT_SIZE) -> float:
    """Return about how wide words are; rather too wide than too narrow."""
    return sum(_em(char) for char in text) * size


def shortened(text: str, width: float, size: float = FONT_SIZE) -> str:
    """Return words, cut with an ellipsis where they are wider than that."""
    if width_of(text, size) <= width:
        return text
    while text and width_of(f"{text}…", size) > width:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _em(char: str) -> float:
    narrow, letter, capital, full = _EMS
    if unicodedata.combining(char):
        return 0
    if unicodedata.east_asian_width(char) in "WF":
        return full
    if char in _NARROW:
        return narrow
    return capital if char.isupper() or char in "mwMW%" else letter


def _made(tag: str, place: dict[str, float], paint: dict[str, str | float]) -> Element:
    told = {name: _number(value) for name, value in place.items()}
    for name, value in paint.items():
        shown = value if isinstance(value, str) else _number(value)
        told[name.replace("_", "-")] = shown
    return Element(tag, told)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
