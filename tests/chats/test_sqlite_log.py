"""A log laid over its database is what SQLite itself would read."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from segue.chats.sqlite_log import lay_over, stop_logging


Files = tuple[bytes, bytes]

GROWS = "INSERT INTO said SELECT hex(randomblob(300)) FROM said"


def grown(folder: Path, page_size: int, *steps: str, uncommitted: str = "") -> Files:
    """Return a database and its log, as they lie there while it is in use."""
    path = folder / "a.db"
    for old in folder.glob("a.db*"):
        old.unlink()
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute(f"PRAGMA page_size = {page_size}")
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA wal_autocheckpoint = 0")
        database.execute("PRAGMA cache_size = 4")
        for step in ("CREATE TABLE said (words)", "INSERT INTO said VALUES ('a')"):
            database.execute(step)
        for step in steps:
            database.execute(step)
        if uncommitted:
            database.execute("BEGIN")
            database.execute(uncommitted)
        log = Path(f"{path}-wal").read_bytes()
        return path.read_bytes(), log


def recovered(folder: Path, files: Files) -> list[str]:
    """Have SQLite read the two files, and return the words."""
    place = folder / "copy"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    for name, data in zip(("a.db", "a.db-wal"), files, strict=True):
        (place / name).write_bytes(data)
    with closing(sqlite3.connect(place / "a.db")) as database:
        return words_in(database)


def laid(files: Files) -> list[str]:
    """Read the two in memory."""
    whole = bytearray(files[0])
    lay_over(whole, files[1])
    stop_logging(whole)
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(whole)
        return words_in(database)


def words_in(database: sqlite3.Connection) -> list[str]:
    """Return the words; none where there is no such table."""
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    if not database.execute("SELECT * FROM sqlite_master").fetchall():
        return []
    return [row[0] for row in database.execute("SELECT words FROM said ORDER BY rowid")]


@pytest.mark.parametrize("page_size", [512, 4096, 65536])
@pytest.mark.parametrize(
    "steps",
    [
        (),
        (GROWS,) * 6,
        (GROWS, "PRAGMA wal_checkpoint(FULL)", GROWS, GROWS),
        (GROWS, "PRAGMA wal_checkpoint(RESTART)", GROWS),
        (*(GROWS,) * 6, "PRAGMA wal_checkpoint(FULL)", "DELETE FROM said", "VACUUM"),
    ],
)
def test_the_same_comes_out_as_from_sqlite(
    tmp_path: Path, page_size: int, steps: tuple[str, ...]
) -> None:
    """Grown, moved in part, begun anew over older frames, and shrunk."""
    files = grown(tmp_path, page_size, *steps)
    assert laid(files) == recovered(tmp_path, files)


def test_what_was_not_committed_is_not_there(tmp_path: Path) -> None:
    """Pages of an unfinished transaction lie in the log and do not count."""
    files = grown(tmp_path, 512, *(GROWS,) * 4, uncommitted=GROWS)
    assert len(files[1]) > len(grown(tmp_path, 512, *(GROWS,) * 4)[1])
    assert len(laid(files)) == len(recovered(tmp_path, files)) == 16


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.data())
def test_a_torn_log_counts_as_far_as_it_is_sound(
    tmp_path: Path, data: st.DataObject
) -> None:
    """Cut off or changed anywhere, SQLite and this agree on what is left."""
    base, log = grown(tmp_path, 512, GROWS, GROWS, GROWS)
    at = data.draw(st.integers(0, len(log) - 1))
    if data.draw(st.booleans()):
        torn = log[:at]
    else:
        torn = (
            log[:at] + bytes([log[at] ^ data.draw(st.integers(1, 255))]) + log[at + 1 :]
        )
    assert laid((base, torn)) == recovered(tmp_path, (base, torn))


def test_a_log_that_was_cut_off_early_changes_nothing(tmp_path: Path) -> None:
    """Anywhere in its own head, or in the first frame."""
    base, log = grown(tmp_path, 1024)
    whole = bytearray(base)
    assert [length for length in range(1000) if lay_over(whole, log[:length])] == []
    assert bytes(whole) == base


@pytest.mark.parametrize("size", [0, 3, 513, 768])
def test_a_size_that_no_page_has_is_refused(tmp_path: Path, size: int) -> None:
    """Even where database and log agree on it."""
    base, log = (bytearray(one) for one in grown(tmp_path, 512))
    base[16:18] = size.to_bytes(2, "big")
    log[8:12] = size.to_bytes(4, "big")
    assert not lay_over(base, bytes(log))


@pytest.mark.parametrize(
    "log", [b"", b"x", bytes(5000), b"\x37\x7f\x06\x82" + bytes(9)]
)
def test_what_is_no_log_changes_nothing(tmp_path: Path, log: bytes) -> None:
    """Nor does one for pages of another size."""
    base, _ = grown(tmp_path, 512)
    other = grown(tmp_path, 4096, GROWS)[1]
    for given_log in (log, other):
        whole = bytearray(base)
        assert not lay_over(whole, given_log)
        assert bytes(whole) == base


def test_a_log_cannot_ask_for_more_than_it_holds(tmp_path: Path) -> None:
    """A page count made up, checksums and all, takes no memory."""
    base, log = grown(tmp_path, 512)
    forged = bytearray(log)
    frames = range(32, len(log), 24 + 512)
    sums = (0, 0)
    for start, end in [(0, 24)] + [(at, at + 8) for at in frames]:
        if start:
            forged[start + 4 : start + 8] = b"\xff\xff\xff\xff"
        sums = slowly_summed(sums, forged[start:end], log[3])
        if start:
            sums = slowly_summed(sums, forged[start + 24 : start + 536], log[3])
        at = start + 16 if start else 24
        forged[at : at + 8] = b"".join(one.to_bytes(4, "big") for one in sums)
    whole = bytearray(base)
    assert not lay_over(whole, bytes(forged))
    assert bytes(whole) == base


def slowly_summed(sums: tuple[int, int], data: bytearray, last: int) -> tuple[int, int]:
    """Add word after word, as the format's description has it."""
    one, other = sums
    order = "big" if last & 1 else "little"
    for at in range(0, len(data), 8):
        x = int.from_bytes(data[at : at + 4], order)  # type: ignore[arg-type] # one of two words
        y = int.from_bytes(data[at + 4 : at + 8], order)  # type: ignore[arg-type] # likewise
        one = (one + x + other) & 0xFFFFFFFF
        other = (other + y + one) & 0xFFFFFFFF
    return one, other
