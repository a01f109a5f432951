"""What they answered, and what to do now."""

from typing import Final, get_args

from litestar import get
from litestar.params import FromQuery
from litestar.response import Redirect, Template

from segue.actions.plan import make_plan
from segue.domain.plan import Answer
from segue.web.render import page
from segue.web.sessions import OwnDesk


@get("/answer", include_in_schema=False)
async def show_answer(
    desk: OwnDesk, *, reading: FromQuery[str] = "", move: FromQuery[str] = ""
) -> Redirect | Template:
    """Let the person say how they read the answer, and say what to do now."""
    session = desk.session
    plan = make_plan(session.situation, case=session.case)
    if not plan.moves:
        return Redirect("/plan", status_code=303)
    known = reading if reading in get_args(Answer) else ""
    chosen = next((one for one in plan.moves if one.move == move), plan.moves[0])
    branch = getattr(chosen.if_answer, known) if known else None
    return page(
        "answer.html", session=session, move=chosen, reading=known, branch=branch
    )


HANDLERS: Final = (show_answer,)
"""Every handler of these pages."""
