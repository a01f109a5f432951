"""A case → the page that a person reads at a terminal."""

import sys
from datetime import datetime

import msgspec

from segue.actions.case_document import CaseShown
from segue.actions.case_in_words import STATES, stands, told
from segue.actions.case_show import CaseList
from segue.cli.page import Page
from segue.domain.plan import FirstContact


def answer_with_case(shown: CaseShown, *, as_json: bool) -> None:
    """Print a case as a page, or as one document."""
    if shown.maybe_same_as:
        others = ", ".join(shown.maybe_same_as)
        print(
            f"note: this may be the same person as {others}. One person is one"
            " case: what was answered there counts here, too.",
            file=sys.stderr,
        )
    if as_json:
        sys.stdout.write(msgspec.json.encode(shown).decode() + "\n")
    else:
        print_case(shown)


def answer_with_list(cases: CaseList, *, as_json: bool) -> None:
    """Print which cases there are."""
    if as_json:
        sys.stdout.write(msgspec.json.encode(cases).decode() + "\n")
        return
    page = Page()
    if not cases.cases:
        page.text("No cases yet. `segue case new NAME` begins one.")
        return
    page.rows((line.case, STATES[line.state]) for line in cases.cases)


def print_case(shown: CaseShown, page: Page | None = None) -> None:
    """Print where a case stands, what comes next, and what happened."""
    page = page or Page()
    page.title(f"{shown.case}: {STATES[shown.state]}")
    page.text(stands(shown))
    if shown.until and shown.state != "yes":
        page.text(f"What would change it: {shown.until}.")
    if shown.first_contact:
        page.heading("Next")
        page.rows(contact_rows(shown.first_contact))
    if shown.events:
        page.heading("What happened")
        page.rows((_day(event["at"]), told(event)) for event in shown.events)


def contact_rows(contact: FirstContact) -> list[tuple[str, str]]:
    """Return when to write first, and with what, as rows."""
    verb = "Call" if contact.medium == "call" else "Text"
    when = f"not before {moment_in_words(contact.not_before)};"
    when = f"{when} {moment_in_words(contact.suggested)} is good"
    if contact.no_later_than:
        when = f"{when}; by {moment_in_words(contact.no_later_than)} at the latest"
    return [(verb, f"{when}."), ("", f"“{contact.draft}”")]


def moment_in_words(iso: str) -> str:
    """Say a moment as a person would."""
    moment = datetime.fromisoformat(iso)
    return f"{moment:%A}, {moment:%B} {moment.day} at {moment:%H:%M}"


def _day(iso: str) -> str:
    moment = datetime.fromisoformat(iso)
    return f"{moment:%b} {moment.day}, {moment:%H:%M}"
