"""Many at once: 200 rehearsals side by side, then a mixed load, memory watched.

    python -m bench.app_load               # 200 rehearsals, 2 minutes of all
    python -m bench.app_load --minutes 10

The app runs as a process of its own, as a person starts it. Each rehearsal is a
browser of its own: it opens the printed address, begins a scene, says its
lines, stops and reads the debrief. Then a smaller number of browsers walks
about for some minutes, rehearsing, planning and asking for documents, each in
the session that it began with. Nothing may fail, and what the process holds
in memory in the last third may not be more than in the second.
"""

import argparse
import asyncio
from collections.abc import Awaitable, Callable
from random import Random
from statistics import median
from time import perf_counter
from urllib.parse import parse_qs, urlsplit

import httpx
from msgspec import Struct

from bench.web import memory_mb, served_app, token_in
from segue.actions.rehearse import list_scenes


LINES = (
    "hi, is this seat taken?",
    "how was your day?",
    "my hands are freezing",
    "Could I get your number, so that we can swap notes? No is fine.",
    "no problem, see you around",
)
SITUATION = {"them": {"name": "Robin", "familiarity": "friend"}}
AIM_GROWTH_MB = 8.0
"""Resident memory, last third of the mixed load above its second third."""

_SECONDS_BETWEEN_LOOKS = 2.0
_TIMEOUT = 300.0
_NEARLY_ALL = 0.95


class Seen(Struct):
    """What a load came to.

    Attributes:
        failed: What went wrong, by what was asked for.
        waits: Seconds that each line's reply took.
        requests: How many requests there were.
    """

    failed: list[str]
    waits: list[float]
    requests: int = 0


class Browser:
    """One browser with a session of its own."""

    def __init__(self, address: str, seen: Seen) -> None:
        """Come with the address that was printed."""
        self._address = address
        self._base = address.partition("/?")[0]
        self._bearer = parse_qs(urlsplit(address).query)["token"][0]
        self._client = httpx.AsyncClient(
            base_url=self._base, follow_redirects=True, timeout=_TIMEOUT
        )
        self._seen = seen
        self._form = ""

    async def open(self) -> None:
        """Open the app."""
        await self._asked("GET", self._address)

    async def close(self) -> None:
        """Go away."""
        await self._client.aclose()

    async def rehearse(self, scene: str) -> None:
        """Begin a scene, say all lines, and read the debrief."""
        path = f"/rehearse/scenes/{scene}"
        await self._asked("GET", path)
        await self._send(path, before="70", expected="no")
        for line in LINES:
            started = perf_counter()
            await self._send("/rehearse/say", line=line)
            self._seen.waits.append(perf_counter() - started)
        await self._send("/rehearse/stop")

    async def plan(self, scene: str) -> None:
        """Look at the example's plan, its card and what may be answered."""
        del scene
        await self._asked("GET", "/")
        await self._send("/demonstration")
        for path in ("/answers", "/plan", "/card", "/answer", "/rehearse"):
            await self._asked("GET", path)

    async def ask_for_documents(self, scene: str) -> None:
        """Ask as a program does: a plan, and a rehearsal."""
        headers = {"authorization": f"Bearer {self._bearer}"}
        script = {"scene": scene, "seed": 7, "lines": LINES}
        for name, body in (("plan", SITUATION), ("rehearse", script)):
            path = f"/api/v1/{name}"
            await self._asked("POST", path, headers=headers, json=body)

    async def _send(self, path: str, **fields: str) -> None:
        await self._asked("POST", path, data={"_csrf_token": self._form, **fields})

    async def _asked(self, method: str, path: str, **more: object) -> None:
        self._seen.requests += 1
        try:
            answer = await self._client.request(method, path, **more)  # type: ignore[arg-type] # as the client takes it
        except httpx.HTTPError as error:
            self._seen.failed.append(f"{method} {path}: {type(error).__name__}")
            return
        self._form = token_in(answer) or self._form
        if answer.status_code != httpx.codes.OK:
            self._seen.failed.append(f"{method} {path}: {answer.status_code}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rehearsals", type=int, default=200)
    parser.add_argument("--browsers", type=int, default=20)
    parser.add_argument("--minutes", type=float, default=2.0)
    options = parser.parse_args()
    with served_app() as (process, address):
        asyncio.run(_side_by_side(process, address, options.rehearsals))
        asyncio.run(_mixed(process, address, options.browsers, options.minutes))


async def _side_by_side(process: int, address: str, number: int) -> None:
    scenes = [scene.id for scene in list_scenes().scenes]
    seen = Seen([], [])
    before = memory_mb(process)

    async def one(at: int) -> None:
        browser = Browser(address, seen)
        await browser.open()
        await browser.rehearse(scenes[at % len(scenes)])
        await browser.close()

    started = perf_counter()
    await asyncio.gather(*(one(at) for at in range(number)))
    took = perf_counter() - started
    print(f"{number} rehearsals side by side, {len(LINES)} lines each: {took:.1f} s")
    _print_seen(seen, took)
    print(f"  memory {before:.0f} MB before, {memory_mb(process):.0f} MB after")


async def _mixed(process: int, address: str, number: int, minutes: float) -> None:
    scenes = [scene.id for scene in list_scenes().scenes]
    seen, memory = Seen([], []), list[float]()
    started = perf_counter()
    ends_at = started + minutes * 60

    async def one(at: int) -> None:
        chance = Random(at)  # noqa: S311 - a load, no secrets
        browser = Browser(address, seen)
        await browser.open()
        ways: tuple[Callable[[str], Awaitable[None]], ...] = (
            browser.rehearse,
            browser.plan,
            browser.ask_for_documents,
        )
        while perf_counter() < ends_at:
            await chance.choice(ways)(chance.choice(scenes))
        await browser.close()

    async def watch() -> None:
        while perf_counter() < ends_at:
            await asyncio.sleep(_SECONDS_BETWEEN_LOOKS)
            memory.append(memory_mb(process))

    await asyncio.gather(watch(), *(one(at) for at in range(number)))
    took = perf_counter() - started
    print(f"{number} browsers of all sorts: {took:.0f} s")
    _print_seen(seen, took)
    _print_memory(memory)


def _print_seen(seen: Seen, took: float) -> None:
    waits = sorted(seen.waits) or [0.0]
    late = waits[min(len(waits) - 1, int(len(waits) * _NEARLY_ALL))]
    print(f"  {seen.requests} requests, {seen.requests / took:.0f} a second", end="")
    print(f"; a reply took {median(waits):.2f} s (median), {late:.2f} s (95 %)")
    print(f"  failed: {len(seen.failed)}")
    for what in sorted(set(seen.failed))[:10]:
        print(f"    {what} ({seen.failed.count(what)} times)")


def _print_memory(memory: list[float]) -> None:
    third = max(1, len(memory) // 3)
    parts = [median(memory[at : at + third]) for at in range(0, 3 * third, third)]
    shown = ", ".join(f"{one:.0f} MB" for one in parts)
    growth = parts[-1] - parts[-2]
    word = "kept" if growth <= AIM_GROWTH_MB else "MISSED"
    print(f"  memory by thirds (median): {shown}")
    print(f"  aim: at most {AIM_GROWTH_MB:.0f} MB more at the end: {word}", end="")
    print(f" ({growth:+.1f} MB)")


if __name__ == "__main__":
    main()
