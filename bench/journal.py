"""What sealing costs: the journal against the same rows in a bare database.

Both are measured in one call, in turns, on the same folder, and what is printed
are ratios of medians.

* list: all events of a journal, opened and checked one by one, against reading
  the same rows, unsealed, with Python's own sqlite3 and decoding them;
* append: one event, acknowledged and durable, against one insert and commit
  with Python's own sqlite3, in WAL mode with full synchronization as well;
* wrong passphrase: how long it takes to be told, against one derivation.

    python -m bench.journal --events 100000 --appends 300
"""

import argparse
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter

import msgspec

from segue.domain.case_event import Event, Noted
from segue.journal.ledger import Journal, KeptCase
from segue.journal.opening import create, unlock
from segue.journal.profiles import CHEAP, DEFAULT
from segue.journal.store import open_file
from segue.journal.vault import WrongPassphraseError, new_salt, wrapping_key


PASSPHRASE = b"a passphrase for measuring"
AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
TURNS = 5
CASES = 100
"""Over which the events of the list are spread."""


def note(number: int) -> Noted:
    """Return an event of a usual length."""
    return Noted(at=AT, text=f"Said hello at the bus stop, and they smiled; {number}.")


def seconds(call: Callable[[], object]) -> float:
    """Return how long a call takes."""
    started = perf_counter()
    call()
    return perf_counter() - started


def fill(journal: Journal, bare: sqlite3.Connection, count: int) -> None:
    """Put the same events into a journal and a bare table."""
    encode = msgspec.json.encode
    each = count // CASES
    kept = [
        KeptCase(
            name=f"case-{number}",
            created_at=AT,
            events=tuple(note(n) for n in range(number * each, (number + 1) * each)),
        )
        for number in range(CASES)
    ]
    journal.add_cases(kept)
    rows = [
        (case.name, place, encode(event))
        for case in kept
        for place, event in enumerate(case.events)
    ]
    bare.execute("BEGIN")
    bare.executemany("INSERT INTO events VALUES (?, ?, ?)", rows)
    bare.execute("COMMIT")


def bare_database(file: Path) -> sqlite3.Connection:
    """Open a database with a table for events, as durable as a journal's."""
    bare = sqlite3.connect(file, isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL"):
        bare.execute(f"PRAGMA {pragma}")
    bare.execute(
        "CREATE TABLE events (name TEXT, place INTEGER, event BLOB,"
        " PRIMARY KEY (name, place)) WITHOUT ROWID"
    )
    return bare


def measure_list(folder: Path, count: int) -> tuple[float, float]:
    """Return seconds for a journal and for bare rows."""
    decoder = msgspec.json.Decoder(Event)
    with closing(bare_database(folder / "bare.db")) as bare:
        journal = create(open_file(folder / "list.db"), PASSPHRASE, CHEAP)
        fill(journal, bare, count)

        def read_bare() -> int:
            rows = bare.execute("SELECT * FROM events ORDER BY name, place").fetchall()
            return len([(name, decoder.decode(event)) for name, _, event in rows])

        assert read_bare() == sum(len(case.events) for case in journal.read_all())  # noqa: S101 - both read the same
        turns = [(seconds(journal.read_all), seconds(read_bare)) for _ in range(TURNS)]
        journal.close()
    return median(a for a, _ in turns), median(b for _, b in turns)


def measure_append(folder: Path, count: int) -> tuple[float, float]:
    """Return seconds for one append to a journal and to a bare table."""
    encode = msgspec.json.encode
    with closing(bare_database(folder / "bare-append.db")) as bare:
        journal = create(open_file(folder / "append.db"), PASSPHRASE, CHEAP)
        journal.add_case(KeptCase(name="robin", created_at=AT))

        def append_bare(number: int) -> None:
            bare.execute("BEGIN IMMEDIATE")
            row = ("robin", number, encode(note(number)))
            bare.execute("INSERT INTO events VALUES (?, ?, ?)", row)
            bare.execute("COMMIT")

        turns = []
        for number in range(count):
            sealed = seconds(lambda n=number: journal.append("robin", note(n)))  # type: ignore[misc] # a number each
            turns.append((sealed, seconds(lambda n=number: append_bare(n))))  # type: ignore[misc] # likewise
        journal.close()
    return median(a for a, _ in turns), median(b for _, b in turns)


def measure_wrong(folder: Path) -> tuple[float, float]:
    """Return seconds until a wrong passphrase is told, and for a derivation."""
    store = open_file(folder / "wrong.db")
    create(store, PASSPHRASE, DEFAULT)
    salt = new_salt()

    def try_wrong() -> None:
        try:
            unlock(store, b"another one")
        except WrongPassphraseError:
            return
        raise AssertionError

    turns = [
        (seconds(try_wrong), seconds(lambda: wrapping_key(PASSPHRASE, salt, DEFAULT)))
        for _ in range(TURNS)
    ]
    store.close()
    return median(a for a, _ in turns), median(b for _, b in turns)


def main() -> None:
    """Measure, and print ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--appends", type=int, default=300)
    parser.add_argument("--folder", help="on the disk that is to be measured")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder) as name:
        folder = Path(name)
        measured = {
            f"list {given.events:,} events": measure_list(folder, given.events),
            "append one event": measure_append(folder, given.appends),
            "wrong passphrase": measure_wrong(folder),
        }
    for what, (ours, bare) in measured.items():
        print(
            f"{what:>24} {1000 * ours:9.2f} ms  against {1000 * bare:9.2f} ms"
            f"  {ours / bare:5.2f} times"
        )


if __name__ == "__main__":
    main()
