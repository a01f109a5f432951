"""Read the whole journal, and name what is not as it was written."""

from msgspec import Struct

from segue.actions.journal_access import Access
from segue.domain.plan import CONTRACT


class Checked(Struct, frozen=True, kw_only=True):
    """What a check found.

    Attributes:
        contract: Version of this document.
        whole: Nothing is damaged.
        cases: How many cases are whole.
        events: How many events they have.
        damages: What is not as it was written, each in a sentence.
    """

    contract: int = CONTRACT
    whole: bool
    cases: int
    events: int
    damages: tuple[str, ...]


def check_journal(access: Access) -> Checked:
    """Open every seal in the journal.

    Raises:
        JournalDamagedError: Not even the header can be read.
    """
    with access.opened() as journal:
        examined = journal.examine()
    return Checked(
        whole=not examined.damages,
        cases=len(examined.kept),
        events=sum(len(case.events) for case in examined.kept),
        damages=examined.damages,
    )
