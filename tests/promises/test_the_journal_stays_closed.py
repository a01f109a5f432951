"""What the journal holds is in no file, no log, no error, and on no wire."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest


PLANTED = "Xylophonia"
SECRET = "Quagmirepassphrase"  # noqa: S105 - it protects nothing
SITUATION = f"""
you: {{name: {PLANTED}you, age: 17}}
them: {{name: {PLANTED}, familiarity: friend}}
shared: [{{kind: club, detail: {PLANTED}thing}}]
timezone: Europe/Berlin
"""

CHAT = f"""13/02/26, 18:00 - Sam: did {PLANTED} call?
13/02/26, 18:04 - Robin: the {PLANTED} poster is due friday, want to split it?
"""

SESSION = """
import io, json, os, sys

seen = {"sockets": [], "written": [], "started": [], "left": []}
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC

def watch(event, arguments):
    if event.startswith("socket."):
        seen["sockets"].append(event)
    elif event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITES:
        if not isinstance(arguments[0], int):
            seen["written"].append(os.fspath(arguments[0]))
    elif event == "sqlite3.connect":
        seen["written"].append(os.fspath(arguments[0]))
    elif event in {"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn"}:
        seen["started"].append(event)

report, commands = sys.argv[1], json.loads(sys.argv[2])
from segue.cli.start import run
from segue.journal.opening import create
from segue.journal.profiles import CHEAP
from segue.journal.store import open_file
from pathlib import Path
home = Path(os.environ["SEGUE_HOME"])
create(open_file(home / "journal.db"), os.environ["SEGUE_PASSPHRASE"].encode(), CHEAP)
sys.addaudithook(watch)
out, err = sys.stdout, sys.stderr
for words in commands:
    sys.argv = ["segue", *words]
    sys.stdin = io.TextIOWrapper(io.BytesIO(b""))
    sys.stdout, sys.stderr = io.StringIO(), io.StringIO()
    try:
        run()
    except SystemExit as left:
        seen["left"].append([left.code, sys.stderr.getvalue()])
sys.stdout, sys.stderr = out, err
with open(report, "w") as file:
    json.dump(seen, file)
os._exit(0)  # as a kill would: nothing is tidied up
"""
"""Runs commands one after the other, and writes down what Python sees."""

COMMANDS = (
    ("case", "new", PLANTED, "--situation", "situation.yaml"),
    ("case", "note", PLANTED, f"{PLANTED} said hello."),
    ("plan", "--case", PLANTED, "--json"),
    ("case", "before", PLANTED, "--nerves", "70"),
    ("case", "asked", PLANTED, "--reason", "club"),
    ("case", "answered", PLANTED, "--reading", "conditional", "--opening", PLANTED),
    ("plan", "--case", PLANTED),
    ("case", "reopen", PLANTED, "--because", f"{PLANTED} came back."),
    ("case", "answered", PLANTED, "--reading", "yes", "--handle", f"x:{PLANTED}"),
    ("case", "answered", PLANTED, f"{PLANTED} said no, she is busy"),
    ("due", "--json"),
    ("calendar", "out.ics"),
    ("look-back",),
    ("journal", "check"),
    ("journal", "import", "situation.yaml"),
    ("doctor",),
    ("case", "list"),
    ("case", "new", "Kim"),
    ("read", "chat.txt", "--me", "Sam", "--case", "Kim"),
    ("plan", "--chat", "chat.txt", "--me", "Sam", "--case", "Kim"),
)


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], Path]:
    """Run a whole session in a folder of its own."""
    folder = tmp_path_factory.mktemp("session")
    for name in ("home", "work", "temporary"):
        (folder / name).mkdir()
    (folder / "work" / "situation.yaml").write_text(SITUATION)
    (folder / "work" / "chat.txt").write_text(CHAT)
    report = folder / "report.json"
    subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-B", "-c", SESSION, str(report), json.dumps(COMMANDS)],
        check=True,
        cwd=folder / "work",
        env={
            "HOME": str(folder / "home"),
            "TMPDIR": str(folder / "temporary"),
            "SEGUE_HOME": str(folder / "home" / "segue"),
            "SEGUE_PASSPHRASE": SECRET,
        },
    )
    return json.loads(report.read_text()), folder


@pytest.mark.timeout(60)
def test_the_session_did_what_it_should(session: tuple[dict[str, Any], Path]) -> None:
    """Only what must fail did: a plan too early, words unread, a wrong file."""
    seen, _ = session
    failed = {
        number: code for number, (code, _) in enumerate(seen["left"]) if code != 0
    }
    assert len(seen["left"]) == len(COMMANDS)
    assert failed[6] == 3
    assert failed[14] == 2
    assert set(failed) <= {6, 9, 14}


@pytest.mark.timeout(60)
def test_nothing_goes_out(session: tuple[dict[str, Any], Path]) -> None:
    """Neither connections nor other programs, nor files that nobody named."""
    seen, folder = session
    assert (seen["sockets"], seen["started"]) == ([], [])
    home = str(folder / "home" / "segue")
    others = {
        name
        for name in seen["written"]
        if not name.startswith(home) and not name.startswith(".out.ics.")
    }
    assert others <= {str(folder / "report.json")}
    left = {file.name for file in (folder / "home").rglob("*") if file.is_file()}
    assert left <= {"journal.db", "journal.db-wal", "journal.db-shm"}
    assert list((folder / "temporary").rglob("*")) == []


@pytest.mark.timeout(60)
def test_no_file_holds_a_word(session: tuple[dict[str, Any], Path]) -> None:
    """Neither what was written nor the passphrase is in any file."""
    _, folder = session
    written = {folder / "work" / name for name in ("situation.yaml", "chat.txt")}
    files = {file for file in folder.rglob("*") if file.is_file()} - written
    assert {file.name for file in files} >= {"journal.db", "out.ics"}
    for file in sorted(files):
        if file.name == "report.json":
            continue
        data = file.read_bytes().lower()
        for word in (PLANTED, SECRET):
            for encoding in ("utf-8", "utf-16-le"):
                assert word.lower().encode(encoding) not in data, file.name


@pytest.mark.timeout(60)
def test_no_error_holds_a_word(session: tuple[dict[str, Any], Path]) -> None:
    """An error may name the case; it says nothing of what was said or noted."""
    seen, _ = session
    for _, err in seen["left"]:
        assert SECRET not in err
        for says in ("said hello", "came back", "she is busy", f"{PLANTED}thing"):
            assert says not in err
