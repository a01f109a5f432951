"""What somebody's own playbook changes, and does → pages to be read."""

from itertools import groupby

from segue.actions.show_changes import PlaybookChanges
from segue.actions.try_playbook import PlaybookTried
from segue.cli.page import Page
from segue.domain.content_change import Change


def print_tried(tried: PlaybookTried, page: Page | None = None) -> None:
    """Print each expectation, met or not, and what came instead."""
    page = page or Page()
    page.title(_verdict(tried))
    for file, group in groupby(tried.tests, lambda one: one.file):
        page.heading(file)
        for one in group:
            verdict = "pass" if one.passed else "FAIL"
            page.text(f"{verdict}  line {one.line}: {one.test}", indent=2)
            page.rows(
                (f"      {miss.field}", f"expected {miss.expected}; came {miss.came}")
                for miss in one.misses
            )


def _verdict(tried: PlaybookTried) -> str:
    number = len(tried.tests)
    if not tried.failed:
        return f"{number} of {number} as expected."
    return f"{tried.failed} of {number} not as expected."


def print_changes(made: PlaybookChanges, page: Page | None = None) -> None:
    """Print what differs, file by file."""
    page = page or Page()
    number = len(made.changes)
    noun = "change" if number == 1 else "changes"
    page.title(f"{number} {noun} against the built-in content.")
    for file, group in groupby(made.changes, lambda one: one.file):
        page.heading(file)
        for one in group:
            page.text(_place(one), indent=2)
            page.rows(_sides(one))


def _place(change: Change) -> str:
    words = " ".join(part.replace("_", " ") for part in change.place)
    if not words:
        words = "the whole file"
    return f"line {change.line}, {words}: {change.kind.replace('_', ' ')}"


def _sides(change: Change) -> list[tuple[str, str]]:
    sides = [("  -", change.before), ("  +", change.after), ("  why", change.why)]
    return [(label, text) for label, text in sides if text]
