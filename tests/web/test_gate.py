"""Who may come in, and what every answer carries."""

from http import HTTPStatus

import msgspec
import pytest
from litestar.testing import TestClient
from tests.web.visitor import BASE, TOKEN, Client, Visitor

from segue.web.app import make_app
from segue.web.settings import Settings


BEARER = {"authorization": f"Bearer {TOKEN}"}


def problem(answer: object) -> tuple[int, str, str]:
    """Return status, media type and title of an answer."""
    body = msgspec.json.decode(answer.content)  # type: ignore[attr-defined] # httpx's answer
    return answer.status_code, answer.headers["content-type"], body["title"]  # type: ignore[attr-defined] # likewise


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "127.0.0.1:8000", "localhost", "LOCALHOST:8000", "[::1]:8000"],
)
def test_our_own_hosts_are_answered(host: str, stranger: Client) -> None:
    """With and without the port."""
    assert stranger.get("/healthz", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8000",
        "127.0.0.1:9",
        "127.0.0.1.evil.example:8000",
        "localhost.evil.example",
        "8000",
        "",
    ],
)
@pytest.mark.parametrize("path", ["/healthz", "/", "/api/v1/plan", "/nowhere"])
def test_a_foreign_host_is_refused(host: str, path: str, stranger: Client) -> None:
    """A name that points at this machine by a trick gets nothing."""
    answer = stranger.get(path, headers={"host": host, **BEARER})
    kind = "application/problem+json"
    assert problem(answer) == (421, kind, "Misdirected Request")


def test_without_the_token_nothing_is_shown(stranger: Client) -> None:
    """A program gets a problem, a person gets a page that says what to do."""
    kind = "application/problem+json"
    for path in ("/", "/plan", "/answers.json", "/nowhere", "/openapi.json"):
        assert problem(stranger.get(path)) == (401, kind, "Unauthorized")
    page = stranger.get("/plan", headers={"accept": "text/html"})
    assert page.status_code == 401
    assert "open the address that Segue printed" in page.text


@pytest.mark.parametrize("token", ["", "a", f"{TOKEN}x", TOKEN.upper(), "é"])
def test_a_wrong_token_opens_nothing(token: str, stranger: Client) -> None:
    """Neither in the address nor as a bearer token."""
    assert stranger.get("/", params={"token": token}).status_code == 401
    header = {b"authorization": f"Bearer {token}".encode()}
    assert stranger.post("/api/v1/plan", headers=header).status_code == 401


def test_the_token_becomes_a_cookie(stranger: Client) -> None:
    """It leaves the address at once, and scripts cannot read the cookie."""
    answer = stranger.get(f"/plan?words=2&token={TOKEN}")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/plan?words=2"
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("segue-8000=")
    assert cookie.endswith("; Path=/; HttpOnly; SameSite=Strict")
    assert TOKEN not in cookie
    assert stranger.get("/plan?words=2").status_code == 200


def test_the_way_in_leads_to_no_other_host(stranger: Client) -> None:
    """An address of two slashes stays on this one."""
    answer = stranger.get(f"//evil.example/?token={TOKEN}")
    assert not answer.headers.get("location", "").startswith("//")


def test_over_tls_the_cookie_is_secure() -> None:
    """It is never sent in the clear then."""
    safe = Settings(token=TOKEN, port=8000, is_secure=True)
    with TestClient(make_app(safe), base_url="https://127.0.0.1:8000") as client:
        client.follow_redirects = False
        answer = client.get(f"/?token={TOKEN}")
        assert "; Secure" in answer.headers["set-cookie"]
        form = client.get("/").headers["set-cookie"]
        assert "Secure" in form


def test_the_cookie_is_no_key_to_the_documents(visitor: Visitor) -> None:
    """A page's cookie, which a browser sends by itself, opens no API."""
    answer = visitor.client.post("/api/v1/plan", json={})
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "http://127.0.0.1:9"},
        {"origin": "https://127.0.0.1:9"},
        {"origin": "ftp://127.0.0.1:8000"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_what_another_site_sends_is_refused(
    headers: dict[str, str], visitor: Visitor
) -> None:
    """Even with cookie and token."""
    kind = "application/problem+json"
    answer = visitor.client.post("/forget", headers=headers)
    assert problem(answer) == (403, kind, "Forbidden")
    answer = visitor.client.post("/api/v1/plan", headers={**headers, **BEARER}, json={})
    assert problem(answer) == (403, kind, "Forbidden")


@pytest.mark.parametrize(
    "origin", ["http://127.0.0.1:8000", "http://localhost", "https://127.0.0.1"]
)
def test_what_our_own_pages_send_is_taken(origin: str, visitor: Visitor) -> None:
    """Also where something before the app encrypts."""
    headers = {"origin": origin, "sec-fetch-site": "same-origin", **BEARER}
    answer = visitor.client.post("/api/v1/plan", headers=headers, json={})
    assert answer.status_code == 200


def test_a_form_without_its_hidden_token_is_refused(visitor: Visitor) -> None:
    """A form that no page of ours made changes nothing."""
    visitor.open("/questions")
    visitor.send("/questions/them.name", value="Robin")
    visitor.page = ""
    assert "That didn't come from this page" in visitor.send("/forget")
    assert visitor.status == 403
    assert "Robin" in visitor.open("/answers")


def test_too_much_is_refused(visitor: Visitor) -> None:
    """By what it claims to be long, and by what it is."""
    kind = "application/problem+json"
    much = b"x" * 1_000_001
    answer = visitor.client.post("/api/v1/plan", headers=BEARER, content=much)
    assert problem(answer) == (413, kind, HTTPStatus(413).phrase)
    parts = iter([much[:500_000], much[500_000:], b"x"])
    answer = visitor.client.post("/api/v1/plan", headers=BEARER, content=parts)
    assert problem(answer) == (413, kind, HTTPStatus(413).phrase)
    lying = {**BEARER, "content-length": "many"}
    answer = visitor.client.request("POST", "/api/v1/plan", headers=lying)
    assert answer.status_code == 400


@pytest.mark.parametrize(
    "path", ["/", "/plan", "/nowhere", "/healthz", "/manifest.webmanifest"]
)
def test_every_answer_carries_what_protects_it(path: str, visitor: Visitor) -> None:
    """No inline script or style, no frame, no other origin, nothing kept."""
    headers = visitor.client.get(path).headers
    policy = dict(
        part.strip().split(" ", 1)
        for part in headers["content-security-policy"].split(";")
    )
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


def test_health_is_open_to_all(stranger: Client) -> None:
    """A monitor needs no token, and learns nothing else."""
    answer = stranger.get("/healthz")
    assert (answer.status_code, answer.text) == (200, "ok\n")


def test_a_session_ends_with_its_launch(visitor: Visitor) -> None:
    """An old cookie opens no new launch."""
    kept = dict(visitor.client.cookies)
    later = Settings(token=TOKEN[::-1], port=8000)
    with TestClient(make_app(later), base_url=BASE) as client:
        client.cookies.update(kept)
        assert client.get("/").status_code == 401
