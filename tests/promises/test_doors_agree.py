"""Every door gives the same answer to the same question."""

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from litestar.testing import TestClient
from litestar.types import ASGIApp
from make_docs import command_names
from mcp import Client
from tests.mcp_server.host import Host, says
from tests.web.chats import CHAT
from tests.web.visitor import BASE, TOKEN, Visitor, text_of

from segue.web.api_document import api_document
from segue.web.app import make_app
from segue.web.settings import Settings


Segue = Callable[..., tuple[int, str, str]]
ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
BEARER = {"authorization": f"Bearer {TOKEN}"}
NOW = {"now": "2026-11-22T12:00", "tz": "Europe/Berlin"}
SAID = ("no sorry", "haha ok, +1 202 555 0147", "after finals", "brb", "add me @rob.p")

ON_PAGES = {
    "plan": "/plan",
    "ask": "/questions",
    "case": "/cases/{name:str}",
    "journal": "/unlock",
    "due": "/",
    "calendar": "/calendar.ics",
    "card": "/offer",
    "look-back": "/look-back",
    "read": "/chat",
    "answer": "/said",
    "rehearse": "/rehearse",
    "debrief": "/rehearse/debrief",
}
"""Commands, and the page or document where the app does the same."""

ONLY_AT_THE_TERMINAL = {
    "playbook": "a workbench for those who edit the advice, with files and paths",
    "acts": "shows how a line is read, for those who edit scenes",
    "scenes": "a workbench for those who edit scenes",
    "doctor": "looks at the installation that the app runs on",
    "serve": "starts the app",
    "mcp": "a door of its own, for assistants",
    "schema": "GET /api/v1/schema/NAME",
}
"""Commands that no page offers, each with the reason."""


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient[ASGIApp]]:
    """Return a client of an app."""
    launch = Settings(token=TOKEN, port=8000)
    with TestClient(make_app(launch), base_url=BASE) as made:
        yield made


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_terminal_and_api_give_the_same_plan(
    path: Path, segue: Segue, client: TestClient[ASGIApp]
) -> None:
    """Byte for byte, for every example of the advice."""
    arguments = ("--json", "--now", NOW["now"], "--tz", NOW["tz"])
    code, out, _ = segue("plan", path, *arguments)
    assert code == 0
    situation = as_json(path)
    answer = client.post("/api/v1/plan", params=NOW, headers=BEARER, content=situation)
    assert answer.text + "\n" == out


@pytest.mark.timeout(60)
def test_terminal_and_assistant_get_the_same_plans(segue: Segue) -> None:
    """Byte for byte, for every example of the advice."""

    async def conversation(host: Client) -> list[str]:
        made = []
        for path in EXAMPLES:
            given = {"situation": msgspec.json.decode(as_json(path)), **NOW}
            made.append(says(await host.call_tool("plan", given)))
        return made

    given = ("--json", "--now", NOW["now"], "--tz", NOW["tz"])
    printed = [segue("plan", path, *given)[1].rstrip("\n") for path in EXAMPLES]
    assert Host().visit(conversation) == printed


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_terminal_and_page_say_the_same(
    path: Path, segue: Segue, client: TestClient[ASGIApp]
) -> None:
    """Stops, lines, moments and reasons stand on the page, word for word."""
    made = msgspec.json.decode(segue("plan", path, "--json")[1])
    visitor = Visitor(client)
    visitor.open(f"/?token={TOKEN}")
    visitor.upload("/answers/open", path.name, path.read_bytes())
    text = visitor.open("/plan")
    said = [stop["says"] for stop in made["stops"]]
    for move in made["moves"]:
        said += [move["moment"], *(words["line"] for words in move["words"])]
        said += [why["says"] for why in move["why"]]
    assert [one for one in said if text_of(one) not in text] == []


@pytest.mark.parametrize("words", SAID)
def test_terminal_api_and_page_read_an_answer_alike(
    words: str, segue: Segue, client: TestClient[ASGIApp]
) -> None:
    """Byte for byte; and what the terminal says stands on the page."""
    code, out, _ = segue("answer", words, "--ask", "Can I text you?", "--json")
    assert code == 0
    body = {"answer": words, "ask": "Can I text you?"}
    answer = client.post("/api/v1/answer", headers=BEARER, json=body)
    assert answer.text + "\n" == out
    read = answer.json()
    visitor = Visitor(client)
    visitor.open(f"/?token={TOKEN}")
    visitor.open("/said")
    text = visitor.send("/said", **body)
    said = [read["says"], read["next"]["say"], read["next"]["do"], read["hold_on_to"]]
    said += [sign["says"] for sign in read["signs"]]
    assert [one for one in said if one not in text] == []


