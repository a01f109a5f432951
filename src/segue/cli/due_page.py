"""What is to be done → the page that a person reads at a terminal."""

from segue.actions.case_in_words import DUE_TITLES
from segue.actions.due import Due, DueList
from segue.cli.case_page import moment_in_words
from segue.cli.page import Page


def print_due(listed: DueList, page: Page | None = None) -> None:
    """Print what can be done now, and what comes later."""
    page = page or Page()
    if not listed.due:
        page.text("Nothing is due. That is a fine state to be in.")
        return
    page.title("Due")
    for one in listed.due:
        page.heading(DUE_TITLES[one.what].format(case=one.case))
        page.rows(_rows(one))


def _rows(one: Due) -> list[tuple[str, str]]:
    good = f"{moment_in_words(one.suggested)} is good"
    when = good if one.is_open else f"not before {moment_in_words(one.not_before)}"
    when = when if one.is_open else f"{when}; {good}"
    if one.no_later_than:
        when = f"{when}; by {moment_in_words(one.no_later_than)} at the latest"
    rows = [("When", f"{when}.")]
    if one.draft:
        rows.append(("Call" if one.medium == "call" else "Text", f"“{one.draft}”"))
        rows.extend(("or", f"“{other}”") for other in one.other_drafts[:2])
    if one.what == "their_opening":
        rows.append(("Words", f"`segue plan --case {one.case}` makes them."))
    else:
        rows.append(("Done?", f"`segue case contacted {one.case}`"))
    if one.afterwards:
        rows.append(("Then", one.afterwards))
    return rows
