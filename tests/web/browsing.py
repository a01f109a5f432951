"""Somebody with a real browser: Chromium, at a phone's width or a desk's."""

import shutil
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped] # has no stubs
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect


CHROMIUM = shutil.which("chromium")
IN_A_BROWSER = [
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed"),
    pytest.mark.timeout(60),
    pytest.mark.xdist_group("browser"),
]
"""Marks of every module that opens one."""

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 800}
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OPEN_ALL = "document.querySelectorAll('details').forEach(one => one.open = true)"
HERE = "[document.activeElement.textContent.trim(), document.activeElement.tagName]"
UNSETTLED = ".htmx-request, .htmx-swapping, .htmx-settling"


def in_every_browser(test: Callable[..., None]) -> Callable[..., None]:
    """Run a test at both widths, with script and without.

    Args:
        test: Takes ``size``, ``has_script`` and what it needs besides.
    """
    sizes = pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
    kinds = pytest.mark.parametrize(
        "has_script", [True, False], ids=["script", "no-script"]
    )
    marked: Callable[..., None] = kinds(sizes(test))
    return marked


def listen(page: Page) -> list[str]:
    """Return a list that what goes wrong on a page is added to."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


def visit(
    chromium: Browser, address: str, asked_for: list[str], **options: object
) -> Page:
    """Open the app in a fresh browser, and watch what it asks for."""
    context: BrowserContext = chromium.new_context(**options)  # type: ignore[arg-type] # as Playwright names them
    context.set_default_timeout(10_000)

    def note(request: Request) -> None:
        asked_for.append(request.url)

    context.on("request", note)
    page = context.new_page()
    page.goto(address)
    return page


def violations(page: Page) -> list[str]:
    """Return what axe-core finds on a page."""
    results = Axe().run(page, options={"runOnly": WCAG})
    return [
        f"{one['id']}: {node['html'][:120]}"
        for one in results.response["violations"]
        for node in one["nodes"]
    ]


def overflow(page: Page) -> list[str]:
    """Say so where a page is wider than the screen."""
    root = "document.documentElement"
    is_wide = page.evaluate(f"{root}.scrollWidth > {root}.clientWidth")
    return ["wider than the screen"] if is_wide else []


def press_until(page: Page, name: str, tag: str = "", *, press: bool = True) -> None:
    """Go on with Tab to something, and press Enter there.

    Not before the page has settled: then its heading is given the focus.
    """
    expect(page.locator(UNSETTLED)).to_have_count(0)
    for _ in range(30):
        page.keyboard.press("Tab")
        here = page.evaluate(HERE)
        if here[0] == name and tag in {"", here[1]}:
            break
    else:
        pytest.fail(f"Tab does not lead to {name or tag}")
    if press:
        page.keyboard.press("Enter")
