"""``python -m train``: everything from the authored lines to the shipped files.

Stages, each seeded:

1. Circa alone, so that the encoder learns how people answer indirectly.
2. Circa, the project's own pairs and the examples of the acts together. One
   authored line in ten, and the pairs of one ask in ten, are held out with all
   that was made of them.
3. The same once more, from their average and at a lower rate. What is shipped
   is the average of all, the second stage's counting for one of three.
4. The sentence encoder, as it came, and the examples of the acts.
5. Network and encoder are written down in 8 bits.
6. The plain reader is fitted to the same pairs; then temperature and thresholds
   to the written pairs held out, which are most like what people say.

The weights that read acts by example are fitted by ``tools/fit_acts.py``.

The first three are run from several seeds, and the weights averaged: runs that
began at the same weights end so close to each other that their mean reads
better than any of them (Wortsman et al., Model soups, ICML 2022).

Circa is read from where the data sets lie; its own asks for a number are left
out, as they stand in the sets that the reader is measured on.
"""

import argparse
import copy
import random
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from shutil import copyfile
from typing import Final

import msgspec
import numpy as np
import torch
from msgspec.structs import replace
from numpy.typing import NDArray

from segue.answers.words import WordsReader
from segue.meaning.pairs import PairReader
from segue.meaning.runtime import MODELS
from train.calibrate import fit_thresholds
from train.expand import write_pairs
from train.export import export_pairs, export_sentences
from train.fit import Course, average, fit
from train.net import BASE, PairNet
from train.rows import (
    CIRCA,
    Row,
    asks_for_contact,
    fold_of,
    is_written,
    lines_of_acts,
    read_acts,
    read_circa,
    read_pairs,
)
from train.sentences import fit_sentences
from train.words import fit_words


HELD: Final = 10
"""One of so many authored lines, and asks, is held out."""

CIRCA_AGAIN: Final = 10_000
"""Rows of Circa that stage 2 goes on with."""

ACTS_JOINED: Final = 3000
"""Lines made of two examples that stage 2 reads besides."""

FIRST: Final = Course(epochs=7, rate=3e-4, averaging=0.998)
FIRST_SEEDS: Final = (1, 2, 3)
SECOND: Final = Course(epochs=3.5, rate=2e-4, averaging=0.995)
THIRD: Final = Course(epochs=2, rate=1.5e-4, averaging=0.995)
SECOND_SEEDS: Final = (3, 5)
"""Of the second stage and the third."""
SENTENCES: Final = Course(epochs=4, rate=1e-4, head_rate=2e-3, averaging=0.995)
SENTENCES_SEEDS: Final = (1, 2)
FITTED: Final = MODELS.parent.parent / "answers" / "fitted.json"


def main() -> None:
    """Train, calibrate, export."""
    options = _options()
    torch.set_num_threads(options.threads)
    work: Path = options.work
    work.mkdir(parents=True, exist_ok=True)
    print(f"{write_pairs()} pairs", file=sys.stderr)
    circa = [r for r in read_circa("train", options.circa) if not asks_for_contact(r)]
    first = _averaged(
        work / "first",
        FIRST_SEEDS,
        lambda seed: fit(_fresh(), circa, replace(FIRST, seed=seed), "circa"),
    )
    pairs = read_pairs()
    seen = [row for row in pairs if fold_of(row, HELD) != 0]
    own = [*seen, *read_acts(ACTS_JOINED)]
    second = _together(work / "second", first, own, circa, SECOND)
    third = _together(work / "third", second, own, circa, THIRD)
    net = average([second, third, third])
    export_pairs(net, work / "answers.full.onnx", MODELS / "answers.onnx")
    sentences = _averaged(
        work / "sentences",
        SENTENCES_SEEDS,
        lambda seed: fit_sentences(
            _fresh(), lines_of_acts(ACTS_JOINED), replace(SENTENCES, seed=seed)
        ),
    )
    export_sentences(sentences, work / "sentences.full.onnx", MODELS / "sentences.onnx")
    copyfile(BASE / "tokenizer.json", MODELS / "tokenizer.json")
    fit_words(seen)
    held = [r for r in pairs if fold_of(r, HELD) == 0 and is_written(r)]
    fitted = fit_thresholds(held, _scores(held))
    FITTED.write_bytes(msgspec.json.format(msgspec.json.encode(fitted)) + b"\n")


def _together(
    stem: Path,
    start: PairNet,
    own: Sequence[Row],
    circa: Sequence[Row],
    course: Course,
) -> PairNet:
    """Go on from a network with the project's own rows and some of Circa."""
    return _averaged(
        stem,
        SECOND_SEEDS,
        lambda seed: fit(
            copy.deepcopy(start),
            [*own, *random.Random(seed).sample(circa, CIRCA_AGAIN)],
            replace(course, seed=seed),
            stem.name,
        ),
    )


def _scores(rows: list[Row]) -> NDArray[np.float32]:
    """Return what the two readers, as shipped, make of pairs together."""
    words = WordsReader()
    meaning = PairReader().scores([(row.ask, row.answer) for row in rows]).readings
    return meaning + np.array([words.scores(row.answer, row.ask) for row in rows])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m train", description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("build/train"))
    parser.add_argument("--circa", type=Path, default=CIRCA)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def _fresh(seed: int = 1) -> PairNet:
    torch.manual_seed(seed)
    return PairNet()


def _averaged(
    stem: Path, seeds: Sequence[int], make: Callable[[int], PairNet]
) -> PairNet:
    """Return the mean of a stage's runs; what was kept is not made again."""
    nets = []
    for seed in seeds:
        path = stem.with_name(f"{stem.name}-{seed}.pt")
        if not path.is_file():
            torch.save(make(seed).state_dict(), path)
        nets.append(_fresh())
        nets[-1].load_state_dict(torch.load(path))
    return average(nets)


if __name__ == "__main__":
    main()
