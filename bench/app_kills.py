"""``kill -9`` while somebody keeps notes in the app: what was confirmed stays.

A browser keeps notes in a case, one after another, as fast as the pages come.
After a moment drawn from the seed the app is killed without a word. Then the
journal is read from the terminal: every note whose page had come must be there,
each once, and at most one more that was on its way.

    python -m bench.app_kills --rounds 20
"""

import argparse
import json
import subprocess
import sys
import tempfile
from os import environ
from threading import Timer
from typing import Final

import httpx

from bench.web import token_in
from segue.domain.chance import chance_for


SEGUE: Final = (sys.executable, "-m", "segue")


def main() -> None:
    """Kill, count, and print what was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = chance_for(options.seed, "kills")
    confirmed = lost = extra = 0
    with tempfile.TemporaryDirectory() as home:
        own = {**environ, "SEGUE_HOME": home, "SEGUE_PASSPHRASE": "seven quiet geese"}
        subprocess.run([*SEGUE, "case", "new", "robin"], env=own, check=True)  # noqa: S603 - our own command
        for number in range(options.rounds):
            told = _killed(own, f"round {number},", chance.uniform(0.05, 0.8))
            kept = _kept(own, f"round {number},")
            confirmed += len(told)
            lost += len(set(told) - set(kept))
            extra += len(kept) - len(told)
    print(f"killed {options.rounds} times, {confirmed} notes confirmed")
    print(f"  lost: {lost} (aim 0); on their way and kept: {extra}")
    if lost or extra > options.rounds:
        sys.exit(1)


def _killed(own: dict[str, str], mark: str, after: float) -> list[str]:
    """Keep notes until the app is killed; return those that were confirmed."""
    told: list[str] = []
    command = [*SEGUE, "serve", "--no-browser"]
    with subprocess.Popen(  # noqa: S603 - our own command
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=own,
    ) as running:
        address = running.stdout.readline().strip() if running.stdout else ""
        base = address.partition("/?")[0]
        with httpx.Client(base_url=base, follow_redirects=True) as browser:
            browser.get(address)
            page = browser.get("/cases/robin")
            Timer(after, running.kill).start()
            try:
                while True:
                    note = f"{mark} note {len(told)}"
                    fields = {"_csrf_token": token_in(page), "what": "noted"}
                    page = browser.post("/cases/robin", data=fields | {"text": note})
                    page.raise_for_status()
                    told.append(note)
            except httpx.TransportError:
                return told


def _kept(own: dict[str, str], mark: str) -> list[str]:
    """Return the notes of a round that the journal has."""
    command = [*SEGUE, "case", "show", "robin", "--json"]
    shown = subprocess.run(command, env=own, check=True, capture_output=True)  # noqa: S603 - our own command
    events = json.loads(shown.stdout)["events"]
    return [text for one in events if (text := one.get("text", "")).startswith(mark)]


if __name__ == "__main__":
    main()
