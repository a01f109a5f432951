"""What is to be done, in all cases that allow it, and when."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from segue.actions.case_document import moment_for
from segue.actions.journal_access import Access
from segue.assembly.contact import Contact, next_contact
from segue.assembly.journal import NoJournalYetError
from segue.domain.case import standing_of
from segue.domain.plan import CONTRACT, Medium
from segue.followup.schedule import What
from segue.journal.ledger import KeptCase


class Due(Struct, frozen=True, kw_only=True):
    """One thing to do; times in ISO 8601, in the case's own zone.

    Attributes:
        case: For whom.
        what: The first message, one more after no reply, or what they named
            for a yes for later.
        not_before: Never before this.
        suggested: A good moment.
        no_later_than: In time for the reason's date, if one presses.
        medium: Text or call.
        draft: What to write; nothing where a plan makes the words.
        other_drafts: Other things to say.
        is_open: Its time has come.
        afterwards: What to do if no reply comes.
    """

    case: str
    what: What
    not_before: str
    suggested: str
    no_later_than: str | None
    medium: Medium
    draft: str | None
    other_drafts: tuple[str, ...]
    is_open: bool
    afterwards: str


class DueList(Struct, frozen=True, kw_only=True):
    """All that is to be done, the soonest first.

    Attributes:
        contract: Version of this document.
        due: One entry a case at most.
    """

    contract: int = CONTRACT
    due: tuple[Due, ...]


def list_due(
    access: Access, *, now: str | None = None, tz: str | None = None
) -> DueList:
    """Say what is to be done; nothing where there is no journal yet.

    Args:
        access: To the journal.
        now: The present moment in ISO 8601; by the machine's clock if left out.
        tz: IANA zone for cases that name none.

    Raises:
        InputError: The moment or the zone is at fault.
    """
    try:
        with access.opened() as journal:
            kept = journal.read_all()
    except NoJournalYetError:
        kept = ()
    return due_in(kept, now=now, tz=tz)


def due_in(
    kept: Sequence[KeptCase], *, now: str | None = None, tz: str | None = None
) -> DueList:
    """Say what is to be done in cases that have been read already.

    Raises:
        InputError: The moment or the zone is at fault.
    """
    found = sorted(_found(kept, now, tz), key=lambda one: one[0])
    return DueList(due=tuple(due for _, due in found))


def _found(
    kept: Sequence[KeptCase], now: str | None, tz: str | None
) -> Iterator[tuple[float, Due]]:
    for case in kept:
        standing = standing_of(case.events)
        moment = moment_for(standing, now, tz)
        contact = next_contact(case.name, standing, moment.now, moment.zone)
        if contact:
            is_open = contact.scheduled.not_before <= moment.now
            due = _due(case, contact, is_open=is_open)
            yield contact.scheduled.suggested.timestamp(), due


def _due(case: KeptCase, contact: Contact, *, is_open: bool) -> Due:
    scheduled, draft = contact.scheduled, contact.draft
    latest = scheduled.no_later_than
    return Due(
        case=case.name,
        what=scheduled.what,
        not_before=scheduled.not_before.isoformat(),
        suggested=scheduled.suggested.isoformat(),
        no_later_than=latest.isoformat() if latest else None,
        medium=draft.medium,
        draft=draft.options[0] if draft.options else None,
        other_drafts=draft.options[1:],
        is_open=is_open,
        afterwards=contact.rest if scheduled.what == "follow_up" else "",
    )
