"""Fuzz the importers: exports damaged in every way must not crash them.

    python -m bench.fuzz_chats --seconds 5             mutations from a seed
    python -m bench.fuzz_chats --seconds 30 --guided   by coverage (atheris)

Each format's made-up export is mutated and read again and again. Whatever comes
in, a reader may answer with a conversation or with one of its own errors; any
other exception, and any reading that takes longer than a limit, is a crash.
"""

import argparse
import re
import subprocess
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

import msgspec

from bench.exports.disk import read_saved, save
from bench.exports.samples import all_samples
from segue.chats.choices import Choices
from segue.domain.undecided import UndecidedError
from segue.errors import SegueError


SLOWEST: Final = 5.0
"""Seconds after which one reading counts as a crash."""

TOKENS: Final = (
    b"\n", b"\x00", b"\xff", b"\\", b'"', b"{", b"[", b"}", b"]", b"<", b"&#55357;",
    b"\\x0b", b"\\ud83d", b"\xe2\x80\xaf", b"\xe2\x80\x8e", b"\xef\xbb\xbf", b"null",
    b"99999999999999999999", b"-1", b"0", b"1e309", b"\r\n", b": ", b" - ", b"From ",
    b"\xd9\xa0", b"[1/1/24, 1:1:1 AM] A: ", b"1/1/24, 1:1 - ", b"\t", b"true", b"{}",
)  # fmt: skip
"""What is put in: what the grammars are made of, and what breaks them."""


def mutate(rng: Random, data: bytes) -> bytes:
    """Damage some bytes in a few of many ways."""
    out = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 4, 16))):
        place = rng.randrange(len(out) + 1)
        how = rng.randrange(7)
        size = rng.choice((1, 2, 8, 64, 512))
        if how == 0 and out:
            out[place % len(out)] = rng.randrange(256)
        elif how == 1:
            del out[place : place + size]
        elif how == 2:  # noqa: PLR2004 - the next way
            out[place:place] = rng.choice(TOKENS)
        elif how == 3:  # noqa: PLR2004 - likewise
            out[place:place] = out[place : place + size]
        elif how == 4:  # noqa: PLR2004 - likewise
            out[place : place + size] = rng.choice(TOKENS)
        elif how == 5:  # noqa: PLR2004 - likewise
            start = rng.randrange(len(out) + 1)
            out[place:place] = out[start : start + size]
        else:
            out = out[:place]
    return bytes(out)


def read_once(path: Path) -> None:
    """Read an export as the command does; its own errors are answers."""
    choices = Choices()
    for _ in range(3):
        try:
            conversation = read_saved(path, choices)
        except UndecidedError as error:
            if not error.choices:
                return
            field = error.option.split()[0].lstrip("-").replace("-", "_")
            choices = msgspec.structs.replace(
                choices, **{field: error.choices[0].value}
            )
        except SegueError as error:
            error.line()
            return
        else:
            for message in conversation.messages():
                msgspec.json.encode(message)
            return


class Target:
    """One format's export, and where it lies on disk."""

    def __init__(self, name: str, folder: Path) -> None:
        """Write the export of a sample."""
        self._export = all_samples()[name]
        self._root = save(self._export, folder)
        self._files = list(self._export.files)

    def run(self, pick: int, data: bytes) -> None:
        """Read the export with one of its files replaced."""
        name = self._files[pick % len(self._files)]
        path = self._root if self._root.is_file() else self._root / name
        original = self._export.files[name]
        path.write_bytes(data)
        try:
            read_once(self._root)
        finally:
            path.write_bytes(original)

    def originals(self) -> list[bytes]:
        """Return the undamaged files."""
        return [self._export.files[name] for name in self._files]


def fuzz(name: str, seconds: float, seed: int) -> tuple[int, int, float]:
    """Mutate and read for a while; return runs, crashes and the slowest."""
    rng = Random(f"{seed}:{name}")  # noqa: S311 - damage, no secret
    runs, crashes, slowest = 0, 0, 0.0
    with TemporaryDirectory() as folder:
        target = Target(name, Path(folder))
        pool = target.originals()
        end = perf_counter() + seconds
        while perf_counter() < end:
            pick = rng.randrange(len(pool))
            data = mutate(rng, pool[pick])
            started = perf_counter()
            try:
                target.run(pick, data)
            except Exception:  # noqa: BLE001 - that is what is looked for
                crashes += 1
                Path(f"crash-{name}-{runs}").write_bytes(data)
                traceback.print_exc()
            took = perf_counter() - started
            crashes += took > SLOWEST
            slowest = max(slowest, took)
            runs += 1
    return runs, crashes, slowest


def guide(name: str, seconds: int) -> None:
    """Let coverage guide the mutations; leaves the process."""
    import atheris  # noqa: PLC0415 - an extra that only this way needs

    for module in list(sys.modules):
        if module.startswith(("segue.chats", "bench.")):
            del sys.modules[module]
    with atheris.instrument_imports(include=["segue.chats", "segue.domain"]):
        from bench import fuzz_chats  # noqa: PLC0415, PLW0406 - again, instrumented

    with TemporaryDirectory() as place, TemporaryDirectory() as corpus:
        target = fuzz_chats.Target(name, Path(place))
        for number, data in enumerate(target.originals()):
            (Path(corpus) / str(number)).write_bytes(bytes([number]) + data)

        def one(data: bytes) -> None:
            target.run(data[0] if data else 0, data[1:])

        options = [f"-max_total_time={seconds}", "-print_final_stats=1", "-timeout=20"]
        atheris.Setup([sys.argv[0], *options, "-max_len=20000", corpus], one)
        atheris.Fuzz()


def guided(names: Sequence[str], seconds: int) -> int:
    """Run each target in a process of its own; return the crashes."""
    total = crashes = 0
    for name in names:
        command = [sys.executable, "-m", "bench.fuzz_chats", "--target", name]
        command += ["--seconds", str(seconds)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - this very module
        found = re.search(r"number_of_executed_units: (\d+)", done.stderr)
        runs = int(found[1]) if found else 0
        crashed = done.returncode != 0
        print(f"{name:26} {runs:8} executions  {int(crashed)} crashes", flush=True)
        if crashed:
            print(done.stderr[-3000:])
        total, crashes = total + runs, crashes + crashed
    print(f"{'all':26} {total:8} executions  {crashes} crashes")
    return crashes


def main() -> None:
    """Fuzz every format, or one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=5, help="for each format")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--guided", action="store_true", help="by coverage, with atheris"
    )
    parser.add_argument("--only", default="", help="names that begin so")
    parser.add_argument("--target", default="", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.target:
        guide(options.target, options.seconds)
    names = [name for name in all_samples() if name.startswith(options.only)]
    if options.guided:
        sys.exit(guided(names, options.seconds) > 0)
    total = crashed = 0
    for name in names:
        runs, crashes, slowest = fuzz(name, options.seconds, options.seed)
        print(
            f"{name:26} {runs:8} executions  {crashes} crashes  slowest {slowest:.2f} s"
        )
        total, crashed = total + runs, crashed + crashes
    print(f"{'all':26} {total:8} executions  {crashed} crashes")
    sys.exit(crashed > 0)


if __name__ == "__main__":
    main()
