"""Ask the person through their host, in both ways that hosts know.

Until 2025-11-25 a server calls back in the middle of a call; from 2026-07-28 on
it answers with a question, and the host calls again with what was answered.
"""

from typing import Any, Final, NamedTuple

from mcp.server.context import ServerRequestContext
from mcp_types import (
    CallToolRequestParams,
    ElicitRequest,
    ElicitRequestFormParams,
    ElicitResult,
    InputRequiredResult,
)
from mcp_types.version import MODERN_PROTOCOL_VERSIONS

from segue.mcp_server.consent import NOTICE, QUESTION


_KEY: Final = "consent"
_FIELD: Final = "agree"
_FORM: Final[dict[str, Any]] = {
    "type": "object",
    "properties": {_FIELD: {"type": "boolean", "title": QUESTION, "default": False}},
    "required": [_FIELD],
}


class NotAnswered(NamedTuple):
    """The person is still to be asked.

    Attributes:
        ask: What to send to the host, which calls again with their answer.
    """

    ask: InputRequiredResult


def can_ask(context: ServerRequestContext[Any, Any]) -> bool:
    """Say whether the host can show the person a question."""
    known = context.session.client_capabilities
    asks = known.elicitation if known else None
    return asks is not None and (asks.form is not None or asks.url is None)


async def person_agrees(
    context: ServerRequestContext[Any, Any], params: CallToolRequestParams
) -> bool | NotAnswered:
    """Ask the person; only a plain yes of their own is one."""
    if context.protocol_version in MODERN_PROTOCOL_VERSIONS:
        answer = (params.input_responses or {}).get(_KEY)
        if not isinstance(answer, ElicitResult):
            return NotAnswered(InputRequiredResult(input_requests={_KEY: _question()}))
        return _is_yes(answer)
    answer = await context.session.elicit_form(
        NOTICE, _FORM, related_request_id=context.request_id
    )
    return _is_yes(answer)


def _question() -> ElicitRequest:
    return ElicitRequest(
        params=ElicitRequestFormParams(message=NOTICE, requested_schema=_FORM)
    )


def _is_yes(answer: ElicitResult) -> bool:
    return answer.action == "accept" and (answer.content or {}).get(_FIELD) is True
