"""How fast chats are read, beside two readers from PyPI and a plain loop.

One file of a million WhatsApp messages is made from a seed. Three read it in
the same call: this project; chat-miner and whatstk, installed into an
environment of their own; and a plain Python loop that reads the lines and does
nothing. Each reading runs in a fresh process, which also tells its peak memory;
seconds are those of the processor, which a busy machine does not lengthen, and
those by the clock stand beside them.
Every row is then compared with what the generator wrote, and the cost is shown
for growing files, and for Telegram's JSON of a hundred megabytes.

    python -m bench.chats                      all of it; some minutes
    python -m bench.chats --messages 100000    smaller
"""

import argparse
import json
import subprocess
import sys
import venv
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

from bench.exports.chat import TAILS, WORDS, draw_chat
from bench.exports.telegram import render


PEERS: Final = ("chat-miner==0.6.0", "whatstk==0.9.1")
AIMS: Final = {"chat-miner": 25, "whatstk": 12}
PLAIN_AIM: Final = 4
MEMORY_AIM: Final = 220
TELEGRAM_AIM: Final = 80
ROUNDS: Final = 5
SEED: Final = 11

_OURS: Final = """
from pathlib import Path
from segue.actions.read_chat import Asked, read_conversation
def read():
    return len(read_conversation(Asked(export=Path(PATH))))
"""
_PLAIN: Final = """
def read():
    count = 0
    with open(PATH, encoding="utf-8") as lines:
        for line in lines:
            count += 1
    return count
"""
_MINER: Final = """
import logging
from chatminer.chatparsers import WhatsAppParser
logging.disable(logging.CRITICAL)
def read():
    parser = WhatsAppParser(PATH)
    parser.parse_file()
    return len(parser.parsed_messages._parsed_messages)
"""
_WHATSTK: Final = """
from whatstk.whatsapp.parser import df_from_whatsapp
def read():
    return len(df_from_whatsapp(PATH, max_size=None))
"""
_TIMED: Final = """
from time import perf_counter, process_time
started, begun = perf_counter(), process_time()
count = read()
took, wall = process_time() - begun, perf_counter() - started
import json, re, resource
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
try:  # that figure may be the parent's, where it was larger when it forked
    status = open("/proc/self/status").read()
    peak = int(re.search(r"VmHWM:\\s+(\\d+)", status)[1]) / 1024
except OSError:
    pass
print(json.dumps({"count": count, "seconds": took, "wall": wall, "megabytes": peak}))
"""


def rows(count: int, seed: int = SEED) -> Iterator[tuple[datetime, str, str]]:
    """Make up messages: when, who and what; a few of several lines."""
    rng = Random(seed)  # noqa: S311 - made-up chats, no secrets
    at = datetime(2016, 1, 1, 8)  # noqa: DTZ001 - WhatsApp writes local times
    for _ in range(count):
        at += timedelta(seconds=int(rng.expovariate(1 / 150)) + 1)
        text = " ".join(rng.choices(WORDS, k=rng.randint(1, 14))) + rng.choice(TAILS)
        if rng.random() < 0.02:  # noqa: PLR2004 - now and then a picture
            text = "<Media omitted>"
        yield at.replace(second=0), rng.choice(("Sam", "Robin")), text


def write(path: Path, count: int) -> None:
    """Write the messages as Android exports them."""
    with path.open("w", encoding="utf-8") as file:
        for at, who, text in rows(count):
            file.write(f"{at:%d/%m/%Y, %H:%M} - {who}: {text}\n")


def run(python: str, code: str, path: Path) -> dict[str, float]:
    """Read in a fresh process; return count, seconds, wall, megabytes."""
    script = f"PATH = {str(path)!r}\n{code}{_TIMED}"
    done = subprocess.run(  # noqa: S603 - scripts that stand above
        [python, "-c", script], capture_output=True, text=True, check=False
    )
    if done.returncode:
        print(done.stderr[-2000:])
        raise SystemExit(1)
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told


def install_peers(folder: Path) -> str:
    """Make an environment with the peers, and return its Python."""
    python = folder / "bin" / "python"
    if not python.exists():
        print("installing the peers into an environment of their own …", flush=True)
        venv.create(folder, with_pip=True)
        command = [str(python), "-m", "pip", "install", "--quiet", "--quiet", *PEERS]
        subprocess.run(command, check=True)  # noqa: S603 - names that stand above
    return str(python)


