"""The quick door answers what it can, just as the whole command line would."""

import sys
from pathlib import Path

import pytest

from segue.cli.main import run_typer
from segue.cli.start import read_plainly, run


SITUATION = """
you: {name: Sam, age: 17, confidence: 2}
them: {name: Robin}
shared: [{kind: class_project, detail: the biology poster}]
"""
NOW = ("--now", "2026-11-22T12:00", "--tz", "Europe/Berlin")


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("ask",),
        ("plan",),
        ("plan", "--help"),
        ("plan", "a.yaml", "b.yaml"),
        ("plan", "a.yaml", "--jsno"),
        ("plan", "a.yaml", "--now"),
        ("plan", "a.yaml", "--words", "two"),
        ("plan", "a.yaml", "--words", "-1"),
        ("plan", "a.yaml", "--playbook", "mine"),
        ("plan", "a.yaml", "--json=yes"),
        ("--version",),
    ],
)
def test_what_is_not_plain_goes_to_typer(arguments: tuple[str, ...]) -> None:
    """Help, mistakes and other commands are for those who can explain them."""
    assert read_plainly(arguments) is None


def test_plain_options_are_read() -> None:
    """Every option of the commonest call is understood, in any order."""
    assert read_plainly(("plan", "--all", "a.yaml", *NOW, "--words", "2")) == {
        "situation": "a.yaml",
        "everything": True,
        "now": "2026-11-22T12:00",
        "tz": "Europe/Berlin",
        "words": 2,
    }
    assert read_plainly(("plan", "-")) == {"situation": "-"}


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("--json",),
        ("--all",),
        ("--words", "1"),
        ("--json", "--words", "3"),
        ("--tz", "Nowhere/Nothing"),
        ("--now", "yesterday"),
    ],
)
def test_both_doors_agree(
    options: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The same call gives the same output, errors and exit code."""
    path = tmp_path / "situation.yaml"
    path.write_text(SITUATION)
    known = () if "--now" in options or "--tz" in options else NOW
    said = []
    for door in (run, run_typer):
        monkeypatch.setattr(sys, "argv", ["segue", "plan", str(path), *known, *options])
        with pytest.raises(SystemExit) as left:
            door()
        said.append((left.value.code, *capsys.readouterr()))
    assert read_plainly(("plan", str(path), *known, *options)) is not None
    assert said[0] == said[1]
