"""The whole way in real Chromium: phone and desk, with and without script.

Skipped where Chromium is not installed; ``make test`` installs it where it may.
"""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.web.browsing import (
    DESK,
    IN_A_BROWSER,
    PHONE,
    in_every_browser,
    listen,
    overflow,
    press_until,
    violations,
    visit,
)


pytestmark = IN_A_BROWSER
JOURNAL = ("/unlock", "/keep", "/cases/robin", "/look-back", "/offer")
PATHS = (
    "/",
    "/questions",
    "/questions/power",
    "/questions/channels",
    "/questions/shared",
    "/questions/them.pronouns",
    "/questions/last_chance",
    "/answers",
    "/plan",
    "/card",
    "/answer",
    "/answer?reading=yes",
    "/answer?reading=no",
    "/data",
    "/nowhere",
    "/away",
)


def walk(page: Page) -> None:
    """Go the whole way: told, asked, planned, and the card in the pocket."""
    page.get_by_role("link", name="Begin").click()
    page.get_by_label("What shall we call").fill("Robin")
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="they", exact=True).click()
    page.get_by_label("How old are you?").fill("17")
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("how old is Robin")
    page.get_by_role("link", name="Back to the question before").click()
    expect(page.get_by_label("How old are you?")).to_have_value("17")
    page.get_by_role("button", name="Go on").click()
    answer_until_shared(page)
    page.get_by_label("What you share").select_option("class_project")
    page.get_by_label("What it is").fill("the biology poster")
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("link", name="Enough, show me the plan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ask.")
    page.get_by_role("link", name="For your pocket").first.click()
    expect(page.get_by_role("heading", name="Say")).to_be_visible()
    page.get_by_role("link", name="Segue").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Robin")


def answer_until_shared(page: Page) -> None:
    """Say that they are friends, and be not sure of anything else."""
    before = "And how old is Robin, roughly?"
    for _ in range(20):
        expect(page.get_by_role("heading", level=1)).to_have_text(before)
        if before.startswith("What do the two of you really share"):
            return
        is_close = before.startswith("How well do you know")
        name = "Well: we talk like friends" if is_close else "Not sure"
        page.get_by_role("button", name=name).click()
        expect(page.get_by_role("heading", level=1)).not_to_have_text(before)
        before = page.get_by_role("heading", level=1).inner_text()
    pytest.fail("nobody asks what the two share")


@in_every_browser
def test_the_whole_way(
    size: dict[str, int],
    has_script: bool,  # noqa: FBT001 - a parameter of the test
    chromium: Browser,
    address: str,
    asked_for: list[str],
) -> None:
    """Everything works in every browser, and nothing leaves the machine."""
    page = visit(
        chromium, address, asked_for, viewport=size, java_script_enabled=has_script
    )
    said = listen(page)
    walk(page)
    assert said == []
    assert {urlsplit(one).netloc for one in asked_for} == {urlsplit(address).netloc}
    assert any(one.endswith("htmx.js") for one in asked_for) == has_script
    page.context.close()


@pytest.mark.parametrize(("scheme", "size"), [("dark", PHONE), ("light", DESK)])
def test_everybody_can_use_every_page(
    scheme: str, size: dict[str, int], chromium: Browser, address: str
) -> None:
    """No violation of WCAG 2.2 A or AA, and nothing wider than the screen."""
    page = visit(chromium, address, [], viewport=size, color_scheme=scheme)
    page.get_by_role("button", name="Look at an example").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ask.")
    base = address.partition("/?")[0]
    begin_journal(page, base)
    found = {}
    for path in (*PATHS[:-1], *JOURNAL, "/away"):
        page.goto(base + path)
        page.evaluate(
            "for (const one of document.querySelectorAll('details')) one.open = true"
        )
        found[path] = violations(page) + overflow(page)
    page.get_by_role("button", name="Open").click()
    page.goto(base + "/data")
    page.get_by_role("button", name="Remove the whole journal").click()
    page.get_by_role("button", name="Remove everything").click()
    expect(page.get_by_role("link", name="Begin")).to_be_visible()
    assert {path: one for path, one in found.items() if one} == {}
    page.context.close()


