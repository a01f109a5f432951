"""The first page, the page to hide behind, and what is kept where."""

from typing import Final

import msgspec
from litestar import Response, get, post
from litestar.datastructures import UploadFile
from litestar.params import MultipartBody
from litestar.response import Redirect, Template
from msgspec import Struct
from msgspec.structs import replace

from segue.actions.demonstration import demonstration
from segue.actions.moment import moment_of
from segue.actions.plan import make_plan
from segue.domain.read_situation import read_situation
from segue.errors import InputError
from segue.web.render import page
from segue.web.sessions import OwnDesk, Session


class Opened(Struct):
    """The form that opens saved answers."""

    file: UploadFile


@get("/", include_in_schema=False)
async def home(desk: OwnDesk) -> Template:
    """Show where to begin, or where to go on."""
    session = desk.session
    plan = None if session.is_new else make_plan(session.situation)
    return page("home.html", session=session, plan=plan, problem="")


@get("/away", include_in_schema=False)
async def away(desk: OwnDesk) -> Template:
    """Hide everything behind a page that says nothing."""
    desk.put(replace(desk.session, is_away=True))
    return page("away.html")


@post("/back", include_in_schema=False, status_code=303)
async def back(desk: OwnDesk) -> Redirect:
    """Show the app again."""
    desk.put(replace(desk.session, is_away=False))
    return Redirect("/", status_code=303)


@get("/data", include_in_schema=False)
async def data(desk: OwnDesk) -> Template:
    """Show what is kept where, and let it be taken along or forgotten."""
    return page("data.html", session=desk.session)


@post("/forget", include_in_schema=False, status_code=303)
async def forget(desk: OwnDesk) -> Redirect:
    """Forget everything that this browser told."""
    desk.put(Session())
    return Redirect("/", status_code=303)


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
    data: MultipartBody[Opened],
) -> Redirect | Template:
    """Go on from a file that was saved before."""
    try:
        situation = read_situation(await data.file.read())
    except InputError as error:
        session = desk.session
        plan = None if session.is_new else make_plan(session.situation)
        return page(
            "home.html", status=400, session=session, plan=plan, problem=error.line()
        )
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
