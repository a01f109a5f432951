"""Rehearsing in real Chromium: with and without script, by hand and by key."""

from collections.abc import Iterator
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


pytestmark = IN_A_BROWSER

LINE = "is the bus late again?"
ASK = "Could I get your number, for when it's cancelled? No is fine."
YES_OR_NO = "no problem, see you tomorrow"


def pick(page: Page, name: str) -> None:
    """Choose one of a row of buttons, as one does with the keyboard."""
    radio = page.get_by_role("radio", name=name, exact=True)
    radio.focus()
    radio.press("Space")
    expect(radio).to_be_checked()


def begin(page: Page) -> None:
    """Choose the bus stop from the list, and begin there."""
    page.get_by_role("link", name="Rehearse, with a partner").click()
    page.get_by_text("From hello to the ask").last.click()
    page.get_by_role("link", name="The same stop").click()
    pick(page, "70")
    page.get_by_label("What do you expect").select_option("no")
    page.get_by_text("How hard, and more").click()
    page.get_by_label("A number").fill("7")
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_label("What do you say?")).to_be_visible()


def say(page: Page, line: str, count: int) -> None:
    """Say a line, and wait until so many lines stand in the log."""
    page.get_by_label("What do you say?").fill(line)
    page.get_by_role("button", name="Say it").click()
    expect(page.get_by_role("log").get_by_role("listitem")).to_have_count(count)


@in_every_browser
def test_a_whole_rehearsal(
    size: dict[str, int],
    has_script: bool,  # noqa: FBT001 - a parameter of the test
    chromium: Browser,
    address: str,
    asked_for: list[str],
) -> None:
    """Talked, helped, rewound, looked at; nothing leaves the machine."""
    page = visit(
        chromium, address, asked_for, viewport=size, java_script_enabled=has_script
    )
    said = listen(page)
    begin(page)
    say(page, LINE, 3)
    page.get_by_role("link", name="What could I say?").click()
    expect(page.get_by_role("status")).to_contain_text("Always fits")
    say(page, ASK, 5)
    page.get_by_text("Try another line instead").click()
    page.get_by_role("button", name="your line 2").click()
    expect(page.get_by_role("log").get_by_role("listitem")).to_have_count(3)
    say(page, "my hands are freezing", 5)
    page.get_by_role("button", name="way 1").click()
    expect(page.get_by_role("log")).to_contain_text(ASK)
    say(page, YES_OR_NO, 7)
    page.get_by_role("link", name="See how it went").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Asked once, kindly.")
    pick(page, "30")
    page.get_by_role("button", name="Note it").click()
    expect(page.get_by_text("70 before, 30 after.")).to_be_visible()
    assert said == []
    assert {urlsplit(one).netloc for one in asked_for} == {urlsplit(address).netloc}
    page.context.close()


def test_a_reply_comes_without_a_reload(chromium: Browser, address: str) -> None:
    """The page stays, the field keeps the focus, and the log has all of it."""
    page = visit(chromium, address, [], viewport=PHONE, reduced_motion="no-preference")
    begin(page)
    page.evaluate("window.isTheSamePage = true")
    page.get_by_label("What do you say?").fill(LINE)
    page.keyboard.press("Enter")
    log = page.get_by_role("log")
    expect(log.get_by_role("listitem")).to_have_count(3)
    assert page.evaluate("window.isTheSamePage")
    assert log.get_by_role("listitem").last.text_content()
    words = page.locator(".new .word")
    delays = words.evaluate_all("all => all.map(one => one.style.animationDelay)")
    assert delays[:2] == ["700ms", "790ms"]
    assert words.first.evaluate("one => getComputedStyle(one).animationName") == "come"
    expect(page.get_by_label("What do you say?")).to_be_focused()
    expect(page.get_by_label("What do you say?")).to_have_value("")
    page.get_by_label("What do you say?").fill("ha " * 650)
    page.get_by_label("What do you say?").evaluate(
        "one => { one.removeAttribute('maxlength'); one.value = 'ha '.repeat(900) }"
    )
    page.get_by_role("button", name="Say it").click()
    expect(page.get_by_role("alert")).to_contain_text("longer than 2000 letters")
    expect(page.get_by_label("What do you say?")).not_to_have_value("")
    page.context.close()


