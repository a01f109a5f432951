"""Plan for a case: through the gate, from what the case knows, and kept."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from segue.actions.case_document import event_time
from segue.actions.case_gate import Passed, gate_in
from segue.actions.journal_access import Access
from segue.actions.plan import make_plan
from segue.domain.case import with_history
from segue.domain.case_event import Described, Event, Planned
from segue.domain.plan import Plan
from segue.domain.situation import Situation


class Planning(Struct, frozen=True, kw_only=True):
    """How a plan for a case is to be made.

    Attributes:
        opening_came: What they named for a conditional yes has come.
        now: The present moment in ISO 8601; by the machine's clock if left out.
        tz: IANA zone where the situation names none.
        turn: 0 for the usual words; each further turn gives others.
        playbook: A folder with a playbook of one's own.
        language: Tag of the language of the words; English if left out.
    """

    opening_came: bool = False
    now: str | None = None
    tz: str | None = None
    turn: int = 0
    playbook: Path | None = None
    language: str | None = None


class Beside(Struct, frozen=True):
    """What a plan rests on beside what the case knows.

    Attributes:
        fill: Fills a situation up for this plan; the case does not keep that.
        noted: Makes the event that says where it came from.
    """

    fill: Callable[[Situation], Situation]
    noted: Callable[[datetime], Event]


class PlannedCase(Struct, frozen=True):
    """A plan, and the situation that it was made from.

    Attributes:
        plan: What to do.
        situation: What the case knows, and what it was filled up with.
        said: What the person has said, without what it was filled up with.
    """

    plan: Plan
    situation: Situation
    said: Situation


def plan_case(
    access: Access,
    given: str,
    situation: Situation | None,
    planning: Planning,
    beside: Beside | None = None,
) -> PlannedCase:
    """Say whether, how, when and in which words to ask, and keep what it was.

    Args:
        access: To the journal.
        given: The case's name.
        situation: Where the two stand now; the case's own where left out.
        planning: Moment, words and playbook.
        beside: What else the plan rests on, if anything.

    Raises:
        OneAskError: The promise forbids it.
        InputError: There is no such case, or something given is at fault.
    """
    with access.opened() as journal:
        passed = gate_in(
            journal,
            given,
            "plan",
            opening_came=planning.opening_came,
            now=planning.now,
            tz=planning.tz,
        )
        said = situation or passed.standing.situation or Situation()
        known = with_history(passed.standing, beside.fill(said) if beside else said)
        plan = make_plan(
            known,
            now=planning.now,
            tz=planning.tz,
            turn=planning.turn,
            case=passed.kept.name,
            playbook=planning.playbook,
            language=planning.language,
        )
        at = event_time(None, passed.moment)
        noted = (beside.noted(at),) if beside else ()
        journal.append(passed.kept.name, *noted, *_made(passed, at, situation, plan))
    return PlannedCase(plan, known, said)


def _made(
    passed: Passed, at: datetime, situation: Situation | None, plan: Plan
) -> Iterator[Event]:
    """Yield what happened: a new description if there is one, and the plan."""
    if situation is not None and situation != passed.standing.situation:
        yield Described(at=at, situation=situation)
    planned = Planned(at=at, decision=plan.decision)
    if plan.moves:
        first = plan.moves[0]
        reason = first.reason.kind if first.reason else None
        planned = replace(
            planned, move=first.move, reason=reason, channel=first.channel
        )
    yield planned
