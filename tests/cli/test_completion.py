"""The shell offers commands, options and values, quickly and discreetly."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest


ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.timeout(60)


def completed(
    line: str, folder: Path, shell: str = "bash", **variables: str
) -> list[str]:
    """Return what the shell would offer at the end of a line.

    Args:
        line: As typed so far.
        folder: Where it is typed.
        shell: Whose protocol is spoken.
        variables: More of the environment.
    """
    words = line.split(" ")
    asked = {
        "_SEGUE_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": "\n".join(words) if shell == "bash" else "",
        "COMP_CWORD": str(len(words) - 1),
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }
    done = subprocess.run(
        [sys.executable, "-m", "segue"],
        capture_output=True,
        check=False,
        cwd=folder,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": os.pathsep.join(sys.path),
            "SEGUE_HOME": str(folder / "home"),
            **variables,
            **asked,
        },
        text=True,
    )
    assert done.stderr == ""
    return done.stdout.split()


def test_commands_are_offered(tmp_path: Path) -> None:
    """By their beginning, and beneath a group, too."""
    assert completed("segue pla", tmp_path) == ["plan", "playbook"]
    assert set(completed("segue playbook ", tmp_path)) >= {"check", "print", "show"}


def test_options_are_offered(tmp_path: Path) -> None:
    """Those of the command that stands there."""
    assert completed("segue plan --n", tmp_path) == ["--now"]
    assert "--all" in completed("segue plan --", tmp_path)


@pytest.mark.parametrize(
    ("line", "some"),
    [
        ("segue rehearse library_project", ["library_project_table"]),
        ("segue rehearse --persona al", ["alex"]),
        ("segue rehearse --difficulty ", ["easy", "middle", "hard"]),
        ("segue read --format s", ["signal", "signal_export", "sms", "snapchat"]),
        ("segue answer --region D", ["DE", "DJ", "DK", "DM", "DO", "DZ"]),
        ("segue schema pla", ["plan", "playbook"]),
        ("segue playbook show --move w", ["weave_in"]),
        ("segue case asked Robin --reason wo", ["work_schedule", "work_ride"]),
        ("segue case answered Robin --reading so", ["soft_no"]),
    ],
)
def test_values_are_offered(line: str, some: list[str], tmp_path: Path) -> None:
    """Scenes, people, formats, countries, documents, ways, readings."""
    assert completed(line, tmp_path) == some


def test_folders_with_a_playbook_are_offered(tmp_path: Path) -> None:
    """A playbook's folder as it is, others with a slash to go on from."""
    for name in ("mine", "notes/mine", ".hidden"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "mine" / "playbook.yaml").write_text("")
    (tmp_path / "file").write_text("")
    command = "segue playbook check "
    assert completed(command, tmp_path) == ["mine", "notes/"]
    assert completed(f"{command}notes/", tmp_path) == ["notes/mine/"]
    assert completed("segue plan x --playbook m", tmp_path) == ["mine"]
    assert completed("segue playbook walk --playbook m", tmp_path) == ["mine"]


def test_files_are_left_to_the_shell(tmp_path: Path) -> None:
    """Nothing of ours stands in the way of completing a file's name."""
    (tmp_path / "mine.yaml").write_text("")
    for command in ("plan", "read", "card --write", "journal export"):
        assert completed(f"segue {command} mi", tmp_path) == []


def test_no_case_is_named(tmp_path: Path) -> None:
    """A name is for who has the passphrase; Tab looks into no journal."""
    home = tmp_path / "home"
    home.mkdir()
    (home / "journal.db").write_text("not to be opened")
    variables = {"SEGUE_PASSPHRASE": "not to be used"}
    assert completed("segue case show ", tmp_path, **variables) == []
    assert completed("segue plan --case ", tmp_path, **variables) == []
    assert [one.name for one in home.iterdir()] == ["journal.db"]


@pytest.mark.parametrize(
    ("shell", "shown"),
    [
        ("zsh", r"""_arguments '\*: :\(\("doctor":"See whether .*"\)\)'"""),
        ("fish", r"doctor See whether .*"),
    ],
)
def test_other_shells_get_their_own_form(
    shell: str, shown: str, tmp_path: Path
) -> None:
    """With what each command does beside it."""
    line = " ".join(completed("segue doc", tmp_path, shell))
    assert re.fullmatch(shown, line)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_is_shown_for_each_shell(shell: str, tmp_path: Path) -> None:
    """What has to stand in the shell's own files."""
    done = subprocess.run(
        [sys.executable, "-m", "segue"],
        capture_output=True,
        check=True,
        cwd=tmp_path,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": os.pathsep.join(sys.path),
            "_SEGUE_COMPLETE": f"source_{shell}",
        },
        text=True,
    )
    assert "_SEGUE_COMPLETE" in done.stdout
    assert f"complete_{shell}" in done.stdout
