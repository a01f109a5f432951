"""A case as the journal has it → the document that the case commands print."""

from datetime import datetime
from typing import Any

import msgspec
from msgspec import Struct

from segue.actions.moment import Moment, moment_of, time_of
from segue.assembly.contact import Contact, next_contact
from segue.domain.case import Refusal, Standing, State, may_ask, refusal_of, standing_of
from segue.domain.plan import CONTRACT, FirstContact
from segue.journal.ledger import KeptCase


class CaseShown(Struct, frozen=True, kw_only=True):
    """One case, as other programs see it.

    Attributes:
        contract: Version of this document.
        case: The case's name.
        state: Where it stands.
        may_ask: Whether an ask may be planned and made now.
        because: Why, or why not, in a sentence.
        until: What would change that; empty where an ask may be made.
        events: Each with its number, its kind, its moment, and what it holds.
        first_contact: When and how to write first, where that is next.
        maybe_same_as: Cases that may be about the same person.
    """

    contract: int = CONTRACT
    case: str
    state: State
    may_ask: bool
    because: str
    until: str
    events: tuple[dict[str, Any], ...]
    first_contact: FirstContact | None
    maybe_same_as: tuple[str, ...] = ()


def shown(
    kept: KeptCase,
    now: str | None,
    tz: str | None,
    maybe_same_as: tuple[str, ...] = (),
) -> CaseShown:
    """Make the document of a case.

    Args:
        kept: The case as the journal has it.
        now: The present moment in ISO 8601; by the machine's clock if left out.
        tz: IANA zone where the case names none.
        maybe_same_as: Cases that may be about the same person.

    Raises:
        InputError: The moment or the zone is at fault.
    """
    standing = standing_of(kept.events)
    moment = moment_for(standing, now, tz)
    today = moment.now.astimezone(moment.zone).date()
    refusal = refusal_of(standing, "draft_ask", today)
    contact = next_contact(kept.name, standing, moment.now, moment.zone)
    return CaseShown(
        case=kept.name,
        state=standing.state,
        may_ask=may_ask(standing, today),
        because=_because(standing, refusal),
        until=refusal.until.replace("NAME", kept.name) if refusal else "",
        events=tuple(
            {"id": number, **msgspec.to_builtins(event)}
            for number, event in enumerate(kept.events, 1)
        ),
        first_contact=first_contact_of(contact),
        maybe_same_as=maybe_same_as,
    )


def moment_for(standing: Standing, now: str | None, tz: str | None) -> Moment:
    """Return the moment in the zone that the case names, if it names one."""
    zone = standing.situation.timezone if standing.situation else None
    return moment_of(now, tz, zone)


def event_time(at: str | None, moment: Moment) -> datetime:
    """Return when something happened: as given, else the present moment."""
    if at is None:
        return moment.now.astimezone(moment.zone).replace(microsecond=0)
    return time_of("--at", at, moment.zone).astimezone(moment.zone)


def _because(standing: Standing, refusal: Refusal | None) -> str:
    if refusal:
        return _sentence(refusal.says)
    if standing.state == "waiting":
        return "They said yes for later, and the day that they named has come."
    if standing.came_back is not None:
        return "They opened it again by themselves."
    return "Nothing has been asked yet."


def _sentence(says: str) -> str:
    return f"{says[:1].upper()}{says[1:]}."


def first_contact_of(contact: Contact | None) -> FirstContact | None:
    """Return the first contact as the contract has it, if that is next."""
    if contact is None or contact.scheduled.what != "first_contact":
        return None
    scheduled, draft = contact.scheduled, contact.draft
    latest = scheduled.no_later_than
    return FirstContact(
        medium=draft.medium,
        about=draft.about,
        draft=draft.options[0],
        not_before=scheduled.not_before.isoformat(),
        suggested=scheduled.suggested.isoformat(),
        no_later_than=latest.isoformat() if latest else None,
    )
