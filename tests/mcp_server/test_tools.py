"""Each tool gives the command line's document, or one line that says why."""

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import msgspec
import pytest
from jsonschema import Draft202012Validator
from mcp import Client
from mcp.shared.exceptions import MCPError
from mcp_types import TextContent
from tests.mcp_server.host import Host, agreed, document, says

from segue.actions.case_answered import Given, answered
from segue.actions.case_record import asked
from segue.actions.case_show import show_case
from segue.actions.due import list_due
from segue.actions.journal_access import OwnAccess
from segue.actions.plan import make_plan
from segue.actions.read_answer import read_answer
from segue.actions.read_chat import Asked
from segue.actions.rehearse import list_scenes
from segue.actions.show_chat import Moment, show_chat
from segue.domain.read_situation import read_situation
from segue.journal.ledger import Journal
from segue.mcp_server.tools import TOOLS, described


PLANTED = "Xylophonia"
NOW = {"now": "2026-11-22T12:00", "tz": "Europe/Berlin"}
SITUATION = {"them": {"name": "Robin"}, "power": "none", "private_moment": True}
CHAT = """13/02/26, 18:00 - Sam: are you coming to the chess club?
13/02/26, 18:04 - Robin: yes! are you bringing the board?
14/02/26, 18:04 - Robin: I found the book you meant
"""


def plain(value: object) -> Any:  # noqa: ANN401 - any JSON value
    """Return a document as another program reads it."""
    return msgspec.json.decode(msgspec.json.encode(value))


def kinds(access: OwnAccess) -> list[tuple[str, str]]:
    """Return the kinds of what happened, and of what an assistant was shown."""
    events = show_case(access, "robin").events
    return [(one["kind"], one.get("what", "")) for one in events]


@pytest.fixture
def export(tmp_path: Path) -> str:
    """Name the export of a short chat."""
    file = tmp_path / "chat.txt"
    file.write_text(CHAT, encoding="utf-8")
    return str(file)


def test_a_plan_is_the_same_document() -> None:
    """As text for the model, byte for byte, and as data."""
    situation = read_situation(msgspec.json.encode(SITUATION))
    made = make_plan(situation, now=NOW["now"], tz=NOW["tz"])
    result = Host().call("plan", situation=SITUATION, **NOW)
    assert document(result) == plain(made)
    assert says(result) == msgspec.json.encode(made).decode()


def test_a_date_that_is_past_is_told_beside_the_plan() -> None:
    """As at the terminal; the document says nothing of it."""
    shared = [{"kind": "event", "when": "2026-11-20"}]
    result = Host().call("plan", situation={"shared": shared}, **NOW)
    _, note = (one for one in result.content if isinstance(one, TextContent))
    assert note.text == "note: shared[0].when is past and is not used"


def test_an_answer_is_the_same_document() -> None:
    """With its probabilities, its number and what to do now."""
    text = "sure! +1 202 555 0147"
    made = read_answer(text, ask="Can I have your number?")
    result = Host().call("answer", text=text, ask="Can I have your number?")
    assert document(result) == plain(made)


def test_scenes_are_the_same_document() -> None:
    """All of them."""
    assert document(Host().call("scenes")) == plain(list_scenes())


def test_a_chat_is_the_same_document(export: str) -> None:
    """Where there is no journal, no case is wanted."""
    made = show_chat(Asked(export=Path(export), me="Sam"), Moment(**NOW)).told

    async def conversation(client: Client) -> dict[str, Any]:
        given = {"export": export, "me": "Sam", "consent": await agreed(client), **NOW}
        return document(await client.call_tool("read", given))

    assert Host().visit(conversation) == plain(made)


def test_what_is_due_is_the_same_document(robin: OwnAccess) -> None:
    """And each case that it names knows that an assistant saw it."""
    asked(robin, "robin", "shared_reason", "club")
    answered(robin, "robin", Given(reading="yes", number="+12025550147"))
    made = list_due(robin, **NOW)
    assert len(made.due) == 1

    async def conversation(client: Client) -> dict[str, Any]:
        given = {"consent": await agreed(client), **NOW}
        return document(await client.call_tool("due", given))

    assert Host().visit(conversation) == plain(made)
    assert kinds(robin)[-1] == ("shown", "due")


def test_a_case_keeps_what_it_was_used_for(robin: OwnAccess, export: str) -> None:
    """What was done, and beside it what an assistant was shown; no words."""

    async def conversation(client: Client) -> None:
        more: dict[str, Any] = {"case": "robin", "consent": await agreed(client)}
        document(await client.call_tool("plan", {**more, **NOW}))
        given = {"export": export, "me": "Sam"}
        document(await client.call_tool("read", {**more, **given}))
        document(await client.call_tool("answer", {**more, "text": "no, sorry"}))

    Host().visit(conversation)
    assert kinds(robin) == [
        ("described", ""),
        ("planned", ""),
        ("shown", "plan"),
        ("read", ""),
        ("shown", "chat"),
        ("answered", ""),
        ("shown", "answer"),
    ]


