"""The doctor says what is well, what is worth knowing, and what is not well."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


Call = Callable[..., Any]


def found(document: Any, what: str) -> list[tuple[str, str]]:  # noqa: ANN401 - a JSON document
    """Return how one thing was found."""
    return [
        (one["how"], one["says"]) for one in document["findings"] if one["what"] == what
    ]


def test_a_fresh_machine_is_well(bare: Call, home: Path) -> None:
    """No journal is needed, and looking makes none."""
    done = bare("doctor", "--json")
    assert (done.code, done.document()["well"]) == (0, True)
    assert found(done.document(), "Journal")[0][0] == "good"
    assert not home.exists()
    assert "ok   Segue" in bare("doctor").out


def test_a_whole_journal_is_well(robin: Call) -> None:
    """Every seal was opened."""
    (journal,) = found(robin("doctor", "--json").document(), "Journal")
    assert journal == ("good", "Opens, and every seal holds; cases: 1.")


def test_a_damaged_journal_is_not_well(robin: Call, home: Path) -> None:
    """Exit 1, and where to look further."""
    (home / "journal.db").write_bytes(b"no database at all" * 100)
    done = robin("doctor", "--json")
    assert (done.code, done.document()["well"]) == (1, False)
    ((how, says),) = found(done.document(), "Journal")
    assert how == "bad"
    assert "no database that can be read" in says


def test_a_journal_that_cannot_be_opened_is_a_note(
    robin: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a passphrase nothing is wrong; it was only not looked at."""
    monkeypatch.delenv("SEGUE_PASSPHRASE")
    done = robin("doctor", "--json")
    assert done.code == 0
    assert found(done.document(), "Journal")[0][0] == "note"


def test_what_others_can_read_is_said(robin: Call, home: Path) -> None:
    """A journal file that everybody may read is worth knowing of."""
    assert found(robin("doctor", "--json").document(), "Data")[0][0] == "good"
    home.chmod(0o755)
    (home / "journal.db").chmod(0o644)
    ((how, says),) = found(robin("doctor", "--json").document(), "Data")
    assert how == "note"
    assert says.startswith("journal.db can be read by others")


def test_no_passphrase_is_said(robin: Call, home: Path) -> None:
    """Whoever chose none is reminded of what that means."""
    (home / "journal.key").write_bytes(b"k" * 32)
    findings = found(robin("doctor", "--json").document(), "Journal")
    assert ("note", "Has no passphrase") in [(how, says[:17]) for how, says in findings]
