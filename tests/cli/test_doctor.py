"""The doctor says what is well, what is worth knowing, and what is not well."""

import ast
import json
import os
import re
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from importlib.metadata import requires
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from segue.actions.examine_machine import clock
from segue.actions.finding import Finding
from segue.actions.installation import encoding, module_of, program
from segue.cli import start


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


def test_a_data_folder_that_is_none_is_bad(bare: Call, home: Path) -> None:
    """A file where the folder should be; the mend is named."""
    home.parent.mkdir(exist_ok=True)
    home.write_text("")
    ((how, says),) = found(bare("doctor", "--json").document(), "Data")
    assert (how, says) == (
        "bad",
        f"{home} is no folder: set SEGUE_HOME to one that can be written.",
    )


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_data_folder_that_cannot_be_written_is_bad(bare: Call, home: Path) -> None:
    """Before anything is lost by it."""
    home.mkdir(mode=0o500)
    ((how, says),) = found(bare("doctor", "--json").document(), "Data")
    assert (how, says[-48:]) == (
        "bad",
        "may not be written. Allow it, or set SEGUE_HOME.",
    )


def test_a_newer_journal_is_named(robin: Call, home: Path) -> None:
    """What a newer version wrote is left alone, and said to be newer."""
    with closing(sqlite3.connect(home / "journal.db")) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
        database.commit()
    ((how, says),) = found(robin("doctor", "--json").document(), "Journal")
    assert how == "bad"
    assert says.startswith("the journal has a format that is not known here")
    assert says.endswith("a newer Segue opens it.")


@pytest.mark.enable_socket
def test_a_port_is_looked_at_when_asked(bare: Call) -> None:
    """A taken one is bad, a free one good; unasked, no socket is touched."""
    assert found(bare("doctor", "--json").document(), "Port") == []
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = bare("doctor", "--port", str(port), "--json")
        mend = "segue serve --port N takes another."
        assert found(done.document(), "Port") == [
            ("bad", f"{port} is taken by another program: {mend}")
        ]
        assert done.code == 1
    done = bare("doctor", "--port", str(port), "--json")
    assert found(done.document(), "Port") == [("good", f"{port} is free.")]


def test_an_old_python_is_named() -> None:
    """Segue's code may not even load there; the first look says why."""
    (finding,) = program((3, 10, 4))
    assert finding == Finding(
        "Segue", "bad", "Python 3.10.4 is too old: Segue needs 3.11 or newer."
    )


def test_a_clock_that_stands_is_named() -> None:
    """A machine that forgot the year plans for the wrong days."""
    (finding,) = clock(datetime(1970, 1, 1, tzinfo=UTC))
    assert finding.how == "bad"
    assert finding.says.startswith("It stands at 1970-01-01: set it")


@pytest.mark.parametrize(
    ("terminal", "names", "how"),
    [
        ("utf-8", "utf-8", "good"),
        ("UTF8", "utf-8", "good"),
        ("ascii", "utf-8", "note"),
        ("cp1252", "utf-8", "note"),
        (None, "utf-8", "note"),
        ("utf-8", "ascii", "note"),
    ],
)
def test_an_encoding_that_loses_letters_is_noted(
    terminal: str | None, names: str, how: str
) -> None:
    """With what sets it right."""
    (finding,) = encoding(terminal, names)
    assert finding.how == how
    assert ("PYTHONUTF8=1" in finding.says) == (how == "note")


def test_every_library_is_known_by_its_module() -> None:
    """What is installed as one name and imported as another is mapped."""
    wanted = [one for one in requires("segue") or () if "extra ==" not in one]
    names = [re.split(r"[<>=\[; ]", one)[0] for one in wanted]
    assert len(names) > 25
    assert [name for name in names if find_spec(module_of(name)) is None] == []


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    ("module", "still"),
    [
        ("onnxruntime", {"Advice", "Machine", "Journal"}),
        ("numpy", {"Advice", "Machine", "Journal"}),
        ("sqlalchemy", {"Advice", "Machine", "Models"}),
        ("keyring", {"Advice", "Machine", "Models"}),
        ("msgspec", set()),
        ("typer", {"Advice", "Machine", "Models", "Journal"}),
        ("rich", {"Advice", "Machine", "Models", "Journal"}),
    ],
)
def test_the_doctor_starts_without_a_library(
    module: str, still: set[str], tmp_path: Path
) -> None:
    """One finding names it, with a mend; all else is looked at as before."""
    hidden = tmp_path / "hidden"
    hidden.mkdir()
    source = f"raise ImportError('cannot open shared object', name={module!r})\n"
    (hidden / f"{module}.py").write_text(source)
    path = os.pathsep.join([str(hidden), *sys.path])
    done = subprocess.run(
        [sys.executable, "-m", "segue", "doctor", "--json"],
        capture_output=True,
        check=False,
        env={
            "PYTHONPATH": path,
            "PATH": os.environ["PATH"],
            "SEGUE_HOME": str(tmp_path / "home"),
        },
        text=True,
    )
    assert (done.returncode, done.stderr) == (1, "")
    document = json.loads(done.stdout)
    bad = {
        one["what"]: one["says"] for one in document["findings"] if one["how"] == "bad"
    }
    assert any(f"--force-reinstall {module}" in says for says in bad.values())
    assert {one for one in bad if "Not looked at" in bad[one]} & still == set()


def test_a_command_without_its_library_names_the_doctor(tmp_path: Path) -> None:
    """One line instead of a traceback, for whoever knows no doctor."""
    (tmp_path / "onnxruntime.py").write_text("raise ImportError(name='onnxruntime')\n")
    path = os.pathsep.join([str(tmp_path), *sys.path])
    done = subprocess.run(
        [sys.executable, "-m", "segue", "answer", "ok"],
        capture_output=True,
        check=False,
        env={"PYTHONPATH": path, "PATH": os.environ["PATH"]},
        text=True,
    )
    assert (done.returncode, done.stdout) == (1, "")
    says = "onnxruntime cannot be loaded; `segue doctor` says what mends it"
    assert done.stderr == f"error: {says}\n"


def test_the_doctors_own_code_can_be_read_by_an_older_python() -> None:
    """An older Python gets as far as saying that it is too old."""
    source = Path(start.__file__).parents[1]
    for name in ("cli/start.py", "cli/complain.py", "cli/clean.py", "errors.py",
                 "cli/look_around.py", "actions/finding.py",
                 "actions/installation.py"):  # fmt: skip
        ast.parse((source / name).read_text(encoding="utf-8"), feature_version=(3, 8))
