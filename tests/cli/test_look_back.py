"""Looking back at the terminal: in words first, drawn where wanted."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


Call = Callable[..., Any]


@pytest.fixture
def noted(robin: Call) -> Call:
    """Call a command where an ask was expected, made, answered, looked at."""
    when = ("--at", "2026-11-22T12:00")
    robin("case", "before", "robin", "--nerves", "70", "--expect", "no", *when)
    robin("case", "asked", "robin", *when)
    robin("case", "answered", "robin", "--reading", "yes", *when)
    after = ("--nerves", "30", "--again", "yes", "--note", "Short was good.")
    robin("case", "after", "robin", *after, *when)
    return robin


def test_looking_back_tells_both(noted: Call) -> None:
    """Nerves, what was expected, what came, and one's own words."""
    assert noted("look-back", "--json").document() == {
        "contract": 1,
        "reflections": [
            {
                "case": "robin",
                "at": "2026-11-22T12:00:00+01:00",
                "asked": True,
                "nerves_before": 70,
                "nerves_after": 30,
                "expected": "no",
                "came": "yes",
                "again": "yes",
                "text": "Short was good.",
            }
        ],
        "picture": None,
        "described": None,
    }
    page = noted("look-back", "robin").out
    for says in ("Nerves: 70 before, 30 after.", "another came (yes)", "Short was"):
        assert says in page
    for word in ("streak", "score", "%", "!", "well done", "average"):
        assert word not in page.lower()


def test_a_picture_comes_with_its_words(noted: Call, tmp_path: Path) -> None:
    """The page describes what was drawn; a file is never drawn over unasked."""
    file = tmp_path / "nerves.svg"
    done = noted("look-back", "--picture", file)
    assert "robin, November 22: 70 before, 30 after." in " ".join(done.out.split())
    assert file.read_text(encoding="utf-8").startswith("<svg")
    assert noted("look-back", "--picture", file).code == 2
    assert noted("look-back", "--picture", tmp_path / "nerves.gif").code == 2
    png = tmp_path / "nerves.png"
    assert noted("look-back", "robin", "--picture", png).code == 0
    assert png.read_bytes().startswith(b"\x89PNG")


def test_nothing_noted_is_said_kindly(robin: Call, tmp_path: Path) -> None:
    """Neither an error nor a reproach."""
    assert "Nothing noted yet." in robin("look-back").out
    done = robin("look-back", "--picture", tmp_path / "nerves.svg")
    assert (done.code, "no nerves to draw yet" in done.err) == (2, True)


@pytest.mark.parametrize("nerves", ["-1", "101", "many"])
def test_nerves_go_from_0_to_100(robin: Call, nerves: str) -> None:
    """Other numbers are refused by name."""
    done = robin("case", "before", "robin", "--nerves", nerves)
    assert (done.code, done.out) == (2, "")
    assert "--nerves" in done.err
