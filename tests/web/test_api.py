"""Documents for programs: the contract's, over HTTP."""

from http import HTTPStatus
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from litestar.testing import TestClient
from schemathesis import checks
from tests.web.chats import CHAT, NAMED, UNNAMED
from tests.web.visitor import BASE, TOKEN, Client, Visitor

from segue.actions.journal_held import HeldAccess
from segue.actions.plan import make_plan
from segue.actions.read_answer import read_answer
from segue.actions.rehearse import list_scenes
from segue.actions.rehearse_document import play, read_script
from segue.actions.schemas import DOCUMENTS, schema_of
from segue.domain.read_situation import situation_from
from segue.journal.profiles import CHEAP
from segue.web.api_document import api_document
from segue.web.app import make_app
from segue.web.settings import Settings


BEARER = {"authorization": f"Bearer {TOKEN}"}
NOW = {"now": "2026-11-22T12:00", "tz": "Europe/Berlin"}
SITUATION = {
    "you": {"name": "Sam", "age": 17},
    "them": {"name": "Robin", "familiarity": "friend"},
    "private_moment": True,
    "shared": [{"kind": "class_project", "detail": "the biology poster"}],
}


def test_a_plan_is_the_actions_own(stranger: Client) -> None:
    """Byte for byte what the action says, encoded once."""
    answer = stranger.post("/api/v1/plan", params=NOW, headers=BEARER, json=SITUATION)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    made = make_plan(situation_from(SITUATION), now=NOW["now"], tz=NOW["tz"])
    assert answer.content == msgspec.json.encode(made)
    jsonschema.validate(answer.json(), schema_of("plan"))


@pytest.mark.parametrize(
    ("body", "params", "detail", "hint"),
    [
        (
            b'{"you": {"age": 200}}',
            {},
            "you.age: expected a whole number from 1 to 120",
            "",
        ),
        (
            b'{"yuo": {}}',
            {},
            "yuo: unknown field",
            "did you mean `you`?",
        ),
        (b"", {}, "empty", "expected a situation with fields such as `you:`"),
        (
            b"{}",
            {"now": "soon"},
            "--now: `soon` is no date and time",
            "expected ISO 8601, such as 2026-11-22T12:00",
        ),
    ],
)
def test_what_is_wrong_is_a_problem_document(
    body: bytes, params: dict[str, str], detail: str, hint: str, stranger: Client
) -> None:
    """RFC 9457, with the sentence that the terminal would show."""
    answer = stranger.post("/api/v1/plan", params=params, headers=BEARER, content=body)
    assert answer.headers["content-type"] == "application/problem+json"
    wanted = {
        "type": "about:blank",
        "title": "Bad Request",
        "status": 400,
        "detail": detail,
    }
    assert answer.json() == (wanted | {"hint": hint} if hint else wanted)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_schema_is_published(name: str, stranger: Client) -> None:
    """As ``segue schema`` prints it."""
    answer = stranger.get(f"/api/v1/schema/{name}", headers=BEARER)
    assert answer.content == msgspec.json.encode(schema_of(name))


def test_what_is_not_there_is_a_problem_document(stranger: Client) -> None:
    """No such document, no such path, no such method."""
    for method, path, status in (
        ("GET", "/api/v1/schema/nothing", 404),
        ("GET", "/api/v1/nothing", 404),
        ("DELETE", "/api/v1/plan", 405),
    ):
        answer = stranger.request(method, path, headers=BEARER)
        assert answer.status_code == status
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["title"] == HTTPStatus(status).phrase
        allowed = answer.headers.get("allow", "")
        assert ("POST" in allowed) == (status == HTTPStatus.METHOD_NOT_ALLOWED)


def test_the_api_is_described(stranger: Client) -> None:
    """The OpenAPI document holds the published schemas, and no loose end."""
    answer = stranger.get("/openapi.json", headers=BEARER)
    assert answer.content == msgspec.json.encode(api_document())
    names = answer.json()["components"]["schemas"]
    places = {f"#/components/schemas/{name}" for name in names}
    assert "#/$defs" not in answer.text
    used = {part.split('"')[0] for part in answer.text.split('"$ref":"')[1:]}
    assert used == places


