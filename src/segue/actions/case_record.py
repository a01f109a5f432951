"""Write down what happened in a case, whatever its state."""

from collections.abc import Callable
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from segue.actions.case_document import CaseShown, event_time, moment_for, shown
from segue.actions.journal_access import Access
from segue.actions.moment import time_of
from segue.domain.case import standing_of
from segue.domain.case_event import (
    Again,
    Asked,
    Closed,
    Contacted,
    Event,
    Expected,
    Noted,
    Reflected,
    Reopened,
    Replied,
    Snoozed,
)
from segue.domain.case_name import slug_of
from segue.domain.plan import Answer, MoveId
from segue.domain.situation import ReasonKind
from segue.errors import InputError


LONGEST_TEXT = 4000
"""Characters of a note."""


class TextError(InputError):
    """A text that is to be kept is none, or too long."""

    def __init__(self, option: str) -> None:
        """Say what is expected, without repeating the text."""
        super().__init__(
            f"{option}: expected text of at most {LONGEST_TEXT} characters"
        )


class When(Struct, frozen=True, kw_only=True):
    """When something happened, and what now is.

    Attributes:
        at: When it happened, in ISO 8601; now where left out.
        now: The present moment; by the machine's clock where left out.
        tz: IANA zone where the case names none.
    """

    at: str | None = None
    now: str | None = None
    tz: str | None = None


NOW = When()
"""By the machine's clock."""


def record(
    access: Access, given: str, make: Callable[[datetime], Event], when: When = NOW
) -> CaseShown:
    """Write one event down, and show the case as it then stands.

    Args:
        access: To the journal.
        given: The case's name.
        make: Makes the event from the moment at which it happened.
        when: When that was.

    Raises:
        InputError: There is no such case, or the moment is at fault.
    """
    name = slug_of(given)
    with access.opened() as journal:
        kept = journal.read(name)
        moment = moment_for(standing_of(kept.events), when.now, when.tz)
        event = make(event_time(when.at, moment))
        journal.append(name, event)
    return shown(replace(kept, events=(*kept.events, event)), when.now, when.tz)


def _checked(option: str, text: str) -> str:
    plain = text.strip()
    if not plain or len(plain) > LONGEST_TEXT:
        raise TextError(option)
    return plain


def note(access: Access, given: str, text: str, when: When = NOW) -> CaseShown:
    """Keep something that the person wrote down.

    Raises:
        InputError: There is no text, or no such case.
    """
    kept = _checked("TEXT", text)
    return record(access, given, lambda at: Noted(at=at, text=kept), when)


def asked(
    access: Access,
    given: str,
    move: MoveId | None = None,
    reason: ReasonKind | None = None,
    when: When = NOW,
) -> CaseShown:
    """Keep that the person asked.

    Raises:
        InputError: There is no such case.
    """
    return record(
        access, given, lambda at: Asked(at=at, move=move, reason=reason), when
    )


def contacted(access: Access, given: str, when: When = NOW) -> CaseShown:
    """Keep that the person wrote or called.

    Raises:
        InputError: There is no such case.
    """
    return record(access, given, lambda at: Contacted(at=at), when)


def replied(access: Access, given: str, when: When = NOW) -> CaseShown:
    """Keep that the other one wrote or called.

    Raises:
        InputError: There is no such case.
    """
    return record(access, given, lambda at: Replied(at=at), when)


def reopen(access: Access, given: str, because: str, when: When = NOW) -> CaseShown:
    """Keep that the other one opened it again, by what they did.

    Raises:
        InputError: Nothing is said of what they did, or there is no such case.
    """
    kept = _checked("--because", because)
    return record(access, given, lambda at: Reopened(at=at, because=kept), when)


def close(access: Access, given: str, when: When = NOW) -> CaseShown:
    """Keep that the person lets it rest.

    Raises:
        InputError: There is no such case.
    """
    return record(access, given, lambda at: Closed(at=at), when)


def snooze(access: Access, given: str, until: str, when: When = NOW) -> CaseShown:
    """Ask to be reminded later.

    Raises:
        InputError: The moment is none, or there is no such case.
    """

    def make(at: datetime) -> Event:
        zone = at.tzinfo
        parsed = time_of("--until", until, zone)  # type: ignore[arg-type] # event_time shows it in a ZoneInfo
        return Snoozed(at=at, until=parsed.astimezone(zone))

    return record(access, given, make, when)


def expect(
    access: Access,
    given: str,
    nerves: int,
    answer: Answer | None = None,
    when: When = NOW,
) -> CaseShown:
    """Keep, before an ask, how it feels and what the person expects.

    Raises:
        InputError: There is no such case.
    """
    return record(
        access, given, lambda at: Expected(at=at, nerves=nerves, answer=answer), when
    )


def reflect(
    access: Access,
    given: str,
    nerves: int,
    again: Again | None = None,
    text: str | None = None,
    when: When = NOW,
) -> CaseShown:
    """Keep, afterwards, how it feels and whether they would do it again.

    Raises:
        InputError: There is no such case.
    """
    kept = _checked("--note", text) if text is not None else None
    return record(
        access,
        given,
        lambda at: Reflected(at=at, nerves=nerves, again=again, text=kept),
        when,
    )
