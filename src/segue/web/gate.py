"""The gate before the app: who may come in, and what every answer carries.

A page on another site can make a browser send requests to this machine, and a
name on the internet can be made to point at it (DNS rebinding). So a request
must name one of our own hosts, may not come from another origin, and needs the
token of this launch: once in the address, then as a cookie that other sites'
requests do not carry, or as a bearer token for programs.
"""

import secrets
from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from typing import Final, NamedTuple
from urllib.parse import parse_qsl, urlencode

from litestar.datastructures import Headers, MutableScopeHeaders
from litestar.enums import ScopeType
from litestar.response.base import ASGIResponse
from litestar.types import ASGIApp, HTTPScope, Message, Receive, Scope, Send

from segue.web.problems import Problem, answer_to
from segue.web.sessions import Sessions
from segue.web.settings import UPLOADS, Settings


OPEN: Final = ("/healthz", "/static/", "/manifest.webmanifest")
"""Paths that hold nothing of anybody's."""

SAFE: Final = ("GET", "HEAD", "OPTIONS")

SESSION_KEY: Final = "segue_session"
"""Where a request's state holds the name of its session."""

_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
HEADERS: Final[Mapping[str, str]] = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
"""On every answer; a stricter referrer policy would take forms their origin."""

_NOT_KEPT: Final = "no-store"
_TOO_LARGE: Final = 413


class Knock(NamedTuple):
    """What the gate looks at in a request."""

    method: str
    path: str
    query: dict[str, str]
    headers: Headers


class Gate:
    """An ASGI app that lets through to another what may pass."""

    def __init__(self, app: ASGIApp, settings: Settings, sessions: Sessions) -> None:
        """Stand before an app.

        Args:
            app: The app behind the gate.
            settings: This launch.
            sessions: Where browsers' sessions lie.
        """
        self._app = app
        self._settings = settings
        self._sessions = sessions

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or let it through."""
        if scope["type"] != ScopeType.HTTP:
            await self._app(scope, receive, send)
            return
        knock = _knock_of(scope)
        out = _with_headers(send, knock.path)
        problem = self._refusal(knock)
        if problem is None and self._shows_token(knock):
            await self._let_in(knock)(scope, receive, out)
            return
        if problem is None and not self._may_pass(knock, scope):
            problem = Problem(401, "This needs the token of this launch")
        if problem is None:
            await self._app(scope, receive, out)
            return
        if problem.status == _TOO_LARGE and self._may_pass(knock, scope):
            await _read_away(receive)
        await answer_to(problem, knock.path, knock.headers)(scope, receive, out)

    def _refusal(self, knock: Knock) -> Problem | None:
        """Return what forbids a request whoever sends it."""
        if not self._settings.is_our_host(knock.headers.get("host", "")):
            return Problem(421, "This app does not answer to that host name")
        if knock.method not in SAFE and self._comes_from_elsewhere(knock):
            return Problem(403, "That came from another site")
        length = knock.headers.get("content-length", "0")
        if not length.isdecimal():
            return Problem(400, "The length of the request is no number")
        most = self._settings.most_bytes(knock.path)
        if int(length) > most:
            return _too_large(knock.path, most)
        return None

    def _comes_from_elsewhere(self, knock: Knock) -> bool:
        site = knock.headers.get("sec-fetch-site", "none")
        if site not in {"same-origin", "none"}:
            return True
        origin = knock.headers.get("origin")
        return origin is not None and not self._settings.is_our_origin(origin)

    def _shows_token(self, knock: Knock) -> bool:
        """Say whether a browser comes with the address that was printed."""
        given = knock.query.get("token")
        is_page = knock.method == "GET" and not knock.path.startswith("/api/")
        return is_page and given is not None and self._is_token(given)

    def _is_token(self, given: str) -> bool:
        return secrets.compare_digest(given.encode(), self._settings.token.encode())

    def _let_in(self, knock: Knock) -> ASGIApp:
        """Begin a session, and take the token out of the address."""
        rest = {name: value for name, value in knock.query.items() if name != "token"}
        there = f"{knock.path}?{urlencode(rest)}" if rest else knock.path
        known = _cookies(knock.headers).get(self._settings.cookie, "")
        name = known if self._sessions.holds(known) else self._sessions.begin()
        cookie = f"{self._settings.cookie}={name}; Path=/; HttpOnly; SameSite=Strict"
        if self._settings.is_secure:
            cookie = f"{cookie}; Secure"
        # Two slashes would lead to another host.
        target = f"/{there.lstrip('/')}"
        return ASGIResponse(
            status_code=303, headers={"location": target, "set-cookie": cookie}
        )

    def _may_pass(self, knock: Knock, scope: HTTPScope) -> bool:
        if any(knock.path == one or _is_under(knock.path, one) for one in OPEN):
            return True
        if knock.path.startswith("/api/") or knock.path == "/openapi.json":
            kind, _, given = knock.headers.get("authorization", "").partition(" ")
            return kind.lower() == "bearer" and self._is_token(given)
        name = _cookies(knock.headers).get(self._settings.cookie, "")
        scope["state"] = {**(scope.get("state") or {}), SESSION_KEY: name}
        return self._sessions.holds(name)


def _too_large(path: str, most: int) -> Problem:
    says = f"This app takes in at most {most / 1_000_000:g} MB at once"
    hint = "export the one chat alone, without media" if path in UPLOADS else ""
    return Problem(_TOO_LARGE, says, hint)


async def _read_away(receive: Receive) -> None:
    """Read a request to its end; a browser shows no answer before."""
    while (await receive()).get("more_body"):
        pass


def _is_under(path: str, folder: str) -> bool:
    return folder.endswith("/") and path.startswith(folder)


def _knock_of(scope: HTTPScope) -> Knock:
    query = parse_qsl(scope["query_string"].decode("latin-1"))
    headers = Headers.from_scope(scope)
    return Knock(scope["method"], scope["path"], dict(query), headers)


def _cookies(headers: Headers) -> dict[str, str]:
    try:
        jar = SimpleCookie(headers.get("cookie", ""))
    except CookieError:
        return {}
    return {name: morsel.value for name, morsel in jar.items()}


def _with_headers(send: Send, path: str) -> Send:
    """Return a ``send`` that adds to every answer what it must carry."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableScopeHeaders.from_message(message)
            for name, value in HEADERS.items():
                headers[name] = value
            if not path.startswith("/static/"):
                headers["cache-control"] = _NOT_KEPT
        await send(message)

    return sending
