"""What the reader learns from: Circa and the project's own pairs → ``Row``."""

import csv
import re
from pathlib import Path
from typing import Final
from zlib import crc32

import msgspec
from msgspec import Struct

from segue.domain.turn import ACTS
from segue.meaning.examples import load_examples
from segue.meaning.fit import Labeled, is_held, join, label
from segue.meaning.text import prepare
from train.expand import IMPLIED, PAIRS, READINGS, Pair


ROOT: Final = Path(__file__).resolve().parent.parent
CIRCA: Final = ROOT.parent / "shared" / "data" / "circa"

RELAXED: Final = (
    "Yes",
    "No",
    "Yes, subject to some conditions",
    "In the middle, neither yes nor no",
    "Other",
)
STRICT: Final = (
    *RELAXED,
    "Probably yes / sometimes yes",
    "Probably no",
    "I am not sure how X will interpret Y’s answer",  # noqa: RUF001 - as the file has it
)
_CONTACT = re.compile(r"\b(numbers?|phone|contact|in touch|digits)\b", re.IGNORECASE)
NOT_LABELED: Final = -100
"""What torch's cross entropy leaves out."""


HELD: Final = 10
"""One of so many authored lines, and asks, is held out of training."""


class Row(Struct, frozen=True):
    """One ask with its answer, or one line with the line before it.

    Attributes:
        ask: What was asked.
        answer: What came back.
        reading: Index into ``READINGS``, or ``NOT_LABELED``.
        relaxed: Index into ``RELAXED``, likewise.
        strict: Index into ``STRICT``, likewise.
        acts: Indices into ``ACTS``, weightiest first; none where not labeled.
        group: Rows of one group never stand on both sides of a split.
        scenario: Circa's scenario, empty elsewhere.
        way: Kind of ask, or file, as ``Pair`` has it; empty elsewhere.
    """

    ask: str
    answer: str
    reading: int = NOT_LABELED
    relaxed: int = NOT_LABELED
    strict: int = NOT_LABELED
    acts: tuple[int, ...] = ()
    group: str = ""
    scenario: str = ""
    way: str = ""


def read_circa(part: str, folder: Path = CIRCA) -> list[Row]:
    """Read one part of Circa; rows without a relaxed majority are left out.

    Args:
        part: ``train`` or ``dev``.
        folder: Where the files lie.
    """
    with (folder / f"{part}.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Row(
            ask=prepare(row["question-X"]),
            answer=prepare(row["answer-Y"]),
            relaxed=RELAXED.index(row["goldstandard2"]),
            strict=_index(STRICT, row["goldstandard1"]),
            group=row["question-X"],
            scenario=row["context"],
        )
        for row in rows
        if row["goldstandard2"] != "NA"
    ]


def circa_to_learn(folder: Path = CIRCA) -> list[Row]:
    """Read the training part of Circa but its own asks for a number."""
    return [row for row in read_circa("train", folder) if not asks_for_contact(row)]


def _index(names: tuple[str, ...], name: str) -> int:
    return names.index(name) if name in names else NOT_LABELED


def read_pairs(path: Path = PAIRS) -> list[Row]:
    """Read the project's own pairs, prepared as at run time."""
    pairs = [
        msgspec.json.decode(line, type=Pair) for line in path.read_bytes().splitlines()
    ]
    return [
        Row(
            ask=prepare(pair.ask),
            answer=prepare(pair.answer),
            reading=READINGS.index(pair.reading),
            group=pair.group,
            way=pair.way,
        )
        for pair in pairs
    ]


def lines_of_acts(joined: int = 0) -> list[Labeled]:
    """Return the example lines of the acts but those held out.

    Args:
        joined: Longer lines, made of two examples each, that come after them.
    """
    seen = [one for one in label(load_examples()) if not is_held(one)]
    return [*seen, *(one.line for one in join(seen, joined))]


def read_acts(joined: int = 0) -> list[Row]:
    """Return the same as rows, prepared as at run time."""
    return [
        Row(
            ask=prepare(one.line[0]),
            answer=prepare(one.line[1]),
            acts=tuple(ACTS.index(act) for act in one.acts),
        )
        for one in lines_of_acts(joined)
    ]


def asks_for_contact(row: Row) -> bool:
    """Say whether a question of Circa is itself an ask for a number.

    Such rows stand in the sets that the reader is measured on, and are left out
    of training.
    """
    return _CONTACT.search(row.ask) is not None


def is_written(row: Row) -> bool:
    """Say whether a pair was written as a pair, not recombined of lines."""
    return row.group.startswith("written:")


def is_implied(row: Row) -> bool:
    """Say whether a pair is of those whose answer is mostly implied."""
    return row.way == IMPLIED.stem


def fold_of(row: Row, folds: int) -> int:
    """Return the fold of a row; rows of one group share it."""
    return crc32(row.group.encode()) % folds
