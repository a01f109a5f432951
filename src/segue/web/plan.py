"""The plan as a page, and as a card for the pocket."""

from typing import Annotated, Final

from litestar import get
from litestar.params import FromQuery, QueryParameter
from litestar.response import Redirect, Template

from segue.actions.case_gate import pass_gate
from segue.actions.case_plan import Planning, plan_case
from segue.actions.journal_held import HeldAccess
from segue.actions.plan import make_plan
from segue.actions.plan_in_words import changes_in_words
from segue.domain.case import with_history
from segue.domain.plan import MovePlan, Plan
from segue.web.journal import OwnJournal
from segue.web.render import page
from segue.web.sessions import OwnDesk, Session


Turn = Annotated[int, QueryParameter(ge=0, le=1000)]
"""Which words: 0 the usual ones, each further number others."""


@get("/plan", include_in_schema=False)
async def show_plan(desk: OwnDesk, journal: OwnJournal, *, words: Turn = 0) -> Template:
    """Show whether, how, when and in which words to ask."""
    session = desk.session
    plan = plan_of(session, journal, words)
    changes = [one for one in plan.would_change if one.decision != plan.decision]
    return page(
        "plan.html",
        session=session,
        plan=plan,
        changes=changes_in_words(plan, changes),
        words_turn=words,
    )


@get("/card", include_in_schema=False)
async def show_card(
    desk: OwnDesk, journal: OwnJournal, *, move: FromQuery[str] = "", words: Turn = 0
) -> Redirect | Template:
    """Show what fits into a pocket, for right before."""
    session = desk.session
    plan = plan_of(session, journal, words)
    if plan.decision != "ask":
        return Redirect("/plan", status_code=303)
    chosen = chosen_move(plan, move)
    shortest = min(chosen.words, key=lambda one: len(one.line))
    return page(
        "card.html", session=session, move=chosen, shortest=shortest, words_turn=words
    )


def plan_of(session: Session, journal: HeldAccess, turn: int) -> Plan:
    """Make the plan; for a case through its gate, and kept where it is news."""
    if not session.case:
        return make_plan(session.situation, turn=turn)
    came = session.opening_came
    passed = pass_gate(journal, session.case, "plan", opening_came=came)
    known = passed.standing.situation
    if known and with_history(passed.standing, known) == session.situation:
        return make_plan(session.situation, turn=turn, case=session.case)
    planning = Planning(opening_came=came, turn=turn)
    return plan_case(journal, session.case, session.situation, planning).plan


def chosen_move(plan: Plan, move: str) -> MovePlan:
    """Return the move of that name, or the best one."""
    found = (one for one in plan.moves if one.move == move)
    return next(found, plan.moves[0])


HANDLERS: Final = (show_plan, show_card)
"""Every handler of these pages."""
