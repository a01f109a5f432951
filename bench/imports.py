"""What importing Segue costs above bare Python, on the clock.

Whole processes in turns, so that noise falls on all alike: a bare Python, one
that imports ``segue``, one that imports ``segue.api``. What an import adds is
the least of its rounds less the least of the bare ones, since another program
only ever makes a start slower; the median of the rounds' differences, and the
processor's own time, stand beside it.

Where even the fastest bare start spent most of its time waiting for a
processor, the clock tells of other programs; the processor's time is judged
by then, and ``judged_by`` says so. Prints one JSON document, and exits with 1
where an aim is missed.
"""

import argparse
import json
import resource
import subprocess
import sys
from collections.abc import Callable, Sequence
from statistics import median
from time import perf_counter
from typing import Final, NamedTuple


CODES: Final = {
    "bare": "pass",
    "segue": "import segue",
    "segue.api": "import segue.api",
}
AIMS_MS: Final = {"segue": 5.0, "segue.api": 80.0}
"""Milliseconds above bare Python that an import may cost."""

WAITED: Final = 2.0
"""A bare start that takes so many times its processor's time has waited."""


class Took(NamedTuple):
    """What one start took, in milliseconds.

    Attributes:
        clock: From its beginning to its end.
        processor: What it used of that.
    """

    clock: float
    processor: float


Round = dict[str, Took]
Way = Callable[[Took], float]


def main() -> None:
    """Measure, and print what each import adds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=60)
    rounds = measured(parser.parse_args().rounds)
    bare = least(rounds, "bare", by_clock)
    has_waited = bare > WAITED * least(rounds, "bare", by_processor)
    judge = by_processor if has_waited else by_clock
    told = {
        name: {
            "added_ms": added(rounds, name, by_clock),
            "added_ms_median": round(
                median(one[name].clock - one["bare"].clock for one in rounds), 1
            ),
            "added_ms_processor": added(rounds, name, by_processor),
            "bare_starts": round(
                least(rounds, name, judge) / least(rounds, "bare", judge), 2
            ),
            "aim_ms": aim,
            "kept": added(rounds, name, judge) <= aim,
        }
        for name, aim in AIMS_MS.items()
    }
    start = {"rounds": len(rounds), "bare_ms": round(bare, 1)}
    judged = {"judged_by": "processor" if has_waited else "clock"}
    print(json.dumps({**start, **judged, **told}, indent=1))
    sys.exit(0 if all(one["kept"] for one in told.values()) else 1)


def by_clock(took: Took) -> float:
    """Return what passed on the clock."""
    return took.clock


def by_processor(took: Took) -> float:
    """Return what was used of the processor."""
    return took.processor


def least(rounds: Sequence[Round], name: str, way: Way) -> float:
    """Return the least of all rounds, in milliseconds."""
    return min(way(one[name]) for one in rounds)


def added(rounds: Sequence[Round], name: str, way: Way) -> float:
    """Return what an import adds to a bare start, in milliseconds."""
    return round(least(rounds, name, way) - least(rounds, "bare", way), 1)


def measured(rounds: int) -> list[Round]:
    """Return what the starts of each round took; the first only warms up."""
    return [
        {name: _started(code) for name, code in CODES.items()}
        for _ in range(rounds + 1)
    ][1:]


def _started(code: str) -> Took:
    began, used = perf_counter(), _used()
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 - our own interpreter and code
    return Took((perf_counter() - began) * 1000, (_used() - used) * 1000)


def _used() -> float:
    """Return the processor's seconds of all children that have ended."""
    told = resource.getrusage(resource.RUSAGE_CHILDREN)
    return told.ru_utime + told.ru_stime


if __name__ == "__main__":
    main()