def compare(path: Path, count: int, peers: str, rounds: int) -> None:
    """Time all readers on one file, in turns, and print the ratios."""
    ours, plain = [], []
    for _ in range(rounds):
        plain.append(run(sys.executable, _PLAIN, path))
        ours.append(run(sys.executable, _OURS, path))
    took = median(one["seconds"] for one in ours)
    loop = median(one["seconds"] for one in plain)
    peak = max(one["megabytes"] for one in ours)
    print(f"{count} messages, {path.stat().st_size / 1e6:.0f} MB")
    lines, read = int(plain[0]["count"]), int(ours[0]["count"])
    print(f"plain loop        {loop:8.3f} s  ({_wall(plain)}, {lines} lines)")
    print(f"segue             {took:8.3f} s  ({_wall(ours)}, {read} messages)")
    print(f"  / plain loop    {took / loop:8.2f}  (aim: at most {PLAIN_AIM})")
    print(f"  peak memory     {peak:8.0f} MB  (aim: at most {MEMORY_AIM})", flush=True)
    for name, code in (("chat-miner", _MINER), ("whatstk", _WHATSTK)):
        theirs = run(peers, code, path)
        ratio = theirs["seconds"] / took
        print(
            f"{name:16}  {theirs['seconds']:8.3f} s  ({_wall([theirs])}, "
            f"{int(theirs['count'])} messages, {theirs['megabytes']:.0f} MB)\n"
            f"  / segue         {ratio:8.1f}  (aim: at least {AIMS[name]})",
            flush=True,
        )


def _wall(runs: list[dict[str, float]]) -> str:
    return f"{median(one['wall'] for one in runs):.3f} s by the clock"


def check_rows(path: Path, count: int) -> None:
    """Compare every message that was read with what was written."""
    from segue.actions.read_chat import Asked, read_conversation  # noqa: PLC0415 - not before the readers were timed

    read = read_conversation(Asked(export=path))
    wrong = 0
    for (at, who, text), message in zip(rows(count), read.messages(), strict=True):
        same = (message.at, message.sender, message.text) == (at.isoformat(), who, text)
        kind = "media" if text == "<Media omitted>" else "text"
        wrong += not (same and message.kind == kind)
    print(f"rows that differ from the generator's: {wrong} of {count}", flush=True)


def curve(folder: Path, largest: int) -> None:
    """Print the cost of growing files; linear if the last column is flat."""
    print("messages     seconds   MB peak   microseconds a message")
    for count in (largest // 20, largest // 5, largest // 2, largest):
        path = folder / "growing.txt"
        write(path, count)
        told = [run(sys.executable, _OURS, path) for _ in range(3)]
        took = median(one["seconds"] for one in told)
        peak = max(one["megabytes"] for one in told)
        each = took / count * 1e6
        print(f"{count:8} {took:11.3f} {peak:9.0f} {each:12.3f}", flush=True)


def telegram(folder: Path, megabytes: int) -> None:
    """Read Telegram's JSON of some size, and print time and peak memory."""
    path = folder / "result.json"
    path.write_bytes(render(draw_chat(SEED, megabytes * 2370)).data)
    told = run(sys.executable, _OURS, path)
    print(
        f"Telegram JSON of {path.stat().st_size / 1e6:.0f} MB: "
        f"{told['seconds']:.2f} s, peak {told['megabytes']:.0f} MB "
        f"(aim: at most {TELEGRAM_AIM})"
    )


def main() -> None:
    """Measure, compare and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=1_000_000)
    parser.add_argument("--largest", type=int, default=5_000_000, help="of the curve")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--peers", type=Path, help="keep the peers' environment here")
    options = parser.parse_args()
    with TemporaryDirectory() as place:
        folder = Path(place)
        path = folder / "chat.txt"
        write(path, options.messages)
        peers = install_peers(options.peers or folder / "peers")
        compare(path, options.messages, peers, options.rounds)
        check_rows(path, options.messages)
        curve(folder, options.largest)
        telegram(folder, max(options.messages // 10_000, 1))


if __name__ == "__main__":
    main()
