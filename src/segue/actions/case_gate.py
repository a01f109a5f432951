"""The gate: what is planned, drafted, rehearsed or scheduled for a case passes.

Every action that does any of this for a case calls ``pass_gate`` first, and
gets the case where it may go on. Where it may not, the error says why and what
would change it, and the command ends with exit code 3.
"""

from msgspec import Struct

from segue.actions.case_document import moment_for
from segue.actions.journal_access import Access
from segue.actions.moment import Moment
from segue.domain.case import Purpose, Refusal, Standing, refusal_of, standing_of
from segue.domain.case_name import slug_of
from segue.errors import PromiseError
from segue.journal.ledger import Journal, KeptCase


class OneAskError(PromiseError):
    """The one-ask promise forbids it for this case."""

    def __init__(self, name: str, refusal: Refusal) -> None:
        """Name the case, say why, and what would change it."""
        hint = refusal.until.replace("NAME", name)
        super().__init__(f"{name}: {refusal.says}", hint)


class Passed(Struct, frozen=True, kw_only=True):
    """A case that may go on.

    Attributes:
        kept: The case as the journal has it.
        standing: Where it stands.
        moment: Now, in the case's own zone.
    """

    kept: KeptCase
    standing: Standing
    moment: Moment


def pass_gate(
    access: Access,
    given: str,
    purpose: Purpose,
    *,
    opening_came: bool = False,
    now: str | None = None,
    tz: str | None = None,
) -> Passed:
    """Return a case where something may be done for it.

    Args:
        access: To the journal.
        given: The case's name.
        purpose: What is to be done.
        opening_came: The person says that what the other one named for a
            conditional yes has come.
        now: The present moment in ISO 8601; by the machine's clock if left out.
        tz: IANA zone where the case names none.

    Raises:
        OneAskError: It may not.
        InputError: There is no such case.
    """
    with access.opened() as journal:
        return gate_in(
            journal, given, purpose, opening_came=opening_came, now=now, tz=tz
        )


def gate_in(
    journal: Journal,
    given: str,
    purpose: Purpose,
    *,
    opening_came: bool = False,
    now: str | None = None,
    tz: str | None = None,
) -> Passed:
    """Do the same in a journal that is open already.

    Raises:
        OneAskError: It may not.
        InputError: There is no such case.
    """
    kept = journal.read(slug_of(given))
    standing = standing_of(kept.events)
    moment = moment_for(standing, now, tz)
    today = moment.now.astimezone(moment.zone).date()
    refusal = refusal_of(standing, purpose, today, opening_came=opening_came)
    if refusal:
        raise OneAskError(kept.name, refusal)
    return Passed(kept=kept, standing=standing, moment=moment)
