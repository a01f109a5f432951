"""One person to ask, as the journal keeps it: standing, and what happened."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final, cast, get_args

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from msgspec.structs import replace

from segue.actions import case_record
from segue.actions.case_answered import Given, answered
from segue.actions.case_document import CaseShown
from segue.actions.case_in_words import stands, told
from segue.actions.case_new import begin_case
from segue.actions.case_plan import Planning, plan_case
from segue.actions.case_show import show_case
from segue.actions.forget import forget_case
from segue.actions.journal_held import HeldAccess
from segue.actions.look_back import look_back
from segue.actions.look_back_in_words import told as in_sentences
from segue.domain.case_event import Again
from segue.domain.plan import Answer, MoveId
from segue.domain.situation import ReasonKind
from segue.errors import InputError
from segue.web.journal import OwnJournal
from segue.web.render import Asking, page
from segue.web.sessions import OwnDesk, Session


_SEE_OTHER: Final = 303

Form = Mapping[str, Any]


class UnknownHappeningError(InputError):
    """The form names nothing that can happen."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("nothing of that kind can be written down")


@post("/keep", include_in_schema=False, status_code=_SEE_OTHER)
async def keep(
    journal: OwnJournal, desk: OwnDesk, request: Asking
) -> Redirect | Template:
    """Keep what was told as a case, so that the one ask is remembered."""
    if journal.state() != "open":
        return Redirect("/unlock?then=keep", status_code=_SEE_OTHER)
    form = await request.form()
    session = desk.session
    try:
        shown = begin_case(journal, str(form.get("name", "")), session.situation)
    except InputError as error:
        return _ask_name(session, error.line())
    desk.put(replace(session, case=shown.case))
    return Redirect(f"/cases/{shown.case}", status_code=_SEE_OTHER)


@get("/keep", include_in_schema=False)
async def ask_name(journal: OwnJournal, desk: OwnDesk) -> Redirect | Template:
    """Ask under which name to keep what was told."""
    if journal.state() != "open":
        return Redirect("/unlock?then=keep", status_code=_SEE_OTHER)
    return _ask_name(desk.session)


@get("/cases/{name:str}", include_in_schema=False)
async def show(journal: OwnJournal, name: FromPath[str]) -> Template:
    """Show where a case stands, what comes next, and what happened."""
    return _show(show_case(journal, name))


@post("/cases/{name:str}", include_in_schema=False, status_code=_SEE_OTHER)
async def write_down(
    journal: OwnJournal, request: Asking, name: FromPath[str]
) -> Redirect | Template:
    """Write down what happened, whatever the state."""
    form = await request.form()
    what = str(form.get("what", ""))
    try:
        if what not in _WRITERS:
            raise UnknownHappeningError
        _WRITERS[what](journal, name, form)
    except InputError as error:
        return _show(show_case(journal, name), _plainly(error))
    return Redirect(f"/cases/{name}", status_code=_SEE_OTHER)


@get("/look-back", include_in_schema=False)
async def show_look_back(journal: OwnJournal) -> Template:
    """Show what was expected, what came, and how it felt."""
    seen = look_back(journal).reflections
    return page("look_back.html", seen=[(one, in_sentences(one)) for one in seen])


@post("/cases/{name:str}/plan", include_in_schema=False, status_code=_SEE_OTHER)
async def plan(
    journal: OwnJournal, desk: OwnDesk, request: Asking, name: FromPath[str]
) -> Redirect:
    """Plan for a case: through its gate, and kept."""
    form = await request.form()
    session = desk.session
    is_about_it = session.case == name
    has_come = bool(form.get("opening_came"))
    planned = plan_case(
        journal,
        name,
        session.situation if is_about_it else None,
        Planning(opening_came=has_come),
    )
    begun = replace(session if is_about_it else Session(), case=name)
    desk.put(replace(begun, situation=planned.situation, opening_came=has_come))
    rehearses = form.get("then") == "rehearse" and planned.plan.moves
    return Redirect("/rehearse/plan" if rehearses else "/plan", status_code=_SEE_OTHER)


