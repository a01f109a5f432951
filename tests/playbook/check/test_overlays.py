"""An overlay with one broken rule of each kind is refused, where it is broken.

The overlays stand beside this file. A comment ``# <- SG104`` marks the line on
which the code is to be found; a code that no line bears is without an example.
"""

from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from docs_sessions import run_here

from segue.actions.check_playbook import check_playbook
from segue.playbook.codes import CODES


OVERLAYS = Path(__file__).parent / "overlays"
MARK = "# <- "
OVERLAID = {code.code: code for code in CODES if code.code[2] in "1234"}
"""Codes of what an overlay holds: shape, words, safety and reach."""

pytestmark = pytest.mark.timeout(60)


class Place(NamedTuple):
    """A line of an overlay.

    Attributes:
        overlay: Its folder.
        file: Path below that.
        line: Counted from 1.
    """

    overlay: str
    file: str
    line: int


@cache
def marked() -> dict[str, Place]:
    """Return the line that bears each code."""
    places = {}
    for path in sorted(OVERLAYS.rglob("*.y*ml")):
        overlay, *below = path.relative_to(OVERLAYS).parts
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if MARK in line:
                code = line.partition(MARK)[2].strip()
                places[code] = Place(overlay, "/".join(below), number)
    return places


@cache
def checked(overlay: str) -> tuple[int, str]:
    """Return how `segue playbook check` ends, and its page as one line."""
    code, printed = run_here(["playbook", "check", overlay, "--strict"], OVERLAYS)
    return code, " ".join(printed.split())


def test_every_code_has_an_overlay_that_breaks_it() -> None:
    """A new code without an example fails here."""
    assert set(marked()) == set(OVERLAID)


@pytest.mark.parametrize("code", OVERLAID)
def test_an_overlay_is_refused_with_code_line_and_mend(code: str) -> None:
    """Exit 2; the author's own file and line; and how to mend it."""
    kind, place = OVERLAID[code], marked()[code]
    exit_code, page = checked(place.overlay)
    assert exit_code == 2
    _, _, of_file = page.partition(f" {place.file} line ")
    _, found, after = f"line {of_file}".partition(
        f"line {place.line}, {kind.severity} {code}: "
    )
    assert found, page
    assert kind.fix in after


@pytest.mark.parametrize("overlay", ["structure", "words", "promise"])
def test_no_finding_is_about_what_the_author_cannot_see(overlay: str) -> None:
    """Each line that is named is a line of the overlay."""
    for finding in check_playbook(OVERLAYS / overlay).findings:
        path = OVERLAYS / overlay / finding.file
        assert 1 <= finding.line <= len(path.read_text().splitlines())
        assert f"{finding.file}, line" not in finding.says


def test_a_misspelt_id_is_told_as_what_it_is_taken_for(tmp_path: Path) -> None:
    """A rule that was to be changed, and is new by its id, says so."""
    (tmp_path / "overlay.yaml").write_text("lays_over: en\nwhy: A try.\n")
    (tmp_path / "stops.yaml").write_text("- id: power\n  says: Hm.\n- id: poer\n")
    (tmp_path / "next_steps.yaml").write_text(
        "- {id: step.first_helo, do: Nod.}\n- {id: step.first_hello, do: }\n"
    )
    (tmp_path / "scenes").mkdir()
    (tmp_path / "scenes" / "ours.yml").write_text("id: ours\n")
    found = [
        (one.file, one.line, one.code, one.says)
        for one in check_playbook(tmp_path).findings
    ]
    new = "nothing of its name is built in, so it needs all fields"
    lacks = "object missing required field"
    assert found == [
        ("next_steps.yaml", 1, "SG108", f"{lacks} `source`; {new}"),
        ("next_steps.yaml", 2, "SG103", f"{lacks} `do`"),
        ("scenes/ours.yml", 1, "SG115", "ours.yml is not read"),
        ("stops.yaml", 3, "SG103", "id: invalid enum value 'poer'"),
    ]


def test_an_overlay_can_silence_what_it_means(tmp_path: Path) -> None:
    """By the id of its own rule; what is about safety stays."""
    step = "  source: S2\n  grade: practice\n  when: {often: rarely}\n"
    files = {
        "overlay.yaml": "lays_over: en\nwhy: A try.\n",
        "next_steps.yaml": (
            f"- id: one\n{step}  do: She smiles.\n- id: two\n{step}  do: She smiles.\n"
        ),
        "lint.yaml": (
            "pressure: [smile now]\n"
            "silence:\n  - {code: SG209, rule: one, because: It is a quotation.}\n"
        ),
        "moves/weave_in.yaml": (
            "words:\n  in_person:\n    shy:\n      - built_in\n"
            '      - {say: "Smile now. Your number?", out: "No is fine."}\n'
        ),
    }
    (tmp_path / "moves").mkdir()
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    found = [
        (one.file, one.line, one.code) for one in check_playbook(tmp_path).findings
    ]
    assert found == [
        ("moves/weave_in.yaml", 5, "SG306"),
        ("next_steps.yaml", 10, "SG209"),
    ]
