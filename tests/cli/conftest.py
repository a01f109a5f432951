"""The command line in this process, with a journal of its own."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import keyring
import keyring.backends.null
import pytest

from segue.cli.start import run
from segue.journal.ledger import create
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
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an empty data directory, a passphrase, and no key store."""
    folder = tmp_path / "home"
    monkeypatch.setenv("SEGUE_HOME", str(folder))
    monkeypatch.setenv("SEGUE_PASSPHRASE", PASSPHRASE)
    monkeypatch.delenv("SEGUE_DATABASE", raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(
        "keyring.core._keyring_backend", keyring.backends.null.Keyring()
    )
    return folder


@pytest.fixture
def segue(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Call:
    """Call a command; the journal is made with the cheap profile."""
    create(store := open_file(home / "journal.db"), PASSPHRASE.encode(), CHEAP)
    store.close()
    return caller(monkeypatch, capsys)


@pytest.fixture
def bare_segue(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Call:
    """Call a command where there is no journal yet."""
    assert not home.exists()
    return caller(monkeypatch, capsys)


def caller(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    """Return what calls a command in this process."""

    def call(*arguments: str, typed: str = "") -> Done:
        monkeypatch.setattr(sys, "argv", ["segue", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed.encode())))
        with pytest.raises(SystemExit) as left:
            run()
        out, err = capsys.readouterr()
        return Done(int(left.value.code or 0), out, err)

    return call


@pytest.fixture
def situation_file(tmp_path: Path) -> str:
    """Name a file with a situation."""
    file = tmp_path / "situation.yaml"
    file.write_text(SITUATION, encoding="utf-8")
    return str(file)