def test_a_refusal_is_a_tool_error_that_says_what_would_reopen_it(
    robin: OwnAccess,
) -> None:
    """After a no nothing is planned; and that an assistant saw so is listed."""
    asked(robin, "robin")
    answered(robin, "robin", Given(reading="soft_no"))

    async def conversation(client: Client) -> list[str]:
        more = {"case": "robin", "consent": await agreed(client)}
        tried = [
            await client.call_tool("plan", more),
            await client.call_tool("rehearse_begin", {"scene": "bus_last", **more}),
        ]
        assert [one.is_error for one in tried] == [True, True]
        return [says(one) for one in tried]

    refusal = (
        "robin: they have answered, and it was no yes; only they can open it again; if"
        " they did: `segue case reopen robin --because …`"
    )
    assert Host().visit(conversation) == [refusal, refusal]
    assert kinds(robin)[-2:] == [("shown", "refusal"), ("shown", "refusal")]


def test_where_there_is_a_journal_a_chat_goes_by_its_case(
    robin: OwnAccess, export: str
) -> None:
    """Else nothing could list what an assistant saw of it."""
    del robin  # its journal is there

    async def conversation(client: Client) -> str:
        given = {"export": export, "me": "Sam", "consent": await agreed(client)}
        result = await client.call_tool("read", given)
        assert result.is_error
        return says(result)

    assert Host().visit(conversation).startswith("case: your journal lists what")


FAULTS: dict[str, tuple[str, dict[str, Any], str]] = {
    "a field at fault": (
        "plan",
        {"situation": {"you": {"age": 200}}},
        "you.age: expected a whole number from 1 to 120",
    ),
    "a misspelt value": (
        "plan",
        {"situation": {"goal": "love"}},
        "goal: expected one of get_to_know, date, friendship",
    ),
    "no situation": ("plan", {}, "situation: expected what the person told"),
    "an unknown argument": (
        "plan",
        {"situatoin": {}},
        "an argument that is not known",
    ),
    "a wrong kind": ("plan", {"case": 7}, "case: expected text"),
    "no reply": ("answer", {"text": " "}, "TEXT: empty; expected what they answered"),
    "no such scene": (
        "rehearse_begin",
        {"scene": "moon"},
        "scene: no scene 'moon'; see segue rehearse --list",
    ),
    "no such rehearsal": (
        "rehearse_say",
        {"rehearsal": "x", "line": "hi"},
        "rehearsal: none of that name; rehearse_begin begins one and names it",
    ),
    "no plan": (
        "rehearse_begin",
        {"plan": {"decision": "ask"}},
        "plan: expected all that the plan tool gave",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_in_the_same_line(fault: str) -> None:
    """A tool error that a model can read and mend."""
    name, given, line = FAULTS[fault]
    result = Host().call(name, **given)
    assert (result.is_error, result.structured_content) == (True, None)
    assert says(result) == line


def test_a_locked_journal_says_what_opens_it(
    robin: OwnAccess, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is no terminal to ask at."""
    del robin  # its journal is there
    monkeypatch.delenv("SEGUE_PASSPHRASE")

    async def conversation(client: Client) -> str:
        result = await client.call_tool("due", {"consent": await agreed(client)})
        assert result.is_error
        return says(result)

    assert Host().visit(conversation).startswith("the journal needs a passphrase; ")


class BrokenAccess:
    """A way to a journal that fails as no part of Segue should."""

    def opened(self) -> AbstractContextManager[Journal]:
        """Fail, with words that are nobody's business."""
        raise RuntimeError(PLANTED)

    def begun(self) -> AbstractContextManager[Journal]:
        """Fail likewise."""
        raise RuntimeError(PLANTED)


def test_our_own_mistakes_tell_no_words() -> None:
    """A failure that nobody foresaw is told as one, and the server goes on."""

    async def conversation(client: Client) -> str:
        result = await client.call_tool("due", {"consent": await agreed(client)})
        document(await client.call_tool("scenes"))
        assert result.is_error
        return says(result)

    says_only = "something went wrong inside Segue, and it is our mistake"
    assert Host(access=BrokenAccess()).visit(conversation) == says_only


def test_there_are_no_other_tools() -> None:
    """That is the host's mistake, and the protocol's to tell."""

    async def conversation(client: Client) -> None:
        with pytest.raises(MCPError, match="no such tool"):
            await client.call_tool("text_them")

    Host().visit(conversation)


def test_every_tool_is_described() -> None:
    """Its schemas are valid ones, for objects, with each argument explained."""
    for tool in described():
        assert tool.title
        assert tool.description
        assert tool.output_schema
        for schema in (tool.input_schema, tool.output_schema):
            Draft202012Validator.check_schema(schema)
            assert schema["type"] == "object"
        fields = tool.input_schema["properties"]
        assert [
            name for name, field in fields.items() if not field["description"]
        ] == []
    assert [tool.name for tool in described()] == list(TOOLS)


def test_the_situation_is_taken_as_published() -> None:
    """Null is "not known", and true is yes, in the schema as in the reader."""
    (tool,) = (one for one in described() if one.name == "plan")
    validator = Draft202012Validator(tool.input_schema)
    validator.validate({"situation": {**SITUATION, "often": None}})
    assert not validator.is_valid({"situation": {"goal": "love"}})
