"""A drawing says everything in attributes, and its words find room."""

from xml.etree.ElementTree import fromstring, tostring

import pytest

from segue.domain.svg import (
    FONT_SIZE,
    Frame,
    circle,
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


SVG = "{http://www.w3.org/2000/svg}"
FRAME = Frame(width=20, height=10.5, title="a < b", about="Two & two.", name="sum")


def test_in_a_page_it_takes_size_and_color_from_there() -> None:
    """No paper, no width, no color; the words are told to screen readers."""
    assert framed(FRAME, [square((5, 5), 2)], scale=None) == (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10.5" role="img"'
        ' aria-labelledby="sum-title sum-desc" font-family="sans-serif"'
        ' font-size="11" fill="currentColor"><title id="sum-title">a &lt; b</title>'
        '<desc id="sum-desc">Two &amp; two.</desc>'
        '<rect x="3" y="3" width="4" height="4" /></svg>'
    )


def test_a_file_of_its_own_brings_paper_and_ink() -> None:
    """It reads on a dark desk as well."""
    root = fromstring(framed(FRAME, [], scale=2))  # noqa: S314 - our own drawing
    told = (root.get("width"), root.get("height"), root.get("color"))
    assert told == ("40", "21", "#1b1b1b")
    assert root[2].tag == f"{SVG}rect"
    assert root[2].attrib == {
        "x": "0",
        "y": "0",
        "width": "20",
        "height": "10.5",
        "fill": "#ffffff",
    }


def test_shapes_are_where_they_are_put() -> None:
    """Names of attributes have hyphens, numbers two places at most."""
    drawn = group(
        [
            rect((0, 1.005), (1 / 3, 2), fill_opacity=0.5),
            line((0, 0), (4, 0), stroke_width=0.7),
            circle((1, 2), 3, fill="none"),
            triangle((5, 5), 1),
        ],
        down=7,
        title="Sam: 3",
    )
    assert tostring(drawn, encoding="unicode") == (
        '<g transform="translate(0 7)"><title>Sam: 3</title>'
        '<rect x="0" y="1" width="0.33" height="2" fill-opacity="0.5" />'
        '<line x1="0" y1="0" x2="4" y2="0" stroke="currentColor" stroke-width="0.7" />'
        '<circle cx="1" cy="2" r="3" fill="none" />'
        '<polygon points="4,6 6,6 5,4" /></g>'
    )


def test_words_say_only_what_is_not_ordinary() -> None:
    """Start, ordinary size and ordinary weight need no attribute."""
    assert words("hi", (1, 2)).attrib == {"x": "1", "y": "2"}
    assert words("hi", (1, 2), anchor="end", size=15, bold=True).attrib == {
        "x": "1",
        "y": "2",
        "text-anchor": "end",
        "font-size": "15",
        "font-weight": "bold",
    }


@pytest.mark.parametrize(
    ("text", "ems"), [("a", 0.6), ("il", 0.68), ("W", 0.78), ("山田", 2.1), ("é", 0.6)]
)
def test_wide_characters_take_more_room(text: str, ems: float) -> None:
    """Letters differ, full width counts, a combining accent takes nothing."""
    assert width_of(text) == pytest.approx(ems * FONT_SIZE)


def test_what_does_not_fit_is_cut_with_an_ellipsis() -> None:
    """Words that fit stay whole; those that do not end before a space."""
    assert shortened("Robin", 100) == "Robin"
    cut = shortened("Robin of the long name", 60)
    assert cut == "Robin of…"
    assert width_of(cut) <= 60
    assert shortened("Robin", 0) == "…"
