"""Begin a case: one person to ask, under a nickname."""

from segue.actions.case_document import CaseShown, event_time, shown
from segue.actions.journal_access import Access
from segue.actions.moment import moment_of
from segue.domain.case import standing_of
from segue.domain.case_event import Described, Event
from segue.domain.case_name import maybe_same, slug_of
from segue.domain.situation import Situation
from segue.journal.ledger import KeptCase


def begin_case(
    access: Access,
    given: str,
    situation: Situation | None = None,
    *,
    now: str | None = None,
    tz: str | None = None,
) -> CaseShown:
    """Begin a case, and notice others that may be about the same person.

    Args:
        access: To the journal; one is made where there is none.
        given: What the person calls them.
        situation: Where the two stand, if it is known.
        now: The present moment in ISO 8601; by the machine's clock if left out.
        tz: IANA zone where the situation names none.

    Raises:
        InputError: The name is none, or is taken.
    """
    name = slug_of(given)
    moment = moment_of(now, tz, situation.timezone if situation else None)
    at = event_time(None, moment)
    events: tuple[Event, ...] = ()
    if situation is not None:
        events = (Described(at=at, situation=situation),)
    kept = KeptCase(name=name, created_at=at, events=events)
    with access.begun() as journal:
        others = [
            (other.name, standing_of(other.events).situation)
            for other in journal.read_all()
        ]
        journal.add_case(kept)
    return shown(kept, now, tz, tuple(maybe_same(name, situation, others)))
