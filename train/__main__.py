"""``python -m train``: all models, written over the shipped ones.

Stages, each seeded:

1. Circa alone, so that the encoder learns how people answer indirectly.
2. Circa, the project's own pairs and the examples of the acts together. One
   authored line in ten, and the pairs of one ask in ten, are held out with all
   that was made of them.
3. Once more, with the pairs whose answer is only implied, and half of the rest.
4. The sentence encoder, as it came, and the examples of the acts.
5. Network and encoder are written down in 8 bits.
6. The plain reader is fitted to the same pairs; then temperature and thresholds
   to the written pairs held out, which are most like what people say.

The second stage of the shipped network had not seen the implied pairs yet.

The weights that read acts by example are fitted by ``tools/fit_acts.py``.

The first is run from four seeds, the third and the fourth from two each, and
the weights of the runs are averaged (``train.stages``).

Circa is read from where the data sets lie; its own asks for a number are left
out, as they stand in the sets that the reader is measured on.
"""

import argparse
import sys
from functools import partial
from pathlib import Path
from shutil import copyfile
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from segue.answers.words import WordsReader
from segue.meaning.pairs import PairReader
from segue.meaning.runtime import MODELS
from train.calibrate import fit_thresholds
from train.expand import write_pairs
from train.export import export_pairs, export_sentences
from train.net import BASE
from train.rows import (
    CIRCA,
    HELD,
    Row,
    circa_to_learn,
    fold_of,
    is_written,
    lines_of_acts,
    read_acts,
    read_pairs,
)
from train.stages import (
    ACTS_JOINED,
    FIRST_SEEDS,
    SECOND_SEEDS,
    SENTENCES_SEEDS,
    THIRD_SEEDS,
    fit_encoder,
    fit_first,
    fit_second,
    fit_third,
    load_net,
    run_stage,
)
from train.words import fit_words


FITTED: Final = MODELS.parent.parent / "answers" / "fitted.json"


def main() -> None:
    """Train, calibrate, export."""
    options = _options()
    work: Path = options.work
    work.mkdir(parents=True, exist_ok=True)
    print(f"{write_pairs()} pairs", file=sys.stderr)
    circa = circa_to_learn(options.circa)
    pairs = read_pairs()
    seen = [row for row in pairs if fold_of(row, HELD) != 0]
    own = [*seen, *read_acts(ACTS_JOINED)]
    first = run_stage(work / "first", partial(fit_first, circa), FIRST_SEEDS)
    second = run_stage(
        work / "second", partial(fit_second, first, own, circa), SECOND_SEEDS
    )
    third = run_stage(
        work / "third", partial(fit_third, second, own, circa), THIRD_SEEDS
    )
    export_pairs(load_net(third), work / "answers.full.onnx", MODELS / "answers.onnx")
    lines = lines_of_acts(ACTS_JOINED)
    encoder = run_stage(
        work / "sentences", partial(fit_encoder, lines), SENTENCES_SEEDS
    )
    export_sentences(
        load_net(encoder), work / "sentences.full.onnx", MODELS / "sentences.onnx"
    )
    copyfile(BASE / "tokenizer.json", MODELS / "tokenizer.json")
    fit_words(seen)
    held = [r for r in pairs if fold_of(r, HELD) == 0 and is_written(r)]
    fitted = fit_thresholds(held, _scores(held))
    FITTED.write_bytes(msgspec.json.format(msgspec.json.encode(fitted)) + b"\n")


def _scores(rows: list[Row]) -> NDArray[np.float32]:
    """Return what the two readers, as shipped, make of pairs together."""
    words = WordsReader()
    meaning = PairReader().scores([(row.ask, row.answer) for row in rows]).readings
    return meaning + np.array([words.scores(row.answer, row.ask) for row in rows])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m train", description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("build/networks"))
    parser.add_argument("--circa", type=Path, default=CIRCA)
    return parser.parse_args()


if __name__ == "__main__":
    main()
