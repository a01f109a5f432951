"""How well answers are read, and how fast: every figure of the model card.

Quality is measured on sets that the reader has not learned from, and that are
not part of the project: asks with their answers (majority of three readings),
and the development part of Circa, by its paper's relaxed labels, rows without
a majority left out. Where a set is absent, its part is skipped. Four sets of
the project's own, in ``bench/data``, were written by others who had seen none
of these, and are kept out of training, too.

Speed is measured on one core beside a floor of the same run: the pure matrix
products of the same sizes in 32 bits, as numpy does them.
"""

import argparse
import csv
import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Final

import numpy as np
from numpy.typing import NDArray

from segue.assembly.answers import answer_reader
from segue.domain.answer import READINGS, YES_LIKE, AnswerRead, Asked
from segue.meaning.pairs import PairReader
from segue.meaning.runtime import MODELS
from segue.meaning.text import prepare


OWN: Final = Path(__file__).resolve().parent / "data"
OWN_SETS: Final = {
    "the project's own set": "answers.tsv",
    "its second one, plainer": "answers_plain.tsv",
    "its third, as in life, looked at": "answers_lifelike.tsv",
    "its fourth, likewise, never looked at": "answers_unseen.tsv",
}
DATA: Final = Path(__file__).resolve().parents[2] / "shared" / "data"
RELAXED: Final = (
    "Yes",
    "No",
    "Yes, subject to some conditions",
    "In the middle, neither yes nor no",
    "Other",
)
LATENCY_AIM_MS: Final = 6
BATCH_AIM: Final = 300
ROUNDS: Final = 60
BINS: Final = 10


def main() -> None:
    """Measure, and print every figure."""
    options = _options()
    _print_loading()
    _print_dev(options.data / "answers" / "dev.jsonl")
    for name, file in OWN_SETS.items():
        own = own_pairs(file)
        print(f"\n{name}, {len(own)} pairs")
        _print_answers(own)
    _print_circa(options.data / "circa", options.full)
    _print_speed()
    if options.full is not None:
        _print_networks(options.full)
    _print_size(options.full)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument(
        "--full", type=Path, default=None, help="the unquantized model, from train/"
    )
    return parser.parse_args()


def _print_loading() -> None:
    """Time a fresh process that loads the reader, less an idle one."""
    load = "from segue.assembly.answers import answer_reader; answer_reader()"
    took = _seconds_of_process(load) - _seconds_of_process("pass")
    print(f"loading, imports included  {took:8.2f} s (aim 0.40)")


def _seconds_of_process(code: str) -> float:
    command = [sys.executable, "-c", code]
    return min(
        _seconds(lambda: subprocess.run(command, check=True))  # noqa: S603 - our own command
        for _ in range(3)
    )


def _print_dev(path: Path) -> None:
    if not path.is_file():
        print("answers/dev: absent, skipped")
        return
    rows = pairs_of_dev(path)
    print(f"\nanswers/dev, {len(rows)} pairs")
    _print_answers(rows)


def pairs_of_dev(path: Path) -> list[tuple[str, str, str]]:
    """Return reading, ask and answer of the pairs of ``answers/dev``."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [(row["reading"], row["ask"], row["answer"]) for row in rows]


def own_pairs(file: str) -> list[tuple[str, str, str]]:
    """Return reading, ask and answer of pairs of the project's own."""
    lines = [line.split("\t") for line in (OWN / file).read_text("utf-8").splitlines()]
    return [(reading, ask, answer) for reading, ask, answer in lines]


def _print_answers(rows: Sequence[tuple[str, str, str]]) -> None:
    reads = answer_reader().read_all(
        [Asked(answer=answer, ask=ask) for _, ask, answer in rows]
    )
    meant = [reading for reading, _, _ in rows]
    said = [read.reading for read in reads]
    for reading in READINGS:
        print(f"  F1 {reading:14} {f1_of(reading, meant, said):6.3f}")
    print(f"  macro-F1          {macro_f1(meant, said):6.3f} (aim 0.88)")
    right = sum(a == b for a, b in zip(meant, said, strict=True))
    print(f"  accuracy          {right / len(rows):6.3f}")
    worst, no_like = no_read_as_yes(meant, said)
    print(f"  no read as yes    {worst:3d} of {no_like} (aim 0)")
    missed = sum(
        m in YES_LIKE and s not in YES_LIKE for m, s in zip(meant, said, strict=True)
    )
    print(f"  yes missed        {missed:3d} of {sum(m in YES_LIKE for m in meant)}")
    share = sum(read.abstained for read in reads) / len(reads)
    print(f"  abstained         {share:6.1%} (aim 8 % at most)")
    print(f"  calibration error {calibration_error(meant, reads):6.3f}")


