"""A chat, from the service's file to facts that the person confirmed.

What is handed in lies in memory, in the session of one browser, until it is put
away, hidden, or not used for a while.
"""

from collections.abc import Mapping
from typing import Any, Final

from anyio import to_thread
from litestar import get, post
from litestar.params import FromQuery
from litestar.response import Redirect, Template
from msgspec.structs import replace

from segue.actions.case_record import NOW
from segue.actions.case_show import show_case, situation_of
from segue.actions.confirm_chat import (
    VERDICTS,
    Fact,
    Verdict,
    confirm_facts,
    facts_to_confirm,
)
from segue.actions.draw_chat import picture_of
from segue.actions.figures_of import figures_of
from segue.actions.hand_in import hand_in
from segue.actions.journal_held import HeldAccess
from segue.actions.moment import Moment, moment_of
from segue.actions.read_chat import asked_from, settled
from segue.actions.read_for_case import hold_to_case, read_for_case
from segue.actions.show_chat import FRESH, Shown, days_since, show_chat
from segue.actions.show_chat import Moment as ChatMoment
from segue.domain.situation import Situation
from segue.domain.undecided import UndecidedError
from segue.errors import InputError
from segue.web.chat_held import ChatHeld, Open, Picture
from segue.web.journal import OwnJournal
from segue.web.render import Asking, page
from segue.web.sessions import Desk, OwnDesk, Session
from segue.web.settings import MAX_UPLOAD
from segue.web.uploads import Upload, check_form, take_in


_SEE_OTHER: Final = 303


@get("/chat", include_in_schema=False)
async def ask_for_chat(
    desk: OwnDesk, journal: OwnJournal, *, case: FromQuery[str] = ""
) -> Template:
    """Ask for the file of a chat."""
    session = desk.session
    held = session.chat
    problem = held.problem if held else ""
    return page(
        "chat.html",
        status=400 if problem else 200,
        session=session,
        case=show_case(journal, case).case if case else "",
        is_read=bool(held and held.shown),
        problem=problem,
    )


@post(
    "/chat/file",
    include_in_schema=False,
    status_code=_SEE_OTHER,
    request_max_body_size=MAX_UPLOAD,
)
async def take_chat(desk: OwnDesk, journal: OwnJournal, request: Asking) -> Redirect:
    """Take a chat in, and read it where nothing is open."""
    upload = await take_in(request)
    check_form(request, upload)
    session = desk.session
    begun = _begun(session, journal, upload)
    try:
        asked = asked_from(
            hand_in(upload.files),
            format_=upload.fields.get("format"),
            tz=_present(begun.said).zone.key,
        )
    except InputError as error:
        return _refused(desk, begun, error)
    return await _go_on(desk, journal, replace(begun, asked=asked))


def _begun(session: Session, journal: HeldAccess, upload: Upload) -> ChatHeld:
    """Say of whom the chat is, and what was told of the two before."""
    case = upload.fields.get("case", "")
    is_told = upload.fields.get("about") == "told" and not session.is_demonstration
    if is_told and not case:
        case = session.case
    if case and case != session.case:
        return ChatHeld(case=case, said=situation_of(journal, case))
    if case or is_told:
        return ChatHeld(case=case, is_told=True, said=session.situation)
    return ChatHeld()


async def _go_on(desk: Desk, journal: HeldAccess, held: ChatHeld) -> Redirect:
    """Read a chat, or come to what has to be settled first."""
    assert held.asked is not None  # noqa: S101 - tells the type
    moment = ChatMoment(tz=held.asked.tz)
    try:
        shown = await to_thread.run_sync(show_chat, held.asked, moment)
    except UndecidedError as error:
        question = Open(error.asks, error.option, error.choices)
        desk.put(replace(desk.session, chat=replace(held, open=question)))
        return Redirect("/chat/open", status_code=_SEE_OTHER)
    except InputError as error:
        return _refused(desk, held, error)
    shown = _held_to_case(journal, held, shown)
    picture = await to_thread.run_sync(_picture_of, shown)
    read = replace(held, open=None, problem="", shown=shown, picture=picture)
    desk.put(replace(desk.session, chat=read))
    return Redirect("/chat/shown", status_code=_SEE_OTHER)


def _held_to_case(journal: HeldAccess, held: ChatHeld, shown: Shown) -> Shown:
    """Note in a case that its chat was read, and hold it to the one ask."""
    if not held.case:
        return shown
    if held.shown is None:
        told = read_for_case(journal, held.case, shown.told, NOW)
    else:
        told = hold_to_case(shown.told, show_case(journal, held.case))
    return replace(shown, told=told)


def _refused(desk: Desk, held: ChatHeld, error: InputError) -> Redirect:
    """Drop what cannot be read, and say why on the page that asked for it."""
    problem = ChatHeld(case=held.case, is_told=held.is_told, problem=_said(error))
    desk.put(replace(desk.session, chat=problem))
    case = f"?case={held.case}" if held.case else ""
    return Redirect(f"/chat{case}", status_code=_SEE_OTHER)


