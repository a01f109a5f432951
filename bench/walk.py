"""How fast the walk is, beside merely drawing its situations.

Drawing the same situations in the same run is the floor: what no engine could
go below. The aim is a thousand situations a second on one core, with the whole
plan checked for one in twenty, growing with the number of processes.
"""

import argparse
from pathlib import Path
from statistics import median
from time import perf_counter

from segue import assembly
from segue.actions.walk_playbook import walk_playbook
from segue.playbook.advise import Advisor
from segue.playbook.draw import design, draw
from segue.playbook.walk import Chunk, walk_chunk


AIM = 1000
ROUNDS = 3
SEED = 20


def main() -> None:
    """Measure, and print speeds and ratios."""
    options = _options()
    advisor = assembly.advisor_from(options.playbook)
    first = len(design().rows)
    each = max(options.situations // ROUNDS, 20)
    walk_chunk(advisor, Chunk(SEED, first, 200))
    drawn, walked = [], []
    for turn in range(ROUNDS):
        chunk = Chunk(SEED, first + turn * each, each)
        drawn.append(_seconds_to_draw(chunk))
        walked.append(_seconds_to_walk(advisor, chunk))
    floor, took = median(drawn) / each, median(walked) / each
    print(f"drawing only          {1 / floor:8.0f} situations a second (floor)")
    print(f"walk, one process     {1 / took:8.0f} situations a second")
    print(f"walk / floor          {took / floor:8.1f} times the time of drawing")
    print(f"aim of {AIM} a second  {1 / took / AIM:8.1f} times reached")
    _print_processes(options.situations, options.playbook)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--situations", type=int, default=6000)
    parser.add_argument("--playbook", type=Path, default=None)
    return parser.parse_args()


def _seconds_to_draw(chunk: Chunk) -> float:
    started = perf_counter()
    for number in range(chunk.start, chunk.start + chunk.count):
        draw(chunk.seed, number)
    return perf_counter() - started


def _seconds_to_walk(advisor: Advisor, chunk: Chunk) -> float:
    started = perf_counter()
    walk_chunk(advisor, chunk)
    return perf_counter() - started


def _print_processes(situations: int, playbook: Path | None) -> None:
    """Compare one process with two, the start of processes included."""
    alone = walk_playbook(situations, seed=SEED, playbook=playbook)
    both = walk_playbook(situations, seed=SEED, jobs=2, playbook=playbook)
    gain = alone.seconds / both.seconds
    same = "the same" if alone.report == both.report else "ANOTHER"
    print(f"two processes / one   {gain:8.2f} times as fast, {same} report")


if __name__ == "__main__":
    main()
