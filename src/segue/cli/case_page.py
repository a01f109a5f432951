"""A case → the page that a person reads at a terminal."""

import sys
from datetime import datetime
from typing import Any, Final

import msgspec

from segue.actions.case_document import CaseShown
from segue.actions.case_show import CaseList
from segue.cli.page import Page
from segue.domain.plan import FirstContact


STATES: Final = {
    "open": "open",
    "asked": "asked, no answer yet",
    "yes": "they said yes",
    "waiting": "waiting",
    "closed": "closed",
}
READINGS: Final = {
    "yes": "yes",
    "conditional": "yes, for later",
    "other_channel": "another way to keep in touch",
    "soft_no": "a no, put softly",
    "no": "no",
    "unclear": "couldn't tell, which counts as a no",
}
_AFTER_A_NO: Final = (
    "You asked, and you got an answer. That took something. Nothing is owed on"
    " either side now, and Segue plans nothing more here unless {name} opens it"
    " again by themselves."
)


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
    if _ended_with_no(shown):
        page.text(_AFTER_A_NO.format(name=shown.case))
    else:
        page.text(shown.because)
    if shown.until and shown.state != "yes":
        page.text(f"What would change it: {shown.until}.")
    if shown.first_contact:
        page.heading("Next")
        page.rows(contact_rows(shown.first_contact))
    if shown.events:
        page.heading("What happened")
        page.rows((_day(event["at"]), told(event)) for event in shown.events)


def _ended_with_no(shown: CaseShown) -> bool:
    answers = [one for one in shown.events if one["kind"] in {"answered", "reopened"}]
    last = answers[-1] if answers else {}
    return shown.state == "closed" and last.get("reading") in {"no", "soft_no"}


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


_TOLD: Final = {
    "described": "You described where you two stand.",
    "noted": "{text}",
    "planned": "You made a plan: {decision}.",
    "rehearsed": "You rehearsed {scene}: {outcome}.",
    "read": "You read your conversation ({messages} messages).",
    "asked": "You asked.",
    "answered": "They answered: {reading}.",
    "contacted": "You wrote to them.",
    "replied": "They wrote to you.",
    "reopened": "They opened it again: {because}",
    "closed": "You let it rest.",
    "snoozed": "You wanted to be reminded later.",
    "expected": "Before: nerves {nerves}.",
    "reflected": "After: nerves {nerves}.",
}
_DECISIONS: Final = {"ask": "ask", "warm_up": "not yet", "leave_it": "leave it"}


def told(event: dict[str, Any]) -> str:
    """Tell one event in a sentence."""
    words = dict(event)
    if "reading" in words:
        words["reading"] = READINGS[words["reading"]]
    if "decision" in words:
        words["decision"] = _DECISIONS[words["decision"]]
    return _TOLD[event["kind"]].format_map(words)