@pytest.mark.parametrize("name", ["WhatsApp Chat with Robin.txt", "chat.txt"])
def test_terminal_api_and_page_read_a_chat_alike(
    name: str, segue: Segue, client: TestClient[ASGIApp], tmp_path: Path
) -> None:
    """Byte for byte; and each claim and quote stands on the page."""
    path = tmp_path / name
    path.write_bytes(CHAT)
    options = ("--me", "Sam", "--now", NOW["now"], "--tz", NOW["tz"])
    code, out, _ = segue("read", path, "--json", *options)
    assert code == 0
    answer = client.post(
        "/api/v1/read",
        params=NOW,
        headers=BEARER,
        files=[("file", (name, CHAT))],
        data={"me": "Sam"},
    )
    assert answer.text + "\n" == out
    told = answer.json()
    visitor = Visitor(client)
    visitor.open(f"/?token={TOKEN}")
    visitor.open("/chat")
    visitor.upload("/chat/file", name, CHAT)
    if visitor.address == "/chat/open":
        visitor.send("/chat/open", value="Sam")
    text = text_of(visitor.page)
    said = [told["now"]["because"], *(cue["says"] for cue in told["cues"])]
    for one in told["openings"]:
        said += [one["because"], one["line"], one["text"]]
    for found in (*told["cues"], *told["shared"]):
        is_told = found.get("value") != "unclear"
        said += [one["text"] for one in found["evidence"][-2:] if is_told]
    assert [one for one in said if one not in text] == []


LINES = (
    "is this seat taken?",
    "I like your book. Could I get your number? No is fine.",
    "no problem, see you tomorrow",
)


@pytest.mark.timeout(60)
@pytest.mark.parametrize("scene", ["bus_same_stop", "class_why_notes", "shift_no"])
def test_terminal_api_and_page_rehearse_alike(
    scene: str, segue: Segue, client: TestClient[ASGIApp]
) -> None:
    """The same seed and lines: one document, and each word of it on a page."""
    typed = "\n".join(LINES)
    words = ("rehearse", scene, "--script", "-", "--seed", "7", "--json")
    code, out, _ = segue(*words, typed=typed)
    assert code == 0
    script = {"scene": scene, "seed": 7, "lines": LINES}
    answer = client.post("/api/v1/rehearse", headers=BEARER, json=script)
    assert answer.text + "\n" == out
    visitor = Visitor(client)
    visitor.open(f"/?token={TOKEN}")
    visitor.open(f"/rehearse/scenes/{scene}")
    visitor.send(f"/rehearse/scenes/{scene}", seed="7")
    made = msgspec.json.decode(out)
    for turn in made["turns"]:
        if turn["speaker"] == "you":
            visitor.send("/rehearse/say", line=turn["text"])
    text = visitor.open("/rehearse/debrief")
    said = [turn["text"] for turn in made["turns"]]
    for note in made["debrief"]["notes"]:
        said += [note["says"], note["quote"], note["instead"] or ""]
    assert [one for one in said if text_of(one) not in text] == []


@pytest.mark.parametrize(
    "fault", ['{"you": {"age": 200}}', '{"goal": "love"}', '{"gaol": "date"}']
)
def test_an_assistant_hears_the_same_complaint(
    fault: str, segue: Segue, tmp_path: Path
) -> None:
    """As a tool's error, in the same sentence."""
    path = tmp_path / "mine.json"
    path.write_text(fault)
    result = Host().call("plan", situation=msgspec.json.decode(fault))
    assert f"error: {path}: {says(result)}\n" == segue("plan", path)[2]


@pytest.mark.parametrize(
    "fault", ['{"you": {"age": 200}}', '{"goal": "love"}', "[]", "{", ""]
)
def test_every_door_complains_alike(
    fault: str, segue: Segue, client: TestClient[ASGIApp], tmp_path: Path
) -> None:
    """The same sentence, whichever way it came."""
    path = tmp_path / "mine.json"
    path.write_text(fault)
    says = segue("plan", path)[2].removeprefix(f"error: {path}: ").strip()
    answer = client.post("/api/v1/plan", headers=BEARER, content=fault).json()
    hint = answer.get("hint", "")
    assert (f"{answer['detail']}; {hint}" if hint else answer["detail"]) == says


def test_every_command_has_its_place_in_the_app() -> None:
    """On a page, as a document, or listed with the reason why not."""
    named = set(command_names([]))
    assert named - set(ON_PAGES) - set(ONLY_AT_THE_TERMINAL) == set()
    paths = api_document()["paths"]
    assert {"/api/v1/plan", "/api/v1/answer", "/api/v1/read"} <= paths.keys()
    assert {"/api/v1/plan", "/api/v1/rehearse"} <= set(api_document()["paths"])


def as_json(path: Path) -> bytes:
    """Return an example as the API takes it."""
    from segue.domain.read_situation import read_situation  # noqa: PLC0415 - one use

    return msgspec.json.encode(read_situation(path.read_bytes()))
