"""How long a thousand rehearsals take with a learner that is a program.

Plays them as ``segue.api`` does, one seed after the other, twenty scenes in
turn, and then the first ones again: the same seeds have to give the same
rehearsals. Prints one JSON document: seconds on the clock and of the
processor, milliseconds for one, and what came of the asks; exits with 1 where
a rehearsal came out differently. How far it is goes to standard error.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from time import perf_counter, process_time
from typing import Final

from segue import api
from segue.actions.rehearse import Rehearsed
from segue.domain.turn import Turn


LINES: Final = (
    "Hi! How was your week?",
    "That sounds good. What will you do on the weekend?",
    "I liked talking to you. May I have your number? No worries if not.",
    "All right, thank you. See you around!",
)
SCENES: Final = 20
AGAIN: Final = 40


def learner(turns: Sequence[Turn]) -> str | None:
    """Say the lines one after the other, then stop."""
    said = sum(turn.speaker == "you" for turn in turns)
    return LINES[said] if said < len(LINES) else None


def played(rehearsals: int) -> Iterator[Rehearsed]:
    """Play rehearsals, one after the other, in every scene in turn."""
    scenes = [scene.id for scene in api.scenes()[:SCENES]]
    runs = [
        api.rehearse(learner, scene=scene, seeds=range(at, rehearsals, len(scenes)))
        for at, scene in enumerate(scenes)
    ]
    for number in range(rehearsals):
        yield next(runs[number % len(runs)])


def main() -> None:
    """Play, play the first again, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rehearsals", type=int, default=1000)
    wanted = parser.parse_args().rehearsals
    next(played(1))  # loads the models
    clock, used = perf_counter(), process_time()
    done = []
    for one in played(wanted):
        done.append(one)
        if len(done) % 100 == 0:
            print(f"{len(done)} of {wanted}", file=sys.stderr)
    seconds, of_processor = perf_counter() - clock, process_time() - used
    same = done[:AGAIN] == list(islice(played(wanted), AGAIN))
    told = {
        "rehearsals": len(done),
        "seconds": round(seconds, 1),
        "processor_seconds": round(of_processor, 1),
        "processor_ms_each": round(of_processor * 1000 / len(done), 1),
        "outcomes": dict(Counter(one.outcome for one in done).most_common()),
        "same_again": same,
    }
    print(json.dumps(told, indent=1))
    sys.exit(0 if same else 1)


if __name__ == "__main__":
    main()
