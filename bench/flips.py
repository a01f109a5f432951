"""Flip every byte of a journal's file, one at a time, and see what is said.

After each flip the journal either reads exactly as before (the byte was in a
part of the file that means nothing), or the damage is named in one of Segue's
own errors. Anything else is counted as silent, or as a crash.

    python -m bench.flips --seed 1
"""

import argparse
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from segue.domain.case_event import Answered, Asked, Noted
from segue.errors import SegueError
from segue.journal.archive import encode_archive
from segue.journal.ledger import KeptCase
from segue.journal.opening import create, unlock
from segue.journal.profiles import CHEAP
from segue.journal.store import open_file


PASSPHRASE = b"a passphrase for measuring"
AT = datetime(2026, 11, 22, 12, tzinfo=UTC)


def write(file: Path) -> None:
    """Write a small journal."""
    journal = create(open_file(file), PASSPHRASE, CHEAP)
    for number, name in enumerate(("robin", "kim")):
        created_at = AT + timedelta(minutes=number)
        journal.add_case(KeptCase(name=name, created_at=created_at))
        journal.append(
            name,
            Noted(at=AT, text="Said hello."),
            Asked(at=AT, move="weave_in"),
            Answered(at=AT, reading="no"),
        )
    journal.close()


def read(file: Path) -> bytes:
    """Open a journal and read all of it."""
    store = open_file(file)
    try:
        return encode_archive(unlock(store, PASSPHRASE).read_all())
    finally:
        store.close()


def outcome(copy: Path, whole: bytes) -> str:
    """Say what came of a flip."""
    try:
        return "harmless" if read(copy) == whole else "SILENT"
    except SegueError:
        return "named"
    except Exception as error:  # noqa: BLE001 - that is what is looked for
        return f"CRASHED {type(error).__name__}"


def main() -> None:
    """Flip every byte and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    rng = Random(parser.parse_args().seed)  # noqa: S311 - which bit of a byte
    counts: dict[str, int] = {}
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "journal.db"
        write(file)
        whole, data = read(file), file.read_bytes()
        for place in range(len(data)):
            copy = Path(name) / f"{place}.db"
            changed = bytearray(data)
            changed[place] ^= 1 << rng.randrange(8)
            copy.write_bytes(changed)
            came = outcome(copy, whole)
            counts[came] = counts.get(came, 0) + 1
            if came not in {"harmless", "named"}:
                print(f"byte {place}: {came}")
            for left in Path(name).glob(f"{place}.db*"):
                left.unlink()
    print(f"{len(data)} bytes: {counts}")
    sys.exit(set(counts) > {"harmless", "named"})


if __name__ == "__main__":
    main()
