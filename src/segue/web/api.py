"""The documents of the contract over HTTP, for programs with the token."""

from typing import Final

import msgspec
from anyio import to_thread
from litestar import Response, get, post
from litestar.params import FromPath, FromQuery
from msgspec import Struct

from segue.actions.answer_case import answer_case
from segue.actions.case_answered import Given
from segue.actions.case_plan import Planning, plan_case
from segue.actions.case_record import When
from segue.actions.hand_in import hand_in
from segue.actions.plan import make_plan
from segue.actions.read_answer import read_answer
from segue.actions.read_chat import asked_from
from segue.actions.read_for_case import read_for_case
from segue.actions.rehearse_document import play, read_script
from segue.actions.schemas import DOCUMENTS, UnknownSchemaError, schema_of
from segue.actions.show_chat import Moment, show_chat
from segue.domain.read_situation import read_situation
from segue.errors import InputError
from segue.web.api_document import api_document
from segue.web.aside import aside
from segue.web.journal import OwnJournal
from segue.web.problems import Problem, answer_problem
from segue.web.render import Asking
from segue.web.settings import MAX_UPLOAD
from segue.web.uploads import take_in


_JSON: Final = "application/json"


class AnswerBodyError(InputError):
    """The body holds no reply."""

    def __init__(self) -> None:
        """Say what is expected."""
        hint = 'expected {"answer": "…"}, and "ask" and "region" where known'
        super().__init__("body: not understood", hint)


class AnswerBody(Struct, frozen=True, forbid_unknown_fields=True):
    """A reply to be read.

    Attributes:
        answer: The reply as it was typed.
        ask: What was asked, if that is known.
        region: Country of a number without one.
    """

    answer: str
    ask: str | None = None
    region: str | None = None


def _document(value: object) -> Response[bytes]:
    return Response(msgspec.json.encode(value), media_type=_JSON)


@post("/api/v1/plan", status_code=200)
async def plan(
    request: Asking,
    journal: OwnJournal,
    *,
    case: FromQuery[str | None] = None,
    opening_came: FromQuery[bool] = False,
    now: FromQuery[str | None] = None,
    tz: FromQuery[str | None] = None,
) -> Response[bytes]:
    """Make a plan for the situation in the body, or for what a case knows."""
    body = await request.body()
    if case is None:
        situation = read_situation(body, is_json=True)
        return _document(make_plan(situation, now=now, tz=tz))
    described = read_situation(body, is_json=True) if body.strip() else None
    planning = Planning(opening_came=opening_came, now=now, tz=tz)
    return _document(plan_case(journal, case, described, planning).plan)


@post("/api/v1/answer", status_code=200)
async def answer(
    request: Asking,
    journal: OwnJournal,
    *,
    case: FromQuery[str | None] = None,
    now: FromQuery[str | None] = None,
    tz: FromQuery[str | None] = None,
) -> Response[bytes]:
    """Say how the reply in the body reads; a case keeps what is sure."""
    try:
        said = msgspec.json.decode(await request.body(), type=AnswerBody)
    except (msgspec.DecodeError, UnicodeError):
        raise AnswerBodyError from None
    if case is None:
        return _document(read_answer(said.answer, ask=said.ask, region=said.region))
    given = Given(text=said.answer, ask=said.ask, region=said.region)
    return _document(answer_case(journal, case, given, When(now=now, tz=tz)))


@post("/api/v1/read", status_code=200, request_max_body_size=MAX_UPLOAD)
async def read(
    request: Asking,
    journal: OwnJournal,
    *,
    case: FromQuery[str | None] = None,
    now: FromQuery[str | None] = None,
    tz: FromQuery[str | None] = None,
) -> Response[bytes]:
    """Say what the chat in the body shows."""
    upload = await take_in(request)
    told = upload.fields
    asked = asked_from(
        hand_in(upload.files),
        me=told.get("me"),
        them=told.get("them"),
        format_=told.get("format"),
        date_order=told.get("date_order"),
        tz=tz,
    )
    shown = await to_thread.run_sync(show_chat, asked, Moment(now=now, tz=tz))
    if case is None:
        return _document(shown.told)
    return _document(read_for_case(journal, case, shown.told, When(now=now, tz=tz)))


@post("/api/v1/rehearse", status_code=200)
async def rehearse(request: Asking) -> Response[bytes]:
    """Play the lines in the body against a scene's partner."""
    script = read_script(await request.body())
    return _document(await aside(play, script))


@get("/api/v1/schema/{name:str}")
async def schema(
    name: FromPath[str],
) -> Response[bytes]:
    """Return the JSON Schema of a document."""
    if name not in DOCUMENTS:
        error = UnknownSchemaError(name)
        return answer_problem(Problem(404, error.message, error.hint))
    return Response(
        msgspec.json.encode(schema_of(name)), media_type="application/schema+json"
    )


@get("/openapi.json")
async def openapi() -> Response[bytes]:
    """Return the description of all this."""
    return _document(api_document())


HANDLERS: Final = (plan, answer, read, rehearse, schema, openapi)
"""Every handler of the API."""
