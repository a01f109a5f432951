"""Events → where a case stands, and what may still be done in it.

A case is one person to ask. Where it stands is a pure function of what
happened, in the order in which it was written down:

    open ── asked ──► asked ── yes, other_channel ──────► yes
     ▲                  │  └── conditional ─────────────► waiting
     │                  └───── soft_no, no, unclear ────► closed
     └───────────── they opened it again ─────────────────┘

What happened is always written down, whatever the state. What is planned is
not: after an answer that was no yes, nothing is planned, drafted, rehearsed or
scheduled unless *they* opened it again. A yes that came only after pressing on
a no changes the state, because it happened, and is planned on by nobody.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from segue.domain.case_event import (
    Answered,
    Asked,
    Closed,
    Contacted,
    Described,
    Event,
    Reopened,
    Replied,
    Snoozed,
)
from segue.domain.situation import AskedBefore, History, Situation


State = Literal["open", "asked", "yes", "waiting", "closed"]
Purpose = Literal["plan", "rehearse_ask", "draft_ask", "first_contact"]

NO_LIKE: Final = frozenset({"soft_no", "no", "unclear"})
"""Readings that count as a no."""

_NO_BEFORE: Final = frozenset({"soft_no", "no", "unclear", "no_answer"})


class Standing(Struct, frozen=True, kw_only=True):
    """Where a case stands.

    Attributes:
        state: The state.
        no_stands: They answered with what counts as a no, and have not opened
            it again since.
        came_back: What they did when they last opened it again.
        situation: Where the two stand, as last described.
        asked: The last ask since then.
        answer: What they answered to it.
        contacts: When the person wrote after that answer.
        replied: They have written since then.
        snoozed_until: The person wants no reminder before this.
    """

    state: State = "open"
    no_stands: bool = False
    came_back: str | None = None
    situation: Situation | None = None
    asked: Asked | None = None
    answer: Answered | None = None
    contacts: tuple[datetime, ...] = ()
    replied: bool = False
    snoozed_until: datetime | None = None

    @property
    def is_their_turn(self) -> bool:
        """They have the person's number, and theirs was not given."""
        return (
            self.state == "waiting"
            and self.answer is not None
            and self.answer.reading != "conditional"
        )


class Refusal(Struct, frozen=True):
    """Why something is not done for a case.

    Attributes:
        says: In one sentence, without words of any conversation.
        until: What would change it.
    """

    says: str
    until: str


_ONLY_THEY: Final = (
    "only they can open it again; if they did: `segue case reopen NAME --because …`"
)
_THEIR_TURN: Final = Refusal(
    "you gave your number, and now it is their turn to write",
    "when they have: `segue case replied NAME`",
)
_NOT_YET: Final = Refusal(
    "they said yes for later, and what they named has not come yet",
    "once it has: `segue plan --case NAME --opening-came`",
)
_REFUSALS: Final[Mapping[str, Refusal]] = MappingProxyType(
    {
        "asked": Refusal(
            "you have asked, and one ask is enough; no answer counts as a no",
            "record what they answer (`segue case answered NAME …`), or what they did"
            " to open it again (`segue case reopen NAME --because …`)",
        ),
        "yes": Refusal(
            "they said yes, and nothing is left to ask for",
            "`segue due` says when to write first",
        ),
        "closed": Refusal("this case is closed", _ONLY_THEY),
    }
)


def standing_of(events: Iterable[Event]) -> Standing:
    """Work out where a case stands from all that happened, oldest first."""
    standing = Standing()
    for event in events:
        standing = _after(standing, event)
    return standing


def _after(standing: Standing, event: Event) -> Standing:
    after = standing
    match event:
        case Described():
            after = replace(standing, situation=event.situation)
        case Asked():
            after = replace(_afresh(standing), state="asked", asked=event)
        case Answered():
            after = _after_answer(standing, event)
        case Contacted():
            contacts = (*standing.contacts, event.at)
            after = replace(standing, contacts=contacts, snoozed_until=None)
        case Replied():
            after = _after_reply(standing)
        case Reopened():
            fresh = replace(_afresh(standing), state="open", no_stands=False)
            after = replace(fresh, came_back=event.because)
        case Closed():
            after = replace(standing, state="closed")
        case Snoozed():
            after = replace(standing, snoozed_until=event.until)
        case _:
            pass
    return after


def _afresh(standing: Standing) -> Standing:
    """Forget what belonged to an earlier ask; a no that stands still does."""
    return Standing(
        state=standing.state,
        no_stands=standing.no_stands,
        came_back=standing.came_back,
        situation=standing.situation,
    )


def _after_reply(standing: Standing) -> Standing:
    """Their turn is over once they have written, and they are reachable."""
    state: State = "yes" if standing.is_their_turn else standing.state
    return replace(standing, state=state, replied=True)


def _after_answer(standing: Standing, answer: Answered) -> Standing:
    after = replace(_afresh(standing), asked=standing.asked, answer=answer)
    if answer.reading in NO_LIKE:
        return replace(after, state="closed", no_stands=True)
    if answer.reading == "conditional":
        return replace(after, state="waiting")
    offered = standing.asked is not None and standing.asked.move == "offer_yours"
    if offered and answer.reading == "yes" and answer.number is None:
        return replace(after, state="waiting")
    return replace(after, state="yes")


def refusal_of(
    standing: Standing, purpose: Purpose, today: date, *, opening_came: bool = False
) -> Refusal | None:
    """Say why something may not be done for a case; nothing where it may.

    Args:
        standing: Where the case stands.
        purpose: What is to be done.
        today: In the person's own time zone.
        opening_came: The person says that what the other one named for a
            conditional yes has come.
    """
    if standing.no_stands:
        return Refusal("they have answered, and it was no yes", _ONLY_THEY)
    if purpose == "first_contact":
        return _no_contact(standing)
    if purpose != "plan" and _says_no_before(standing):
        says = "you said that they answered an earlier ask, and it was no yes"
        return Refusal(says, _ONLY_THEY)
    return _no_ask(standing, opening_came=opening_came or _opens(standing, today))


def _says_no_before(standing: Standing) -> bool:
    situation = standing.situation
    if situation is None or standing.came_back is not None:
        return False
    return situation.history.asked_before in _NO_BEFORE


def _opens(standing: Standing, today: date) -> bool:
    """Say whether the day that they named has come."""
    opens_on = standing.answer.opens_on if standing.answer else None
    return opens_on is not None and opens_on <= today


def _no_contact(standing: Standing) -> Refusal | None:
    if standing.state == "yes":
        return None
    if standing.is_their_turn:
        return _THEIR_TURN
    return Refusal(
        "they have not given a number or another way",
        "`segue case answered NAME …` says that they did",
    )


def _no_ask(standing: Standing, *, opening_came: bool) -> Refusal | None:
    if standing.state == "open":
        return None
    if standing.state != "waiting":
        return _REFUSALS[standing.state]
    if standing.is_their_turn:
        return _THEIR_TURN
    return None if opening_came else _NOT_YET


def may_ask(standing: Standing, today: date) -> bool:
    """Say whether an ask may be planned and made now."""
    return refusal_of(standing, "draft_ask", today) is None


def with_history(standing: Standing, situation: Situation) -> Situation:
    """Return a situation that says of earlier asks what the case knows.

    A case that they opened again is open, whatever the situation says; one in
    which they said "yes, later" goes on from there.
    """
    before: AskedBefore | None = situation.history.asked_before
    if standing.state == "waiting":
        before = "conditional"
    elif standing.came_back is not None:
        before = "never"
    history: History = replace(situation.history, asked_before=before)
    return replace(situation, history=history)
