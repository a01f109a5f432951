"""What was written down is there, in order, and nothing else is."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from segue.domain.case_event import Answered, Asked, Event, Noted
from segue.journal.ledger import (
    CaseExistsError,
    Journal,
    KeptCase,
    NoSuchCaseError,
    NotEmptyError,
)
from segue.journal.opening import create, unlock
from segue.journal.profiles import CHEAP, KEY_FILE_1
from segue.journal.store import open_file
from segue.journal.vault import WrongPassphraseError


AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
LATER = datetime(2026, 11, 23, 9, tzinfo=timezone(timedelta(hours=-5)))
EVENTS: tuple[Event, ...] = (
    Noted(at=AT, text="She reads on the bus. \u2603"),
    Asked(at=LATER, move="shared_reason", reason="commute"),
    Answered(at=LATER, reading="yes", number="+15550142"),
)


def test_events_come_back_as_they_went_in(
    journal: Journal, open_again: Callable[[], Journal]
) -> None:
    """Values, offsets and order, now and when the journal is opened again."""
    robin = KeptCase(name="robin", created_at=AT, events=EVENTS[:1])
    kim = KeptCase(name="kim", created_at=LATER)
    journal.add_case(kim)
    journal.add_case(robin)
    journal.append("robin", *EVENTS[1:])
    whole = KeptCase(name="robin", created_at=AT, events=EVENTS)
    assert journal.read("robin") == whole
    journal.close()
    again = open_again()
    assert again.read_all() == (whole, kim)
    assert again.names() == ("robin", "kim")
    assert str(again.read("robin").events[1].at) == "2026-11-23 09:00:00-05:00"


def test_names_are_taken_once(journal: Journal) -> None:
    """A second case of a name is refused, and so is one that is not there."""
    journal.add_case(KeptCase(name="robin", created_at=AT, events=EVENTS))
    with pytest.raises(CaseExistsError):
        journal.add_cases(
            [
                KeptCase(name="kim", created_at=AT),
                KeptCase(name="robin", created_at=AT),
            ]
        )
    assert journal.names() == ("robin",)
    with pytest.raises(NotEmptyError):
        journal.add_cases([KeptCase(name="kim", created_at=AT)], only_first=True)
    for use in (journal.read, journal.append, journal.forget):
        with pytest.raises(NoSuchCaseError):
            use("kim")


def test_forgetting_one_leaves_the_others(
    journal: Journal, open_again: Callable[[], Journal]
) -> None:
    """The others are whole, and the name is free again."""
    for name in ("robin", "kim"):
        journal.add_case(KeptCase(name=name, created_at=AT, events=EVENTS))
    journal.forget("robin")
    journal.add_case(KeptCase(name="robin", created_at=LATER))
    journal.close()
    kept = (
        KeptCase(name="kim", created_at=AT, events=EVENTS),
        KeptCase(name="robin", created_at=LATER),
    )
    assert open_again().read_all() == kept


def test_a_new_passphrase_opens_what_the_old_one_sealed(
    journal: Journal, file: Path
) -> None:
    """Nothing but the wrapping changes; the old passphrase opens nothing."""
    journal.add_case(KeptCase(name="robin", created_at=AT, events=EVENTS))
    sealed = _sealed_rows(journal)
    journal.change_secret(b"k" * 32, KEY_FILE_1)
    journal.change_secret(b"new", CHEAP)
    assert _sealed_rows(journal) == sealed
    journal.close()
    store = open_file(file)
    with pytest.raises(WrongPassphraseError):
        unlock(store, b"a passphrase for tests")
    assert unlock(store, b"new").read("robin").events == EVENTS
    store.close()


def _sealed_rows(journal: Journal) -> list[tuple[object, ...]]:
    with journal.store.reading() as connection:
        rows = connection.exec_driver_sql("SELECT * FROM events").all()
        return [tuple(row) for row in rows]


def test_a_journal_is_made_once(journal: Journal) -> None:
    """Making another one in the same place is refused."""
    with pytest.raises(NotEmptyError):
        create(journal.store, b"other", CHEAP)


def test_two_at_once_take_turns(
    journal: Journal, open_again: Callable[[], Journal]
) -> None:
    """Two who have it open extend the same chain, one after the other."""
    other = open_again()
    journal.add_case(KeptCase(name="robin", created_at=AT))
    for number in range(6):
        writer = (journal, other)[number % 2]
        writer.append("robin", Noted(at=AT, text=str(number)))
    texts = [event.text for event in other.read("robin").events]  # type: ignore[union-attr] # notes
    assert texts == list("012345")
