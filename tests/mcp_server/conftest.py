"""What the tests of the assistants' door need: a data directory, a journal."""

from pathlib import Path

import pytest

from segue.actions.case_new import begin_case
from segue.actions.journal_access import OwnAccess
from segue.domain.read_situation import read_situation
from segue.journal.profiles import CHEAP


PASSPHRASE = "a passphrase for tests"  # noqa: S105 - it protects nothing


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the server a data directory of its own, and no key store."""
    folder = tmp_path / "segue"
    folder.mkdir()
    monkeypatch.setenv("SEGUE_HOME", str(folder))
    monkeypatch.setenv("SEGUE_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.delenv("SEGUE_DATABASE", raising=False)
    return folder


@pytest.fixture
def robin(home: Path) -> OwnAccess:
    """Begin a journal with one case, and return the way to it."""
    del home  # it sets the variables
    access = OwnAccess(None, CHEAP)
    situation = read_situation(
        b"them: {name: Robin}\nshared: [{kind: club, detail: the chess club}]\n"
        b"timezone: Europe/Berlin\n"
    )
    begin_case(access, "Robin", situation)
    return access
