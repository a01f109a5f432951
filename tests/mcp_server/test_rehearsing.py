"""A rehearsal turn by turn is the one that the command line plays."""

from typing import Any

from mcp import Client
from tests.mcp_server.host import Host, agreed, document, says
from tests.mcp_server.test_tools import plain

from segue.actions.case_show import show_case
from segue.actions.journal_access import OwnAccess
from segue.actions.rehearse import Choice, play_script


SCENE = {"scene": "bus_same_stop", "seed": 7}
LINES = (
    "is this seat taken?",
    "I like your book. Could I get your number? No is fine.",
    "no problem, see you tomorrow",
)


async def step(client: Client, name: str, **given: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON
    """Call a tool of the rehearsal that went well."""
    return document(await client.call_tool(f"rehearse_{name}", given))


def test_the_turns_are_those_of_a_script() -> None:
    """Line by line, and in the end the same document."""
    made = play_script(Choice(scene="bus_same_stop", seed=7), LINES)

    async def conversation(client: Client) -> None:
        told = await step(client, "begin", **SCENE)
        name = told["rehearsal"]
        assert told["latest"] == plain(made.turns[:1])
        for number, line in enumerate(LINES, 1):
            told = await step(client, "say", rehearsal=name, line=line)
            assert told["latest"] == plain(made.turns[2 * number - 1 : 2 * number + 1])
            assert told["lines_said"] == number
        assert told["is_over"] is True
        assert await step(client, "debrief", rehearsal=name) == plain(made)

    Host().visit(conversation)


def test_the_answer_is_segues_own() -> None:
    """With the line that answers the ask, and only there."""
    made = play_script(Choice(scene="bus_same_stop", seed=7), LINES)

    async def conversation(client: Client) -> list[str | None]:
        name = (await step(client, "begin", **SCENE))["rehearsal"]
        return [
            (await step(client, "say", rehearsal=name, line=line))["answer"]
            for line in LINES
        ]

    assert Host().visit(conversation) == [None, made.outcome, None]


def test_before_the_debrief_nothing_tells_what_was_drawn() -> None:
    """Neither the odds nor the answer that is to come."""

    async def conversation(client: Client) -> set[str]:
        told = await step(client, "begin", **SCENE)
        more = await step(
            client, "say", rehearsal=told["rehearsal"], line="is this seat taken?"
        )
        assert (told["answer"], more["answer"]) == (None, None)
        return set(told) | set(more)

    assert (
        Host().visit(conversation) & {"interest", "answer_if_asked", "hidden"} == set()
    )


def test_one_can_go_back_and_say_another_line() -> None:
    """To before a line; the partner's mind is made up as it was."""

    async def conversation(client: Client) -> tuple[list[Any], str]:
        name = (await step(client, "begin", **SCENE))["rehearsal"]
        first = await step(client, "say", rehearsal=name, line=LINES[0])
        await step(client, "say", rehearsal=name, line="you look stupid")
        back = await step(client, "rewind", rehearsal=name, line=2)
        wrong = await client.call_tool(
            "rehearse_rewind", {"rehearsal": name, "line": 5}
        )
        again = [
            await step(client, "say", rehearsal=name, line=one) for one in LINES[1:]
        ]
        assert back == first
        return [one["answer"] for one in again], says(wrong)

    made = play_script(Choice(scene="bus_same_stop", seed=7), LINES)
    answers, wrong = Host().visit(conversation)
    assert answers == [made.outcome, None]
    assert wrong == "no such number; there is 1 to 1"


def test_a_hint_helps_with_the_next_line() -> None:
    """In words."""

    async def conversation(client: Client) -> str:
        name = (await step(client, "begin", **SCENE))["rehearsal"]
        return str((await step(client, "hint", rehearsal=name))["hint"])

    assert len(Host().visit(conversation).split()) > 3


def test_what_is_over_stays_over() -> None:
    """A line after the end is refused, and says what can be done."""

    async def conversation(client: Client) -> str:
        name = (await step(client, "begin", **SCENE))["rehearsal"]
        for line in LINES:
            await step(client, "say", rehearsal=name, line=line)
        given = {"rehearsal": name, "line": "and now?"}
        return says(await client.call_tool("rehearse_say", given))

    assert Host().visit(conversation) == (
        "the talk has ended; go back to a line to try another"
    )


def test_ones_own_plan_can_be_rehearsed() -> None:
    """As the plan tool gave it."""

    async def conversation(client: Client) -> str:
        plan = document(await client.call_tool("plan", {"situation": {}}))
        told = await step(client, "begin", plan=plan, them="Robin")
        return str(told["partner"])

    assert Host().visit(conversation) == "Robin"


def test_a_case_keeps_how_it_ended_once(robin: OwnAccess) -> None:
    """However often the debrief is shown."""

    async def conversation(client: Client) -> None:
        more = {"case": "robin", "consent": await agreed(client)}
        name = (await step(client, "begin", **SCENE, **more))["rehearsal"]
        await step(client, "say", rehearsal=name, line=LINES[0])
        for _ in range(2):
            await step(client, "debrief", rehearsal=name)

    Host().visit(conversation)
    events = [
        {key: value for key, value in one.items() if key not in {"id", "at"}}
        for one in show_case(robin, "robin").events[1:]
    ]
    assert events == [
        {"kind": "shown", "what": "rehearsal"},
        {"kind": "rehearsed", "scene": "bus_same_stop", "outcome": "not_asked"},
    ]