def _said(error: InputError) -> str:
    """Say what is wrong without the terminal's names for it."""
    says = error.line().replace("--", "")
    field, _, rest = says.partition("file: ")
    return f"{says}." if field else f"{rest[:1].upper()}{rest[1:]}."


def _picture_of(shown: Shown) -> Picture | None:
    if not shown.conversation.timed:
        return None
    figures = figures_of(shown)
    return Picture(figures, picture_of(figures))


@get("/chat/open", include_in_schema=False)
async def ask_what_is_open(desk: OwnDesk) -> Redirect | Template:
    """Ask what only the person can decide."""
    held = desk.session.chat
    if held is None or held.open is None:
        return Redirect("/chat", status_code=_SEE_OTHER)
    return page("chat_open.html", question=held.open)


@post("/chat/open", include_in_schema=False, status_code=_SEE_OTHER)
async def settle(desk: OwnDesk, journal: OwnJournal, request: Asking) -> Redirect:
    """Settle what was open, and read on."""
    held = desk.session.chat
    form = await request.form()
    if held is None or held.asked is None:
        return Redirect("/chat", status_code=_SEE_OTHER)
    given = str(form.get("value", ""))
    option, values = _settles(held)
    if given not in values:
        return Redirect("/chat/open", status_code=_SEE_OTHER)
    asked = settled(held.asked, option, given)
    return await _go_on(desk, journal, replace(held, asked=asked))


def _settles(held: ChatHeld) -> tuple[str, tuple[str, ...]]:
    """Return what may be settled now, and by what; once read, who is who."""
    if held.open is not None:
        return held.open.option, tuple(one.value for one in held.open.choices)
    people = held.shown.conversation.people if held.shown else ()
    return "--me", tuple(person.name for person in people)


@get("/chat/shown", include_in_schema=False)
async def show(desk: OwnDesk, journal: OwnJournal) -> Redirect | Template:
    """Show what a chat shows, with quotes."""
    held = desk.session.chat
    if held is None or held.shown is None:
        return Redirect("/chat", status_code=_SEE_OTHER)
    shown = held.shown
    case = show_case(journal, held.case) if held.case else None
    other = [
        one.name for one in shown.conversation.people if one.name != shown.told.you
    ]
    return page(
        "chat_shown.html",
        held=held,
        told=shown.told,
        me_because=shown.conversation.me_because,
        other=other[0] if other else "",
        picture=held.picture,
        case=case,
        is_old=(days_since(shown.told.now, ChatMoment()) or 0) > FRESH,
        may_go_on=case is None or case.may_ask,
    )


@get("/chat/facts", include_in_schema=False)
async def ask_about_facts(desk: OwnDesk) -> Redirect | Template:
    """Ask whether each fact is right."""
    held = desk.session.chat
    if held is None or held.shown is None:
        return Redirect("/chat", status_code=_SEE_OTHER)
    facts = _facts(held, held.shown)
    if not facts:
        return _with_facts(desk, held, held.shown, {})
    return page("chat_facts.html", facts=facts, told=held.shown.told)


@post("/chat/facts", include_in_schema=False, status_code=_SEE_OTHER)
async def confirm(desk: OwnDesk, request: Asking) -> Redirect:
    """Take over what was confirmed, and go on with the questions."""
    held = desk.session.chat
    form = await request.form()
    if held is None or held.shown is None:
        return Redirect("/chat", status_code=_SEE_OTHER)
    return _with_facts(desk, held, held.shown, form)


def _facts(held: ChatHeld, shown: Shown) -> tuple[Fact, ...]:
    return facts_to_confirm(held.said, shown.told, _present(held.said))


def _present(said: Situation) -> Moment:
    return moment_of(None, None, said.timezone)


def _with_facts(
    desk: Desk, held: ChatHeld, shown: Shown, form: Mapping[str, Any]
) -> Redirect:
    facts = _facts(held, shown)
    given = ((fact.field, _verdict(form.get(fact.field))) for fact in facts)
    verdicts = {field: verdict for field, verdict in given if verdict}
    made = confirm_facts(held.said, shown.told, facts, verdicts)
    session = desk.session
    base = session if held.is_told else Session(case=held.case)
    told = replace(
        base,
        situation=made.situation,
        skipped=base.skipped | made.unsure,
        chat=replace(held, said=made.situation, is_told=True),
    )
    desk.put(told)
    return Redirect("/questions", status_code=_SEE_OTHER)


def _verdict(given: object) -> Verdict | None:
    return next((one for one in VERDICTS if one == given), None)


@post("/chat/drop", include_in_schema=False, status_code=_SEE_OTHER)
async def drop(desk: OwnDesk) -> Redirect:
    """Drop a chat at once."""
    desk.put(replace(desk.session, chat=None))
    return Redirect("/", status_code=_SEE_OTHER)


HANDLERS: Final = (
    ask_for_chat,
    take_chat,
    ask_what_is_open,
    settle,
    show,
    ask_about_facts,
    confirm,
    drop,
)
"""Every handler of these pages."""
