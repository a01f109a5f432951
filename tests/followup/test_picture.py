"""Nerves over time, drawn and told: the same in both."""

import io
from datetime import UTC, datetime
from xml.etree.ElementTree import fromstring

from PIL import Image

from segue.domain.reflection import Reflection
from segue.followup.picture import described, picture_of


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
    """The SVG carries the description, and one mark for each number."""
    drawn = picture_of(SEEN, "svg").decode()
    root = fromstring(drawn)  # noqa: S314 - our own drawing
    assert root.get("aria-label") == described(SEEN)
    assert root.get("role") == "img"
    marks = [node.get("aria-label", "") for node in root.iter()]
    told = [mark for mark in marks if mark.startswith("when: ") or "nerves: " in mark]
    for number in ("70", "30", "55"):
        assert any(f"nerves: {number}" in mark for mark in told)


def test_a_picture_can_be_pixels() -> None:
    """A PNG that opens, wider the more there is to see."""
    few = Image.open(io.BytesIO(picture_of(SEEN, "png")))
    many = Image.open(io.BytesIO(picture_of(SEEN * 4, "png")))
    assert few.format == "PNG"
    assert many.width > few.width