def test_a_reading_of_an_answer_is_the_actions_own(stranger: Client) -> None:
    """With what was asked, and the country of a number."""
    body = {"answer": "ok thanks, 202 555 0147", "ask": "Here's mine", "region": "US"}
    answer = stranger.post("/api/v1/answer", headers=BEARER, json=body)
    assert answer.status_code == 200
    read = read_answer(body["answer"], ask=body["ask"], region="US")
    assert answer.content == msgspec.json.encode(read)
    jsonschema.validate(answer.json(), schema_of("answer"))
    assert answer.json()["number"] == "+12025550147"


@pytest.mark.parametrize(
    ("body", "detail"),
    [
        (b"", "body: not understood"),
        (b'{"answer": 1}', "body: not understood"),
        (b'{"answer": "x", "words": "y"}', "body: not understood"),
        (b'{"answer": "\\ud800"}', "body: not understood"),
        (b'{"answer": " "}', "TEXT: empty"),
        (
            b'{"answer": "x", "region": "ZZ"}',
            "--region: no country with phone numbers",
        ),
    ],
)
def test_an_answer_at_fault_is_a_problem_document(
    body: bytes, detail: str, stranger: Client
) -> None:
    """One sentence, without the words."""
    answer = stranger.post("/api/v1/answer", headers=BEARER, content=body)
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"] == detail


def test_a_chat_is_read(stranger: Client) -> None:
    """The document of the terminal; what is open is named, not guessed."""
    files = [("file", (UNNAMED, CHAT))]
    answer = stranger.post("/api/v1/read", headers=BEARER, files=files, params=NOW)
    assert answer.status_code == 400
    assert answer.json()["detail"] == "the export does not say which of the two is you"
    assert answer.json()["hint"] == "settle it with --me NAME"
    answer = stranger.post(
        "/api/v1/read",
        headers=BEARER,
        files=files,
        params=NOW,
        data={"me": "sam", "them": "", "format": "whatsapp", "date_order": "ymd"},
    )
    assert answer.status_code == 200
    told = answer.json()
    jsonschema.validate(told, schema_of("read"))
    assert (told["you"], told["them"]) == ("Sam", "Robin")
    assert told["conversation"]["messages"] == 26


@pytest.mark.parametrize(
    ("sent", "detail"),
    [
        ({"content": b"x"}, "body: not understood"),
        ({"data": {"me": "Sam"}}, "body: not understood"),
        ({"files": [("me", (None, b"Sam"))]}, "file: nothing handed in"),
        ({"files": [("file", ("", b""))]}, "file: nothing handed in"),
        (
            {"files": [("file", ("a.bin", b"\x00"))]},
            "a.bin: no chat export that Segue knows",
        ),
        (
            {"files": [("file", ("a.bin", b"x"))], "data": {"format": "pigeon"}},
            "--format: unknown",
        ),
        (
            {"files": [("file", ("a.bin", b"x"))], "data": {"date_order": "ydm"}},
            "--date-order: unknown",
        ),
    ],
)
def test_a_chat_at_fault_is_a_problem_document(
    sent: dict[str, Any], detail: str, stranger: Client
) -> None:
    """Naming the part that is at fault."""
    answer = stranger.post("/api/v1/read", headers=BEARER, **sent)
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"] == detail


@pytest.mark.parametrize("cut", [40, 200, 1500])
def test_a_form_that_breaks_off_is_a_problem_document(
    cut: int, stranger: Client
) -> None:
    """Wherever it does."""
    built = stranger.build_request(
        "POST", "/api/v1/read", files=[("file", (NAMED, CHAT))]
    )
    answer = stranger.post(
        "/api/v1/read",
        headers={**BEARER, "content-type": built.headers["content-type"]},
        content=built.read()[:cut],
    )
    assert answer.json()["detail"] == "body: not understood"


def test_too_large_is_a_problem_document() -> None:
    """A chat may be larger than any other body, and has its limit, too."""
    small = Settings(token=TOKEN, port=8000, max_upload=1000)
    with TestClient(make_app(small), base_url=BASE) as client:
        answer = client.post(
            "/api/v1/read", headers=BEARER, files=[("file", (NAMED, CHAT))]
        )
        assert answer.status_code == 413
        assert answer.json()["detail"] == "This app takes in at most 0.001 MB at once"