def test_nothing_moves_where_motion_is_not_wanted(
    chromium: Browser, address: str
) -> None:
    """The reply stands there at once."""
    page = visit(chromium, address, [], viewport=PHONE, reduced_motion="reduce")
    begin(page)
    say(page, LINE, 3)
    word = page.locator(".new .word").first
    assert word.evaluate("one => getComputedStyle(one).animationName") == "none"
    page.context.close()


def stations(page: Page, base: str) -> Iterator[str]:
    """Rehearse, and name each page and each state of one when it is shown."""
    page.get_by_role("button", name="Look at an example").click()
    for path in ("/rehearse", "/rehearse/plan", "/rehearse/scenes/bus_same_stop"):
        page.goto(base + path)
        yield path
    page.goto(base)
    begin(page)
    yield "begun"
    say(page, LINE, 3)
    say(page, ASK, 5)
    page.get_by_role("link", name="What could I say?").click()
    expect(page.get_by_role("status")).to_contain_text("Always fits")
    yield "in the middle"
    say(page, YES_OR_NO, 7)
    yield "over"
    page.get_by_role("button", name="your line 1").click()
    say(page, "hi there", 3)
    yield "another way"
    page.goto(f"{base}/rehearse/debrief")
    yield "debrief"
    pick(page, "30")
    page.get_by_role("button", name="Note it").click()
    expect(page.get_by_text("70 before, 30 after.")).to_be_visible()
    yield "debrief, felt"


def too_wide_when_large(page: Page) -> list[str]:
    """Say so where a page is wider than a small window at 200 %."""
    page.set_viewport_size({"width": 640, "height": 800})
    page.evaluate("document.documentElement.style.fontSize = '212.5%'")
    found = overflow(page)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.evaluate("document.documentElement.style.fontSize = ''")
    return found


@pytest.mark.parametrize(("scheme", "size"), [("dark", PHONE), ("light", DESK)])
def test_everybody_can_use_every_page_of_it(
    scheme: str, size: dict[str, int], chromium: Browser, address: str
) -> None:
    """No violation of WCAG 2.2 A or AA, nothing too wide, nor at 200 %."""
    page = visit(
        chromium,
        address,
        [],
        viewport=size,
        color_scheme=scheme,
        reduced_motion="reduce",
    )
    found: dict[str, list[str]] = {}
    for name in stations(page, address.partition("/?")[0]):
        page.evaluate(OPEN_ALL)
        found[name] = violations(page) + overflow(page)
        if size == DESK:
            found[name] += too_wide_when_large(page)
    assert {name: one for name, one in found.items() if one} == {}
    page.context.close()


def test_a_keyboard_is_enough_to_rehearse(chromium: Browser, address: str) -> None:
    """From the first page to the debrief: Tab, Enter, arrows and letters."""
    page = visit(chromium, address, [], viewport=DESK)
    heading = page.get_by_role("heading", level=1)
    press_until(page, "Rehearse, with a partner who may say no")
    expect(heading).to_have_text("Rehearse")
    press_until(page, "From hello to the ask (32)")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(heading).to_have_text("A parcel for next door")
    press_until(page, "", tag="INPUT", press=False)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name="10", exact=True)).to_be_checked()
    press_until(page, "Begin")
    line = page.get_by_label("What do you say?")
    expect(line).to_be_visible()
    press_until(page, "", tag="TEXTAREA", press=False)
    page.keyboard.type("hi, I have to go, bye!")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="See how it went")).to_be_focused()
    page.keyboard.press("Enter")
    expect(heading).to_have_text("You did not ask.")
    page.context.close()
