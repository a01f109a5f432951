"""The picture is drawn without a network, reads in gray, and has a text."""

import io
from collections.abc import Callable, Iterator
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest
from msgspec import Struct
from msgspec.structs import replace
from PIL import Image

from segue.domain.chat_figures import Figures, Period, Wait, describe
from segue.domain.conversation import Conversation
from segue.domain.svg import FONT_SIZE, width_of
from segue.reading.figures import figure_out
from segue.reading.picture import WIDTH, draw_png, draw_svg


WriteDown = Callable[[str], Conversation]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def figures(write_down: WriteDown) -> Figures:
    """Give the figures of a chat of two days."""
    conversation = write_down(
        """
        03-02 18:00 Sam: hi
        03-02 18:03 Robin: hello
        03-03 18:24 Sam: fine
        03-03 19:00 Robin: good
        """
    )
    names = ("Sam & co", "<Robin>")
    return figure_out(conversation, 0, names, openings=[1], asks=[2])


class Words(Struct, frozen=True):
    """Words of a picture, and the box that they take at most."""

    text: str
    left: float
    right: float
    base: float
    size: float

    def is_over(self, other: "Words") -> bool:
        """Say whether the two boxes share any place."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.base - self.size * 0.75 < other.base
            and other.base - other.size * 0.75 < self.base
        )


def _root(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - our own picture


def _words(svg: str) -> Iterator[Words]:
    for panel in _root(svg).iter(f"{SVG}g"):
        down = float(panel.get("transform", "0 0)").split()[1][:-1])
        for one in panel.findall(f"{SVG}text"):
            text, x = one.text or "", float(one.attrib["x"])
            size = float(one.get("font-size", FONT_SIZE))
            width = width_of(text, size)
            before = {"start": 0.0, "middle": width / 2, "end": width}
            left = x - before[one.get("text-anchor", "start")]
            base = down + float(one.attrib["y"])
            yield Words(text, left, left + width, base, size)


def test_the_svg_describes_itself(figures: Figures) -> None:
    """Title and description stand first, names are escaped, marks are there."""
    root = _root(draw_svg(figures))
    title, about = root[0], root[1]
    assert (title.tag, title.text) == (
        f"{SVG}title",
        "The chat of Sam & co and <Robin>",
    )
    assert (about.tag, about.text) == (f"{SVG}desc", describe(figures))
    assert root.attrib["role"] == "img"
    told = [one.text for one in _words(draw_svg(figures))]
    for wanted in ("an opening", "an ask", "When you write", "<Robin>"):
        assert wanted in told


def test_nothing_is_told_by_color_alone(figures: Figures) -> None:
    """In a page all ink is that of the words around; a file adds its paper."""

    def colors(svg: str) -> set[str]:
        return {
            one.attrib[name]
            for one in _root(svg).iter()
            for name in ("fill", "stroke", "color")
            if name in one.attrib
        }

    assert colors(draw_svg(figures, in_page=True)) == {"currentColor"}
    assert colors(draw_svg(figures)) == {"currentColor", "#1b1b1b", "#ffffff"}


def test_a_strict_policy_lets_it_into_a_page(figures: Figures) -> None:
    """No styles, scripts, links or anything fetched, and no size of its own."""
    root = _root(draw_svg(figures, in_page=True))
    tags = {one.tag.removeprefix(SVG) for one in root.iter()}
    assert tags == {"svg", "title", "desc", "g", "rect", "line", "text", "polygon"}
    names = {name for one in root.iter() for name in one.attrib}
    assert not names & {"style", "href", "class", "onload"}
    assert "width" not in root.attrib


def test_every_bar_is_a_count(figures: Figures) -> None:
    """Bars stand over and under the line of a day, as long as its counts."""
    told = replace(figures, periods=(Period("2026-03-02", 3, 0), _day(2, 4)), marks=())
    groups = [
        one
        for one in _root(draw_svg(told)).iter(f"{SVG}g")
        if (one.findtext(f"{SVG}title") or "").startswith("2026")
    ]
    assert [one.findtext(f"{SVG}title") for one in groups] == [
        "2026-03-02: Sam & co 3, <Robin> 0",
        "2026-03-03: Sam & co 2, <Robin> 4",
    ]
    first, second = (one.findall(f"{SVG}rect") for one in groups)
    up, (less, down) = first[0], second
    tall = [float(one.attrib["height"]) for one in (up, less, down)]
    assert tall == [54 * 3 / 4, 54 * 2 / 4, 54 * 4 / 4]
    assert float(up.attrib["y"]) + tall[0] == float(down.attrib["y"])


def _day(you: int, them: int) -> Period:
    return Period("2026-03-03", you, them)


@pytest.mark.parametrize("length", [1, 2, 9, 40])
@pytest.mark.parametrize("most", [1, 47, 1_000_000])
@pytest.mark.parametrize("marked", [True, False])
def test_words_never_lie_on_words(
    figures: Figures, length: int, most: int, *, marked: bool
) -> None:
    """Long names, many periods and large numbers all find room."""
    many = replace(
        figures,
        you="Alexandra-Wilhelmina of the very long name " * 3,
        them="山田太郎とその友人たちのとてもながいなまえでござる",
        periods=tuple(
            Period(f"{2020 + row // 12}-{row % 12 + 1:02}-28", most, most)
            for row in range(length)
        ),
        waits=tuple(Wait(one.label, most, most) for one in figures.waits),
        hours=((most, most),) * 24,
        marks=figures.marks if marked else (),
    )
    told = list(_words(draw_svg(many)))
    assert [(a.text, b.text) for a, b in combinations(told, 2) if a.is_over(b)] == []
    assert [one.text for one in told if one.left < 0 or one.right > WIDTH] == []


def test_a_png_is_the_same_on_white(figures: Figures) -> None:
    """The other kind of file is what its ending says, twice as fine."""
    picture = Image.open(io.BytesIO(draw_png(figures)))
    assert picture.format == "PNG"
    assert picture.width == 2 * WIDTH
    assert picture.convert("RGB").getpixel((0, 0)) == (255, 255, 255)
