"""A chat and a pasted answer in real Chromium, in both widths and colors."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.web.browsing import (
    DESK,
    IN_A_BROWSER,
    OPEN_ALL,
    PHONE,
    in_every_browser,
    listen,
    overflow,
    press_until,
    violations,
    visit,
)
from tests.web.chats import REFUSED


pytestmark = IN_A_BROWSER
ROOT = Path(__file__).parents[2]
EXPORT = ROOT / "examples" / "chat.txt"
UNSURE = "\u0434\u0430 \u043d\u0443"


def title(page: Page, words: str) -> None:
    """Expect a page's first heading."""
    expect(page.get_by_role("heading", level=1)).to_have_text(words)


def show_chat(page: Page) -> None:
    """Hand a chat in, and come to what is open."""
    page.get_by_role("link", name="Show Segue a chat").click()
    title(page, "Show Segue a chat")
    page.set_input_files("#file", EXPORT)
    page.get_by_role("button", name="Read it").click()
    title(page, "Which of the two is you?")


def paste(page: Page, words: str) -> None:
    """Paste what they said."""
    page.get_by_label("What did they say?").fill(words)
    page.get_by_role("button", name="How does it read?").click()
    expect(page.get_by_role("heading", name="Say")).to_be_visible()


@in_every_browser
def test_from_a_chat_to_the_questions(
    size: dict[str, int],
    has_script: bool,  # noqa: FBT001 - a parameter of the test
    chromium: Browser,
    address: str,
    asked_for: list[str],
) -> None:
    """In every browser, with its picture; nothing leaves the machine."""
    page = visit(
        chromium, address, asked_for, viewport=size, java_script_enabled=has_script
    )
    said = listen(page)
    show_chat(page)
    page.get_by_role("button", name="Sam").click()
    title(page, "Your chat with Robin")
    expect(page.locator("figure svg")).to_be_visible()
    page.get_by_role("link", name="Go on with what it shows").first.click()
    title(page, "Is that right?")
    asks_back = page.get_by_role("group", name="Do they ask you things back?")
    expect(asks_back.get_by_label("Yes")).to_be_checked()
    asks_back.get_by_label("Not sure").check()
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Which pronouns?")
    assert said == []
    assert {urlsplit(one).netloc for one in asked_for} == {urlsplit(address).netloc}
    page.context.close()


BOTH = pytest.mark.parametrize(
    ("scheme", "size"), [("dark", PHONE), ("light", DESK)], ids=["phone", "desk"]
)
"""Both widths and both colors."""


def faults(page: Page) -> list[str]:
    """Return what axe-core finds, and what is too wide, also at 200 %."""
    page.evaluate(OPEN_ALL)
    found = violations(page) + overflow(page)
    is_wide = page.evaluate("innerWidth") >= DESK["width"]
    page.evaluate("document.documentElement.style.fontSize = '212.5%'")
    found += overflow(page) if is_wide else []
    page.evaluate("document.documentElement.style.fontSize = ''")
    return found


FAINT = """() => {
  const light = color => {
    const parts = color.match(/[\\d.]+/g).slice(0, 3).map(one => one / 255)
    const [red, green, blue] = parts.map(
      one => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const frame = document.querySelector('.frame')
  const paper = light(getComputedStyle(frame).backgroundColor)
  return [...document.querySelectorAll('.frame text')].filter(one => {
    const ink = light(getComputedStyle(one).fill)
    const [low, high] = [ink, paper].sort((a, b) => a - b)
    return (high + 0.05) / (low + 0.05) < 4.5
  }).map(one => one.textContent)
}"""
"""Words in the picture that stand out from it less than WCAG asks for."""


@BOTH
def test_the_picture_can_be_read(
    scheme: str, size: dict[str, int], chromium: Browser, address: str
) -> None:
    """It takes the page's colors, by day and by night; axe looks at none."""
    page = visit(chromium, address, [], viewport=size, color_scheme=scheme)
    show_chat(page)
    page.get_by_role("button", name="Sam").click()
    title(page, "Your chat with Robin")
    assert page.locator(".frame text").count() > 10
    assert page.evaluate(FAINT) == []
    page.context.close()


