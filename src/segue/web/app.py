"""The whole app: pages, documents for programs, and the gate before both."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from typing import Final

from litestar import Litestar, MediaType, Response, get
from litestar.config.csrf import CSRFConfig
from litestar.di import Provide
from litestar.plugins.jinja import JinjaTemplateEngine
from litestar.response import Redirect
from litestar.template import TemplateConfig
from litestar.types import ASGIApp

from segue.actions.journal_held import HeldAccess, JournalLockedError
from segue.errors import SegueError
from segue.web import (
    answer,
    api,
    assets,
    cases,
    chat,
    home,
    interview,
    journal,
    offer,
    plan,
    rehearse,
    said,
    talk,
)
from segue.web.gate import SESSION_KEY, Gate
from segue.web.problems import answer_error
from segue.web.render import Asking, environment
from segue.web.sessions import Desk, Sessions
from segue.web.settings import Settings


_SECONDS_BETWEEN: Final = 60
_ALWAYS: Final = ("/away", "/back", "/unlock", "/static/", "/healthz", "/manifest")


@get("/healthz", include_in_schema=False, media_type=MediaType.TEXT)
async def healthz() -> str:
    """Say that the app answers."""
    return "ok\n"


_HANDLERS: Final = (
    healthz,
    *assets.HANDLERS,
    *home.HANDLERS,
    *interview.HANDLERS,
    *plan.HANDLERS,
    *answer.HANDLERS,
    *journal.HANDLERS,
    *cases.HANDLERS,
    *offer.HANDLERS,
    *chat.HANDLERS,
    *said.HANDLERS,
    *rehearse.HANDLERS,
    *talk.HANDLERS,
    *api.HANDLERS,
)


def make_app(
    settings: Settings,
    held: HeldAccess | None = None,
    sessions: Sessions | None = None,
) -> ASGIApp:
    """Return the app of one launch.

    Args:
        settings: Where it listens and who may come in.
        held: The way to the journal; to the person's own if left out.
        sessions: Where browsers' sessions lie; none so far if left out.
    """
    sessions = sessions or Sessions()
    access = held or HeldAccess()

    def desk_of(request: Asking) -> Desk:
        return Desk(sessions, request.scope["state"][SESSION_KEY])

    def stay_away(request: Asking) -> Redirect | None:
        """Show nothing while one is away, nor of a case that is locked."""
        name = request.scope["state"].get(SESSION_KEY)
        if not isinstance(name, str) or request.url.path.startswith(_ALWAYS):
            return None
        session = sessions.read(name)
        if session.is_away:
            return Redirect("/away", status_code=303)
        if session.case and access.state() == "locked":
            return Redirect(journal.to_unlock(request), status_code=303)
        return None

    app = Litestar(
        route_handlers=_HANDLERS,
        dependencies={
            "desk": Provide(desk_of, sync_to_thread=False),
            "journal": Provide(lambda: access, sync_to_thread=False),
        },
        before_request=stay_away,
        csrf_config=_forms(settings),
        exception_handlers={
            JournalLockedError: _ask_to_unlock,
            SegueError: answer_error,
            Exception: answer_error,
        },
        template_config=TemplateConfig(
            instance=JinjaTemplateEngine.from_environment(environment())
        ),
        request_max_body_size=settings.max_body,
        lifespan=[_dropping_what_is_idle(sessions, access)],
        openapi_config=None,
        logging_config=None,
    )
    return Gate(app, settings, sessions)


def _dropping_what_is_idle(
    sessions: Sessions,
    access: HeldAccess,
) -> Callable[[Litestar], AbstractAsyncContextManager[None]]:
    """Return what drops and locks in time, also where no page is asked for."""

    async def drop_them() -> None:
        while True:
            await asyncio.sleep(_SECONDS_BETWEEN)
            sessions.drop_what_is_idle()
            access.lock_when_idle()

    @asynccontextmanager
    async def dropping(_: Litestar) -> AsyncIterator[None]:
        task = asyncio.create_task(drop_them())
        yield
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task

    return dropping


def _ask_to_unlock(request: Asking, error: Exception) -> Redirect | Response[bytes]:
    if request.url.path.startswith("/api/"):
        return answer_error(request, error)
    return Redirect(journal.to_unlock(request), status_code=303)


def _forms(settings: Settings) -> CSRFConfig:
    """Let every form carry a token that only a page of this launch can know."""
    return CSRFConfig(
        secret=settings.token,
        cookie_name=f"{settings.cookie}-form",
        cookie_httponly=True,
        cookie_samesite="strict",
        cookie_secure=settings.is_secure,
        exclude=["^/api/", "^/chat/file$"],  # the latter is read, and checked, apart
    )
