"""What several tests need: the command line, run inside this process."""

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from bench.exports.script import written_down
from hypothesis import settings

from segue.cli.start import run
from segue.domain.conversation import Conversation
from segue.reading.content import Language, load_language
from segue.reading.lines import Talk, read_lines, take_turns
from segue.reading.rhythm import learn_gap


settings.register_profile("same", derandomize=True)
settings.register_profile("explore", max_examples=2000, deadline=None)
settings.load_profile("same")
"""Properties are tried on the same examples each time, so that what passes
passes again; ``pytest --hypothesis-profile explore`` looks for others."""

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
    for name in ("FORCE_COLOR", "NO_COLOR", "TERM", "SEGUE_LANGUAGE"):
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


@pytest.fixture
def write_down() -> Callable[[str], Conversation]:
    """Make a conversation of a script."""
    return written_down


@pytest.fixture
def language() -> Language:
    """Give the built-in words for reading."""
    return load_language()


@pytest.fixture
def listen(language: Language) -> Callable[[str], Talk]:
    """Make a talk of a script, as reading goes through it."""

    def heard(script: str) -> Talk:
        conversation = written_down(script)
        lines = read_lines(conversation, 0, language)
        gap = learn_gap(conversation.instants)
        return Talk(conversation, 0, lines, take_turns(lines, gap), gap)

    return heard
