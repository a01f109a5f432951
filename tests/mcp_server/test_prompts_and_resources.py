"""What an assistant can look up, and how it is told to lend its voice."""

import re
from typing import Any

import msgspec
import pytest
from mcp import Client
from mcp.shared.exceptions import MCPError
from mcp_types import TextContent, TextResourceContents
from tests.mcp_server.host import Host
from tests.mcp_server.test_tools import plain

from segue.actions.rehearse import list_scenes
from segue.actions.show_playbook import show_playbook
from segue.mcp_server.resources import RESOURCES
from segue.mcp_server.tools import TOOLS


async def look_up(client: Client, uri: str) -> Any:  # noqa: ANN401 - any JSON
    """Return a resource as another program reads it."""
    (content,) = (await client.read_resource(uri)).contents
    assert isinstance(content, TextResourceContents)
    assert content.mime_type == "application/json"
    return msgspec.json.decode(content.text)


def test_the_playbook_and_the_scenes_can_be_looked_up() -> None:
    """Whole, and by its parts; all that is listed can be read."""

    async def conversation(client: Client) -> dict[str, Any]:
        listed = (await client.list_resources()).resources
        return {one.uri: await look_up(client, one.uri) for one in listed}

    found = Host().visit(conversation)
    book = plain(show_playbook())
    assert list(found) == list(RESOURCES)
    assert found["segue://playbook"] == book
    assert found["segue://scenes"] == plain(list_scenes())
    for part in ("moves", "reasons", "stops"):
        assert found[f"segue://playbook/{part}"] == {"contract": 1, part: book[part]}


def test_what_is_not_there_is_told() -> None:
    """Which there are, too."""

    async def conversation(client: Client) -> tuple[str, str]:
        with pytest.raises(MCPError) as resource:
            await client.read_resource("segue://journal")
        with pytest.raises(MCPError) as prompt:
            await client.get_prompt("flirt")
        return resource.value.error.message, prompt.value.error.message

    resource, prompt = Host().visit(conversation)
    assert resource.startswith("uri: no such resource; expected segue://playbook, ")
    assert prompt == "prompt: no such prompt; expected rehearse"


async def rehearsal(client: Client, given: dict[str, str]) -> str:
    """Return what the prompt says."""
    (message,) = (await client.get_prompt("rehearse", given)).messages
    assert isinstance(message.content, TextContent)
    return message.content.text


def test_the_prompt_lends_a_voice_and_no_decision() -> None:
    """It names tools that there are, the scene, and who decides."""
    text = Host().visit(
        lambda client: rehearsal(client, {"scene": "bus_last", "you": "Sam"})
    )
    assert set(re.findall(r"\brehearse_\w+", text)) <= set(TOOLS)
    assert "rehearse_begin with scene “bus_last”, you “Sam”" in text
    assert "decide nothing" in text
    assert "Call scenes" not in text


def test_without_a_scene_the_person_picks_one() -> None:
    """From the list."""
    assert "Call scenes and let me pick" in Host().visit(
        lambda client: rehearsal(client, {})
    )