@post("/cases/{name:str}/forget", include_in_schema=False, status_code=_SEE_OTHER)
async def forget(
    journal: OwnJournal, desk: OwnDesk, request: Asking, name: FromPath[str]
) -> Redirect | Template:
    """Remove a case for good, once it was said twice."""
    form = await request.form()
    if not form.get("sure"):
        return page("forget.html", case=show_case(journal, name).case)
    forget_case(journal, name)
    desk.put(Session())
    return Redirect("/", status_code=_SEE_OTHER)


def _ask_name(session: Session, problem: str = "") -> Template:
    return page(
        "keep.html",
        status=400 if problem else 200,
        session=session,
        problem=problem,
    )


def _show(case: CaseShown, problem: str = "") -> Template:
    return page(
        "case.html",
        status=400 if problem else 200,
        case=case,
        stands=stands(case),
        events=[(event["at"], told(event)) for event in case.events],
        planned=next((one for one in reversed(case.events) if _is_plan(one)), None),
        problem=problem,
    )


def _is_plan(event: dict[str, Any]) -> bool:
    return bool(event["kind"] == "planned")


def _plainly(error: InputError) -> str:
    """Say what is wrong without the terminal's names for it."""
    _, _, says = error.message.rpartition(": ")
    return f"{says[:1].upper()}{says[1:]}."


def _text(form: Form, name: str) -> str | None:
    return str(form.get(name, "")).strip() or None


def _asked(journal: HeldAccess, name: str, form: Form) -> None:
    """Write down an ask, in the way and with the reason that were planned."""
    move, reason = form.get("move"), form.get("reason")
    case_record.asked(
        journal,
        name,
        cast("MoveId", move) if move in get_args(MoveId) else None,
        cast("ReasonKind", reason) if reason in get_args(ReasonKind) else None,
    )


def _answered(journal: HeldAccess, name: str, form: Form) -> None:
    given = Given(
        reading=_reading(form),
        number=_text(form, "number"),
        opening=_text(form, "opening"),
        opens_on=_text(form, "opens_on"),
    )
    if given.reading is None:
        raise UnknownHappeningError
    answered(journal, name, given)


def _reading(form: Form) -> Answer | None:
    given = form.get("reading")
    return cast("Answer", given) if given in get_args(Answer) else None


def _nerves(form: Form) -> int:
    given = str(form.get("nerves", ""))
    return min(int(given), 100) if given.isdecimal() else 0


def _before(journal: HeldAccess, name: str, form: Form) -> None:
    case_record.expect(journal, name, _nerves(form), _reading(form))


def _after(journal: HeldAccess, name: str, form: Form) -> None:
    given = form.get("again")
    again = cast("Again", given) if given in get_args(Again) else None
    case_record.reflect(journal, name, _nerves(form), again, _text(form, "text"))


def _noted(journal: HeldAccess, name: str, form: Form) -> None:
    case_record.note(journal, name, _text(form, "text") or "")


def _reopened(journal: HeldAccess, name: str, form: Form) -> None:
    case_record.reopen(journal, name, _text(form, "text") or "")


_WRITERS: Final[Mapping[str, Callable[[HeldAccess, str, Form], object]]] = (
    MappingProxyType(
        {
            "asked": _asked,
            "answered": _answered,
            "contacted": lambda journal, name, _: case_record.contacted(journal, name),
            "replied": lambda journal, name, _: case_record.replied(journal, name),
            "closed": lambda journal, name, _: case_record.close(journal, name),
            "noted": _noted,
            "reopened": _reopened,
            "before": _before,
            "after": _after,
        }
    )
)
"""What writes down each thing that can happen."""

HANDLERS: Final = (keep, ask_name, show, write_down, show_look_back, plan, forget)
"""Every handler of these pages."""
