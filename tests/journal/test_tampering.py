"""Whatever is done to the file: the damage is named, or nothing is changed."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from segue.domain.case_event import Answered, Asked, Noted
from segue.errors import SegueError
from segue.journal.archive import encode_archive
from segue.journal.ledger import Journal, KeptCase
from segue.journal.opening import create, unlock
from segue.journal.profiles import CHEAP
from segue.journal.store import open_file
from segue.journal.vault import JournalDamagedError


PASSPHRASE = b"a passphrase for tests"
AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
SAMPLED_BYTES = 300


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write two cases with a few events, and close the journal."""
    file = tmp_path_factory.mktemp("written") / "journal.db"
    journal = create(open_file(file), PASSPHRASE, CHEAP)
    for number, name in enumerate(("robin", "kim")):
        created_at = AT + timedelta(minutes=number)
        journal.add_case(KeptCase(name=name, created_at=created_at))
        journal.append(name, Noted(at=AT, text="Said hello."))
        journal.append(name, Asked(at=AT, move="weave_in"))
        journal.append(name, Answered(at=AT, reading="no"))
    journal.close()
    return file


@pytest.fixture
def written(once: Path, file: Path) -> Path:
    """Give a copy that may be changed."""
    shutil.copyfile(once, file)
    return file


def read(file: Path) -> bytes:
    """Open a journal and read all of it."""
    store = open_file(file)
    try:
        return encode_archive(unlock(store, PASSPHRASE).read_all())
    finally:
        store.close()


def execute(file: Path, *statements: str) -> None:
    """Change the file behind the journal's back."""
    with closing(sqlite3.connect(file)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def copies(file: Path, folder: Path) -> Iterator[Path]:
    """Yield fresh copies of a file."""
    number = 0
    while True:
        number += 1
        copy = folder / f"copy-{number}.db"
        shutil.copyfile(file, copy)
        yield copy
        for left in folder.glob(f"{copy.name}*"):
            left.unlink()


CASE = "(SELECT case_id FROM cases ORDER BY case_id LIMIT 1 OFFSET {})"
ROWS = [(case, place) for case in (0, 1) for place in (1, 2, 3)]
CHANGES = (
    "DELETE FROM events WHERE {here}",
    "UPDATE events SET place = 9 WHERE {here}",
    "UPDATE events SET sealed = sealed || x'00' WHERE {here}",
    "UPDATE events SET sealed = 17 WHERE {here}",
    "UPDATE events SET case_id = x'00' WHERE {here}",
    (
        "UPDATE events SET sealed = (SELECT sealed FROM events AS e WHERE"
        " e.case_id = events.case_id AND e.place = {next}) WHERE {here}"
    ),
    (
        "UPDATE events SET sealed = (SELECT sealed FROM events AS e WHERE"
        " e.case_id = {other} AND e.place = {place}) WHERE {here}"
    ),
)


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize(("case", "place"), ROWS)
def test_a_changed_event_is_named(
    written: Path, case: int, place: int, change: str
) -> None:
    """Every event: removed, changed, put in another place or another case."""
    statement = change.format(
        here=f"case_id = {CASE.format(case)} AND place = {place}",
        next=place % 3 + 1,
        other=CASE.format(1 - case),
        place=place,
    )
    execute(written, statement)
    with pytest.raises(JournalDamagedError):
        read(written)


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM cases WHERE case_id = (SELECT min(case_id) FROM cases)",
        "UPDATE cases SET head = (SELECT head FROM cases LIMIT 1)",
        "UPDATE cases SET slot = (SELECT slot FROM cases LIMIT 1)",
        "DELETE FROM header",
        "UPDATE header SET salt = x'00'",
        "UPDATE header SET profile = 'argon2id-2031-01'",
        "UPDATE header SET profile = 'key-file-1'",
        "UPDATE header SET wrapped = manifest",
        "UPDATE header SET manifest = wrapped",
        "UPDATE header SET journal_id = x'00'",
        "DELETE FROM events",
        "DROP TABLE events",
        "UPDATE alembic_version SET version_num = '99'",
        "DELETE FROM alembic_version",
    ],
)
def test_a_changed_row_is_named(written: Path, change: str) -> None:
    """No other row can be removed, swapped or changed without an error."""
    execute(written, change)
    with pytest.raises(SegueError):
        read(written)