def begin_journal(page: Page, base: str) -> None:
    """Keep a case in a journal, and its yes."""
    page.goto(base + "/keep")
    page.get_by_text("Without a passphrase").click()
    page.get_by_role("button", name="Begin without one").click()
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Robin")
    page.get_by_role("button", name="I asked").click()
    page.get_by_label("Yes", exact=True).check()
    page.get_by_role("button", name="Write it down").click()
    expect(page.get_by_text("They said yes.")).to_be_visible()


def test_text_can_be_twice_as_large(chromium: Browser, address: str) -> None:
    """At 200 % nothing has to be scrolled sideways."""
    page = visit(chromium, address, [], viewport={"width": 640, "height": 800})
    page.get_by_role("button", name="Look at an example").click()
    base = address.partition("/?")[0]
    for path in PATHS[:-1]:
        page.goto(base + path)
        page.evaluate("document.documentElement.style.fontSize = '212.5%'")
        assert overflow(page) == [], path
    page.context.close()


def test_a_keyboard_is_enough(
    chromium: Browser, address: str, asked_for: list[str]
) -> None:
    """Tab, Enter and letters lead from the first page to the first answer."""
    page = visit(chromium, address, asked_for, viewport=DESK)
    heading = page.get_by_role("heading", level=1)
    press_until(page, "Begin")
    expect(heading).to_contain_text("call the one you like")
    press_until(page, "", tag="INPUT", press=False)
    page.keyboard.type("Robin")
    page.keyboard.press("Enter")
    expect(heading).to_contain_text("Which pronouns?")
    press_until(page, "they")
    expect(heading).to_contain_text("How old are you?")
    press_until(page, "Not sure")
    expect(heading).to_contain_text("how old is Robin")
    press_until(page, "Enough, show me the plan")
    expect(heading).to_have_text("Not yet.")
    page.context.close()


def test_a_key_hides_everything(chromium: Browser, address: str) -> None:
    """Shift three times; neither the page nor Back shows what was there."""
    page = visit(chromium, address, [], viewport=PHONE)
    page.get_by_role("button", name="Look at an example").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ask.")
    for _ in range(3):
        page.keyboard.press("Shift")
    expect(page.get_by_role("heading", level=1)).to_have_text("Notes")
    assert page.title() == "Notes"
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Notes")
    page.get_by_role("button", name="Open").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Robin")
    page.context.close()


def test_the_browser_keeps_nothing(chromium: Browser, address: str) -> None:
    """No page, no answer, no token in the browser's stores or its history."""
    page = visit(chromium, address, [], viewport=PHONE)
    page.get_by_role("button", name="Look at an example").click()
    page.get_by_role("link", name="What you told").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What you told")
    kept = page.evaluate(
        "({...localStorage}, JSON.stringify([{...localStorage}, {...sessionStorage}]))"
    )
    assert kept == "[{},{}]"
    assert "token" not in page.url
    cookies = page.context.cookies()
    assert {one["sameSite"] for one in cookies} == {"Strict"}
    assert all(one["httpOnly"] for one in cookies)
    page.context.close()


def test_words_can_be_copied(chromium: Browser, address: str) -> None:
    """A press of the button, and the line is in the clipboard."""
    page = visit(
        chromium, address, [], permissions=["clipboard-read", "clipboard-write"]
    )
    page.get_by_role("button", name="Look at an example").click()
    button = page.get_by_role("button", name="Copy", exact=True).first
    line = button.get_attribute("data-copy")
    button.click()
    expect(page.get_by_role("button", name="Copied").first).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == line
    page.context.close()


def test_the_card_prints_on_one_slip(chromium: Browser, address: str) -> None:
    """One sheet, and on it only what is needed; it needs no connection."""
    page = visit(chromium, address, [], viewport=PHONE)
    page.get_by_role("button", name="Look at an example").click()
    page.get_by_role("link", name="For your pocket").first.click()
    expect(page.get_by_role("heading", name="Say")).to_be_visible()
    page.context.set_offline(True)
    sheet = page.pdf(width="10.5cm", height="14.8cm")
    assert sheet.count(b"/Type /Page\n") == 1
    page.emulate_media(media="print")
    assert not page.get_by_role("link", name="Hide").is_visible()
    height = page.evaluate("document.querySelector('.slip').offsetHeight")
    assert height < PHONE["height"]
    page.context.close()
