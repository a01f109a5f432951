"""What the reader of answers learned from, and what it did not."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from segue.domain.answer import READINGS
from segue.meaning.text import prepare


ROOT = Path(__file__).resolve().parents[2]
PAIRS = ROOT / "train" / "data" / "pairs.jsonl"
MEASURED_ON = ROOT.parent / "shared" / "data" / "answers" / "dev.jsonl"


def bare(text: str) -> str:
    """Return a text in small letters without marks."""
    return re.sub(r"[^\w()]+", " ", prepare(text).lower().replace("'", "")).strip()


def pairs_of(path: Path) -> list[dict[str, str]]:
    """Return the rows of a file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_there_are_enough_pairs_of_every_reading() -> None:
    """At least four thousand, under every kind of ask, none twice."""
    rows = pairs_of(PAIRS)
    readings = Counter(row["reading"] for row in rows)
    ways = Counter(row["way"] for row in rows)
    assert len(rows) >= 4000
    assert set(readings) == set(READINGS)
    assert min(readings.values()) >= 800
    assert len(ways) == 9
    assert min(ways.values()) >= 150
    assert len({(row["ask"], row["answer"]) for row in rows}) == len(rows)


@pytest.mark.skipif(not MEASURED_ON.is_file(), reason="the set is not here")
def test_nothing_was_learned_that_is_measured_on() -> None:
    """No ask of the set with its answer is among the pairs."""
    seen = {(bare(row["ask"]), bare(row["answer"])) for row in pairs_of(PAIRS)}
    kept = {(bare(row["ask"]), bare(row["answer"])) for row in pairs_of(MEASURED_ON)}
    assert len(seen & kept) == 0
