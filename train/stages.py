"""The stages of training, on two cores.

Some are run from several seeds, two at a time on a core each, and the weights
averaged: runs that began at the same weights end so close to each other that
their mean can read better than any of them (Wortsman et al., Model soups, ICML
2022).
"""

import os
import random
import sys
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Final

import torch
from msgspec.structs import replace

from segue.meaning.fit import Labeled
from train.fit import Course, average, fit
from train.net import PairNet
from train.rows import Row, is_implied
from train.sentences import fit_sentences


CIRCA_AGAIN: Final = 10_000
"""Rows of Circa that stages 2 and 3 go on with."""

ACTS_JOINED: Final = 3000
"""Lines made of two examples that stages 2 and 3 read besides."""

CORES: Final = 2
"""Threads of all runs together: with more, sums are made in another order and
end elsewhere."""

IMPLIED_AGAIN: Final = 3
"""Times that stage 3 reads each pair whose answer is only implied."""

FIRST_SEEDS: Final = (1, 2, 3, 4)
SECOND_SEEDS: Final = (1,)
THIRD_SEEDS: Final = (1, 2)
SENTENCES_SEEDS: Final = (1, 2)

FIRST: Final = Course(epochs=7, rate=3e-4, averaging=0.998)
SECOND: Final = Course(epochs=4, rate=2e-4, averaging=0.995)
THIRD: Final = Course(epochs=1, rate=1.5e-4, head_rate=2e-4, averaging=0.995)
SENTENCES: Final = Course(epochs=4, rate=1e-4, head_rate=2e-3, averaging=0.995)
KEPT_MEMORY: Final = {
    "MALLOC_MMAP_THRESHOLD_": "1000000000",
    "MALLOC_TRIM_THRESHOLD_": "1000000000",
}
"""Bytes. Has glibc keep the memory of a step for the next, and saves a tenth
(measured with glibc 2.36, which takes them).

Read where a process begins: it is for the runs, not for who starts them.
"""


def fit_first(circa: Sequence[Row], seed: int) -> PairNet:
    """Learn from Circa alone, from the sentence encoder as it came."""
    return fit(fresh_net(), circa, replace(FIRST, seed=seed), f"first, seed {seed},")


def fit_second(
    first: Path, own: Sequence[Row], circa: Sequence[Row], seed: int
) -> PairNet:
    """Go on from the kept first stage with our own rows and some of Circa."""
    rows = [*own, *random.Random(seed).sample(circa, CIRCA_AGAIN)]
    course = replace(SECOND, seed=seed)
    return fit(load_net(first), rows, course, f"second, seed {seed},")


def fit_third(
    second: Path, own: Sequence[Row], circa: Sequence[Row], seed: int
) -> PairNet:
    """Go on from the kept second stage, implied answers counting more.

    Half of the other rows and some of Circa keep it from forgetting.
    """
    chance = random.Random(seed)
    others = [row for row in own if not is_implied(row)]
    rows = [
        *IMPLIED_AGAIN * [row for row in own if is_implied(row)],
        *chance.sample(others, len(others) // 2),
        *chance.sample(circa, CIRCA_AGAIN),
    ]
    course = replace(THIRD, seed=seed)
    return fit(load_net(second), rows, course, f"third, seed {seed},")


def fit_encoder(lines: Sequence[Labeled], seed: int) -> PairNet:
    """Have the sentence encoder, as it came, learn the examples of the acts."""
    return fit_sentences(fresh_net(), lines, replace(SENTENCES, seed=seed))


def fresh_net() -> PairNet:
    """Return the encoder as it came, with the same fresh heads every time."""
    torch.manual_seed(1)
    return PairNet()


def run_stage(
    stem: Path, fit_seed: Callable[[int], PairNet], seeds: Sequence[int]
) -> Path:
    """Make a stage's runs side by side, and return where their mean is kept.

    Where a run raises an error, those that have begun are finished and kept.

    Args:
        stem: Folder and name of the stage; a run that was kept there is not
            made again, whatever has changed since, and is named in the output.
        fit_seed: Makes the run of a seed, in a process of its own.
        seeds: Those of the stage; they share the cores, also where some are
            kept, so that each always has as many threads.
    """
    os.environ.update(KEPT_MEMORY)
    paths = {seed: stem.with_name(f"{stem.name}-{seed}.pt") for seed in seeds}
    missing = [seed for seed in seeds if not paths[seed].is_file()]
    for seed, path in paths.items():
        if seed not in missing:
            print(f"kept, not made again: {path}", file=sys.stderr)
    at_once = min(CORES, len(seeds))
    keep_seed = partial(_fit_and_keep, paths, fit_seed, CORES // at_once)
    with ProcessPoolExecutor(at_once, get_context("spawn")) as pool:
        list(pool.map(keep_seed, missing))
    mean = average([load_net(path) for path in paths.values()])
    return keep(mean, stem.with_name(f"{stem.name}.pt"))


def load_net(path: Path) -> PairNet:
    """Return a network whose weights were kept."""
    net = fresh_net()
    net.load_state_dict(torch.load(path))
    return net


def _fit_and_keep(
    paths: Mapping[int, Path],
    fit_seed: Callable[[int], PairNet],
    threads: int,
    seed: int,
) -> None:
    torch.set_num_threads(threads)
    keep(fit_seed(seed), paths[seed])


def keep(net: PairNet, path: Path) -> Path:
    """Write weights down whole or not at all."""
    part = path.with_suffix(".part")
    torch.save(net.state_dict(), part)
    return part.replace(path)
