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
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from train.calibrate import COST_OF_NO_AS_YES, fit_thresholds, held_of
from train.rows import HELD, Row, fold_of, is_written, read_pairs

from bench.answers import (
    DATA,
    OWN_SETS,
    macro_f1,
    no_read_as_yes,
    own_pairs,
    pairs_of_dev,
)
from segue.answers.content import load_content
from segue.answers.decide import Fitted, decide
from segue.answers.reader import load_fitted
from segue.answers.ruled_out import find_ruled_out
from segue.answers.signs import find_signs
from segue.answers.words import WordsReader
from segue.assembly.answers import pair_reader
from segue.domain.answer import READINGS, YES_LIKE, Answer
from segue.meaning.text import prepare


UNSEEN: Final = "answers_unseen.tsv"
"""The set by whose figures nothing is chosen."""

WEIGHTS: Final = (3.0, 4.0, 5.0, 6.0, 8.0)
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
    held = [row for row in pairs if fold_of(row, HELD) == 0]
    sets = [scored("written pairs held out", held)]
    dev = options.data / "answers/dev.jsonl"
    if dev.is_file():
        sets.append(scored("answers/dev", rows_of(pairs_of_dev(dev))))
    sets += [scored(file, rows_of(own_pairs(file))) for file in OWN_SETS.values()]
    for one in sets:
        print(f"\n{one.name}, {len(one.rows)} pairs: macro-F1, noes as yes, left open")
        _print_readers(one)
    _print_weights([one for one in sets if one.name != UNSEEN])


def rows_of(pairs: Sequence[tuple[str, str, str]]) -> list[Row]:
    """Return reading, ask and answer as training has them."""
    places = {str(reading): place for place, reading in enumerate(READINGS)}
    return [Row(ask=q, answer=a, reading=places[meant]) for meant, q, a in pairs]


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
    decisions = [
        decide(held.likely, held.leaning, fitted, plainly=held.plainly)
        for row, logits in zip(one.rows, one.meaning + one.words, strict=True)
        for held in (held_of(row, logits, fitted),)
    ]
    left = sum(decision.abstained for decision in decisions)
    return [decision.reading for decision in decisions], left


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
    print(f"  {name:26}{macro_f1(meant, said):6.3f} {wrong:4d} of {noes}  {share:6.1%}")


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
