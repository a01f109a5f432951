"""The command line with a journal of its own."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import keyring.backends.null
import pytest

from segue.journal.opening import create
from segue.journal.profiles import CHEAP
from segue.journal.store import open_file


PASSPHRASE = "a passphrase for tests"  # noqa: S105 - it protects nothing

SITUATION = """\
you: {name: Sam, age: 17, confidence: 2}
them: {name: Robin}
shared:
  - {kind: class_project, detail: the biology poster, when: 2026-11-27}
timezone: Europe/Berlin
"""


class Done(NamedTuple):
    """What a command left behind.

    Attributes:
        code: Exit code.
        out: Standard output.
        err: Standard error.
    """

    code: int
    out: str
    err: str

    def document(self) -> Any:  # noqa: ANN401 - any JSON document
        """Return the one JSON document on standard output."""
        return json.loads(self.out)


Call = Callable[..., Done]


@pytest.fixture
def bare(
    segue: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch
) -> Call:
    """Call a command with a passphrase, no key store, and no journal yet."""
    backend = keyring.backends.null.Keyring()  # type: ignore[no-untyped-call] # not typed there
    monkeypatch.setattr("keyring.core._keyring_backend", backend)
    monkeypatch.setenv("SEGUE_PASSPHRASE", PASSPHRASE)
    monkeypatch.delenv("SEGUE_DATABASE", raising=False)

    def call(*arguments: str | Path, **how: Any) -> Done:  # noqa: ANN401 - handed on
        return Done(*segue(*arguments, **how))

    return call


@pytest.fixture
def home(bare: Call) -> Path:
    """Name the data directory."""
    del bare  # it sets the variable
    return Path(os.environ["SEGUE_HOME"])


@pytest.fixture(scope="session")
def empty_journal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Name the file of an empty journal, made once with the cheap profile."""
    file = tmp_path_factory.mktemp("journal") / "journal.db"
    create(open_file(file), PASSPHRASE.encode(), CHEAP).close()
    return file


@pytest.fixture
def kept(bare: Call, home: Path, empty_journal: Path) -> Call:
    """Call a command with an empty journal."""
    home.mkdir(mode=0o700)
    shutil.copy(empty_journal, home / "journal.db")
    return bare


@pytest.fixture
def situation_file(tmp_path: Path) -> str:
    """Name a file with a situation."""
    file = tmp_path / "situation.yaml"
    file.write_text(SITUATION, encoding="utf-8")
    return str(file)


@pytest.fixture
def robin(kept: Call, situation_file: str) -> Call:
    """Call a command where there is a case."""
    when = ("--now", "2026-11-22T12:00")
    done = kept("case", "new", "Robin", "--situation", situation_file, *when)
    assert done.code == 0
    return kept
