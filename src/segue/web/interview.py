"""One question at a time, and what has been answered so far."""

from collections.abc import Sequence
from typing import Any, Final

import msgspec
from litestar import get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template
from msgspec.structs import replace

from segue.actions.interview import (
    Question,
    answers_given,
    next_question,
    question_about,
    with_answer,
    without_answer,
)
from segue.actions.moment import Moment, moment_of
from segue.domain.situation import Situation
from segue.errors import InputError
from segue.web.render import Asking, page
from segue.web.sessions import OwnDesk, Session


class NothingChosenError(InputError):
    """The form came without an answer."""

    def __init__(self) -> None:
        """Say what can be done instead."""
        super().__init__("Nothing was chosen", "“Not sure” is always fine")


def _present(session: Session) -> Moment:
    return moment_of(None, None, session.situation.timezone)


@get("/questions", include_in_schema=False)
async def ask_next(desk: OwnDesk) -> Redirect | Template:
    """Ask what is most worth knowing, or show the plan."""
    session = desk.session
    question = next_question(session.situation, _present(session), session.skipped)
    if question is None:
        return Redirect("/plan", status_code=303)
    return _show(session, question)


@get("/questions/{field:str}", include_in_schema=False)
async def ask_about(
    desk: OwnDesk, field: FromPath[str], *, then: FromQuery[str] = ""
) -> Template:
    """Ask one question again, with its answer so far."""
    session = desk.session
    return _show(session, _question(session, field), then=then)


@post("/questions/{field:str}", include_in_schema=False, status_code=303)
async def answer(
    desk: OwnDesk, request: Asking, field: FromPath[str]
) -> Redirect | Template:
    """Take one answer, and go on."""
    session = desk.session
    question = _question(session, field)
    form = await request.form()
    then = str(form.get("then", ""))
    given = [str(one) for one in form.getall("value", [])]
    step = str(form.get("step", "answer"))
    try:
        if step == "not_sure":
            told = _not_sure(session, field)
        elif question.kind == "shared":
            told = _with_shared(session, field, form)
        else:
            told = _answered(session, field, _value_of(question, given))
    except InputError as error:
        said = _sentence(error)
        return _show(session, question, problem=said, then=then, typed=given)
    desk.put(told)
    if step.startswith(("add", "remove")):
        return Redirect(f"/questions/{field}?then={_known(then)}", status_code=303)
    return Redirect(f"/{_known(then) or 'questions'}", status_code=303)


def _question(session: Session, field: str) -> Question:
    """Return the question about a field; the next one as it would be asked."""
    moment = _present(session)
    upcoming = next_question(session.situation, moment, session.skipped)
    if upcoming and upcoming.field == field:
        return upcoming
    return question_about(session.situation, moment, field)


def _sentence(error: InputError) -> str:
    """Say what is wrong without the field's path, which no page shows."""
    says = error.line().removeprefix(f"{getattr(error, 'path', '')}: ")
    return f"{says[:1].upper()}{says[1:]}."


@get("/answers", include_in_schema=False)
async def show_answers(desk: OwnDesk) -> Template:
    """Show all that was said, each to be changed."""
    session = desk.session
    moment = _present(session)
    given = answers_given(session.situation, moment)
    known = {one.field for one in given}
    unsure = [
        question_about(session.situation, moment, field)
        for field in dict.fromkeys((*session.trail, *sorted(session.skipped)))
        if field in session.skipped and field not in known
    ]
    return page("answers.html", session=session, given=given, unsure=unsure)


def _known(then: str) -> str:
    """Return where to go on: nothing but our own pages."""
    return then if then in {"answers", "plan"} else ""


def _show(
    session: Session,
    question: Question,
    *,
    problem: str = "",
    then: str = "",
    typed: Sequence[str] = (),
) -> Template:
    trail = session.trail
    is_again = question.field in trail
    place = trail.index(question.field) if is_again else len(trail)
    return page(
        "question.html",
        status=400 if problem else 200,
        session=session,
        question=question,
        value=_value_at(session.situation, question.field),
        typed=typed[0] if typed else "",
        before=trail[place - 1] if place else "",
        place=place,
        is_next=question.left > 0 and not is_again and not then,
        problem=problem,
        then=_known(then),
    )


def _value_at(situation: Situation, field: str) -> object:
    """Return a field's plain value, or nothing."""
    plain: Any = msgspec.to_builtins(situation)
    for name in field.split("."):
        plain = plain.get(name) if isinstance(plain, dict) else None
    return plain


def _value_of(question: Question, given: Sequence[str]) -> object:
    """Return what a form holds, as a file would hold it."""
    chosen = [one.strip() for one in given if one.strip()]
    if not chosen:
        raise NothingChosenError
    if question.kind == "channels":
        return [] if "none" in chosen else chosen
    first = chosen[-1]
    is_number = question.kind == "age" or question.field == "you.confidence"
    return int(first) if is_number and first.isdecimal() else first


def _answered(session: Session, field: str, value: object) -> Session:
    known = with_answer(session.situation, field, value)
    return _walked(replace(session, situation=known), field, is_sure=True)


def _not_sure(session: Session, field: str) -> Session:
    known = without_answer(session.situation, field)
    return _walked(replace(session, situation=known), field, is_sure=False)


def _walked(session: Session, field: str, *, is_sure: bool) -> Session:
    """Remember that a field was asked about, and whether it was answered."""
    trail = session.trail if field in session.trail else (*session.trail, field)
    skipped = session.skipped - {field} if is_sure else session.skipped | {field}
    return replace(session, trail=trail, skipped=skipped)


def _with_shared(session: Session, field: str, form: Any) -> Session:  # noqa: ANN401 - Litestar's form
    """Add a circumstance, or take one away."""
    items: list[Any] = list(msgspec.to_builtins(session.situation.shared))
    _, is_removal, place = str(form.get("step", "")).partition("remove-")
    if is_removal:
        left = [one for index, one in enumerate(items) if str(index) != place]
        known = with_answer(session.situation, field, left)
        return replace(session, situation=known)
    item = _item(form)
    if "kind" in item:
        items.append(item)
    elif item or not items:
        raise NothingChosenError
    return _answered(session, field, items)


def _item(form: Any) -> dict[str, str]:  # noqa: ANN401 - Litestar's form
    """Return what a form says of a circumstance, without what it leaves out."""
    given = {name: str(form.get(name, "")) for name in ("kind", "detail", "when")}
    return {name: value.strip() for name, value in given.items() if value.strip()}


HANDLERS: Final = (ask_next, ask_about, answer, show_answers)
"""Every handler of these pages."""
