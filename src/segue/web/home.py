"""The first page, the page to hide behind, and what is kept where."""

from typing import Final

import msgspec
from litestar import Response, get, post
from litestar.datastructures import UploadFile
from litestar.params import MultipartBody
from litestar.response import Redirect, Template
from msgspec import Struct
from msgspec.structs import replace

from segue.actions.case_show import list_cases
from segue.actions.demonstration import demonstration
from segue.actions.due import list_due
from segue.actions.journal_held import HeldAccess
from segue.actions.moment import moment_of
from segue.actions.plan import make_plan
from segue.domain.read_situation import read_situation
from segue.errors import InputError
from segue.web.journal import OwnJournal
from segue.web.render import Asking, page
from segue.web.sessions import OwnDesk, Session


class Opened(Struct):
    """The form that opens saved answers."""

    file: UploadFile


@get("/", include_in_schema=False)
async def home(desk: OwnDesk, journal: OwnJournal) -> Template:
    """Show where to begin, where to go on, and what is due."""
    return _home(desk.session, journal)


def _home(session: Session, journal: HeldAccess, problem: str = "") -> Template:
    state = journal.state()
    is_open = state == "open"
    is_loose = not session.is_new and not session.case
    return page(
        "home.html",
        status=400 if problem else 200,
        session=session,
        plan=make_plan(session.situation) if is_loose else None,
        journal=state,
        cases=list_cases(journal).cases if is_open else (),
        due=list_due(journal).due if is_open else (),
        problem=problem,
    )


@get("/away", include_in_schema=False)
async def away(desk: OwnDesk) -> Template:
    """Hide everything behind a page that says nothing."""
    desk.put(replace(desk.session, is_away=True, chat=None))
    return page("away.html")


@post("/back", include_in_schema=False, status_code=303)
async def back(desk: OwnDesk) -> Redirect:
    """Show the app again."""
    desk.put(replace(desk.session, is_away=False))
    return Redirect("/", status_code=303)


@get("/data", include_in_schema=False)
async def data(desk: OwnDesk, journal: OwnJournal) -> Template:
    """Show what is kept where, and let it be taken along or forgotten."""
    state = journal.state()
    return page(
        "data.html",
        session=desk.session,
        journal=state,
        is_guarded=state == "open" and journal.is_guarded,
    )


@post("/forget", include_in_schema=False, status_code=303)
async def forget(desk: OwnDesk, request: Asking) -> Redirect:
    """Forget everything that this browser told, and begin anew where wanted."""
    form = await request.form()
    desk.put(Session())
    begins_anew = form.get("then") == "questions"
    return Redirect("/questions" if begins_anew else "/", status_code=303)


@post("/demonstration", include_in_schema=False, status_code=303)
async def show_demonstration(desk: OwnDesk) -> Redirect:
    """Fill in an example, so that everything can be looked at."""
    example = demonstration(moment_of(None, None))
    desk.put(Session(situation=example, is_demonstration=True))
    return Redirect("/plan", status_code=303)


@get("/answers.json", include_in_schema=False)
async def save_answers(desk: OwnDesk) -> Response[bytes]:
    """Hand out what was told, as a file that `segue plan` reads, too."""
    plain = msgspec.json.format(msgspec.json.encode(desk.session.situation), indent=2)
    return Response(
        plain + b"\n",
        media_type="application/json",
        headers={"content-disposition": 'attachment; filename="segue.json"'},
    )


@post("/answers/open", include_in_schema=False, status_code=303)
async def open_answers(
    desk: OwnDesk,
    journal: OwnJournal,
    data: MultipartBody[Opened],
) -> Redirect | Template:
    """Go on from a file that was saved before."""
    try:
        situation = read_situation(await data.file.read())
    except InputError as error:
        return _home(desk.session, journal, error.line())
    desk.put(Session(situation=situation))
    return Redirect("/answers", status_code=303)


HANDLERS: Final = (
    home,
    away,
    back,
    data,
    forget,
    show_demonstration,
    save_answers,
    open_answers,
)
"""Every handler of these pages."""
