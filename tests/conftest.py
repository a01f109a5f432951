"""What several tests need: the command line, run inside this process."""

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from segue.cli.start import run


Left = tuple[int, str, str]


@pytest.fixture
def segue(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Callable[..., Left]:
    """Run a command and return exit code, standard output and error."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("SEGUE_HOME", str(home / "segue"))
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("FORCE_COLOR", "NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)

    def left(
        *arguments: str | Path, typed: str | bytes = "", is_terminal: bool = False
    ) -> Left:
        words = ["segue", *(os.fspath(argument) for argument in arguments)]
        monkeypatch.setattr(sys, "argv", words)
        data = typed.encode() if isinstance(typed, str) else typed
        keyboard = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8")
        monkeypatch.setattr(keyboard, "isatty", lambda: is_terminal)
        monkeypatch.setattr(sys, "stdin", keyboard)
        with pytest.raises(SystemExit) as exit_of:
            run()
        out, err = capsys.readouterr()
        return int(exit_of.value.code or 0), out, err

    return left
