"""One ask: after what was no yes nothing is planned, unless they reopen it.

Written from the promise, not from ``segue.domain.case``: what may be done is
worked out anew from the list of what happened.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest

from segue.domain.case import may_ask, refusal_of, standing_of, with_history
from segue.domain.case_event import (
    Answered,
    Asked,
    Closed,
    Contacted,
    Described,
    Event,
    Expected,
    Noted,
    Planned,
    Reflected,
    Rehearsed,
    Reopened,
    Replied,
    ShownToAssistant,
    Snoozed,
)
from segue.domain.first_contact import SaneHours
from segue.domain.situation import History, Situation
from segue.followup.schedule import Almanac, schedule


SEQUENCES = 200_000
LONGEST = 9
AT = datetime(2026, 11, 22, 20, tzinfo=UTC)
TODAY = date(2026, 11, 22)
SOON, LATE = date(2026, 11, 20), date(2026, 12, 24)
ALMANAC = Almanac(
    SaneHours(time(4), time(9), time(20, 30), time(18), time(20), 2),
    4,
    ZoneInfo("UTC"),
    AT,
)
NO_LIKE = {"soft_no", "no", "unclear"}

POOL: tuple[Event, ...] = (
    Asked(at=AT),
    Asked(at=AT, move="shared_reason", reason="club"),
    Asked(at=AT, move="offer_yours"),
    Answered(at=AT, reading="yes"),
    Answered(at=AT, reading="yes", number="+15550142"),
    Answered(at=AT, reading="other_channel", handle="instagram:robin.p"),
    Answered(at=AT, reading="conditional", opening="after finals"),
    Answered(at=AT, reading="conditional", opens_on=SOON),
    Answered(at=AT, reading="conditional", opens_on=LATE),
    Answered(at=AT, reading="soft_no"),
    Answered(at=AT, reading="no"),
    Answered(at=AT, reading="unclear"),
    Reopened(at=AT, because="They asked for mine."),
    Contacted(at=AT),
    Replied(at=AT),
    Closed(at=AT),
    Snoozed(at=AT, until=AT + timedelta(days=1)),
    Noted(at=AT, text="Said hello."),
    Planned(at=AT, decision="ask"),
    Rehearsed(at=AT, scene="library_project", outcome="soft_no"),
    Expected(at=AT, nerves=70),
    Reflected(at=AT, nerves=30, again="yes"),
    ShownToAssistant(at=AT, what="plan"),
    Described(at=AT, situation=Situation()),
    Described(at=AT, situation=Situation(history=History(asked_before="no"))),
)
"""Everything that can happen, answers and asks more often than the rest."""

ASKING = ("plan", "rehearse_ask", "draft_ask")


def since_reopened(events: list[Event]) -> list[Event]:
    """Return what happened since they last opened it again."""
    for place in range(len(events) - 1, -1, -1):
        if isinstance(events[place], Reopened):
            return events[place + 1 :]
    return events


def asks_and_answers(events: list[Event]) -> list[Asked | Answered]:
    """Return only the asks and the answers."""
    return [event for event in events if isinstance(event, Asked | Answered)]


def broken(events: list[Event], *, came: bool) -> Iterator[str]:
    """Yield each way in which the promise is broken after these events."""
    standing = standing_of(events)
    talk = asks_and_answers(since_reopened(events))
    allowed = [
        purpose
        for purpose in ASKING
        if refusal_of(standing, purpose, TODAY, opening_came=came) is None  # type: ignore[arg-type] # one of them
    ]
    planned = schedule(standing, ALMANAC)
    said_no = any(isinstance(one, Answered) and one.reading in NO_LIKE for one in talk)
    last = talk[-1] if talk else None
    if said_no and (allowed or planned or may_ask(standing, TODAY)):
        yield "a no stands, and something may be done"
    if isinstance(last, Asked) and (allowed or planned):
        yield "no answer yet, and something may be done"
    if isinstance(last, Answered):
        scheduled = planned is not None
        yield from _after(last, allowed, scheduled=scheduled, came=came)
    if may_ask(standing, TODAY) and with_history(
        standing, standing.situation or Situation()
    ).history.asked_before in {*NO_LIKE, "no_answer"}:
        yield "an ask is open, and the plan would stop it"


def _after(
    last: Answered, allowed: list[str], *, scheduled: bool, came: bool
) -> Iterator[str]:
    has_come = came or (last.opens_on is not None and last.opens_on <= TODAY)
    if last.reading in {"yes", "other_channel"} and allowed:
        yield "they said yes, and an ask is planned"
    if last.reading == "conditional" and allowed and not has_come:
        yield "they said later, and it is not later yet"
    if last.reading == "conditional" and scheduled and last.opens_on is None:
        yield "they named no day, and one is scheduled"


@pytest.mark.timeout(120)
def test_one_ask_whatever_happens() -> None:
    """For 200,000 sequences drawn at random, and each of their beginnings."""
    rng = Random(20261122)  # noqa: S311 - draws examples, keeps no secret
    seen = dict.fromkeys(("plan", "scheduled", "refused"), 0)
    for _ in range(SEQUENCES):
        events = rng.choices(POOL, k=rng.randint(1, LONGEST))
        came = rng.random() < 0.5
        found = list(broken(events, came=came))
        assert found == [], events
        standing = standing_of(events)
        refused = refusal_of(standing, "plan", TODAY, opening_came=came)
        seen["refused" if refused else "plan"] += 1
        seen["scheduled"] += schedule(standing, ALMANAC) is not None
    assert min(seen.values()) > SEQUENCES / 50, seen


def test_only_they_can_open_it_again() -> None:
    """After a no, any one event but theirs leaves it closed."""
    answers = [one for one in POOL if isinstance(one, Answered)]
    for answer in (one for one in answers if one.reading in NO_LIKE):
        opens = [
            one
            for one in POOL
            if not refusal_of(standing_of([POOL[0], answer, one]), "plan", TODAY)
        ]
        assert opens == [Reopened(at=AT, because="They asked for mine.")]
