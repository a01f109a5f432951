"""How well acts are read, on lines that were never used as examples.

Prints one JSON document: how often the first act is right or among the
annotated ones, F1 for each act and their mean, and how many lines that push
or insult were missed.
"""

import json
import sys
from pathlib import Path
from time import perf_counter
from typing import Any

from segue import assembly
from segue.domain.turn import ACTS, Act


DATA = Path(__file__).parent.parent.parent / "shared/data/acts/dev.jsonl"


def main() -> None:
    """Measure and print."""
    if not DATA.is_file():
        sys.exit("skipped: acts/dev.jsonl is not there")
    rows = [json.loads(line) for line in DATA.read_text().splitlines()]
    reader = assembly.act_reader()
    started = perf_counter()
    read = [reader.read(row["previous"], row["text"]) for row in rows]
    seconds = (perf_counter() - started) / len(rows)
    print(json.dumps(measure(rows, read) | {"ms_a_line": round(1000 * seconds, 1)}))


def measure(rows: list[dict[str, Any]], read: list[tuple[Act, ...]]) -> dict[str, Any]:
    """Count what was read right."""
    first = sum(acts[0] in row["ok"] for row, acts in zip(rows, read, strict=True))
    each = {act: f1(act, rows, read) for act in ACTS}
    return {
        "lines": len(rows),
        "first_act": round(first / len(rows), 3),
        "macro_f1": round(sum(each.values()) / len(each), 3),
        "missed": {act: missed(act, rows, read) for act in ("pressure", "rude")},
        "f1": {act: round(value, 2) for act, value in each.items()},
    }


def f1(act: Act, rows: list[dict[str, Any]], read: list[tuple[Act, ...]]) -> float:
    """Return the F1 of one act."""
    both = sum(act in r["acts"] and act in a for r, a in zip(rows, read, strict=True))
    either = sum(act in row["acts"] for row in rows) + sum(act in acts for acts in read)
    return 2 * both / max(1, either)


def missed(act: str, rows: list[dict[str, Any]], read: list[tuple[Act, ...]]) -> float:
    """Return the share of lines with an act in which it was not read."""
    carry = [a for row, a in zip(rows, read, strict=True) if act in row["acts"]]
    return round(sum(act not in acts for acts in carry) / max(1, len(carry)), 3)


if __name__ == "__main__":
    main()
