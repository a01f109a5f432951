"""Plan for a case: through the gate, from what the case knows, and kept."""

from collections.abc import Iterator
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
    """

    opening_came: bool = False
    now: str | None = None
    tz: str | None = None
    turn: int = 0
    playbook: Path | None = None


class PlannedCase(Struct, frozen=True):
    """A plan, and the situation that it was made from."""

    plan: Plan
    situation: Situation


def plan_case(
    access: Access, given: str, situation: Situation | None, planning: Planning
) -> PlannedCase:
    """Say whether, how, when and in which words to ask, and keep what it was.

    Args:
        access: To the journal.
        given: The case's name.
        situation: Where the two stand now; the case's own where left out.
        planning: Moment, words and playbook.

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
        described = situation or passed.standing.situation or Situation()
        known = with_history(passed.standing, described)
        plan = make_plan(
            known,
            now=planning.now,
            tz=planning.tz,
            turn=planning.turn,
            case=passed.kept.name,
            playbook=planning.playbook,
        )
        journal.append(passed.kept.name, *_made(passed, situation, plan))
    return PlannedCase(plan, known)


def _made(passed: Passed, situation: Situation | None, plan: Plan) -> Iterator[Event]:
    """Yield what happened: a new description if there is one, and the plan."""
    at = event_time(None, passed.moment)
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
