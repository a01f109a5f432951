"""How well the mentor finds what an expert would note.

Prints one JSON document: the share of important notes found (same turn, same
side of good and to work on), the precision of `work_on`, the two measures,
and how many turns without an annotated note got one.
"""

import sys
from pathlib import Path

import msgspec

from segue.actions.score_mentor import Annotated, score_mentor


DATA = Path(__file__).parent.parent.parent / "shared/data/rehearsals/dev.jsonl"


def main() -> None:
    """Measure and print."""
    if not DATA.is_file():
        sys.exit(f"skipped: {DATA.name} of the rehearsals is not there")
    rows = msgspec.json.Decoder(Annotated).decode_lines(DATA.read_bytes())
    told = msgspec.json.encode(score_mentor(rows))
    print(msgspec.json.format(told, indent=1).decode())


if __name__ == "__main__":
    main()
