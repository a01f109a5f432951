"""What opens the journal, and how it leaves: pages around it."""

from typing import Final

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromQuery
from litestar.response import Redirect, Template

from segue.actions.calendar import calendar_bytes
from segue.actions.export_all import archive_of
from segue.actions.forget import wipe_journal
from segue.actions.journal_held import HeldAccess
from segue.errors import InputError
from segue.web.render import Asking, page
from segue.web.sessions import OwnDesk, Session


OwnJournal = NamedDependency[HeldAccess]
"""The journal of this launch, as handlers get it."""

_SEE_OTHER: Final = 303


@get("/unlock", include_in_schema=False)
async def ask_passphrase(journal: OwnJournal, *, then: FromQuery[str] = "") -> Template:
    """Ask for what opens the journal, or for what shall open a new one."""
    return _ask(journal, then)


@post("/unlock", include_in_schema=False, status_code=_SEE_OTHER)
async def unlock(journal: OwnJournal, request: Asking) -> Redirect | Template:
    """Open the journal, or make one."""
    form = await request.form()
    then = str(form.get("then", ""))
    given, again = str(form.get("passphrase", "")), str(form.get("again", ""))
    try:
        if journal.state() != "none":
            journal.unlock(given)
        elif form.get("without"):
            journal.begin("")
        elif not given or given != again:
            return _ask(journal, then, "The two are not the same; once more, then.")
        else:
            journal.begin(given)
    except InputError as error:
        return _ask(journal, then, f"{error.message[:1].upper()}{error.message[1:]}.")
    return Redirect(_page(then), status_code=_SEE_OTHER)


@post("/lock", include_in_schema=False, status_code=_SEE_OTHER)
async def lock(journal: OwnJournal, desk: OwnDesk) -> Redirect:
    """Close the journal, and forget what this browser was told of it."""
    journal.lock()
    desk.put(Session())
    return Redirect("/", status_code=_SEE_OTHER)


@get("/journal.json", include_in_schema=False)
async def export(journal: OwnJournal) -> Response[bytes]:
    """Hand out all that the journal holds, as the terminal exports it."""
    return _file(archive_of(journal), "application/json", "segue-journal.json")


@get("/calendar.ics", include_in_schema=False)
async def calendar(
    journal: OwnJournal, *, details: FromQuery[bool] = False
) -> Response[bytes]:
    """Hand out what is due as a calendar file, with alarms."""
    made, _ = calendar_bytes(journal, details=details)
    return _file(made, "text/calendar", "segue.ics")


@post("/wipe", include_in_schema=False, status_code=_SEE_OTHER)
async def wipe(
    journal: OwnJournal, desk: OwnDesk, request: Asking
) -> Redirect | Template:
    """Remove the whole journal, once it was said twice."""
    form = await request.form()
    if not form.get("sure"):
        return page("wipe.html")
    journal.lock()
    wipe_journal()
    desk.put(Session())
    return Redirect("/", status_code=_SEE_OTHER)


def to_unlock(request: Asking) -> str:
    """Return where the journal is opened, for a page that needs it."""
    path = request.url.path if request.method == "GET" else "/"
    return f"/unlock?then={path.removeprefix('/')}"


def _ask(journal: HeldAccess, then: str, problem: str = "") -> Template:
    return page(
        "unlock.html",
        status=400 if problem else 200,
        is_new=journal.state() == "none",
        then=then,
        problem=problem,
    )


def _page(then: str) -> str:
    """Return a page of our own: a path, and nothing that leads elsewhere."""
    is_plain = all(part.replace("-", "").isalnum() for part in then.split("/"))
    return f"/{then}" if then and is_plain else "/"


def _file(body: bytes, media_type: str, name: str) -> Response[bytes]:
    return Response(
        body,
        media_type=media_type,
        headers={"content-disposition": f'attachment; filename="{name}"'},
    )


HANDLERS: Final = (ask_passphrase, unlock, lock, export, calendar, wipe)
"""Every handler of these pages."""
