"""The reviewer's page in a browser: on a phone, at a desk, on paper."""

import pytest
from msgspec.structs import replace
from playwright.sync_api import Browser
from tests.web.browsing import DESK, IN_A_BROWSER, PHONE, overflow, violations

from segue.actions.print_playbook import print_playbook
from segue.cli.playbook_print import page_of
from segue.domain.printout import Chapter, PartPrinted


pytestmark = IN_A_BROWSER
FEW = 3
NOTE_COLUMN_PX = 180


def few_of(chapter: Chapter) -> Chapter:
    """Return the first rules and lines of each kind."""
    groups = tuple(replace(g, rulings=g.rulings[:FEW]) for g in chapter.groups)
    wordings = tuple(replace(w, lines=w.lines[:1]) for w in chapter.wordings[:FEW])
    return replace(chapter, groups=groups, wordings=wordings)


def short(part: PartPrinted) -> PartPrinted:
    """Return a part's first chapters, cut: all kinds, not all rules."""
    return replace(part, chapters=tuple(map(few_of, part.chapters[:2])))


@pytest.fixture(scope="module")
def page_text() -> str:
    """Return a page that has something of every kind."""
    printout = print_playbook()
    return page_of(replace(printout, parts=tuple(map(short, printout.parts))))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_anybody_can_read_it(
    size: dict[str, int], scheme: str, page_text: str, chromium: Browser
) -> None:
    """No wider than the screen, and nothing that axe finds fault with."""
    context = chromium.new_context(viewport=size, color_scheme=scheme)  # type: ignore[arg-type] # as Playwright names them
    page = context.new_page()
    page.set_content(page_text)
    assert overflow(page) == []
    assert violations(page) == []
    context.close()


def test_it_needs_no_script(page_text: str, chromium: Browser) -> None:
    """It is the same page where scripts are switched off."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_content(page_text)
    assert page.get_by_role("heading", level=2).count() > 8
    assert page.get_by_role("navigation", name="Contents").is_visible()
    context.close()


def test_paper_has_room_to_note(page_text: str, chromium: Browser) -> None:
    """In print, dark or not: black on white, and an empty column beside it."""
    context = chromium.new_context(viewport=DESK, color_scheme="dark")  # type: ignore[arg-type] # likewise
    page = context.new_page()
    page.emulate_media(media="print", color_scheme="dark")
    page.set_content(page_text)
    look = "getComputedStyle(document.querySelector('.rules > li'))"
    room = float(page.evaluate(f"{look}.paddingRight").removesuffix("px"))
    body = "getComputedStyle(document.body)"
    colors = page.evaluate(f"[{look}.color, {body}.backgroundColor]")
    assert room > NOTE_COLUMN_PX
    assert colors == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
    context.close()
