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
from train.rows import Row
from train.sentences import fit_sentences


CIRCA_AGAIN: Final = 10_000
"""Rows of Circa that stage 2 goes on with."""

ACTS_JOINED: Final = 3000
"""Lines made of two examples that stage 2 reads besides."""

CORES: Final = 2
"""Threads of all runs together: with more, sums are made in another order and
end elsewhere."""

FIRST_SEEDS: Final = (1, 2, 3, 4)
SECOND_SEEDS: Final = (1,)
SENTENCES_SEEDS: Final = (1, 2)

FIRST_SHARE: Final = 0.1
"""Of the weights, what comes from the first stage: the second forgets some of
Circa, and a little of the way back brings most of it again (Wortsman et al.,
Robust fine-tuning of zero-shot models, CVPR 2022). Heads that the first does
not train get that share of their starting weights."""

FIRST: Final = Course(epochs=7, rate=3e-4, averaging=0.998)
SECOND: Final = Course(epochs=4, rate=2e-4, averaging=0.995)
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
    return fit(_fresh(), circa, replace(FIRST, seed=seed), f"first, seed {seed},")


def fit_second(
    first: Path, own: Sequence[Row], circa: Sequence[Row], seed: int
) -> PairNet:
    """Go on from the kept first stage with our own rows and some of Circa."""
    rows = [*own, *random.Random(seed).sample(circa, CIRCA_AGAIN)]
    course = replace(SECOND, seed=seed)
    return fit(load_net(first), rows, course, f"second, seed {seed},")


def fit_encoder(lines: Sequence[Labeled], seed: int) -> PairNet:
    """Have the sentence encoder, as it came, learn the examples of the acts."""
    return fit_sentences(_fresh(), lines, replace(SENTENCES, seed=seed))


def _fresh() -> PairNet:
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
    return _keep(mean, stem.with_name(f"{stem.name}.pt"))


def load_net(path: Path) -> PairNet:
    """Return a network whose weights were kept."""
    net = _fresh()
    net.load_state_dict(torch.load(path))
    return net


def _fit_and_keep(
    paths: Mapping[int, Path],
    fit_seed: Callable[[int], PairNet],
    threads: int,
    seed: int,
) -> None:
    torch.set_num_threads(threads)
    _keep(fit_seed(seed), paths[seed])


def _keep(net: PairNet, path: Path) -> Path:
    """Write weights down whole or not at all."""
    part = path.with_suffix(".part")
    torch.save(net.state_dict(), part)
    return part.replace(path)
