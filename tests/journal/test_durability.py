"""A write that was acknowledged stays, whatever happens next."""

import os
import resource
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from bench.kills import kill_writers

from segue.domain.case_event import Event, Noted
from segue.errors import SegueError
from segue.journal.ledger import KeptCase
from segue.journal.opening import create, unlock
from segue.journal.profiles import CHEAP
from segue.journal.store import NoRightToWriteError, NoRoomError, open_file


PASSPHRASE = b"a passphrase for tests"
AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
LONG: Event = Noted(at=AT, text="x" * 4000)


def begin(file: Path) -> None:
    """Make a journal with one event in one case."""
    journal = create(open_file(file), PASSPHRASE, CHEAP)
    first = Noted(at=AT, text="first")
    journal.add_case(KeptCase(name="robin", created_at=AT, events=(first,)))
    journal.close()


def fill(file: Path) -> tuple[int, SegueError]:
    """Append until that fails; return how many were acknowledged, and how."""
    journal = unlock(open_file(file), PASSPHRASE)
    done = 0
    try:
        while True:
            journal.append("robin", LONG)
            done += 1
    except SegueError as error:
        return done, error
    finally:
        journal.close()


def count(file: Path) -> int:
    """Return how many events there are, all of them checked."""
    journal = unlock(open_file(file), PASSPHRASE)
    events = journal.read_all()[0].events
    journal.close()
    return len(events)


@pytest.mark.timeout(60)
def test_kills_lose_nothing(tmp_path: Path) -> None:
    """Forty here; ``python -m bench.kills`` does a thousand."""
    result = kill_writers(tmp_path, rounds=40, seed=3)
    assert (result.lost, result.half, result.unreadable) == (0, 0, 0)
    assert result.rounds == 40
    assert result.acknowledged > 0
    assert result.written >= result.acknowledged


def _fill_with_little_room(file: str, told: Connection) -> None:
    """Forbid files to grow, append until that fails, and say how it went."""
    room = Path(file).stat().st_size + 100_000
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    done, error = fill(Path(file))
    told.send((done, type(error).__name__, error.line()))


@pytest.mark.timeout(30)
def test_a_file_that_may_not_grow_loses_nothing(tmp_path: Path) -> None:
    """One clear line; all that was acknowledged before is there."""
    file = tmp_path / "journal.db"
    begin(file)
    context = get_context("forkserver")
    receiver, sender = context.Pipe(duplex=False)
    writer = context.Process(target=_fill_with_little_room, args=(str(file), sender))
    writer.start()
    done, name, line = receiver.recv()
    writer.join()
    assert (name, done > 3) == ("NoRoomError", True)
    assert line.startswith("journal.db: the disk is full or cannot be written; ")
    assert count(file) == 1 + done


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """Give a file system of half a megabyte, where one can be mounted."""
    tool = shutil.which("mount")
    if tool is None or os.geteuid() != 0:
        pytest.skip("only root can mount a small file system")
    with tempfile.TemporaryDirectory() as name:
        options = ["-t", "tmpfs", "-o", "size=512k", "tmpfs", name]
        mounted = subprocess.run([tool, *options], check=False, capture_output=True)  # noqa: S603 - the system's own tool
        if mounted.returncode:
            pytest.skip("no file system can be mounted here")
        try:
            yield Path(name)
        finally:
            subprocess.run([f"{tool[:-5]}umount", name], check=True)  # noqa: S603 - likewise


def test_a_full_disk_loses_nothing(small_disk: Path) -> None:
    """One clear line; with room again, the journal goes on where it was."""
    file = small_disk / "journal.db"
    begin(file)
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(300_000))
    done, error = fill(file)
    assert isinstance(error, NoRoomError)
    assert "\n" not in error.line()
    ballast.unlink()
    assert count(file) == 1 + done
    journal = unlock(open_file(file), PASSPHRASE)
    journal.append("robin", LONG)
    journal.close()
    assert count(file) == 2 + done


def test_a_read_only_disk_is_named(small_disk: Path) -> None:
    """One clear line, nothing changed, and later everything is there."""
    file = small_disk / "journal.db"
    begin(file)
    before = file.read_bytes()
    remount = ["mount", "-o", "remount,ro", str(small_disk)]
    subprocess.run(remount, check=True)  # noqa: S603 - the system's own tool
    for tried in (file, small_disk / "new" / "journal.db"):
        with pytest.raises(NoRightToWriteError) as caught:
            fill(tried)
        assert caught.value.line().startswith("journal.db: may not be written; ")
    assert file.read_bytes() == before
    remount[2] = "remount,rw"
    subprocess.run(remount, check=True)  # noqa: S603 - likewise
    assert count(file) == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_named(tmp_path: Path) -> None:
    """One clear line, nothing changed, and later everything is there."""
    folder = tmp_path / "home"
    file = folder / "journal.db"
    begin(file)
    before = file.read_bytes()
    file.chmod(0o400)
    folder.chmod(0o500)
    with pytest.raises(NoRightToWriteError):
        fill(file)
    folder.chmod(0o700)
    file.chmod(0o600)
    assert file.read_bytes() == before
    assert count(file) == 1
