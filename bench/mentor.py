"""How well the mentor finds what an expert would note.

Prints one JSON document: the share of important notes found (same turn, same
side of good and to work on), the precision of `work_on`, the two measures,
and how many turns without an annotated note got one.
"""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec

from segue.actions.rehearse import room
from segue.domain.turn import Debrief, Turn
from segue.rehearsal.transcript import Transcript, Where


DATA = Path(__file__).parent.parent.parent / "shared/data/rehearsals/dev.jsonl"


def main() -> None:
    """Measure and print."""
    if not DATA.is_file():
        sys.exit(f"skipped: {DATA.name} of the rehearsals is not there")
    rows = [json.loads(line) for line in DATA.read_text().splitlines()]
    here = room()
    told = [here.debrief(transcript_of(row)) for row in rows]
    print(json.dumps(measure(rows, told), indent=1))


def transcript_of(row: dict[str, Any]) -> Transcript:
    """Return one row as the mentor gets it."""
    return Transcript(
        scene=msgspec.convert(row["scene"], Where),
        turns=msgspec.convert(row["turns"], tuple[Turn, ...]),
    )


def measure(rows: list[dict[str, Any]], told: list[Debrief]) -> dict[str, Any]:
    """Count what was found."""
    counts: Counter[str] = Counter()
    for row, said in zip(rows, told, strict=True):
        mine: dict[int, str] = {note.turn: note.grade for note in said.notes}
        grades: dict[int, set[str]] = {}
        for note in row["notes"]:
            grades.setdefault(note["turn"], set()).add(note["grade"])
        for note in row["notes"]:
            counts["important"] += note["important"]
            is_found = note["turn"] in mine and same_side(mine[note["turn"]], note)
            counts["found"] += note["important"] and is_found
        for turn, grade in mine.items():
            counts["work_on"] += grade == "work_on"
            is_right = "work_on" in grades.get(turn, ())
            counts["right"] += grade == "work_on" and is_right
        for at, turn in enumerate(row["turns"]):
            is_bare = turn["speaker"] == "you" and at not in grades
            counts["bare"] += is_bare
            counts["noted"] += is_bare and at in mine
        counts["once"] += said.asked_once == row["asked_once"]
        counts["took"] += said.took_the_answer == row["took_the_answer"]
    return {
        "rehearsals": len(rows),
        "important_found": share(counts["found"], counts["important"]),
        "work_on_precision": share(counts["right"], counts["work_on"]),
        "asked_once": share(counts["once"], len(rows)),
        "took_the_answer": share(counts["took"], len(rows)),
        "noted_without_annotation": share(counts["noted"], counts["bare"]),
    }


def same_side(grade: str, note: dict[str, Any]) -> bool:
    """Say whether two grades are on the same side of good and to work on."""
    return (grade == "work_on") == (note["grade"] == "work_on")


def share(part: int, whole: int) -> float:
    """Return a share, rounded."""
    return round(part / max(1, whole), 3)


if __name__ == "__main__":
    main()