@pytest.fixture
def kept(visitor: Visitor) -> Client:
    """Return a client of an app with a case in an open journal."""
    visitor.open("/unlock")
    visitor.send("/unlock", without="yes")
    visitor.open("/keep")
    visitor.send("/keep", name="Robin")
    assert visitor.address == "/cases/robin"
    return visitor.client


def test_a_case_is_planned_through_its_gate(kept: Client) -> None:
    """From the body, or from what it knows; not at all once it was asked."""
    params = {**NOW, "case": "robin"}
    first = kept.post("/api/v1/plan", params=params, headers=BEARER, json=SITUATION)
    assert first.status_code == 200
    again = kept.post("/api/v1/plan", params=params, headers=BEARER)
    assert again.json() == first.json()
    reply = {"answer": "no sorry"}
    answer = kept.post("/api/v1/answer", params=params, headers=BEARER, json=reply)
    assert answer.json()["reading"] == "no"
    refused = kept.post("/api/v1/plan", params=params, headers=BEARER)
    assert refused.status_code == 409
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.json()["detail"].startswith("robin: ")
    assert "robin" in refused.json()["hint"]


def test_a_yes_for_later_waits_over_http_too(kept: Client) -> None:
    """Until somebody says that what they named has come."""
    params = {**NOW, "case": "robin"}
    reply = {"answer": "after finals, remind me"}
    answer = kept.post("/api/v1/answer", params=params, headers=BEARER, json=reply)
    assert answer.json()["reading"] == "conditional"
    assert kept.post("/api/v1/plan", params=params, headers=BEARER).status_code == 409
    params["opening_came"] = "true"
    assert kept.post("/api/v1/plan", params=params, headers=BEARER).status_code == 200


def test_an_answer_that_cannot_be_told_is_not_kept(kept: Client) -> None:
    """The person is asked, as at the terminal."""
    params = {"case": "robin"}
    reply = {"answer": "\u0434\u0430 \u043d\u0443"}
    answer = kept.post("/api/v1/answer", params=params, headers=BEARER, json=reply)
    assert answer.json()["abstained"] is True
    assert kept.post("/api/v1/plan", params=params, headers=BEARER).status_code == 200


def test_a_chat_is_read_for_a_case(kept: Client) -> None:
    """Once it was asked, no opening comes with it."""
    files = [("file", (NAMED, CHAT))]
    params = {**NOW, "case": "robin"}
    told = kept.post("/api/v1/read", params=params, headers=BEARER, files=files)
    assert told.json()["openings"]
    reply = {"answer": "no sorry"}
    kept.post("/api/v1/answer", params=params, headers=BEARER, json=reply)
    told = kept.post("/api/v1/read", params=params, headers=BEARER, files=files)
    assert told.json()["openings"] == []
    assert told.json()["now"]["good"] is False


@pytest.mark.parametrize("path", ["plan", "answer"])
def test_a_case_that_is_not_there_is_a_problem_document(
    path: str, kept: Client
) -> None:
    """None is made up."""
    reply = {"answer": "no"} if path == "answer" else {}
    answer = kept.post(
        f"/api/v1/{path}", params={"case": "nobody"}, headers=BEARER, json=reply
    )
    assert answer.status_code == 400
    assert "nobody" in answer.json()["detail"]


