"""The rehearsal itself: lines back and forth, hints, ways, and the debrief.

Every step works as a plain form. Where htmx sends a line, only what is new
comes back: two lines for the log, and what stands around them.
"""

import asyncio
from typing import Final

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromQuery
from litestar.plugins.htmx import ClientRedirect
from litestar.response import Redirect, Template
from msgspec.structs import replace

from segue.actions.rehearse_case import enter_for_case, keep_talk
from segue.actions.talk import Talk, TalkOverError
from segue.errors import InputError
from segue.web.journal import OwnJournal
from segue.web.rehearse import nerves_in
from segue.web.render import Asking, page
from segue.web.sessions import Desk, OwnDesk


_SEE_OTHER: Final = 303
_TALK: Final = "/rehearse/talk"
_DEBRIEF: Final = "/rehearse/debrief"

Answer = Redirect | Template | ClientRedirect


@get(_TALK, include_in_schema=False)
async def show_talk(desk: OwnDesk, *, hint: FromQuery[bool] = False) -> Answer:
    """Show what was said so far, and let the person say more."""
    talk = desk.session.talk
    if talk is None:
        return _to("/rehearse")
    return _shown(talk, hint=talk.hint() if hint and not talk.is_over else "")


@get("/rehearse/hint", include_in_schema=False)
async def show_hint(desk: OwnDesk) -> Template:
    """Say what would help with the next line."""
    talk = desk.session.talk
    if talk is None:
        raise NotFoundException
    return page("talk_hint.html", hint=talk.hint(), talk=talk)


@post("/rehearse/say", include_in_schema=False, status_code=_SEE_OTHER)
async def say(desk: OwnDesk, journal: OwnJournal, request: Asking) -> Answer:
    """Say a line, and let the partner answer."""
    form = await request.form()
    is_part = request.headers.get("hx-target") == "log"
    talk = desk.session.talk
    if talk is None:
        return ClientRedirect("/rehearse") if is_part else _to("/rehearse")
    line = str(form.get("line", ""))
    try:
        said = await asyncio.to_thread(talk.say, line)
    except TalkOverError:
        return ClientRedirect(_TALK) if is_part else _to(_TALK)
    except InputError as error:
        return _refused(talk, error, line, is_part=is_part)
    if said.is_over:
        said = keep_talk(journal, said)
    _put(desk, said)
    if is_part:
        return page("talk_said.html", talk=said, new=said.turns[-2:])
    return _to(f"{_TALK}#end")


@post("/rehearse/rewind", include_in_schema=False, status_code=_SEE_OTHER)
async def rewind(desk: OwnDesk, journal: OwnJournal, request: Asking) -> Answer:
    """Go back to before a line, to try another; for a case through its gate."""
    form = await request.form()
    talk = desk.session.talk
    if talk is None:
        return _to("/rehearse")
    if talk.case:
        enter_for_case(journal, talk.case, talk.choice)
    line = nerves_in(form, "line") or 0
    _put(desk, await asyncio.to_thread(talk.rewind, line))
    return _to(f"{_TALK}#end")


@post("/rehearse/switch", include_in_schema=False, status_code=_SEE_OTHER)
async def switch(desk: OwnDesk, request: Asking) -> Answer:
    """Go on with another way that was tried."""
    form = await request.form()
    talk = desk.session.talk
    if talk is None:
        return _to("/rehearse")
    _put(desk, talk.switch(nerves_in(form, "way") or 0))
    return _to(f"{_TALK}#end")


@post("/rehearse/stop", include_in_schema=False, status_code=_SEE_OTHER)
async def stop(desk: OwnDesk, journal: OwnJournal) -> Answer:
    """Stop here; nothing is lost."""
    talk = desk.session.talk
    if talk is None:
        return _to("/rehearse")
    _put(desk, keep_talk(journal, talk))
    return _to(_DEBRIEF)


@get(_DEBRIEF, include_in_schema=False)
async def show_debrief(desk: OwnDesk) -> Answer:
    """Show what the mentor saw, how it felt, and what came."""
    talk = desk.session.talk
    if talk is None:
        return _to("/rehearse")
    made = await asyncio.to_thread(talk.finished)
    return page("debrief.html", talk=talk, made=made)


@post(_DEBRIEF, include_in_schema=False, status_code=_SEE_OTHER)
async def note_nerves(desk: OwnDesk, request: Asking) -> Answer:
    """Note how nervous the person is afterwards."""
    form = await request.form()
    talk = desk.session.talk
    if talk is None:
        return _to("/rehearse")
    after = nerves_in(form, "after")
    _put(desk, replace(talk, feeling=replace(talk.feeling, after=after)))
    return _to(_DEBRIEF)


def _put(desk: Desk, talk: Talk) -> None:
    desk.put(replace(desk.session, talk=talk))


def _to(path: str) -> Redirect:
    return Redirect(path, status_code=_SEE_OTHER)


def _shown(
    talk: Talk, *, hint: str = "", problem: str = "", typed: str = ""
) -> Template:
    return page(
        "talk.html",
        status=400 if problem else 200,
        talk=talk,
        hint=hint,
        problem=problem,
        typed=typed,
    )


def _refused(talk: Talk, error: InputError, line: str, *, is_part: bool) -> Template:
    """Say what was wrong with a line, and keep it where it was typed."""
    said = error.line()
    says = f"{said[:1].upper()}{said[1:]}."
    if is_part:
        return page("talk_refused.html", status=400, problem=says)
    return _shown(talk, problem=says, typed=line)


HANDLERS: Final = (
    show_talk,
    show_hint,
    say,
    rewind,
    switch,
    stop,
    show_debrief,
    note_nerves,
)
"""Every handler of these pages."""
