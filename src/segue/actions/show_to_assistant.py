"""What an assistant is shown of a case is listed there: the kind and when.

It is written down before it is handed over, so that nothing is shown that the
journal does not know of. None of its words are kept.
"""

from collections.abc import Callable, Iterable
from typing import TypeVar

from segue.actions.case_document import event_time, moment_for
from segue.actions.journal_access import Access
from segue.assembly.journal import NoJournalYetError, open_store
from segue.domain.case import standing_of
from segue.domain.case_event import HandedOver, ShownToAssistant
from segue.domain.case_name import slug_of
from segue.errors import InputError, PromiseError
from segue.journal.opening import profile_of


Made = TypeVar("Made")


class CaseWantedError(InputError):
    """There is a journal, and no case was named for what is to be shown."""

    def __init__(self) -> None:
        """Say why a case is wanted, and where cases are."""
        super().__init__(
            "case: your journal lists what an assistant sees of a chat",
            "name the case that it is about (`segue case list`), or begin one "
            "(`segue case new NAME`)",
        )


def show_to_assistant(
    access: Access, case: str, what: HandedOver, make: Callable[[], Made]
) -> Made:
    """Make something of a case, list that an assistant is shown it, return it.

    A refusal tells something of the case, too, and is listed as one.

    Args:
        access: To the journal.
        case: The case's name.
        what: Of which kind it is.
        make: Makes it.

    Raises:
        OneAskError: The promise forbids it.
        InputError: There is no such case, or what was given is at fault.
    """
    try:
        made = make()
    except PromiseError:
        list_as_shown(access, (case,), "refusal")
        raise
    list_as_shown(access, (case,), what)
    return made


def list_as_shown(access: Access, cases: Iterable[str], what: HandedOver) -> None:
    """Write down in each case that an assistant is shown something of it.

    Raises:
        InputError: There is no such case.
    """
    names = [slug_of(case) for case in cases]
    if not names:
        return
    with access.opened() as journal:
        for name in names:
            moment = moment_for(standing_of(journal.read(name).events), None, None)
            shown = ShownToAssistant(at=event_time(None, moment), what=what)
            journal.append(name, shown)


def check_case_named(case: str | None) -> None:
    """Want a case's name wherever there is a journal to list it in.

    Raises:
        CaseWantedError: There is a journal, and no case was named.
    """
    if case is None and _is_there_a_journal():
        raise CaseWantedError


def _is_there_a_journal() -> bool:
    try:
        store = open_store(make=False)
    except NoJournalYetError:
        return False
    try:
        return profile_of(store) is not None
    finally:
        store.close()
