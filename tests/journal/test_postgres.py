"""The same journal on a PostgreSQL server, a real one."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from time import sleep

import pytest
from sqlalchemy import create_engine, text

from segue.actions.case_new import begin_case
from segue.actions.case_record import note
from segue.actions.case_show import list_cases
from segue.actions.forget import wipe_journal
from segue.actions.journal_access import OwnAccess
from segue.domain.case_event import Answered, Asked, Event, Noted
from segue.journal.archive import decode_archive, encode_archive
from segue.journal.ledger import Journal, KeptCase
from segue.journal.opening import create, erase, is_empty, unlock
from segue.journal.profiles import CHEAP
from segue.journal.store import (
    DatabaseNameError,
    DatabaseUnreachableError,
    open_file,
    open_url,
)
from segue.journal.vault import JournalDamagedError, WrongPassphraseError


PASSPHRASE = b"a passphrase for tests"
AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
EVENTS: tuple[Event, ...] = (
    Noted(at=AT, text="Said hello. \u2603"),
    Asked(at=AT, move="weave_in"),
    Answered(at=AT, reading="no"),
)
pytestmark = pytest.mark.timeout(60)


def tool(name: str) -> str:
    """Return one of the server's programs, or skip."""
    found = shutil.which(name) or next(
        map(str, sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))), None
    )
    if found is None:
        pytest.skip("no PostgreSQL server is installed here")
    return found


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """Start a server that listens on a socket in a folder of its own."""
    initdb, postgres = tool("initdb"), tool("postgres")
    user = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        if os.geteuid() == 0:
            try:
                shutil.chown(name, user)
            except LookupError:
                pytest.skip("a server does not run as root, and no user has it")
        how = {"user": user, "cwd": name} if os.geteuid() == 0 else {"cwd": name}
        made = [initdb, "-D", f"{name}/data", "-U", "segue", "-A", "trust", "-N"]
        subprocess.run(made, check=True, capture_output=True, **how)  # type: ignore[call-overload] # noqa: S603 - the server's own tool
        words = [postgres, "-D", f"{name}/data", "-k", name, "-c", "listen_addresses="]
        running = subprocess.Popen(  # type: ignore[call-overload] # noqa: S603 - likewise
            words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **how
        )
        try:
            wait_for(Path(name) / ".s.PGSQL.5432")
            yield name
        finally:
            running.terminate()
            running.wait()


def wait_for(socket: Path) -> None:
    """Wait until the server listens."""
    for _ in range(200):
        if socket.exists():
            return
        sleep(0.05)
    pytest.fail("the server did not start")


@pytest.fixture
def url(server: str) -> Iterator[str]:
    """Name an empty database."""
    whole = f"postgresql+psycopg://segue@/postgres?host={server}"
    engine = create_engine(whole, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("CREATE DATABASE journal"))
    yield whole.replace("/postgres?", "/journal?")
    with engine.connect() as connection:
        connection.execute(text("DROP DATABASE journal WITH (FORCE)"))
    engine.dispose()


@pytest.fixture
def open_again(url: str) -> Iterator[Callable[[], Journal]]:
    """Open the journal in the database, as often as one likes."""
    opened: list[Journal] = []

    def opener() -> Journal:
        store = open_url(url)
        make = create if is_empty(store) else None
        journal = make(store, PASSPHRASE, CHEAP) if make else unlock(store, PASSPHRASE)
        opened.append(journal)
        return journal

    yield opener
    for journal in opened:
        journal.close()


def test_events_come_back_as_they_went_in(
    open_again: Callable[[], Journal],
) -> None:
    """The same cases, the same events, the same order as on SQLite."""
    robin = KeptCase(name="robin", created_at=AT, events=EVENTS)
    journal = open_again()
    journal.add_case(KeptCase(name="robin", created_at=AT, events=EVENTS[:1]))
    journal.append("robin", *EVENTS[1:])
    assert open_again().read_all() == (robin,)
    assert open_again().examine().damages == ()


def test_what_left_sqlite_arrives(
    tmp_path: Path, open_again: Callable[[], Journal]
) -> None:
    """An export of the one is, to the byte, an export of the other."""
    own = create(open_file(tmp_path / "journal.db"), PASSPHRASE, CHEAP)
    own.add_case(KeptCase(name="kim", created_at=AT, events=EVENTS))
    exported = encode_archive(own.read_all())
    own.close()
    hosted = open_again()
    hosted.add_cases(decode_archive(exported), only_first=True)
    assert encode_archive(hosted.read_all()) == exported


def test_writers_take_turns(open_again: Callable[[], Journal]) -> None:
    """Four at once extend the same chain without losing anything."""
    open_again().add_case(KeptCase(name="robin", created_at=AT))

    def write(writer: int) -> None:
        journal = open_again()
        for number in range(10):
            journal.append("robin", Noted(at=AT, text=f"{writer} {number}"))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(4)))
    (robin,) = open_again().read_all()
    texts = [event.text for event in robin.events if isinstance(event, Noted)]
    assert sorted(texts) == sorted(f"{w} {n}" for w in range(4) for n in range(10))


def test_damage_is_named(open_again: Callable[[], Journal], url: str) -> None:
    """A row that was removed behind the journal's back is missed."""
    journal = open_again()
    journal.add_case(KeptCase(name="robin", created_at=AT, events=EVENTS))
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM events WHERE place = 2"))
    engine.dispose()
    with pytest.raises(JournalDamagedError, match="event 2 of a case is missing"):
        journal.read("robin")


def test_forgetting_and_erasing(open_again: Callable[[], Journal], url: str) -> None:
    """Rows are gone, and nothing opens once everything was erased."""
    journal = open_again()
    for name in ("robin", "kim"):
        journal.add_case(KeptCase(name=name, created_at=AT, events=EVENTS))
    journal.forget("robin")
    assert journal.names() == ("kim",)
    erase(journal.store)
    assert is_empty(journal.store)
    engine = create_engine(url)
    with engine.connect() as connection:
        for table in ("header", "cases", "events"):
            count = text(f"SELECT count(*) FROM {table}")  # noqa: S608 - our own names
            assert connection.execute(count).scalar() == 0
    engine.dispose()


def test_a_wrong_passphrase_opens_nothing(
    open_again: Callable[[], Journal],
) -> None:
    """As on SQLite."""
    journal = open_again()
    with pytest.raises(WrongPassphraseError):
        unlock(journal.store, b"another one")


def test_the_commands_use_the_database_that_is_named(
    url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """With ``SEGUE_DATABASE`` nothing is written to the data directory."""
    monkeypatch.setenv("SEGUE_DATABASE", url)
    monkeypatch.setenv("SEGUE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("SEGUE_PASSPHRASE", "a passphrase for tests")
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    access = OwnAccess(profile=CHEAP)
    begin_case(access, "robin")
    note(access, "robin", "Said hello.")
    assert [line.case for line in list_cases(access).cases] == ["robin"]
    wipe_journal()
    assert list_cases(access).cases == ()
    assert not (tmp_path / "home").exists()


def test_a_server_that_is_not_there_is_named(url: str) -> None:
    """Without the password that stands in its name."""
    wrong = url.replace("segue@", "segue:hunter2@").replace("/journal?", "/other?")
    with pytest.raises(DatabaseUnreachableError) as caught:
        open_url(wrong)
    assert "hunter2" not in caught.value.line()
    for name in ("nonsense", "mysql://localhost/x", "sqlite://"):
        with pytest.raises(DatabaseNameError):
            open_url(name)
