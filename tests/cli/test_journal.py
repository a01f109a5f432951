"""The journal at the terminal: opened, taken elsewhere, checked, forgotten."""

import json
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import keyring.backend
import keyring.backends.fail
import keyring.errors
import pytest
from typing_extensions import override


Call = Callable[..., Any]
pytestmark = pytest.mark.filterwarnings("ignore::getpass.GetPassWarning")
"""There is no terminal here whose echo could be turned off."""


class OwnKeyring(keyring.backend.KeyringBackend):
    """A key store that holds what it is given."""

    priority = 1

    def __init__(self) -> None:
        """Hold nothing."""
        self.held: dict[tuple[str, str], str] = {}

    @override
    def get_password(self, service: str, username: str) -> str | None:
        """Return what is held."""
        return self.held.get((service, username))

    @override
    def set_password(self, service: str, username: str, password: str) -> None:
        """Hold it."""
        self.held[service, username] = password

    @override
    def delete_password(self, service: str, username: str) -> None:
        """Hold it no longer."""
        if self.held.pop((service, username), None) is None:
            raise keyring.errors.PasswordDeleteError


def test_export_and_import_come_to_the_same(
    robin: Call, home: Path, tmp_path: Path
) -> None:
    """Out, wiped, in again, out again: equal to the byte."""
    robin("case", "asked", "robin")
    robin("case", "answered", "robin", "--reading", "no")
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    done = robin("journal", "export", first, "--json")
    assert done.document() == {
        "contract": 1,
        "file": str(first),
        "cases": 1,
        "events": 3,
        "damages": [],
    }
    assert "is not encrypted" in done.err
    assert first.stat().st_mode & 0o077 == 0
    refused = robin("journal", "import", first)
    assert (refused.code, refused.out) == (2, "")
    assert "the journal is not empty" in refused.err
    assert robin("journal", "wipe", "--yes").code == 0
    assert list(home.iterdir()) == []
    assert robin("journal", "import", first, "--json").code == 0
    robin("journal", "export", second)
    assert first.read_bytes() == second.read_bytes()
    shown = robin("case", "show", "robin", "--json").document()
    assert (shown["state"], shown["may_ask"]) == ("closed", False)


def test_forgetting_says_first_what_goes(robin: Call) -> None:
    """The memory of the ask goes, too; then the case is gone."""
    done = robin("journal", "forget", "robin", "--json")
    assert done.document() == {"contract": 1, "forgotten": "robin"}
    assert "The memory of the ask\ngoes, too" in done.err
    assert robin("case", "show", "robin").code == 2


@pytest.mark.parametrize("command", [("forget", "robin"), ("wipe",)])
def test_who_can_be_asked_is_asked(robin: Call, command: tuple[str, ...]) -> None:
    """On a terminal a no, or nothing, leaves everything as it was."""
    for typed in ("n\n", "\n"):
        done = robin("journal", *command, typed=typed, is_terminal=True)
        assert (done.code, done.out) == (1, "")
        assert "Go on?" in done.err
    assert robin("case", "show", "robin").code == 0
    assert robin("journal", *command, typed="y\n", is_terminal=True).code == 0
    assert robin("case", "show", "robin").code == 2


