"""What the app adds to its actions: server time of each page, and under load.

Pages run through a whole server process over a real socket on loopback, one
request after the other, median of many. The aims: no page over 100 ms, the
plan's page at most 25 ms above its action. Under load, many browsers at once
walk from the first page to the plan; nothing may fail, and memory may not grow
from the first half to the second.
"""

import argparse
import asyncio
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from os import environ
from pathlib import Path
from statistics import median
from time import perf_counter

import httpx

from segue.actions.demonstration import demonstration
from segue.actions.moment import moment_of
from segue.actions.plan import make_plan


AIM_PAGE_MS = 100.0
AIM_ABOVE_MS = 25.0
PAGES = (
    "/",
    "/questions",
    "/answers",
    "/plan",
    "/card",
    "/answer",
    "/data",
    "/offer",
    "/rehearse",
    "/rehearse/plan",
    "/rehearse/scenes/bus_same_stop",
)
FORM = re.compile(r'name="_csrf_token" value="([^"]+)"')


def main() -> None:
    """Measure pages one by one, then under load."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=60)
    parser.add_argument("--browsers", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=4)
    options = parser.parse_args()
    with served_app() as (process, address):
        _print_pages(address, options.times)
        _print_load(process, address, options.browsers, options.rounds)


@contextmanager
def served_app() -> Iterator[tuple[int, str]]:
    """Serve the app as a person starts it; yield its process and address."""
    with (
        tempfile.TemporaryDirectory() as home,
        subprocess.Popen(
            [sys.executable, "-m", "segue", "serve", "--no-browser"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env={**environ, "SEGUE_HOME": home},
        ) as running,
    ):
        try:
            line = running.stdout.readline() if running.stdout else ""
            yield running.pid, line.strip()
        finally:
            running.terminate()


def _print_pages(address: str, times: int) -> None:
    base = address.partition("/?")[0]
    situation = demonstration(moment_of(None, None))
    action = median(_took(lambda: make_plan(situation)) for _ in range(times))
    print(f"plan, the action alone          {action:6.1f} ms (median)")
    with httpx.Client(base_url=base, follow_redirects=True) as client:
        first = client.get(address)
        client.post("/demonstration", data={"_csrf_token": token_in(first)})
        slowest = 0.0
        for path in PAGES:
            took = median(_took(partial(client.get, path)) for _ in range(times))
            slowest = max(slowest, took)
            above = (
                f", {took - action:5.1f} ms above its action" if path == "/plan" else ""
            )
            print(f"{path:<31} {took:6.1f} ms ({took / action:4.1f} actions){above}")
            if path == "/plan":
                _verdict("plan above its action", took - action, AIM_ABOVE_MS)
        _verdict("slowest page", slowest, AIM_PAGE_MS)


def _took(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return (perf_counter() - started) * 1000


def token_in(answer: httpx.Response) -> str:
    """Return the hidden token of a page's forms."""
    found = FORM.search(answer.text)
    return found[1] if found else ""


def _verdict(what: str, value: float, aim: float) -> None:
    word = "kept" if value <= aim else "MISSED"
    print(f"  aim: {what} at most {aim:.0f} ms: {word} ({value:.1f} ms)")


def _print_load(process: int, address: str, browsers: int, rounds: int) -> None:
    memory = []
    failed = 0
    started = perf_counter()
    for _ in range(rounds):
        failed += asyncio.run(_load(address, browsers))
        memory.append(memory_mb(process))
    seconds = perf_counter() - started
    walked = browsers * rounds
    print(f"{browsers} browsers at once, {rounds} rounds: {walked} walks", end="")
    print(f" in {seconds:.1f} s, {failed} failed")
    print("memory after each round: " + ", ".join(f"{one:.0f} MB" for one in memory))


async def _load(address: str, browsers: int) -> int:
    limits = httpx.Limits(max_connections=browsers)
    walks = [_walk(address, limits) for _ in range(browsers)]
    done = await asyncio.gather(*walks)
    return done.count(False)


async def _walk(address: str, limits: httpx.Limits) -> bool:
    """Go from the first page to the card; say whether all went well."""
    base = address.partition("/?")[0]
    async with httpx.AsyncClient(
        base_url=base, follow_redirects=True, limits=limits, timeout=60
    ) as client:
        first = await client.get(address)
        token = {"_csrf_token": token_in(first)}
        answers = [first, await client.post("/demonstration", data=token)]
        answers += [await client.get(path) for path in ("/answers", "/plan", "/card")]
        return all(one.status_code == httpx.codes.OK for one in answers)


def memory_mb(process: int) -> float:
    """Return the resident memory of a process; Linux only."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    return int(found[1]) / 1024 if found else 0.0


if __name__ == "__main__":
    main()