def f1_of(reading: str, meant: Sequence[str], said: Sequence[str]) -> float:
    """Return the F1 of one reading; an abstention counts as ``unclear``."""
    both = sum(m == s == reading for m, s in zip(meant, said, strict=True))
    total = meant.count(reading) + said.count(reading)
    return 2 * both / total if total else 0.0


def macro_f1(meant: Sequence[str], said: Sequence[str]) -> float:
    """Return the mean F1 over the readings."""
    return sum(f1_of(reading, meant, said) for reading in READINGS) / len(READINGS)


def no_read_as_yes(meant: Sequence[str], said: Sequence[str]) -> tuple[int, int]:
    """Return how many no-like answers read as yes-like, of how many."""
    pairs = [s for m, s in zip(meant, said, strict=True) if m in {"no", "soft_no"}]
    return sum(s in YES_LIKE for s in pairs), len(pairs)


def calibration_error(meant: Sequence[str], reads: Sequence[AnswerRead]) -> float:
    """Return the expected calibration error of the likeliest reading."""
    tops = [max(READINGS, key=read.probabilities.of) for read in reads]
    sure = np.array([r.probabilities.of(t) for r, t in zip(reads, tops, strict=True)])
    right = np.array([m == t for m, t in zip(meant, tops, strict=True)], dtype=float)
    place = np.minimum((sure * BINS).astype(int), BINS - 1)
    gaps = [
        abs(sure[place == at].mean() - right[place == at].mean()) * (place == at).mean()
        for at in range(BINS)
        if (place == at).any()
    ]
    return float(sum(gaps))


def _print_circa(folder: Path, full: Path | None) -> None:
    if not (folder / "dev.tsv").is_file():
        print("\nCirca: absent, skipped")
        return
    rows = [
        row for row in _read_tsv(folder / "dev.tsv") if row["goldstandard2"] != "NA"
    ]
    meant = np.array([RELAXED.index(row["goldstandard2"]) for row in rows])
    pairs = [(prepare(row["question-X"]), prepare(row["answer-Y"])) for row in rows]
    print(
        f"\nCirca, development part, relaxed labels, {len(rows)} pairs with a majority"
    )
    models = {"int8, shipped": PairReader()}
    if full is not None:
        models["32 bits"] = PairReader(full)
    for name, reader in models.items():
        right = reader.scores(pairs).relaxed.argmax(1) == meant
        print(f"  accuracy {name:14} {right.mean():7.2%} (aim 86 %)")


def _read_tsv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _print_speed() -> None:
    reader = answer_reader()
    one = [Asked(answer="haha ok, but after finals, remind me", ask="Can I text you?")]
    many = [
        Asked(answer=f"I'm not really on my phone much lol, maybe {number}")
        for number in range(1000)
    ]
    reader.read_all(one)
    times = [_seconds(lambda: reader.read_all(one)) for _ in range(ROUNDS)]
    floor = median(_seconds(_multiply) for _ in range(ROUNDS))
    took = median(times)
    batch = len(many) / _seconds(lambda: reader.read_all(many))
    print("\nspeed, one core")
    print(f"  one answer            {took * 1000:7.2f} ms (aim {LATENCY_AIM_MS})")
    print(f"  its matrix products   {floor * 1000:7.2f} ms in 32 bits (floor)")
    print(f"  answer / floor        {took / floor:7.2f}")
    print(f"  batch of 1,000        {batch:7.0f} answers a second (aim {BATCH_AIM})")


def _print_networks(full: Path) -> None:
    """Time one pair in the shipped network, and in one in 32 bits."""
    pair = [("can i text you?", "haha ok, but after finals, remind me")]
    for name, reader in (("8", PairReader()), ("32", PairReader(full))):
        reader.scores(pair)
        took = median(_seconds(partial(reader.scores, pair)) for _ in range(ROUNDS))
        print(f"  network in {name:2} bits    {took * 1000:7.2f} ms")


def _seconds(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return perf_counter() - started


TOKENS, WIDTH, INNER, LAYERS = 20, 384, 1536, 6
"""Sizes of the network, for an ask and an answer of usual length."""


def _multiply() -> None:
    states: NDArray[np.float32] = np.ones((TOKENS, WIDTH), dtype=np.float32)
    for _ in range(LAYERS):
        for _ in range(4):
            states @ _SQUARE
        (states @ _UP) @ _DOWN


_SQUARE = np.ones((WIDTH, WIDTH), dtype=np.float32)
_UP = np.ones((WIDTH, INNER), dtype=np.float32)
_DOWN = np.ones((INNER, WIDTH), dtype=np.float32)


def _print_size(full: Path | None) -> None:
    print("\nsize")
    for file in sorted(MODELS.glob("*.onnx")):
        print(f"  {file.name:22} {file.stat().st_size / 1e6:6.1f} MB (aim 25 at most)")
    if full is not None:
        print(f"  unquantized            {full.stat().st_size / 1e6:6.1f} MB")


if __name__ == "__main__":
    main()