def test_a_wipe_needs_no_passphrase(
    robin: Call, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who has lost it can still remove everything."""
    monkeypatch.delenv("SEGUE_PASSPHRASE")
    assert robin("journal", "wipe", "--yes", "--json").document() == {
        "contract": 1,
        "forgotten": None,
    }
    assert list(home.iterdir()) == []
    assert robin("journal", "wipe", "--yes").code == 2


def test_a_check_names_the_damage(robin: Call, home: Path, tmp_path: Path) -> None:
    """Whole: exit 0. Damaged: exit 1, where, and what can be saved."""
    robin("case", "new", "kim")
    robin("case", "note", "kim", "Said hello.")
    whole = robin("journal", "check", "--json")
    assert (whole.code, whole.document()["whole"]) == (0, True)
    with closing(sqlite3.connect(home / "journal.db")) as connection:
        connection.execute(
            "DELETE FROM events WHERE case_id = (SELECT min(case_id) FROM events)"
        )
        connection.commit()
    damaged = robin("journal", "check", "--json")
    assert damaged.code == 1
    assert damaged.document() == {
        "contract": 1,
        "whole": False,
        "cases": 1,
        "events": 1,
        "damages": ["a case has 0 events where 1 were written"],
    }
    assert "export FILE --whats-whole" in robin("journal", "check").out
    listed = robin("case", "list")
    assert (listed.code, listed.out) == (1, "")
    assert listed.err.startswith("error: the journal is damaged: ")
    file = tmp_path / "whole.json"
    assert robin("journal", "export", file).code == 1
    assert robin("journal", "export", file, "--whats-whole").code == 0
    assert len(json.loads(file.read_text())["cases"]) == 1


def test_the_key_store_can_hold_the_passphrase(
    robin: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Kept there, nothing is asked any more; dropped, it is."""
    own = OwnKeyring()
    monkeypatch.setattr("keyring.core._keyring_backend", own)
    kept = robin("journal", "unlock", "--keep", "--json").document()
    assert kept == {
        "contract": 1,
        "profile": "cheap-for-tests",
        "at_hand": True,
        "cases": 1,
    }
    monkeypatch.delenv("SEGUE_PASSPHRASE")
    assert "this machine's key store" not in robin("journal", "unlock").out
    assert robin("case", "list").code == 0
    assert robin("journal", "unlock", "--drop").code == 0
    assert own.held == {}
    assert robin("case", "list").code == 2


def test_without_a_key_store_it_is_said(
    robin: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line that says what works everywhere."""
    broken = keyring.backends.fail.Keyring()  # type: ignore[no-untyped-call] # not typed there
    monkeypatch.setattr("keyring.core._keyring_backend", broken)
    done = robin("journal", "unlock", "--keep")
    assert (done.code, done.out) == (1, "")
    assert "no key store can be used here" in done.err


def test_the_passphrase_can_change(
    robin: Call, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To another one, to none, and back; the old one opens nothing."""
    monkeypatch.setenv("SEGUE_NEW_PASSPHRASE", "another one")
    assert robin("journal", "passphrase").code == 0
    assert robin("case", "list").code == 2
    monkeypatch.setenv("SEGUE_PASSPHRASE", "another one")
    assert "robin" in robin("case", "list").out
    monkeypatch.delenv("SEGUE_NEW_PASSPHRASE")
    none = robin("journal", "passphrase", typed="\ny\n", is_terminal=True)
    assert (none.code, (home / "journal.key").stat().st_mode & 0o777) == (0, 0o600)
    monkeypatch.delenv("SEGUE_PASSPHRASE")
    assert "robin" in robin("case", "list").out
    key = (home / "journal.key").read_bytes()
    (home / "journal.key").write_bytes(key[::-1])
    assert "journal.key does not open" in robin("case", "list").err
    (home / "journal.key").unlink()
    assert "no such file beside the journal" in robin("case", "list").err
    (home / "journal.key").write_bytes(key)
    monkeypatch.setenv("SEGUE_NEW_PASSPHRASE", "back again")
    assert robin("journal", "passphrase").code == 0
    assert not (home / "journal.key").exists()


@pytest.mark.parametrize(
    ("typed", "has_key_file"),
    [
        ("correct horse\ncorrect horse\n", False),
        ("a\nb\nc\nc\n", False),
        ("\ny\n", True),
    ],
)
def test_a_first_case_asks_how_to_keep_the_journal(
    bare: Call,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    typed: str,
    *,
    has_key_file: bool,
) -> None:
    """Twice the same, or really none; what none means is said honestly."""
    monkeypatch.delenv("SEGUE_PASSPHRASE")
    done = bare("case", "new", "robin", typed=typed, is_terminal=True)
    assert done.code == 0
    assert "whoever can read your files can read the journal" in done.err
    assert (home / "journal.key").exists() == has_key_file
    assert home.stat().st_mode & 0o777 == 0o700
    assert (home / "journal.db").stat().st_mode & 0o777 == 0o600


def test_nothing_is_begun_where_nobody_can_be_asked(
    bare: Call, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a passphrase and without a terminal no journal is made."""
    monkeypatch.delenv("SEGUE_PASSPHRASE")
    done = bare("case", "new", "robin")
    assert (done.code, done.out) == (2, "")
    assert "the journal needs a passphrase" in done.err
    monkeypatch.setenv("SEGUE_PASSPHRASE", "later")
    assert bare("case", "list").code in {0, 2}
    assert home.exists()


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("missing.json", None, "missing.json: no such file or directory"),
        ("empty.json", b"", "not as an exported journal has it"),
        ("other.json", b'{"segue_journal": 9, "cases": []}', "segue_journal: "),
    ],
)
def test_only_an_export_comes_in(
    kept: Call, tmp_path: Path, name: str, data: bytes | None, says: str
) -> None:
    """The file is named in one line, and nothing is taken in."""
    if data is not None:
        (tmp_path / name).write_bytes(data)
    done = kept("journal", "import", tmp_path / name)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert says in done.err
    assert kept("case", "list", "--json").document()["cases"] == []


@pytest.mark.parametrize(
    "command",
    [
        ("plan", "--case", "robin"),
        ("due",),
        ("calendar", "out.ics"),
        ("case", "asked", "robin"),
        ("journal", "check"),
    ],
)
def test_a_passphrase_is_asked_for_once(
    robin: Call,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    command: tuple[str, ...],
) -> None:
    """However often a command needs the journal."""
    passphrase = os.environ["SEGUE_PASSPHRASE"]
    monkeypatch.delenv("SEGUE_PASSPHRASE")
    monkeypatch.chdir(tmp_path)
    done = robin(*command, typed=f"{passphrase}\n", is_terminal=True)
    assert done.code == 0
    assert done.err.count("Passphrase of your journal") == 1
