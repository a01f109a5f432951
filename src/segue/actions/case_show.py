"""Show one case, or which cases there are."""

from msgspec import Struct

from segue.actions.case_document import CaseShown, shown
from segue.actions.journal_access import Access
from segue.assembly.journal import NoJournalYetError
from segue.domain.case import State, standing_of
from segue.domain.case_name import slug_of
from segue.domain.plan import CONTRACT
from segue.domain.situation import Situation


class CaseLine(Struct, frozen=True):
    """A case in the list."""

    case: str
    state: State


class CaseList(Struct, frozen=True, kw_only=True):
    """Which cases there are, the oldest first.

    Attributes:
        contract: Version of this document.
        cases: Each with its state.
    """

    contract: int = CONTRACT
    cases: tuple[CaseLine, ...]


def show_case(
    access: Access, given: str, *, now: str | None = None, tz: str | None = None
) -> CaseShown:
    """Show where a case stands and what happened in it.

    Raises:
        NoSuchCaseError: There is none of this name.
    """
    with access.opened() as journal:
        kept = journal.read(slug_of(given))
    return shown(kept, now, tz)


def list_cases(access: Access) -> CaseList:
    """List the cases; none where there is no journal yet."""
    try:
        with access.opened() as journal:
            kept = journal.read_all()
    except NoJournalYetError:
        kept = ()
    lines = (CaseLine(one.name, standing_of(one.events).state) for one in kept)
    return CaseList(cases=tuple(lines))


def situation_of(access: Access, given: str) -> Situation:
    """Return what a case knows of where the two stand.

    Raises:
        NoSuchCaseError: There is none of this name.
    """
    with access.opened() as journal:
        kept = journal.read(slug_of(given))
    return standing_of(kept.events).situation or Situation()
