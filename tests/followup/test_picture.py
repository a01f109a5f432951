"""Nerves over time, drawn and told: the same in both."""

import io
from datetime import UTC, datetime
from xml.etree.ElementTree import Element, fromstring

from PIL import Image

from segue.domain.reflection import Reflection
from segue.followup.picture import described, picture_of


SVG = "{http://www.w3.org/2000/svg}"
SEEN = [
    Reflection(
        case="robin",
        at=datetime(2026, 11, 22, tzinfo=UTC),
        nerves_before=70,
        nerves_after=30,
    ),
    Reflection(case="a<b", at=datetime(2026, 11, 22, tzinfo=UTC), nerves_before=55),
]


def test_the_words_say_what_the_picture_shows() -> None:
    """Each time, before and after, and what was not noted."""
    assert described(SEEN) == (
        "Nerves from 0, calm, to 100, for each time: robin, November 22: 70 before,"
        " 30 after. a<b, November 22: 55 before, not noted after."
    )


def test_a_picture_says_its_words() -> None:
    """The SVG carries the description, and each ask its own part of it."""
    root = fromstring(picture_of(SEEN, "svg"))  # noqa: S314 - our own drawing
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}desc") == described(SEEN)
    asks = root.findall(f"{SVG}g")
    assert [one.findtext(f"{SVG}title") for one in asks] == [
        "robin, November 22: 70 before, 30 after.",
        "a<b, November 22: 55 before, not noted after.",
    ]


def test_a_mark_stands_for_each_number() -> None:
    """A ring before, a square after, a line where there are both; no color."""
    root = fromstring(picture_of(SEEN, "svg"))  # noqa: S314 - our own drawing
    both, one = root.findall(f"{SVG}g")
    marks = {"line", "circle", "rect"}
    assert [_name(node) for node in both if _name(node) in marks] == [
        "line",
        "circle",
        "rect",
    ]
    assert [_name(node) for node in one if _name(node) in marks] == ["circle"]
    high = [float(mark.attrib["cy"]) for mark in root.findall(f"{SVG}g/{SVG}circle")]
    assert high == [62 + 180 * 0.30, 62 + 180 * 0.45]
    assert "style" not in {name for node in root.iter() for name in node.attrib}


def _name(node: Element) -> str:
    return node.tag.removeprefix(SVG)


def test_a_picture_can_be_pixels() -> None:
    """A PNG that opens, wider the more there is to see."""
    few = Image.open(io.BytesIO(picture_of(SEEN, "png")))
    many = Image.open(io.BytesIO(picture_of(SEEN * 4, "png")))
    assert few.format == "PNG"
    assert many.width > few.width
