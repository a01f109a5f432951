"""Where a case stands is told by what happened, and by nothing else."""

from datetime import UTC, date, datetime

import pytest

from segue.domain.case import (
    Standing,
    may_ask,
    refusal_of,
    standing_of,
    with_history,
)
from segue.domain.case_event import (
    Answered,
    Asked,
    Closed,
    Contacted,
    Described,
    Event,
    Noted,
    Reopened,
    Replied,
    Snoozed,
)
from segue.domain.plan import Answer
from segue.domain.situation import AskedBefore, History, Situation


AT = datetime(2026, 11, 22, 18, tzinfo=UTC)
TODAY = date(2026, 11, 23)
ASKED = Asked(at=AT, move="shared_reason", reason="class_project")
OFFERED = Asked(at=AT, move="offer_yours")
CAME_BACK = Reopened(at=AT, because="They asked for mine.")


def answered(reading: Answer, number: str | None = None) -> Answered:
    """Return an answer."""
    return Answered(at=AT, reading=reading, number=number)


@pytest.mark.parametrize(
    ("events", "state"),
    [
        ([], "open"),
        ([Noted(at=AT, text="Said hello.")], "open"),
        ([ASKED], "asked"),
        ([ASKED, answered("yes")], "yes"),
        ([ASKED, answered("other_channel")], "yes"),
        ([ASKED, answered("conditional")], "waiting"),
        ([ASKED, answered("soft_no")], "closed"),
        ([ASKED, answered("no")], "closed"),
        ([ASKED, answered("unclear")], "closed"),
        ([OFFERED], "asked"),
        ([OFFERED, answered("yes")], "waiting"),
        ([OFFERED, answered("yes"), Replied(at=AT)], "yes"),
        ([OFFERED, answered("yes", "+15550142")], "yes"),
        ([OFFERED, answered("no")], "closed"),
        ([answered("yes")], "yes"),
        ([Closed(at=AT)], "closed"),
        ([ASKED, answered("no"), CAME_BACK], "open"),
        ([ASKED, answered("no"), ASKED], "asked"),
        ([ASKED, answered("conditional"), ASKED], "asked"),
        ([Closed(at=AT), CAME_BACK], "open"),
    ],
)
def test_events_lead_to_states(events: list[Event], state: str) -> None:
    """Each answer leads where the contract says."""
    assert standing_of(events).state == state


def test_a_case_tells_what_belongs_to_the_last_ask() -> None:
    """An earlier ask's answer and contacts are history once they came back."""
    before: list[Event] = [
        ASKED,
        answered("yes"),
        Contacted(at=AT),
        Snoozed(at=AT, until=AT),
    ]
    assert standing_of(before) == Standing(
        state="yes",
        asked=ASKED,
        answer=answered("yes"),
        contacts=(AT,),
        snoozed_until=AT,
    )
    assert standing_of([*before, CAME_BACK]) == Standing(
        came_back="They asked for mine."
    )


def test_a_no_outlives_another_ask() -> None:
    """Who presses on a no gets no plans out of it, not even from a yes."""
    pressed = standing_of([ASKED, answered("no"), ASKED, answered("yes")])
    assert pressed.state == "yes"
    assert pressed.no_stands
    for purpose in ("plan", "rehearse_ask", "draft_ask", "first_contact"):
        assert refusal_of(pressed, purpose, TODAY, opening_came=True)


@pytest.mark.parametrize(
    ("opens_on", "came", "passes"),
    [
        (None, False, False),
        (None, True, True),
        (date(2026, 11, 24), False, False),
        (date(2026, 11, 24), True, True),
        (date(2026, 11, 23), False, True),
    ],
)
def test_a_yes_for_later_waits_for_what_they_named(
    opens_on: date | None, *, came: bool, passes: bool
) -> None:
    """Its day has come, or the person says that it has; nothing else counts."""
    waiting = standing_of(
        [ASKED, Answered(at=AT, reading="conditional", opens_on=opens_on)]
    )
    refusal = refusal_of(waiting, "plan", TODAY, opening_came=came)
    assert (refusal is None) == passes


def test_their_turn_is_not_ours() -> None:
    """After one's own number was taken, nothing is planned or scheduled."""
    offered = standing_of([OFFERED, answered("yes")])
    assert offered.is_their_turn
    for purpose in ("plan", "rehearse_ask", "draft_ask", "first_contact"):
        refusal = refusal_of(offered, purpose, TODAY, opening_came=True)
        assert refusal
        assert "their turn" in refusal.says


@pytest.mark.parametrize("before", ["no", "soft_no", "unclear", "no_answer"])
def test_a_no_that_was_only_described_counts(before: AskedBefore) -> None:
    """Such a case may be planned (as: leave it), and not rehearsed."""
    situation = Situation(history=History(asked_before=before))
    told = standing_of([Described(at=AT, situation=situation)])
    assert told.state == "open"
    assert not may_ask(told, TODAY)
    assert refusal_of(told, "plan", TODAY) is None
    assert refusal_of(told, "rehearse_ask", TODAY)


def test_what_the_case_knows_counts_more_than_what_was_described() -> None:
    """They came back: never asked. They said later: conditional."""
    told = Situation(history=History(asked_before="no"))
    back = standing_of([Described(at=AT, situation=told), CAME_BACK])
    assert may_ask(back, TODAY)
    assert with_history(back, told).history.asked_before == "never"
    later = standing_of([ASKED, answered("conditional")])
    assert with_history(later, Situation()).history.asked_before == "conditional"
    assert with_history(Standing(), told) == told