@BOTH
def test_everybody_can_show_a_chat(
    scheme: str, size: dict[str, int], chromium: Browser, address: str
) -> None:
    """No violation of WCAG 2.2 A or AA, and nothing too wide."""
    page = visit(chromium, address, [], viewport=size, color_scheme=scheme)
    base = address.partition("/?")[0]
    show_chat(page)
    found = {"open": faults(page)}
    page.get_by_role("button", name="Sam").click()
    title(page, "Your chat with Robin")
    found["shown"] = faults(page)
    page.goto(f"{base}/chat/facts")
    found["facts"] = faults(page)
    page.goto(f"{base}/chat")
    page.set_input_files("#file", ROOT / "pyproject.toml")
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("alert")).to_be_visible()
    found["problem"] = faults(page)
    assert {name: one for name, one in found.items() if one} == {}
    page.context.close()


@BOTH
def test_everybody_can_paste_an_answer(
    scheme: str, size: dict[str, int], chromium: Browser, address: str
) -> None:
    """Likewise: the question, each kind of reading, and a case's own page."""
    page = visit(chromium, address, [], viewport=size, color_scheme=scheme)
    base = address.partition("/?")[0]
    case = begin_case(page, base, scheme.title())
    found = {}
    for words in ("no sorry", "ok, +1 202 555 0147", UNSURE):
        for path in ("/said", f"/said?case={case}"):
            page.goto(base + path)
            found[path] = faults(page)
            paste(page, words)
            found[words + path] = faults(page)
    page.goto(f"{base}/said/soft_no")
    found["after"] = faults(page)
    assert {name: one for name, one in found.items() if one} == {}
    page.context.close()


def begin_case(page: Page, base: str, name: str) -> str:
    """Begin a case, and a journal where there is none; return its address."""
    page.goto(f"{base}/keep")
    if page.get_by_text("Without a passphrase").is_visible():
        page.get_by_text("Without a passphrase").click()
        page.get_by_role("button", name="Begin without one").click()
    page.get_by_label("A nickname for them").fill(name)
    page.get_by_role("button", name="Keep it").click()
    title(page, name)
    return page.url.rpartition("/")[2]


def test_a_keyboard_is_enough(chromium: Browser, address: str) -> None:
    """From the first page to a chat that was settled, and to an answer read."""
    page = visit(chromium, address, [], viewport=DESK)
    press_until(page, "Show Segue a chat that you have with them")
    title(page, "Show Segue a chat")
    page.set_input_files("#file", EXPORT)
    press_until(page, "Read it")
    title(page, "Which of the two is you?")
    press_until(page, "Sam")
    title(page, "Your chat with Robin")
    press_until(page, "Go on with what it shows")
    title(page, "Is that right?")
    press_until(page, "", tag="INPUT", press=False)
    page.keyboard.press("ArrowRight")
    group = page.get_by_role("group", name="Your name")
    expect(group.get_by_label("No", exact=True)).to_be_checked()
    page.goto(address.partition("/?")[0] + "/said")
    press_until(page, "", tag="TEXTAREA", press=False)
    page.keyboard.type("no sorry")
    press_until(page, "How does it read?")
    title(page, "That is a no.")
    page.context.close()


def test_hiding_the_page_drops_the_chat(chromium: Browser, address: str) -> None:
    """Shift three times, and it is gone from the app, too."""
    page = visit(chromium, address, [], viewport=PHONE)
    show_chat(page)
    page.get_by_role("button", name="Sam").click()
    title(page, "Your chat with Robin")
    for _ in range(3):
        page.keyboard.press("Shift")
    title(page, "Notes")
    page.get_by_role("button", name="Open").click()
    page.goto(address.partition("/?")[0] + "/chat/shown")
    title(page, "Show Segue a chat")
    page.context.close()


@pytest.mark.timeout(120)
def test_too_large_a_file_is_told_on_a_page(
    chromium: Browser, address: str, tmp_path: Path
) -> None:
    """Also where the browser is still sending when it is decided."""
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.write(REFUSED)
        file.truncate(250_000_000)
    page = visit(chromium, address, [], viewport=PHONE, java_script_enabled=False)
    page.get_by_role("link", name="Show Segue a chat").click()
    page.set_input_files("#file", large)
    page.get_by_role("button", name="Read it").click(timeout=60_000)
    title(page, "That is too large.")
    expect(page.get_by_text("at most 200 MB")).to_be_visible()
    page.context.close()
