"""The linter of scenes: every code finds what it is for, and only that."""

import shutil
from pathlib import Path

import pytest

from segue.rehearsal.check import check_folder
from segue.rehearsal.codes import CODES
from segue.rehearsal.load import CONTENT


SCENE = "scenes/bus_same_stop.yaml"
BROKEN: dict[str, tuple[str, str, str]] = {
    "SC101": (SCENE, "difficulty: middle", "difficulty: medium"),
    "SC102": (SCENE, "personas: [sasha, ash, robin]", "personas: [sasha, nobody]"),
    "SC103": (SCENE, "  - id: cold", "  - id: bus"),
    "SC104": (SCENE, "Do you get cold as well?", "Do you get cold, {friend}?"),
    "SC105": (
        SCENE,
        "I've put socks over my gloves before. It works.",
        "My nose has gone.",
    ),
    "SC106": (SCENE, "have talked since autumn", "he has talked since autumn"),
    "SC107": ("voice/answers.yaml", "- move: ask_why\n", "- move: cold\n"),
    "SC108": (
        SCENE,
        'reason:\n  kind: commute\n  thing: "the cancelled buses"\n  next: "Monday"\n',
        "",
    ),
    "SC201": (SCENE, "personas: [sasha, ash, robin]", "personas: [robin, dana]"),
    "SC202": (SCENE, "nobody else there yet", "at the counter"),
    "SC203": (
        "voice/answers.yaml",
        "No, sorry. I don't give it out.",
        "No, maybe later.",
    ),
    "SC204": (SCENE, "Keep those gloves safe.", "Just keep asking."),
    "SC205": ("content/policy", "", ""),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the built-in content."""
    return Path(shutil.copytree(CONTENT / "en", tmp_path / "en"))


def replace_in(path: Path, old: str, new: str) -> None:
    """Change one file, which must hold what is changed."""
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_all_codes_are_tried() -> None:
    """No code is without an example that fails."""
    assert set(BROKEN) == {code.code for code in CODES}


@pytest.mark.parametrize("code", [code for code in BROKEN if code != "SC205"])
def test_each_code_is_found(code: str, folder: Path) -> None:
    """One change, one code; the file and a line are named."""
    name, old, new = BROKEN[code]
    if code == "SC108":
        replace_in(folder / SCENE, "Till Monday, if it comes.", "Till {next}.")
    replace_in(folder / name, old, new)
    if code == "SC107":
        replace_in(folder / name, "- {move: ask_why,", "- {move: cold,")
    found = check_folder(folder)
    assert {finding.code for finding in found} == {code}
    assert {finding.file for finding in found} == {name}
    assert all(finding.line >= 1 for finding in found)


def test_a_policy_that_rewards_pushing_is_found(folder: Path) -> None:
    """A push that earns comfort, or a yes that is all but certain."""
    policy = folder / "policy.yaml"
    replace_in(policy, "pressure: {comfort: -0.3", "pressure: {comfort: 0.3")
    replace_in(policy, "welcome: {easy: 0.75", "welcome: {easy: 0.95")
    assert [finding.code for finding in check_folder(folder)] == ["SC205", "SC205"]


def test_a_missing_file_is_named(folder: Path) -> None:
    """Not a traceback, but a finding."""
    (folder / "policy.yaml").unlink()
    (found,) = check_folder(folder)
    assert (found.code, found.file) == ("SC101", "policy.yaml")


def test_two_scenes_of_one_id_are_told_apart(folder: Path) -> None:
    """A copied file that kept its id is named, with the one it came from."""
    shutil.copy(folder / SCENE, folder / "scenes/mine.yaml")
    (found,) = (one for one in check_folder(folder) if one.code == "SC101")
    assert (found.file, found.line) == ("scenes/mine.yaml", 1)
    assert "'bus_same_stop' stands in scenes/bus_same_stop.yaml, too" in found.says
