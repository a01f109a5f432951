"""The picture is drawn without a network, reads in gray, and has a text."""

from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest

from segue.domain.chat_figures import Figures, describe
from segue.domain.conversation import Conversation
from segue.reading.figures import figure_out
from segue.reading.picture import draw_png, draw_svg


WriteDown = Callable[[str], Conversation]
SVG = "{http://www.w3.org/2000/svg}"

pytestmark = pytest.mark.timeout(30)


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


def test_the_svg_describes_itself(figures: Figures) -> None:
    """Title and description stand first, names are escaped, marks are there."""
    root = ET.fromstring(draw_svg(figures))  # noqa: S314 - our own picture
    title, about = root[0], root[1]
    assert (title.tag, title.text) == (
        f"{SVG}title",
        "The chat of Sam & co and <Robin>",
    )
    assert (about.tag, about.text) == (f"{SVG}desc", describe(figures))
    assert root.attrib["role"] == "img"
    words = " ".join("".join(text.itertext()) for text in root.iter(f"{SVG}text"))
    for wanted in ("▲ an opening", "■ an ask", "When you write", "<Robin>"):
        assert wanted in words


def test_nothing_is_told_by_color_alone(figures: Figures) -> None:
    """Every color of the picture is a gray."""
    root = ET.fromstring(draw_svg(figures))  # noqa: S314 - our own picture
    colors = {
        one.attrib[name]
        for one in root.iter()
        for name in ("fill", "stroke")
        if one.attrib.get(name, "").startswith("#")
    }
    assert colors
    assert [one for one in colors if len({one[1:3], one[3:5], one[5:7]} - {""}) > 1
            and len(one) == 7] == []  # fmt: skip


def test_a_png_is_one(figures: Figures) -> None:
    """The other kind of file is what its ending says."""
    assert draw_png(figures)[:8] == b"\x89PNG\r\n\x1a\n"
