"""``segue scenes``: a clean check and a kept walk."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest


pytestmark = pytest.mark.timeout(30)
Segue = Callable[..., tuple[int, str, str]]


def test_the_built_in_scenes_are_clean(segue: Segue) -> None:
    """No finding, and the counts are told."""
    code, out, err = segue("scenes", "check", "--json")
    assert (code, err) == (0, "")
    made = json.loads(out)
    assert made["findings"] == []
    assert made["coverage"]["scenes"] >= 48


def test_a_folder_with_a_fault_ends_with_two(segue: Segue, tmp_path: Path) -> None:
    """What is missing is a finding on standard output."""
    (tmp_path / "voice").mkdir()
    code, out, _ = segue("scenes", "check", tmp_path)
    assert code == 2
    assert "SC101 this file is missing" in out


def test_a_folder_without_scenes_is_named(segue: Segue, tmp_path: Path) -> None:
    """Not a file that would be missing in it; so is one that is not there."""
    hint = "expected a folder with overlay.yaml, or with voice/ and scenes/ in it"
    for folder in (tmp_path, tmp_path / "none"):
        told = (2, "", f"error: {folder}: no scenes there; {hint}\n")
        assert segue("scenes", "check", folder) == told
        assert segue("scenes", "walk", folder) == told
        assert segue("rehearse", "--scenes", folder, "--list") == told


def test_a_walk_is_told(segue: Segue) -> None:
    """Shares, promises and speed."""
    code, out, err = segue("scenes", "walk", "-n", "300", "--json")
    assert (code, err) == (0, "")
    assert not any(json.loads(out)["report"]["broken"].values())
    assert (
        "no yes after a no: kept" in segue("scenes", "walk", "-n", "60", "--words")[1]
    )
