"""Remove a case for good, or everything."""

from msgspec import Struct

from segue.actions.journal_access import Access
from segue.assembly.journal import open_store, remove_files
from segue.assembly.key_store import forget_at_hand
from segue.domain.case_name import slug_of
from segue.domain.plan import CONTRACT
from segue.journal.opening import erase, id_of, is_empty


class Forgotten(Struct, frozen=True, kw_only=True):
    """What is no longer there.

    Attributes:
        contract: Version of this document.
        forgotten: The case's name; nothing where all is gone.
    """

    contract: int = CONTRACT
    forgotten: str | None


def forget_case(access: Access, given: str) -> Forgotten:
    """Remove a case, its key and all that happened in it.

    The memory of the ask goes with it: Segue will not know any more what they
    answered. What they answered holds all the same.

    Raises:
        NoSuchCaseError: There is none of this name.
    """
    name = slug_of(given)
    with access.opened() as journal:
        journal.forget(name)
    return Forgotten(forgotten=name)


def wipe_journal() -> Forgotten:
    """Remove the whole journal, with or without its passphrase.

    Raises:
        NoJournalYetError: There is none.
    """
    store = open_store(make=False)
    try:
        if not is_empty(store):
            forget_at_hand(id_of(store))
        erase(store)
        is_file = store.file is not None
    finally:
        store.close()
    if is_file:
        remove_files()
    return Forgotten(forgotten=None)