def test_a_case_that_vanishes_whole_is_named(written: Path) -> None:
    """The manifest knows how many cases there are."""
    first = "(SELECT min(case_id) FROM cases)"
    execute(
        written,
        f"DELETE FROM events WHERE case_id = {first}",  # noqa: S608 - our own text
        f"DELETE FROM cases WHERE case_id = {first}",  # noqa: S608 - likewise
    )
    with pytest.raises(JournalDamagedError, match="a case is missing"):
        read(written)


def test_each_row_that_is_rolled_back_is_named(
    journal: Journal, open_again: Callable[[], Journal], file: Path, tmp_path: Path
) -> None:
    """A row as it was before the last event, with everything else as now."""
    journal.add_case(KeptCase(name="robin", created_at=AT))
    journal.append("robin", Asked(at=AT))
    journal.close()
    old = tmp_path / "old.db"
    shutil.copyfile(file, old)
    later = open_again()
    later.append("robin", Answered(at=AT, reading="no"))
    later.close()
    attach = f"ATTACH '{old}' AS old"
    rolled_back = {
        "header": "UPDATE header SET manifest = (SELECT manifest FROM old.header)",
        "cases": "UPDATE cases SET head = (SELECT head FROM old.cases)",
        "events": "DELETE FROM events WHERE place = 2",
    }
    names = list(rolled_back)
    for chosen in range(1, 7):
        some = [name for bit, name in enumerate(names) if chosen >> bit & 1]
        copy = tmp_path / f"rolled-{chosen}.db"
        shutil.copyfile(file, copy)
        execute(copy, attach, *(rolled_back[name] for name in some))
        with pytest.raises(JournalDamagedError):
            read(copy)


@pytest.mark.timeout(60)
def test_a_flipped_byte_is_named_or_harmless(written: Path, tmp_path: Path) -> None:
    """Bytes all over the file, each flipped by itself."""
    whole = read(written)
    data = written.read_bytes()
    rng = Random(7)  # noqa: S311 - draws examples, keeps no secret
    places = {*range(110), *rng.sample(range(len(data)), SAMPLED_BYTES)}
    named = 0
    for place, copy in zip(sorted(places), copies(written, tmp_path), strict=False):
        changed = bytearray(data)
        changed[place] ^= 1 << rng.randrange(8)
        copy.write_bytes(changed)
        try:
            assert read(copy) == whole, place
        except SegueError:
            named += 1
    assert named > SAMPLED_BYTES / 20


def test_each_page_that_is_rolled_back_is_named(
    journal: Journal, open_again: Callable[[], Journal], file: Path, tmp_path: Path
) -> None:
    """One page as it was before the last event, all others as now."""
    journal.add_case(KeptCase(name="robin", created_at=AT))
    journal.append("robin", Asked(at=AT))
    journal.close()
    before = file.read_bytes()
    later = open_again()
    later.append("robin", Answered(at=AT, reading="no"))
    whole = encode_archive(later.read_all())
    later.close()
    after = file.read_bytes()
    size = 4096
    changed = [
        place
        for place in range(0, len(before), size)
        if before[place : place + size] != after[place : place + size]
    ]
    assert len(changed) >= 3
    named = 0
    for place in changed:
        copy = tmp_path / f"page-{place}.db"
        page = before[place : place + size]
        copy.write_bytes(after[:place] + page + after[place + size :])
        try:
            assert read(copy) == whole
        except SegueError:
            named += 1
    assert named >= 3


def test_a_truncated_file_is_named(written: Path) -> None:
    """A file that ends too early is not read as if it were whole."""
    data = written.read_bytes()
    for length in range(1, len(data), len(data) // 7):
        written.write_bytes(data[:length])
        with pytest.raises(SegueError):
            read(written)


def test_what_is_whole_can_still_be_read(written: Path) -> None:
    """An examination names the damage and gives the other case whole."""
    execute(
        written,
        "DELETE FROM events WHERE place = 2 AND case_id ="
        " (SELECT min(case_id) FROM cases)",
    )
    store = open_file(written)
    examined = unlock(store, PASSPHRASE).examine()
    store.close()
    assert len(examined.kept) == 1
    assert len(examined.kept[0].events) == 3
    assert examined.damages == ("event 2 of a case is missing",)
