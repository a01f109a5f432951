"""What was forgotten is nowhere in the file any more, sealed or not."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from segue.domain.case_event import Answered, Asked, Described, Noted
from segue.domain.situation import Situation, Them
from segue.journal.ledger import Journal, KeptCase
from segue.journal.opening import erase
from segue.journal.vault import tag_of


AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
PLANTED = "Xylophonia"


def bytes_of(folder: Path) -> bytes:
    """Return all bytes of all files in a folder."""
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


def sealed_in(file: Path, nth: int) -> list[bytes]:
    """Return every sealed value of the case with the nth most events."""
    with closing(sqlite3.connect(file)) as connection:
        case_id = connection.execute(
            "SELECT case_id FROM events GROUP BY case_id ORDER BY count(*) DESC"
        ).fetchall()[nth][0]
        rows = connection.execute(
            "SELECT sealed FROM events WHERE case_id = ?1 UNION ALL"
            " SELECT slot FROM cases WHERE case_id = ?1 UNION ALL"
            " SELECT head FROM cases WHERE case_id = ?1",
            (case_id,),
        ).fetchall()
    return [case_id, *(row[0] for row in rows)]


def write(journal: Journal) -> None:
    """Write one case with many events, and one with few."""
    for number in range(60):
        if number == 0:
            journal.add_case(KeptCase(name="robin", created_at=AT))
            journal.add_case(KeptCase(name="kim", created_at=AT))
        journal.append("robin", Noted(at=AT, text=f"Event {number} of many."))
    journal.append("kim", Asked(at=AT), Answered(at=AT, reading="no"))


def test_nothing_of_a_forgotten_case_is_left(journal: Journal, file: Path) -> None:
    """Neither rows nor tags, in file, free pages or write-ahead log."""
    write(journal)
    robin, kim = sealed_in(file, 0), sealed_in(file, 1)
    assert all(one in bytes_of(file.parent) for one in (*robin, *kim))
    journal.forget("robin")
    left = bytes_of(file.parent)
    for one in robin:
        assert one[:16] not in left
        assert tag_of(one) not in left
    assert all(one in left for one in kim)
    journal.close()
    assert len(file.read_bytes()) < 60_000


def test_the_other_case_is_whole(
    journal: Journal, open_again: Callable[[], Journal]
) -> None:
    """Forgetting one breaks no seal of another."""
    write(journal)
    journal.forget("robin")
    journal.close()
    (kim,) = open_again().read_all()
    assert (kim.name, len(kim.events)) == ("kim", 2)


def test_erasing_leaves_nothing_sealed(journal: Journal, file: Path) -> None:
    """Not even what wrapped the key; no passphrase is needed for it."""
    write(journal)
    with closing(sqlite3.connect(file)) as connection:
        header = connection.execute("SELECT * FROM header").fetchone()
    sealed = [*sealed_in(file, 0), *sealed_in(file, 1)]
    erase(journal.store)
    left = bytes_of(file.parent)
    for one in (*sealed, *(value for value in header if isinstance(value, bytes))):
        assert one not in left


@pytest.mark.parametrize("closed", [False, True])
def test_no_word_is_readable_in_any_file(
    journal: Journal, file: Path, *, closed: bool
) -> None:
    """Names, notes, reasons and situations are sealed, while open and after."""
    name = PLANTED.lower()
    journal.add_case(KeptCase(name=name, created_at=AT))
    about = Situation(them=Them(name=PLANTED))
    journal.append(
        name,
        Noted(at=AT, text=f"{PLANTED} " * 500),
        Described(at=AT, situation=about),
        Answered(at=AT, reading="conditional", opening=PLANTED),
    )
    if closed:
        journal.close()
    left = bytes_of(file.parent).lower()
    for word in (PLANTED.encode(), PLANTED.encode("utf-16-le"), b"noted", b"2026-11"):
        assert word.lower() not in left
