"""Kill a writer at random moments, again and again, and see what is left.

Each round starts a process that appends events to a real file and says which
ones were acknowledged, kills it with SIGKILL after a random time, opens the
journal as its owner would, and reads it. Lost is an event that was acknowledged
and is not there; half is an event that is there and was not next in line.

    python -m bench.kills --rounds 1000
"""

import argparse
import os
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from time import perf_counter, sleep

from segue.domain.case_event import Noted
from segue.journal.ledger import Journal, KeptCase
from segue.journal.opening import create, unlock
from segue.journal.profiles import CHEAP
from segue.journal.store import open_file


PASSPHRASE = b"a passphrase for measuring"
AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
LONGEST = 0.08
"""Seconds after which a writer is killed at the latest."""

WRITING = 0.5
"""Share of the rounds that wait for a first write; the others are often killed
while they open the journal."""

PATIENCE = 10
"""Seconds to wait for that first write on a busy machine."""


@dataclass
class Killed:
    """What all rounds came to.

    Attributes:
        rounds: How many writers were killed.
        acknowledged: Events that they had been told are safe.
        written: Events that are there at the end.
        lost: Rounds after which an acknowledged event was missing.
        half: Rounds after which an event was there that should not be.
        unreadable: Rounds after which the journal did not open.
        seconds: How long it took.
    """

    rounds: int = 0
    acknowledged: int = 0
    written: int = 0
    lost: int = 0
    half: int = 0
    unreadable: int = 0
    seconds: float = 0.0


def write_until_killed(file: str, told: Connection) -> None:
    """Append numbered events for as long as this process lives."""
    journal = unlock(open_file(Path(file)), PASSPHRASE)
    number = len(journal.read("robin").events)
    while True:
        number += 1
        journal.append("robin", Noted(at=AT, text=str(number)))
        told.send(number)


def kill_writers(folder: Path, rounds: int, seed: int) -> Killed:
    """Kill so many writers on one file, and check after each.

    Args:
        folder: Where the journal is made; on the disk that is to be tried.
        rounds: How many.
        seed: Of the moments.
    """
    rng = Random(seed)  # noqa: S311 - moments, no secrets
    file = folder / "journal.db"
    begin(file)
    context = get_context("forkserver")
    context.set_forkserver_preload(["segue.journal.opening"])
    started, known, result = perf_counter(), 0, Killed()
    for _ in range(rounds):
        receiver, sender = context.Pipe(duplex=False)
        writer = context.Process(target=write_until_killed, args=(str(file), sender))
        writer.start()
        sender.close()
        if rng.random() < WRITING:
            receiver.poll(PATIENCE)
        sleep(rng.uniform(0, LONGEST))
        writer.kill()
        writer.join()
        told = last_told(receiver)
        receiver.close()
        known = check(file, known, told, result)
    result.seconds = perf_counter() - started
    result.written = known
    return result


def begin(file: Path) -> None:
    """Make a journal with one empty case."""
    journal = create(open_file(file), PASSPHRASE, CHEAP)
    journal.add_case(KeptCase(name="robin", created_at=AT))
    journal.close()


def last_told(receiver: Connection) -> int:
    """Return the last number that was acknowledged; 0 for none."""
    told = 0
    with suppress(EOFError, OSError):
        while True:
            told = receiver.recv()
    return told


def check(file: Path, known: int, told: int, result: Killed) -> int:
    """Read the journal after a kill and return how many events it has."""
    result.rounds += 1
    result.acknowledged += max(told - known, 0)
    try:
        journal: Journal = unlock(open_file(file), PASSPHRASE)
        events = journal.read_all()[0].events
        journal.close()
    except Exception:  # noqa: BLE001 - any failure counts
        result.unreadable += 1
        return known
    count = len(events)
    in_order = [e.text for e in events] == [str(n) for n in range(1, count + 1)]  # type: ignore[union-attr] # all are notes
    result.lost += count < max(told, known)
    result.half += not in_order or count > max(told, known) + 1
    return count


def main() -> None:
    """Kill writers and print what was left."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", help="on the disk that is to be tried")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder) as name:
        result = kill_writers(Path(name), given.rounds, given.seed)
    print(f"{'kills':>16} {result.rounds}")
    print(f"{'acknowledged':>16} {result.acknowledged} events")
    print(f"{'written':>16} {result.written} events")
    print(f"{'lost':>16} {result.lost}")
    print(f"{'half':>16} {result.half}")
    print(f"{'unreadable':>16} {result.unreadable}")
    print(f"{'took':>16} {result.seconds:.0f} s, with {os.cpu_count()} cores")
    sys.exit(bool(result.lost or result.half or result.unreadable))


if __name__ == "__main__":
    main()
