"""The documents of the contract over HTTP, for programs with the token."""

import asyncio
from typing import Final

import msgspec
from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from segue.actions.plan import make_plan
from segue.actions.rehearse_document import play, read_script
from segue.actions.schemas import DOCUMENTS, UnknownSchemaError, schema_of
from segue.domain.read_situation import read_situation
from segue.web.api_document import api_document
from segue.web.problems import Problem, answer_problem
from segue.web.render import Asking


_JSON: Final = "application/json"


def _document(value: object) -> Response[bytes]:
    return Response(msgspec.json.encode(value), media_type=_JSON)


@post("/api/v1/plan", status_code=200)
async def plan(
    request: Asking,
    *,
    now: FromQuery[str | None] = None,
    tz: FromQuery[str | None] = None,
) -> Response[bytes]:
    """Make a plan for the situation in the body."""
    situation = read_situation(await request.body(), is_json=True)
    return _document(make_plan(situation, now=now, tz=tz))


@post("/api/v1/rehearse", status_code=200)
async def rehearse(request: Asking) -> Response[bytes]:
    """Play the lines in the body against a scene's partner."""
    script = read_script(await request.body())
    return _document(await asyncio.to_thread(play, script))


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


HANDLERS: Final = (plan, rehearse, schema, openapi)
"""Every handler of the API."""
