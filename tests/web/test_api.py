"""Documents for programs: the contract's, over HTTP."""

from http import HTTPStatus
from typing import Any

import jsonschema
import msgspec
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from litestar.testing import TestClient
from schemathesis import checks
from tests.web.visitor import BASE, TOKEN, Client

from segue.actions.plan import make_plan
from segue.actions.rehearse import list_scenes
from segue.actions.rehearse_document import play, read_script
from segue.actions.schemas import DOCUMENTS, schema_of
from segue.domain.read_situation import situation_from
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
