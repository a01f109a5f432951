"""``python -m bench.held``: the reader of answers on pairs it has not seen.

The project's written pairs are split by their ask, and one ask in ten is held
out of training (``train``). Most were written to be hard, many as near twins of
different readings. Printed are what the readers make of them, alone and
together, what the decision with its rules makes of it, and what it would be
if a no read as a yes weighed less or more, with thresholds fitted anew to the
very pairs: that part shows a choice, and no performance elsewhere.

What ``segue answer`` leaves to the person by rule besides (other languages,
emoji alone, asks turned around) is read like the rest here; ``bench.answers``
has the figures of the whole. Takes some six minutes.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from train.calibrate import COST_OF_NO_AS_YES, fit_thresholds
from train.rows import Row, fold_of, is_written, read_pairs

from bench.answers import DATA, OWN, macro_f1, no_read_as_yes
from segue.answers.content import load_content
from segue.answers.decide import Fitted, calibrate, decide
from segue.answers.reader import load_fitted
from segue.answers.ruled_out import find_ruled_out, give_to_soft_no
from segue.answers.signs import agrees_plainly, find_signs, leaning_of
from segue.answers.words import WordsReader
from segue.assembly.answers import pair_reader
from segue.domain.answer import READINGS, YES_LIKE, Answer
from segue.meaning.text import prepare


FOLDS: Final = 10
"""One ask in so many is held out, as in ``train``."""

WEIGHTS: Final = (2.0, 3.0, 4.0, 6.0, 8.0)
"""Mistakes that a no read as a yes may weigh."""


class Scored(Struct, frozen=True):
    """Pairs with their scores, pairs by ``READINGS``.

    Attributes:
        name: What they are called.
        rows: The pairs and what they mean.
        meaning: What the network makes of them.
        words: What the plain reader makes of them.
    """

    name: str
    rows: list[Row]
    meaning: NDArray[np.float32]
    words: NDArray[np.float32]


def main() -> None:
    """Read the pairs held out, and the sets beside them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    options = parser.parse_args()
    pairs = [row for row in read_pairs() if is_written(row)]
    _print_ruled_out(pairs)
    held = [row for row in pairs if fold_of(row, FOLDS) == 0]
    sets = [scored("written pairs held out", held)]
    dev = options.data / "answers/dev.jsonl"
    if dev.is_file():
        sets.append(scored("answers/dev", rows_of_dev(dev)))
    for name, file in (("own", "answers.tsv"), ("plainer", "answers_plain.tsv")):
        sets.append(scored(f"the {name} set", rows_of_tsv(OWN / file)))
    for one in sets:
        print(f"\n{one.name}, {len(one.rows)} pairs: macro-F1, noes as yes, left open")
        _print_readers(one)
    _print_weights(sets)


def rows_of_dev(path: Path) -> list[Row]:
    """Return the pairs of a file of JSON lines with ask, answer and reading."""
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [row_of(one["reading"], one["ask"], one["answer"]) for one in lines]


def rows_of_tsv(path: Path) -> list[Row]:
    """Return the pairs of a file with reading, ask and answer between tabs."""
    lines = path.read_text("utf-8").splitlines()
    return [row_of(*line.split("\t")) for line in lines]


def row_of(reading: str, ask: str, answer: str) -> Row:
    """Return a pair as training has it."""
    place = [str(name) for name in READINGS].index(reading)
    return Row(ask=ask, answer=answer, reading=place)


def scored(name: str, rows: list[Row]) -> Scored:
    """Have both readers read pairs."""
    texts = [(prepare(row.ask), prepare(row.answer)) for row in rows]
    words = WordsReader()
    return Scored(
        name,
        rows,
        pair_reader().scores(texts).readings,
        np.array([words.scores(answer, ask) for ask, answer in texts]),
    )


def decided(one: Scored, fitted: Fitted) -> tuple[list[Answer], int]:
    """Return what the decision makes of pairs, and how many it leaves open."""
    rules = load_content().signs
    said: list[Answer] = []
    left = 0
    for row, logits in zip(one.rows, one.meaning + one.words, strict=True):
        signs = find_signs(rules, row.answer, row.ask)
        ruled_out = find_ruled_out(rules, signs, row.answer, row.ask)
        decision = decide(
            give_to_soft_no(calibrate(logits, fitted), ruled_out),
            leaning_of(signs, rules),
            fitted,
            plainly=agrees_plainly(rules, signs, row.answer),
        )
        said.append(decision.reading)
        left += decision.abstained
    return said, left


def likeliest(logits: NDArray[np.float32]) -> list[Answer]:
    """Return the reading with the highest score of each pair."""
    return [READINGS[at] for at in logits.argmax(1)]


def _meant(rows: Sequence[Row]) -> list[Answer]:
    return [READINGS[row.reading] for row in rows]


def _print_ruled_out(pairs: Sequence[Row]) -> None:
    rules = load_content().signs
    only = [
        READINGS[row.reading]
        for row in pairs
        if find_ruled_out(
            rules, find_signs(rules, row.answer, row.ask), row.answer, row.ask
        )
        == YES_LIKE
    ]
    wrong = sum(reading in YES_LIKE for reading in only)
    print(f"written pairs, as written and retyped: {len(pairs)}")
    print(f"  only hold back    {len(only)}, {wrong} of them labeled as a yes")


def _print_readers(one: Scored) -> None:
    meant = _meant(one.rows)
    said, left = decided(one, load_fitted())
    _print_line("decision, with rules", meant, said, left)
    _print_line("both readers", meant, likeliest(one.meaning + one.words))
    _print_line("network alone", meant, likeliest(one.meaning))
    _print_line("plain reader alone", meant, likeliest(one.words))


def _print_line(
    name: str, meant: Sequence[Answer], said: Sequence[Answer], left: int = 0
) -> None:
    wrong, noes = no_read_as_yes(meant, said)
    share = left / len(meant)
    print(f"  {name:22}{macro_f1(meant, said):6.3f} {wrong:4d} of {noes}  {share:6.1%}")


def _print_weights(sets: Sequence[Scored]) -> None:
    held = sets[0]
    print("\na no read as a yes weighs (macro-F1, noes as yes, left open)")
    for weight in WEIGHTS:
        fitted = fit_thresholds(held.rows, held.meaning + held.words, weight)
        shipped = ", the shipped weight" if weight == COST_OF_NO_AS_YES else ""
        print(f"  {weight:.0f} mistakes{shipped}")
        for one in sets:
            _print_line(f"  {one.name}", _meant(one.rows), *decided(one, fitted))


if __name__ == "__main__":
    main()
