"""Settings that no plan could be made with are refused, on their line."""

import re
import shutil
from pathlib import Path

import pytest

from segue.actions.plan import make_plan
from segue.assembly.at_fault import AtFaultError
from segue.domain.situation import Situation
from segue.playbook.load import ContentError, content_folder, load_folder


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the built-in playbook, to be spoilt."""
    folder = tmp_path / "mine"
    shutil.copytree(content_folder(), folder)
    return folder


def replaced(path: Path, pattern: str, by: str) -> int:
    """Change a file and return the line of the change, counted from 1."""
    text = path.read_text("utf-8")
    found = re.search(pattern, text)
    assert found
    path.write_text(text[: found.start()] + by + text[found.end() :], "utf-8")
    return text.count("\n", 0, found.start()) + 1


@pytest.mark.parametrize(
    ("pattern", "by", "says"),
    [
        (r'night_ends: "04:00"', 'night_ends: "banana"', "an hour such as 09:00"),
        (r'night_ends: "04:00"', 'night_ends: "03:00"', "expected 04:00"),
        (r'earliest: "09:00"', 'earliest: "05:00"', "an hour from 09:00 to 21:00"),
        (r'latest: "20:30"', 'latest: "23:30"', "an hour from 09:00 to 21:00"),
        (r'text: "18:00"', 'text: "22:00"', "an hour from 09:00 to 21:00"),
        (r'call: "18:30"', 'fax: "18:30"', "suggested: invalid enum value 'fax'"),
        (r"offer_within: 0.25", "offer_within: -1", "expected 0 or more"),
        (r"offer_within: 0.25", "offer_within: far", "expected a number"),
        (r"variants: 3", "variants: 0", "expected 1 or more"),
        (r'exposure: {"1": 0.26, ', "exposure: {", "a number for each of 1 to 5"),
        (r"pressure: 0.16", "pressure: -0.16", "pressing does not pay"),
        (r"clear_from: 0.6", "clear_from: 6", "at most 1"),
    ],
)
def test_a_setting_out_of_sense_is_refused(
    pattern: str, by: str, says: str, copy: Path
) -> None:
    """File, line and what is expected; S10's hours can't be moved."""
    line = replaced(copy / "playbook.yaml", pattern, by)
    with pytest.raises(ContentError, match=says) as refused:
        load_folder(copy)
    assert refused.value.file == "playbook.yaml"
    assert abs(refused.value.line_number - line) <= 1


@pytest.mark.timeout(30)
def test_a_stop_with_a_misspelt_fact_makes_no_plan(copy: Path) -> None:
    """A stop that nobody can meet would be no stop; so there is no plan."""
    line = replaced(copy / "stops.yaml", r"when: {power: \[", "when: {powr: [")
    with pytest.raises(AtFaultError) as refused:
        make_plan(Situation(), now="2026-11-22T12:00", playbook=copy)
    assert refused.value.line() == (
        f"stops.yaml, line {line}: SG104: no situation has powr; "
        "use a fact of facts.yaml, or one of the ages and days"
    )


@pytest.mark.timeout(30)
def test_a_sound_copy_makes_the_same_plan(copy: Path) -> None:
    """Nothing is refused that the built-in playbook has."""
    now = "2026-11-22T12:00"
    mine = make_plan(Situation(timezone="UTC"), now=now, playbook=copy)
    assert mine == make_plan(Situation(timezone="UTC"), now=now)
