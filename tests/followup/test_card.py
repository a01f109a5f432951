"""A card gives away what it says, and other programs read the same."""

import io

import pytest
import vl_convert
import vobject
import zxingcpp
from PIL import Image

from segue.followup.card import (
    Card,
    Given,
    NumberError,
    code_of,
    e164,
    given_away,
    picture_of,
    terminal_of,
    vcard_of,
)
from segue.followup.slip import slip_of


SAM = Card(
    name="Sam \u2603, <b>;\\",
    number="+12025550142",
    email="sam@example.org",
    handles=("instagram:sam.r", "discord:sam#1"),
)


def scanned(picture: bytes) -> str:
    """Read a code as a phone would."""
    (found,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)))
    return str(found.text)


def test_a_card_says_what_it_gives_away() -> None:
    """Everything in the vCard is in the list, and nothing else."""
    assert sorted(given_away(vcard_of(SAM)), key=lambda one: one.value) == sorted(
        [
            Given("Name", SAM.name),
            Given("Number", "+12025550142"),
            Given("Email", "sam@example.org"),
            Given("Handle", "instagram:sam.r"),
            Given("Handle", "discord:sam#1"),
        ],
        key=lambda one: one.value,
    )


def test_a_card_is_a_vcard() -> None:
    """Version 3.0, with the fields that it must have."""
    read = vobject.readOne(vcard_of(SAM))
    assert read.version.value == "3.0"
    assert (read.fn.value, read.n.value.given) == (SAM.name, SAM.name)
    assert (read.tel.value, read.tel.type_param) == ("+12025550142", "CELL")


def test_pictures_are_read_by_a_scanner() -> None:
    """PNG and SVG both give back the vCard, sign by sign."""
    code = code_of(vcard_of(SAM))
    assert scanned(picture_of(code, "png")) == vcard_of(SAM)
    drawn = picture_of(code, "svg").decode()
    assert scanned(vl_convert.svg_to_png(drawn, scale=8)) == vcard_of(SAM)
    assert "<title>QR code: contact</title>" in drawn


def test_the_terminal_shows_the_same_code() -> None:
    """Block by block the terminal's code is the picture's."""
    code = code_of(vcard_of(SAM))
    lines = terminal_of(code).splitlines()
    light = {"\u2588": (1, 1), "\u2580": (1, 0), "\u2584": (0, 1), " ": (0, 0)}
    rows = [[light[sign][half] for sign in line] for line in lines for half in (0, 1)]
    size = int(code.symbol_size(border=4)[0])
    expected = [
        [0 if dark else 1 for dark in row] for row in code.matrix_iter(border=4)
    ]
    assert rows[:size] == expected


def test_a_slip_stands_by_itself() -> None:
    """Words, code, no reference to anything outside, nothing unescaped."""
    page = slip_of(SAM, "Text me if you feel like it.").decode()
    assert "Text me if you feel like it." in page
    assert "+12025550142" in page
    assert "<b>;" not in page
    assert page.count("<svg") == 1
    assert "http" not in page.replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert "<script" not in page


@pytest.mark.parametrize(
    ("typed", "region", "number"),
    [
        ("+1 202 555 0142", None, "+12025550142"),
        ("(202) 555-0142", "us", "+12025550142"),
        ("030 901820", "DE", "+4930901820"),
    ],
)
def test_numbers_become_international(
    typed: str, region: str | None, number: str
) -> None:
    """In whatever form they are typed."""
    assert e164(typed, region) == number


@pytest.mark.parametrize("typed", ["", "12", "call me", "(202) 555-0142"])
def test_what_is_no_number_is_refused(typed: str) -> None:
    """And not repeated."""
    with pytest.raises(NumberError) as caught:
        e164(typed, None)
    assert not typed or typed not in caught.value.line()
