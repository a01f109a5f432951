"""What a chat shows, on a page: the moment first, then what it rests on."""

from segue.actions.chat_in_words import (
    MARKS,
    TRUST,
    answer,
    asker,
    day,
    extent,
    health_rows,
    now,
    quote,
    said,
    shared_thing,
    spelled,
)
from segue.actions.show_chat import ChatShown
from segue.cli.page import Page
from segue.domain.chat_reading import Cue, Opening, SharedFound


def print_chat(told: ChatShown, page: Page | None = None) -> None:
    """Print what a chat shows, with quotes."""
    page = page or Page()
    with_them = f" with {told.them}" if told.them else ""
    page.title(f"Your chat{with_them}")
    page.text(extent(told))
    page.heading("Now" if told.now.good else "Not now")
    page.text(now(told), indent=2)
    _print_asks(page, told)
    _print_openings(page, told.openings)
    _print_shared(page, told.shared)
    page.heading("What the messages show")
    page.rows((MARKS[cue.value], f"{spelled(cue.id)}. {cue.says}") for cue in told.cues)
    for cue in told.cues:
        _print_evidence(page, cue)
    page.heading("How well it was understood")
    page.text(TRUST[told.trust], indent=2)
    page.bullets(told.limits)
    page.rows(health_rows(told.conversation.format, told.conversation.health))


def _print_asks(page: Page, told: ChatShown) -> None:
    if not told.asks:
        return
    page.heading("Asked before")
    page.rows((asker(one, told), answer(one)) for one in told.asks)


def _print_openings(page: Page, openings: tuple[Opening, ...]) -> None:
    if not openings:
        return
    has_passed = openings[0].passed
    page.heading(f"Where the question {'fitted' if has_passed else 'would fit'}")
    for opening in openings:
        when = f"{day(opening.at)}: " if opening.at else ""
        page.text(f"{when}{quote(opening.text)}", indent=2)
        page.text(opening.because, indent=4)
        if not opening.passed:
            page.text(f"Say: “{opening.line}”", indent=4)


def _print_shared(page: Page, shared: tuple[SharedFound, ...]) -> None:
    if not shared:
        return
    page.heading("What you two share, as it seems")
    for one in shared:
        page.text(shared_thing(one), indent=2)
        for evidence in one.evidence[-2:]:
            page.text(said(evidence), indent=4)


def _print_evidence(page: Page, cue: Cue) -> None:
    if cue.value == "unclear" or not cue.evidence:
        return
    page.heading(f"For {spelled(cue.id)}")
    page.bullets(said(one) for one in cue.evidence)
