"""Nothing of a case or a chat is handed over before the person agrees."""

from pathlib import Path
from typing import Any

import pytest
from mcp import Client
from mcp_types import ElicitResult
from tests.mcp_server.host import Host, Mode, agreed, document, relay, says

from segue.actions.case_show import show_case
from segue.actions.journal_access import OwnAccess
from segue.mcp_server.consent import NOTICE


YES = ElicitResult(action="accept", content={"agree": True})
NOT_YES = {
    "declined": ElicitResult(action="decline"),
    "closed": ElicitResult(action="cancel"),
    "box left empty": ElicitResult(action="accept", content={"agree": False}),
    "nothing said": ElicitResult(action="accept", content={}),
    "words": ElicitResult(action="accept", content={"agree": "yes"}),
}
NO_CONSENT = (
    "consent: the person has not agreed in this conversation; call the consent tool"
    " first, and hand on what it gives"
)
GUARDED: dict[str, dict[str, Any]] = {
    "plan": {"case": "robin"},
    "answer": {"case": "robin", "text": "no"},
    "read": {"export": "chat.txt"},
    "rehearse_begin": {"scene": "bus_last", "case": "robin"},
    "due": {},
}


@pytest.mark.parametrize("word", [None, "", "yes", "0123456789ab"])
@pytest.mark.parametrize("name", GUARDED)
def test_without_consent_nothing_is_looked_at(
    name: str, word: str | None, robin: OwnAccess
) -> None:
    """Neither the journal nor the export is opened, whatever was made up."""
    before = show_case(robin, "robin").events
    given = GUARDED[name] if word is None else {**GUARDED[name], "consent": word}
    result = Host().call(name, **given)
    assert (result.is_error, says(result)) == (True, NO_CONSENT)
    assert show_case(robin, "robin").events == before


def test_a_consent_is_worth_nothing_to_another_server() -> None:
    """It lives as long as the server, and no longer."""
    result = Host().call("due", consent=Host().visit(agreed))
    assert says(result) == NO_CONSENT


def test_where_the_host_cannot_ask_the_assistant_has_to() -> None:
    """First the notice, word for word; the person's yes gives the consent."""

    async def conversation(client: Client) -> list[dict[str, Any]]:
        asked = document(await client.call_tool("consent"))
        refused = await relay(client, agreed=False)
        return [asked, refused, await relay(client, agreed=True)]

    asked, refused, given = Host().visit(conversation)
    assert (asked["agreed"], asked["consent"]) == (None, None)
    assert asked["notice"] == NOTICE
    assert (refused["agreed"], refused["consent"]) == (False, None)
    assert given["agreed"] is True
    assert given["consent"]


def test_no_notice_no_yes() -> None:
    """An assistant that skips the notice, or uses one twice, gets none."""

    async def conversation(client: Client) -> list[str]:
        question = document(await client.call_tool("consent"))["question"]
        yes = {"agreed": True, "question": question}
        document(await client.call_tool("consent", {**yes, "agreed": False}))
        tried = ({"agreed": True}, {"agreed": True, "question": "x"}, yes)
        return [says(await client.call_tool("consent", one)) for one in tried]

    refused = (
        "question: the person was not shown the notice in this conversation; call"
        " consent without arguments first, and show them what it gives"
    )
    assert Host().visit(conversation) == [refused] * 3


@pytest.mark.parametrize("mode", ["legacy", "auto"])
def test_where_the_host_can_ask_it_asks_the_person(mode: Mode) -> None:
    """In both eras of the protocol, with the notice, and once."""
    host = Host(mode, YES)

    async def conversation(client: Client) -> dict[str, Any]:
        consent = document(await client.call_tool("consent"))["consent"]
        return document(await client.call_tool("due", {"consent": consent}))

    assert host.visit(conversation) == {"contract": 1, "due": []}
    assert host.shown == [NOTICE]


@pytest.mark.parametrize("mode", ["legacy", "auto"])
@pytest.mark.parametrize("answer", NOT_YES)
def test_only_a_plain_yes_is_one(answer: str, mode: Mode) -> None:
    """And where the host asks, an assistant's word does not count."""
    host = Host(mode, NOT_YES[answer])
    told = document(host.call("consent", agreed=True))
    assert (told["agreed"], told["consent"]) == (False, None)
    assert host.shown == [NOTICE]


@pytest.mark.parametrize("mode", ["legacy", "auto"])
def test_what_the_person_told_the_assistant_needs_no_consent(mode: Mode) -> None:
    """A plan from it, a reply's reading, and a scene are open to all."""

    async def conversation(client: Client) -> None:
        document(await client.call_tool("plan", {"situation": {}}))
        document(await client.call_tool("answer", {"text": "no"}))
        document(await client.call_tool("rehearse_begin", {"scene": "bus_last"}))

    Host(mode).visit(conversation)


def test_the_notice_says_who_may_see_what(home: Path) -> None:
    """The maker, theirs too, for how long, and where it is listed."""
    del home  # nothing is read
    for words in ("Whoever makes or runs", "theirs as well", "this conversation only"):
        assert words in NOTICE
    assert "listed in your journal" in NOTICE
