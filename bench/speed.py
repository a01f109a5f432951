"""How long a plan takes, in a running program and from a cold start.

In-process: the median over drawn situations, words and explanations included;
the aim is 3 ms. From cold: ``segue plan`` beside a Python that only reads the
same situation file (parses its YAML), as whole processes in turns; the aim is
6 times. The barest floor, a Python that opens the file and leaves, is shown
too.
"""

import argparse
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

from segue import assembly
from segue.playbook.advise import advise
from segue.playbook.draw import design, draw


ROOT = Path(__file__).resolve().parents[1]
SITUATION = ROOT / "examples/first.yaml"
SEGUE = Path(sys.executable).with_name("segue")
OPEN_ONLY = "import sys; open(sys.argv[1], 'rb').read()"
READ_ONLY = (
    "import sys, yaml; "
    "yaml.load(open(sys.argv[1], 'rb'), getattr(yaml, 'CSafeLoader', yaml.SafeLoader))"
)
SEED = 40
AIM_MS = 3.0
AIM_RATIO = 6.0


def main() -> None:
    """Measure both, and print medians and ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plans", type=int, default=1500)
    parser.add_argument("--starts", type=int, default=21)
    options = parser.parse_args()
    _print_in_process(options.plans)
    _print_cold(options.starts)


def _print_in_process(plans: int) -> None:
    advisor = assembly.built_in_advisor()
    first = len(design().rows)
    questions = [draw(SEED, first + number).asked for number in range(plans)]
    for asked in questions[:50]:
        advise(advisor, asked)
    took, with_moves = [], []
    for asked in questions:
        started = perf_counter()
        plan = advise(advisor, asked)
        took.append((perf_counter() - started) * 1000)
        if plan.moves:
            with_moves.append(took[-1])
    print(f"plan in process, all drawn      {median(took):6.2f} ms (median)")
    print(f"plan in process, with moves     {median(with_moves):6.2f} ms (median)")
    print(
        f"with moves / aim of {AIM_MS:.0f} ms        {median(with_moves) / AIM_MS:6.2f}"
    )


def _print_cold(starts: int) -> None:
    situation = str(SITUATION)
    commands: dict[str, tuple[str, ...]] = {
        "open": (sys.executable, "-c", OPEN_ONLY, situation),
        "read": (sys.executable, "-c", READ_ONLY, situation),
        "segue plan": (str(SEGUE), "plan", situation),
        "segue plan --json": (str(SEGUE), "plan", situation, "--json"),
        "segue plan --all": (str(SEGUE), "plan", situation, "--all"),
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(starts):
        for name, command in commands.items():
            seconds = _seconds(command)
            if turn:  # the first start fills the disk's caches
                times[name].append(seconds * 1000)
    bare, floor = median(times.pop("open")), median(times.pop("read"))
    print(f"python that opens the file      {bare:6.1f} ms (barest floor)")
    print(f"python that reads the situation {floor:6.1f} ms (floor)")
    for name, taken in times.items():
        print(
            f"{name:18} from cold    {median(taken):6.1f} ms ="
            f" {median(taken) / floor:5.2f} floors (aim {AIM_RATIO:.0f}),"
            f" {median(taken) / bare:5.2f} barest"
        )


def _seconds(command: Sequence[str]) -> float:
    started = perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own commands
    return perf_counter() - started


if __name__ == "__main__":
    main()
