"""What to rehearse: a scene from the list, or one's own plan."""

import secrets
from collections.abc import Mapping
from typing import Any, Final, cast, get_args

from litestar import get, post
from litestar.background_tasks import BackgroundTask
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template
from msgspec.structs import replace

from segue.actions.journal_held import HeldAccess
from segue.actions.rehearse import Choice, Outcome, SceneListed, list_scenes, room
from segue.actions.rehearse_case import enter_for_case
from segue.actions.rehearse_in_words import scenes_to_choose
from segue.actions.talk import LONGEST_CARD, Feeling, begin_talk
from segue.domain.plan import MovePlan, Plan
from segue.domain.scene import Difficulty
from segue.web.aside import aside
from segue.web.journal import OwnJournal
from segue.web.plan import Turn, chosen_move, plan_of
from segue.web.render import Asking, page
from segue.web.sessions import Desk, OwnDesk, Session


_SEE_OTHER: Final = 303
_SEEDS: Final = 1_000_000
_LONGEST_NAME: Final = 60
_MOST_DIGITS: Final = 15

Form = Mapping[str, Any]


@get("/rehearse", include_in_schema=False)
async def choose(
    desk: OwnDesk, *, drill: FromQuery[str] = "", level: FromQuery[str] = ""
) -> Template:
    """Show what can be rehearsed, by what it practices."""
    shown = page(
        "rehearse.html",
        session=desk.session,
        groups=scenes_to_choose(drill, level),
        drill=drill,
        level=level,
    )
    # The models take a second to load; that is better spent while one reads.
    shown.background = BackgroundTask(aside, room)
    return shown


@get("/rehearse/scenes/{name:str}", include_in_schema=False)
async def show_scene(desk: OwnDesk, name: FromPath[str]) -> Template:
    """Show a scene, and ask how nervous one is and what one expects."""
    return _show(desk.session, scene=_scene(name))


@post("/rehearse/scenes/{name:str}", include_in_schema=False, status_code=_SEE_OTHER)
async def begin_scene(
    desk: OwnDesk, journal: OwnJournal, request: Asking, name: FromPath[str]
) -> Redirect:
    """Begin a scene."""
    form = await request.form()
    case = desk.session.case if form.get("for_case") else ""
    return await _begin(desk, journal, form, Choice(scene=_scene(name).id), case)


@get("/rehearse/plan", include_in_schema=False)
async def show_plan(
    desk: OwnDesk, journal: OwnJournal, *, move: FromQuery[str] = "", words: Turn = 0
) -> Redirect | Template:
    """Show one's own plan as a scene; for a case, through its gate."""
    plan = plan_of(desk.session, journal, words)
    if not plan.moves:
        return Redirect("/plan", status_code=_SEE_OTHER)
    chosen = chosen_move(plan, move)
    return _show(desk.session, move=chosen, words_turn=words)


@post("/rehearse/plan", include_in_schema=False, status_code=_SEE_OTHER)
async def begin_plan(desk: OwnDesk, journal: OwnJournal, request: Asking) -> Redirect:
    """Begin to rehearse one's own plan."""
    form = await request.form()
    session = desk.session
    turn = min(_number(form, "words") or 0, 1000)
    plan = plan_of(session, journal, turn)
    choice = Choice(
        plan=_with_first(plan, str(form.get("move", ""))),
        them=session.situation.them.name or "",
    )
    return await _begin(desk, journal, form, choice, session.case)


def _with_first(plan: Plan, move: str) -> Plan:
    """Return a plan with the move first that is to be rehearsed."""
    if not plan.moves:
        return plan
    return replace(plan, moves=(chosen_move(plan, move),))


async def _begin(
    desk: Desk, journal: HeldAccess, form: Form, choice: Choice, case: str
) -> Redirect:
    wanted = _filled_in(choice, form)
    talk = await aside(begin_talk, wanted, _feeling(form), case)
    if case:
        enter_for_case(journal, case, wanted)
    desk.put(replace(desk.session, talk=talk))
    return Redirect("/rehearse/talk", status_code=_SEE_OTHER)


def _scene(name: str) -> SceneListed:
    for scene in list_scenes().scenes:
        if scene.id == name:
            return scene
    raise NotFoundException


def _show(
    session: Session,
    *,
    scene: SceneListed | None = None,
    move: MovePlan | None = None,
    words_turn: int = 0,
) -> Template:
    return page(
        "rehearse_begin.html",
        session=session,
        scene=scene,
        move=move,
        words_turn=words_turn,
    )


def _filled_in(choice: Choice, form: Form) -> Choice:
    """Add to a choice what the form says of it."""
    level = form.get("difficulty")
    seed = _number(form, "seed")
    return replace(
        choice,
        difficulty=cast("Difficulty", level) if level in get_args(Difficulty) else None,
        you=str(form.get("you", "")).strip()[:_LONGEST_NAME],
        seed=secrets.randbelow(_SEEDS) if seed is None else seed,
    )


def _feeling(form: Form) -> Feeling:
    expected = form.get("expected")
    return Feeling(
        before=nerves_in(form, "before"),
        expected=cast("Outcome", expected) if expected in _OUTCOMES else None,
        if_blank=" ".join(str(form.get("if_blank", "")).split())[:LONGEST_CARD],
    )


_OUTCOMES: Final = frozenset(
    one for part in get_args(Outcome) for one in (get_args(part) or (part,))
)


def _number(form: Form, name: str) -> int | None:
    given = str(form.get(name, "")).strip()
    is_number = given.isascii() and given.isdigit() and len(given) <= _MOST_DIGITS
    return int(given) if is_number else None


def nerves_in(form: Form, name: str) -> int | None:
    """Return nerves from 0 to 100 as a form has them, or nothing."""
    given = _number(form, name)
    return None if given is None else min(given, 100)


HANDLERS: Final = (choose, show_scene, begin_scene, show_plan, begin_plan)
"""Every handler of these pages."""
