"""``python -m train.ablate WHAT``: what each source of the training adds.

``circa``, ``lines`` (recombined ones), ``written`` (pairs written as pairs),
``own`` (both of these), ``with_lines``, ``with_written`` and ``both`` (Circa
beside them) train on that and are measured on a held fold of the written pairs
and on the answers set. ``questions`` and ``scenario`` train on Circa as long as
the first stage of the recipe, from one seed, with a fifth of its questions, or
one of its scenarios, kept apart, and are measured on what was kept apart of the
development part: the plain split has every question on both sides. Figures are
of the network before quantization and before any decision.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import torch
from torch import Tensor

from segue.meaning.text import prepare
from train.fit import Course, fit, logits_of, share_right
from train.net import PairNet
from train.rows import (
    CIRCA,
    READINGS,
    Row,
    asks_for_contact,
    fold_of,
    is_written,
    read_circa,
    read_pairs,
)
from train.stages import FIRST


HELD: Final = 6
"""One of so many folds of the project's pairs is held out."""

QUESTIONS: Final = 5
"""One of so many questions of Circa is kept apart."""

ALONE: Final = Course(epochs=2, rate=1.5e-4, averaging=0.998, seed=1)
SCENARIO: Final = "X wants to know about Y's food preferences."
SOURCES: Final = {
    "circa": (True, ()),
    "lines": (False, ("lines",)),
    "written": (False, ("written",)),
    "own": (False, ("lines", "written")),
    "with_lines": (True, ("lines",)),
    "with_written": (True, ("written",)),
    "both": (True, ("lines", "written")),
}
"""Whether Circa is learned from, and which of the project's own pairs."""

AS_READINGS: Final = (0, 4, 1, 3, 5)
"""Circa's relaxed labels as readings: the middle as a soft no."""


def main() -> None:
    """Train without something, and measure."""
    parser = argparse.ArgumentParser(prog="python -m train.ablate")
    what = (*SOURCES, "questions", "scenario")
    parser.add_argument("what", choices=what)
    parser.add_argument("--circa", type=Path, default=CIRCA)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(ALONE.seed)
    circa = read_circa("train", options.circa)
    dev = read_circa("dev", options.circa)
    if options.what in {"questions", "scenario"}:
        _apart(options.what, circa, dev)
        return
    with_circa, kinds = SOURCES[options.what]
    pairs = read_pairs()
    chosen = [row for row in circa if with_circa and not asks_for_contact(row)]
    chosen += [r for r in pairs if fold_of(r, HELD) != 0 and _kind(r) in kinds]
    net = fit(PairNet(), chosen, ALONE, options.what)
    is_circa = options.what == "circa"
    held = [r for r in pairs if fold_of(r, HELD) == 0 and is_written(r)]
    _print_readings("written pairs, held fold", net, held, is_circa=is_circa)
    answers = options.circa.parent / "answers" / "dev.jsonl"
    if answers.is_file():
        _print_readings("answers/dev", net, _answers(answers), is_circa=is_circa)
    _print_circa("Circa, development part", net, dev)


def _kind(row: Row) -> str:
    return "written" if is_written(row) else "lines"


def _apart(what: str, circa: Sequence[Row], dev: Sequence[Row]) -> None:
    def is_apart(row: Row) -> bool:
        if what == "questions":
            return fold_of(row, QUESTIONS) == 0
        return row.scenario == SCENARIO

    rest = [row for row in circa if not is_apart(row)]
    net = fit(PairNet(), rest, FIRST, what)
    _print_circa(f"Circa, {what} kept apart", net, [r for r in dev if is_apart(r)])


def _answers(path: Path) -> list[Row]:
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [
        Row(
            ask=prepare(row["ask"]),
            answer=prepare(row["answer"]),
            reading=READINGS.index(row["reading"]),
        )
        for row in rows
    ]


def _print_readings(
    name: str, net: PairNet, rows: Sequence[Row], *, is_circa: bool
) -> None:
    logits = logits_of(net, rows)
    said = logits.readings.argmax(1)
    if is_circa:
        said = torch.tensor(AS_READINGS)[logits.relaxed.argmax(1)]
    meant = torch.tensor([row.reading for row in rows])
    no_like = (meant == READINGS.index("soft_no")) | (meant == READINGS.index("no"))
    wrong = int((no_like & (said < READINGS.index("soft_no"))).sum())
    print(
        f"{name}: macro-F1 {_macro_f1(meant, said):.3f}, "
        f"no read as yes {wrong} of {int(no_like.sum())}",
        flush=True,
    )


def _macro_f1(meant: Tensor, said: Tensor) -> float:
    scores = []
    for reading in range(len(READINGS)):
        both = int(((meant == reading) & (said == reading)).sum())
        total = int((meant == reading).sum() + (said == reading).sum())
        scores.append(2 * both / total if total else 0.0)
    return sum(scores) / len(scores)


def _print_circa(name: str, net: PairNet, rows: Sequence[Row]) -> None:
    right = share_right(logits_of(net, rows).relaxed, rows)
    print(f"{name}: accuracy {right:.2%} of {len(rows)}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
