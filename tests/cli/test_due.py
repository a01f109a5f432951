"""What is due at the terminal, and as a calendar file."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import vobject


Call = Callable[..., Any]
NOW = ("--now", "2026-11-22T21:00", "--tz", "Europe/Berlin")


@pytest.fixture
def said_yes(robin: Call) -> Call:
    """Call a command where a number was given for a project."""
    how = ("--move", "shared_reason", "--reason", "class_project")
    robin("case", "asked", "robin", *how, "--at", "2026-11-22T20:00")
    robin("case", "answered", "robin", "--reading", "yes", "--at", "2026-11-22T20:01")
    return robin


def test_a_yes_makes_a_first_contact_due(said_yes: Call) -> None:
    """The document is the contract's, with the draft from the reason."""
    done = said_yes("due", "--json", *NOW)
    (due,) = done.document()["due"]
    assert "the biology poster" in due.pop("draft")
    assert len(due.pop("other_drafts")) >= 2
    assert due == {
        "case": "robin",
        "what": "first_contact",
        "not_before": "2026-11-23T09:00:00+01:00",
        "suggested": "2026-11-23T16:30:00+01:00",
        "no_later_than": "2026-11-26T20:00:00+01:00",
        "medium": "text",
        "is_open": False,
        "afterwards": "",
    }
    page = said_yes("due", *NOW).out
    assert "not before Monday, November 23 at 09:00" in page
    assert "`segue case contacted robin`" in page


def test_the_plan_and_the_case_give_the_same_draft(
    kept: Call, situation_file: str
) -> None:
    """What the plan showed before the ask is what is due after the yes."""
    kept("case", "new", "robin", "--situation", situation_file)
    move = kept("plan", "--case", "robin", "--json", *NOW).document()["moves"][0]
    assert move["reason"]["kind"] == "class_project"
    how = ("--move", move["move"], "--reason", "class_project")
    kept("case", "asked", "robin", *how, *NOW)
    kept("case", "answered", "robin", "--reading", "yes", *NOW)
    first = kept("case", "show", "robin", "--json", *NOW).document()["first_contact"]
    assert first == move["first_contact"]


def test_without_a_reason_there_is_something_to_say(robin: Call) -> None:
    """S12: prompts for something worth saying, at any sane hour."""
    robin("case", "asked", "robin", "--move", "weave_in", *NOW)
    robin("case", "answered", "robin", "--reading", "yes", *NOW)
    (due,) = robin("due", "--json", *NOW).document()["due"]
    assert due["no_later_than"] is None
    assert "Sam" in due["draft"]
    assert "poster" not in due["draft"]


def test_one_more_message_and_then_nothing(said_yes: Call) -> None:
    """After some days one more, with what to do if that gets no reply."""
    said_yes("case", "contacted", "robin", "--at", "2026-11-23T16:30")
    (due,) = said_yes("due", "--json", *NOW).document()["due"]
    assert due["what"] == "follow_up"
    assert due["suggested"] == "2026-11-27T16:30:00+01:00"
    assert due["afterwards"].startswith("You wrote twice, and that is enough.")
    said_yes("case", "contacted", "robin", "--at", "2026-11-27T18:00")
    assert said_yes("due", "--json", *NOW).document() == {"contract": 1, "due": []}
    assert "Nothing is due" in said_yes("due", *NOW).out


def test_a_reply_ends_the_reminders(said_yes: Call) -> None:
    """From then on it is a conversation, and none of ours to schedule."""
    said_yes("case", "contacted", "robin", "--at", "2026-11-23T16:30")
    said_yes("case", "replied", "robin")
    assert said_yes("due", "--json", *NOW).document()["due"] == []


def test_a_snooze_moves_it(said_yes: Call) -> None:
    """Never into quiet hours."""
    said_yes("case", "snooze", "robin", "--until", "2026-11-24T23:00", *NOW)
    (due,) = said_yes("due", "--json", *NOW).document()["due"]
    assert due["not_before"] == "2026-11-25T09:00:00+01:00"


def test_a_calendar_file_has_what_is_due(said_yes: Call, tmp_path: Path) -> None:
    """Another library reads the same moment; nobody is named in it."""
    file = tmp_path / "out.ics"
    done = said_yes("calendar", file, "--json", *NOW)
    assert done.document() == {"contract": 1, "file": str(file), "entries": 1}
    text = file.read_text(encoding="utf-8")
    event = vobject.readOne(text).vevent
    assert event.dtstart.value.isoformat() == "2026-11-23T15:30:00+00:00"
    assert "robin" not in text.lower()
    assert said_yes("calendar", file, "--details", *NOW).code == 0
    assert "robin" in file.read_text(encoding="utf-8")
    assert file.stat().st_mode & 0o077 == 0


def test_a_file_of_somebody_elses_is_not_written_over(
    said_yes: Call, tmp_path: Path
) -> None:
    """A calendar of our own is renewed; anything else only if that is said."""
    file = tmp_path / "out.ics"
    file.write_text("BEGIN:VCALENDAR\nPRODID:-//Other//EN\nEND:VCALENDAR\n")
    refused = said_yes("calendar", file, *NOW)
    assert (refused.code, refused.out) == (2, "")
    assert "exists already" in refused.err
    assert "Other" in file.read_text()
    assert said_yes("calendar", file, "--replace", *NOW).code == 0
    assert said_yes("calendar", file, *NOW).code == 0


def test_a_file_that_cannot_be_written_is_named(said_yes: Call, tmp_path: Path) -> None:
    """One line, and no half file beside it."""
    done = said_yes("calendar", tmp_path / "missing" / "out.ics", *NOW)
    assert (done.code, done.out) == (2, "")
    assert done.err.count("\n") == 1
    assert "no such file" in done.err


def test_without_a_journal_nothing_is_due(bare: Call) -> None:
    """An empty list, not an error."""
    assert bare("due", "--json").document() == {"contract": 1, "due": []}


def test_without_a_desktop_it_is_said(
    said_yes: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list comes all the same, then one line says what works instead."""
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.delenv("DISPLAY", raising=False)
    assert said_yes("due", "--notify", *NOW).code == 0
    done = said_yes("due", "--notify", "--now", "2026-11-23T16:00")
    assert done.code in {0, 1}
    assert "robin" in done.out
    assert done.code == 0 or done.err.startswith("error: no desktop notifications")
