"""A host of an assistant, as the protocol's own client plays it."""

from collections.abc import Awaitable, Callable
from typing import Any, Literal, TypeVar

import anyio
from mcp import Client
from mcp.client.context import ClientRequestContext
from mcp_types import CallToolResult, ElicitRequestParams, ElicitResult, TextContent

from segue.actions.journal_access import Access, OwnAccess
from segue.journal.profiles import CHEAP
from segue.mcp_server.server import make_server


Result = TypeVar("Result")
Mode = Literal["legacy", "auto"]


class Host:
    """A host of an assistant, whose person answers questions in one way.

    Attributes:
        shown: The questions that were shown to the person.
    """

    def __init__(
        self,
        mode: Mode = "auto",
        person: ElicitResult | None = None,
        access: Access | None = None,
    ) -> None:
        """Take the protocol's era, and how the person answers.

        Args:
            mode: ``legacy`` until 2025-11-25, ``auto`` from 2026-07-28 on.
            person: What they answer; nothing where the host cannot ask.
            access: To the journal; the person's own if left out.
        """
        self.shown: list[str] = []
        self._mode = mode
        self._person = person
        self._access = access or OwnAccess(None, CHEAP)

    def visit(self, visit: Callable[[Client], Awaitable[Result]]) -> Result:
        """Run a conversation with a server of its own."""

        async def visited() -> Result:
            server = make_server(self._access)
            asks = self._answer if self._person else None
            async with Client(
                server, mode=self._mode, elicitation_callback=asks
            ) as client:
                return await visit(client)

        return anyio.run(visited)

    def call(self, name: str, **given: Any) -> CallToolResult:  # noqa: ANN401 - any JSON
        """Call one tool in a conversation of its own."""
        return self.visit(lambda client: client.call_tool(name, given))

    async def _answer(
        self, context: ClientRequestContext, params: ElicitRequestParams
    ) -> ElicitResult:
        del context  # the same in every conversation
        assert self._person is not None
        self.shown.append(params.message)
        return self._person


def says(result: CallToolResult) -> str:
    """Return what a model reads of a result."""
    (content,) = result.content
    assert isinstance(content, TextContent)
    return content.text


def document(result: CallToolResult) -> dict[str, Any]:
    """Return the document of a call that went well."""
    assert not result.is_error, says(result)
    given: dict[str, Any] = result.structured_content
    return given


async def relay(client: Client, *, agreed: bool) -> dict[str, Any]:
    """Show the notice, and pass the person's answer on."""
    question = document(await client.call_tool("consent"))["question"]
    given = {"question": question, "agreed": agreed}
    return document(await client.call_tool("consent", given))


async def agreed(client: Client) -> str:
    """Get the person's consent in this conversation."""
    return str((await relay(client, agreed=True))["consent"])
