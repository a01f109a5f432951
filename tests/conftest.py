"""What several tests need: the command line, run inside this process.

With ``--installed`` the tests are those of an installed wheel, in an
environment without development dependencies (``tools/try_wheel.py``): files
that need such a dependency are left out, and one folder of tests comes in.
"""

import ast
import io
import os
import sys
from collections.abc import Callable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest
from bench.exports.script import written_down

from segue.cli.start import run
from segue.domain.conversation import Conversation
from segue.reading.content import Language, load_language
from segue.reading.lines import Talk, read_lines, take_turns
from segue.reading.rhythm import learn_gap


ROOT = Path(__file__).parents[1]
ONLY_INSTALLED = ROOT / "tests" / "installed"
Left = tuple[int, str, str]

try:
    from hypothesis import settings
except ModuleNotFoundError:
    """The wheel is tried without it."""
else:
    # Properties are tried on the same examples each time, so that what passes
    # passes again; `pytest --hypothesis-profile explore` looks for others.
    settings.register_profile("same", derandomize=True)
    settings.register_profile("explore", max_examples=2000, deadline=None)
    settings.load_profile("same")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the tests be those of an installed wheel."""
    parser.addoption("--installed", action="store_true", help="Try an installed wheel.")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave out what an installed wheel is not tried with, or only that."""
    if not config.getoption("--installed"):
        return collection_path == ONLY_INSTALLED or None
    is_test = collection_path.suffix == ".py" and collection_path.is_file()
    return (is_test and _needs_more(collection_path)) or None


@cache
def _needs_more(path: Path) -> bool:
    """Say whether a file, or one that it imports, cannot be imported."""
    return any(
        _needs_more(ours)
        if (ours := _our_file(name))
        else find_spec(_top(name)) is None
        for name in _imported(path)
    )


def _imported(path: Path) -> Iterator[str]:
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def _our_file(name: str) -> Path | None:
    file = ROOT.joinpath(*name.split(".")).with_suffix(".py")
    return file if file.is_file() else None


def _top(name: str) -> str:
    return name.partition(".")[0]


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
