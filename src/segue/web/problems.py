"""Errors → a problem document (RFC 9457) for programs, a page for people."""

from http import HTTPStatus
from typing import Any, Final

import msgspec
from litestar import Request, Response
from litestar.datastructures import Headers
from litestar.exceptions import HTTPException
from litestar.response.base import ASGIResponse
from msgspec import Struct

from segue.errors import ExitCode, SegueError
from segue.web.render import render


PROBLEM_TYPE: Final = "application/problem+json"
_STATUS: Final = {ExitCode.BAD_INPUT: 400, ExitCode.PROMISE: 409}
_SAYS: Final = {
    400: "I didn't get that",
    401: "Please open the address that Segue printed",
    403: "That didn't come from this page",
    404: "There is no such page",
    405: "That page can't do that",
    409: "One ask is kept to one ask",
    413: "That is too large",
    421: "That is not this app's address",
    500: "That went wrong, and it is our mistake",
}


class Problem(Struct, frozen=True):
    """What went wrong.

    Attributes:
        status: HTTP status.
        detail: The sentence that people see.
        hint: What to do next, or nothing.
        allow: Methods that would do, where the method did not.
    """

    status: int
    detail: str
    hint: str = ""
    allow: str = ""


def problem_of(error: Exception) -> Problem:
    """Say what went wrong, and nothing of what was written."""
    if isinstance(error, SegueError):
        status = _STATUS.get(error.exit_code, 500)
        return Problem(status, error.message, error.hint)
    if isinstance(error, HTTPException) and error.status_code < HTTPStatus(500):
        status = error.status_code
        allow = (error.headers or {}).get("allow", "")
        return Problem(status, _SAYS.get(status, HTTPStatus(status).phrase), "", allow)
    return Problem(500, "Something went wrong inside Segue")


def document_of(problem: Problem) -> dict[str, Any]:
    """Return the problem document."""
    document: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(problem.status).phrase,
        "status": problem.status,
        "detail": problem.detail,
    }
    if problem.hint:
        document["hint"] = problem.hint
    return document


def wants_page(path: str, headers: Headers) -> bool:
    """Say whether a person is looking, or a program."""
    is_for_programs = path.startswith("/api/") or path in {"/openapi.json", "/healthz"}
    return not is_for_programs and "text/html" in headers.get("accept", "")


def _written(problem: Problem, path: str, headers: Headers) -> tuple[bytes, str]:
    if not wants_page(path, headers):
        return msgspec.json.encode(document_of(problem)), PROBLEM_TYPE
    said = _SAYS.get(problem.status, problem.detail)
    page = render("problem.html", problem=problem, says=said)
    return page.encode(), "text/html"


def _extra_headers(problem: Problem) -> dict[str, str]:
    extra = {"allow": problem.allow} if problem.allow else {}
    if problem.status == HTTPStatus.UNAUTHORIZED:
        extra["www-authenticate"] = "Bearer"
    return extra


def answer_to(problem: Problem, path: str, headers: Headers) -> ASGIResponse:
    """Return the answer to a request that does not reach the app."""
    body, media_type = _written(problem, path, headers)
    return ASGIResponse(
        body=body,
        media_type=media_type,
        status_code=problem.status,
        headers=_extra_headers(problem),
    )


def answer_problem(problem: Problem) -> Response[bytes]:
    """Return a problem document."""
    return Response(
        msgspec.json.encode(document_of(problem)),
        media_type=PROBLEM_TYPE,
        status_code=problem.status,
    )


def answer_error(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    """Return the answer to a request that failed inside the app."""
    problem = problem_of(error)
    body, media_type = _written(problem, request.url.path, request.headers)
    return Response(
        body,
        media_type=media_type,
        status_code=problem.status,
        headers=_extra_headers(problem),
    )