def test_no_journal_is_a_problem_document(
    stranger: Client, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    """Where there is none, and where none opens it."""
    params = {"case": "robin"}
    answer = stranger.post("/api/v1/plan", params=params, headers=BEARER)
    assert answer.json()["detail"] == "there is no journal yet"
    monkeypatch.setenv("SEGUE_PASSPHRASE", "seven quiet words")
    held = HeldAccess(profile=CHEAP)
    held.begin("seven quiet words")
    held.lock()
    monkeypatch.delenv("SEGUE_PASSPHRASE")
    assert (home / "journal.db").exists()
    answer = stranger.post("/api/v1/plan", params=params, headers=BEARER)
    assert answer.status_code == 400
    assert answer.json()["detail"] == "the journal is locked"


HERE = {"host": "127.0.0.1:8000", **BEARER}
APP = make_app(Settings(token=TOKEN, port=8000))
PUBLISHED = schemathesis.openapi.from_asgi("/openapi.json", APP, headers=HERE)


@PUBLISHED.parametrize()
@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@pytest.mark.timeout(60)
def test_whatever_is_sent_is_answered_as_described(
    case: schemathesis.Case[Any],
) -> None:
    """No server error, no undocumented status, no other shape of answer.

    What fits the schema may still be refused (a day that no month has), and
    what does not may be understood (a number as a name): it is read as a file
    is. Requests without the token are the gate's tests.
    """
    case.call_and_validate(
        headers=HERE,
        excluded_checks=[
            checks.positive_data_acceptance,
            checks.negative_data_rejection,
            checks.ignored_auth,
        ],
    )


SCRIPT = {
    "scene": "bus_same_stop",
    "seed": 7,
    "lines": ["is the bus late again?", "could I get your number? no is fine", "bye"],
}


@pytest.mark.timeout(60)
def test_a_rehearsal_is_the_actions_own(stranger: Client) -> None:
    """Byte for byte what the action says, as its schema describes it."""
    answer = stranger.post("/api/v1/rehearse", headers=BEARER, json=SCRIPT)
    assert answer.status_code == 200
    made = play(read_script(msgspec.json.encode(SCRIPT)))
    assert answer.content == msgspec.json.encode(made)
    jsonschema.validate(answer.json(), schema_of("rehearsal"))
    jsonschema.validate(SCRIPT, schema_of("script"))


@pytest.mark.parametrize(
    ("body", "detail"),
    [
        (b"{", "not valid JSON"),
        (b"[]", "document: expected `object`, got `array`"),
        (b'{"scene": "bus_last"}', "document: object missing required field `lines`"),
        (b'{"scene": "nowhere", "lines": []}', "scene: no scene 'nowhere'"),
        (
            b'{"scene": "bus_last", "lines": [], "persona": "gwen"}',
            "persona: nobody called 'gwen' there",
        ),
        (b'{"scene": "bus_last", "lines": [1]}', "lines[0]: expected `str`, got `int`"),
        (
            b'{"scene": "bus_last", "lines": [], "x": 1}',
            "document: a field that is not known",
        ),
        (
            b'{"scene": "bus_last", "lines": [], "seed": 1e300}',
            "seed: expected `int`, got `float`",
        ),
        (
            b'{"scene": "bus_last", "lines": ["%s"]}' % (b"a" * 2001),
            "lines[0]: longer than 2000 letters",
        ),
    ],
)
def test_what_is_wrong_with_a_script_is_a_problem_document(
    body: bytes, detail: str, stranger: Client
) -> None:
    """The place is named, and no word of the lines."""
    answer = stranger.post("/api/v1/rehearse", headers=BEARER, content=body)
    assert answer.headers["content-type"] == "application/problem+json"
    assert (answer.status_code, answer.json()["detail"]) == (400, detail)


@given(
    lines=st.lists(st.text(max_size=40), max_size=4),
    seed=st.integers(-(2**53) + 1, 2**53 - 1),
    scene=st.sampled_from([scene.id for scene in list_scenes().scenes]),
    you=st.text(max_size=10),
)
@settings(max_examples=40, deadline=None)
@pytest.mark.timeout(60)
def test_whatever_is_said_is_played(
    lines: list[str], seed: int, scene: str, you: str
) -> None:
    """Any text in any scene is answered with the document of the schema."""
    body = msgspec.json.encode(
        {"scene": scene, "seed": seed, "lines": lines, "you": you}
    )
    with TestClient(APP, base_url=BASE) as client:
        answer = client.post("/api/v1/rehearse", headers=BEARER, content=body)
    assert answer.status_code == 200
    jsonschema.validate(answer.json(), schema_of("rehearsal"))


def test_half_a_letter_is_no_server_error(stranger: Client) -> None:
    """A lone surrogate in JSON is refused, or answered; it breaks nothing."""
    body = rb'{"scene": "bus_last", "lines": ["\ud800 hi"], "you": "\udfff"}'
    answer = stranger.post("/api/v1/rehearse", headers=BEARER, content=body)
    assert answer.status_code == 400
