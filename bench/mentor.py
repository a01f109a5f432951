"""How well the mentor finds what an expert would note.

Prints one JSON document: the share of important notes found (same turn, same
side of good and to work on), the precision of `work_on`, the two measures,
and how many turns without an annotated note got one.

    python -m bench.mentor          # the set that is not part of the project
    python -m bench.mentor --own    # the project's own, in bench/data
"""

import argparse
import sys
from pathlib import Path

import msgspec

from segue.actions.score_mentor import Annotated, score_mentor


OWN = Path(__file__).parent / "data" / "rehearsals.jsonl"
DATA = Path(__file__).parent.parent.parent / "shared/data/rehearsals/dev.jsonl"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.mentor")
    parser.add_argument("--own", action="store_true", help="the project's own set")
    data = OWN if parser.parse_args().own else DATA
    if not data.is_file():
        sys.exit(f"skipped: {data.name} of the rehearsals is not there")
    rows = msgspec.json.Decoder(Annotated).decode_lines(data.read_bytes())
    told = msgspec.json.encode(score_mentor(rows))
    print(msgspec.json.format(told, indent=1).decode())


if __name__ == "__main__":
    main()
