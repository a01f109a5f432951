"""Take the pictures that the documentation shows, from the running app.

    python tools/make_screenshots.py            # renew docs/images
    python tools/make_screenshots.py FOLDER     # every page, to be looked at

Needs Debian's chromium.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright


ROOT = Path(__file__).parents[1]
PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1280, "height": 800}
SHOWN = {
    "question": "/questions/history.asked_before",
    "plan": "/plan",
    "card": "/card",
}
LINES = (
    "is the bus late again?",
    "my hands are freezing",
    "Could I get your number, for when it's cancelled? No is fine.",
    "no problem, see you tomorrow",
)
PAGES = {
    "question-fact": "/questions/power",
    "question-channels": "/questions/channels",
    "question-shared": "/questions/shared",
    "question-text": "/questions/them.name",
    "answers": "/answers",
    "plan": "/plan",
    "card": "/card",
    "answer": "/answer",
    "answer-no": "/answer?reading=no",
    "offer": "/offer",
    "unlock": "/unlock",
    "keep": "/keep",
    "case": "/cases/robin",
    "look-back": "/look-back",
    "rehearse": "/rehearse",
    "rehearse-begin": "/rehearse/scenes/bus_same_stop",
    "rehearse-plan": "/rehearse/plan",
    "data": "/data",
    "problem": "/nowhere",
    "home": "/",
    "away": "/away",
}


@contextmanager
def running_app() -> Iterator[str]:
    """Start the app, and give the address that it prints."""
    with (
        TemporaryDirectory() as home,
        subprocess.Popen(
            [sys.executable, "-m", "segue", "serve", "--no-browser"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            cwd=ROOT,
            env={**os.environ, "SEGUE_HOME": home},
        ) as running,
    ):
        if running.stdout is None:
            raise RuntimeError
        try:
            yield running.stdout.readline().strip()
        finally:
            running.terminate()


@contextmanager
def browser() -> Iterator[Browser]:
    """Start Chromium; root may start it only without its sandbox."""
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=arguments
        )
        yield chromium
        chromium.close()


def example(chromium: Browser, address: str, size: ViewportSize, scheme: str) -> Page:
    """Open the app with its example."""
    context = chromium.new_context(
        viewport=size,
        color_scheme="dark" if scheme == "dark" else "light",
        timezone_id="UTC",
    )
    page = context.new_page()
    page.goto(address)
    page.get_by_role("button", name="Look at an example").click()
    page.wait_for_url("**/plan")
    return page


def renew_images(chromium: Browser, address: str) -> None:
    """Take what README and tutorial show: a phone's first screen of each."""
    folder = ROOT / "docs" / "images"
    base = address.partition("/?")[0]
    page = example(chromium, address, PHONE, "light")
    for name, path in SHOWN.items():
        page.goto(base + path)
        page.screenshot(path=folder / f"{name}.png")
    begin_talk(page, base)
    for line in LINES[:2]:
        say(page, line)
    page.screenshot(path=folder / "rehearse.png")


def begin_journal(page: Page, base: str) -> None:
    """Keep the example as a case that was answered with a yes."""
    page.goto(f"{base}/keep")
    page.get_by_text("Without a passphrase").click()
    page.get_by_role("button", name="Begin without one").click()
    page.get_by_role("button", name="Keep it").click()
    page.get_by_text("How it feels").click()
    page.get_by_label("Nerves").fill("70")
    page.get_by_role("button", name="Note it, before asking").click()
    page.get_by_role("button", name="I asked").click()
    page.get_by_label("Yes", exact=True).check()
    page.get_by_role("button", name="Write it down").click()
    page.wait_for_selector("text=They said yes.")


def say(page: Page, line: str) -> None:
    """Say a line of a rehearsal, and wait until its answer is all there."""
    page.get_by_label("What do you say?").fill(line)
    page.get_by_role("button", name="Say it").click()
    page.get_by_role("log").get_by_text(line).wait_for()
    page.wait_for_timeout(4000)


def begin_talk(page: Page, base: str) -> None:
    """Begin to rehearse at the bus stop."""
    page.goto(f"{base}/rehearse/scenes/bus_same_stop")
    page.get_by_role("radio", name="70").check(force=True)
    page.get_by_label("What do you expect").select_option("no")
    page.get_by_text("How hard, and more").click()
    page.get_by_label("A number").fill("7")
    page.get_by_role("button", name="Begin").click()
    page.wait_for_url("**/talk")


def talk(page: Page, base: str) -> Iterator[str]:
    """Rehearse, and say where one is whenever there is something to see."""
    begin_talk(page, base)
    yield "talk-first"
    for line in LINES[:2]:
        say(page, line)
    page.get_by_role("link", name="What could I say?").click()
    page.wait_for_selector(".hint")
    yield "talk"
    for line in LINES[2:]:
        say(page, line)
    yield "talk-over"
    page.get_by_text("Try another line instead").click()
    page.get_by_role("button", name="your line 2").click()
    say(page, "So, how was your day?")
    yield "talk-again"
    page.get_by_role("button", name="way 1").click()
    page.get_by_role("link", name="See how it went").click()
    page.wait_for_url("**/debrief")
    yield "debrief"
    page.get_by_role("radio", name="30").check(force=True)
    page.get_by_role("button", name="Note it").click()
    page.get_by_text("70 before").wait_for()
    yield "debrief-after"


def show_everything(chromium: Browser, address: str, folder: Path) -> None:
    """Take every page in both widths and both colors, to be looked at."""
    folder.mkdir(parents=True, exist_ok=True)
    base = address.partition("/?")[0]
    page = example(chromium, address, PHONE, "light")
    page.goto(f"{base}/keep")
    page.screenshot(path=folder / "journal-new.png")
    begin_journal(page, base)
    for size in (PHONE, DESK):
        for scheme in ("light", "dark"):
            page = example(chromium, address, size, scheme)
            for name in talk(page, base):
                file = f"{name}-{size['width']}-{scheme}.png"
                page.screenshot(path=folder / file, full_page=True)
            for name, path in PAGES.items():
                page.goto(base + path)
                file = f"{name}-{size['width']}-{scheme}.png"
                page.screenshot(path=folder / file, full_page=True)
            page.context.close()


def main() -> None:
    """Take the pictures."""
    with running_app() as address, browser() as chromium:
        if sys.argv[1:]:
            show_everything(chromium, address, Path(sys.argv[1]))
        else:
            renew_images(chromium, address)


if __name__ == "__main__":
    main()
