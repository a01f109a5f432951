"""An overlay of scenes with one fault of each kind is refused, at its line.

The overlays stand beside this file. A comment ``# <- SC104`` marks the line on
which the code is to be found; a code that no line bears is without an example.
"""

from functools import cache
from pathlib import Path

import pytest
from docs_sessions import run_here

from segue.rehearsal.codes import BY_CODE, CODES


OVERLAYS = Path(__file__).parent / "overlays"
MARK = "# <- "

pytestmark = pytest.mark.timeout(60)


@cache
def marked() -> dict[str, tuple[str, str]]:
    """Return overlay and place, such as ``x.yaml:3``, of each code."""
    places = {}
    for path in sorted(OVERLAYS.rglob("*.yaml")):
        overlay, *below = path.relative_to(OVERLAYS).parts
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if MARK in line:
                code = line.partition(MARK)[2].strip()
                places[code] = (overlay, f"{'/'.join(below)}:{number}")
    return places


@cache
def checked(overlay: str) -> tuple[int, str]:
    """Return how `segue scenes check` ends, and what it prints."""
    return run_here(["scenes", "check", overlay], OVERLAYS)


def test_every_code_has_an_overlay_that_breaks_it() -> None:
    """A new code without an example fails here."""
    assert set(marked()) == set(BY_CODE)


@pytest.mark.parametrize("code", [code.code for code in CODES])
def test_an_overlay_is_refused_with_code_line_and_mend(code: str) -> None:
    """Exit 2; the author's own file and line; and how to mend it."""
    overlay, place = marked()[code]
    exit_code, printed = checked(overlay)
    found = [
        mend.strip()
        for line, mend in zip(
            printed.splitlines(), printed.splitlines()[1:], strict=False
        )
        if line.startswith(f"{place}: {code} ")
    ]
    assert exit_code == 2
    assert BY_CODE[code].fix in found, printed


def test_no_finding_is_about_what_the_author_cannot_see() -> None:
    """Each place that is named is a line of the overlay."""
    _, printed = checked("content")
    places = [line.split(":")[:2] for line in printed.splitlines()[:-1:2]]
    assert places
    for file, number in places:
        lines = (OVERLAYS / "content" / file).read_text().splitlines()
        assert 1 <= int(number) <= len(lines)
