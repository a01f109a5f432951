"""One's own card at the terminal: what it gives away is said exactly."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


Call = Callable[..., Any]
NUMBER = ("--name", "Sam", "--number", "+1 202 555 0142")


def test_a_card_says_what_it_gives_away(bare: Call, home: Path) -> None:
    """As a document, and without touching any journal."""
    document = bare("card", *NUMBER, "--json").document()
    assert document.pop("vcard").startswith("BEGIN:VCARD")
    assert document.pop("blocks").count("\n") > 20
    assert document == {
        "contract": 1,
        "gives_away": [
            {"what": "Name", "value": "Sam"},
            {"what": "Number", "value": "+12025550142"},
        ],
        "files": [],
    }
    assert not home.exists()


def test_each_ending_makes_its_kind(bare: Call, tmp_path: Path) -> None:
    """Four files, each what its name says, none written over."""
    files = [tmp_path / f"sam.{kind}" for kind in ("vcf", "svg", "png", "html")]
    words = [word for file in files for word in ("--out", file)]
    done = bare("card", *NUMBER, *words)
    assert done.code == 0
    starts = [file.read_bytes()[:12] for file in files]
    assert starts[0].startswith(b"BEGIN:VCARD")
    assert starts[1].startswith(b"<?xml")
    assert starts[2].startswith(b"\x89PNG")
    assert starts[3].startswith(b"<!doctype")
    assert bare("card", *NUMBER, *words).code == 2
    assert bare("card", *NUMBER, *words, "--replace").code == 0


def test_other_ways_are_told(bare: Call) -> None:
    """A second number, a handle, an address; no number is needed."""
    page = bare("card", "--name", "Sam", "--handle", "instagram:sam.r").out
    assert "instagram:sam.r" in page
    for way in ("A second number", "A handle", "An address"):
        assert way in page


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--name", "Sam"), "no way to reach you"),
        (("--name", "", "--email", "a@b.c"), "--name: expected"),
        (("--name", "Sam\nX", "--email", "a@b.c"), "--name: expected"),
        (("--name", "Sam", "--number", "12"), "--number: no phone number"),
        ((*NUMBER, "--out", "sam.gif"), "sam.gif: expected .vcf"),
    ],
)
def test_mistakes_are_named(bare: Call, words: tuple[str, ...], says: str) -> None:
    """Exit 2, one line, nothing written."""
    done = bare("card", *words)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert says in done.err
