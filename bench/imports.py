"""What importing Segue costs above bare Python.

Prints one JSON document: the processor's milliseconds of a bare start, and for
each module what it adds and how many bare starts that is. It is the least of
many rounds, and the processor's time, so that a busy machine blurs it less.
"""

import json
import resource
import subprocess
import sys


ROUNDS = 15
CODES = {"bare": "pass", "segue": "import segue", "segue.api": "import segue.api"}


def used() -> float:
    """Return the processor's seconds of all children that have ended."""
    told = resource.getrusage(resource.RUSAGE_CHILDREN)
    return told.ru_utime + told.ru_stime


def main() -> None:
    """Measure and print; the three take turns, so that noise falls on all."""
    times: dict[str, list[float]] = {name: [] for name in CODES}
    for _ in range(ROUNDS):
        for name, code in CODES.items():
            before = used()
            subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 - our own interpreter and code
            times[name].append(used() - before)
    bare = min(times.pop("bare"))
    added = {name: min(taken) - bare for name, taken in times.items()}
    told = {
        name: {"added_ms": round(more * 1000, 1), "bare_starts": round(more / bare, 2)}
        for name, more in added.items()
    }
    print(json.dumps({"bare_ms": round(bare * 1000, 1), **told}, indent=1))


if __name__ == "__main__":
    main()
