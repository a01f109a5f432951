"""Somebody with a browser that has no screen."""

import re
from html import unescape

from litestar.testing import TestClient
from litestar.types import ASGIApp


TOKEN = "a-token-of-this-launch"  # noqa: S105 - opens nothing but a test
BASE = "http://127.0.0.1:8000"

Client = TestClient[ASGIApp]


class Visitor:
    """Somebody with a browser: opens pages, and sends the forms on them."""

    def __init__(self, client: Client) -> None:
        """Come with a client of an app."""
        self.client = client
        self.page = ""
        self.address = ""
        self.status = 0

    def open(self, path: str) -> str:
        """Open a page and return its text."""
        return self._shown("GET", path)

    def send(self, path: str, **fields: str | list[str]) -> str:
        """Send a form, with the hidden token of the page that was opened."""
        found = re.search(r'name="_csrf_token" value="([^"]+)"', self.page)
        token = found[1] if found else ""
        return self._shown("POST", path, data={"_csrf_token": token, **fields})

    def upload(self, path: str, name: str, body: bytes, **fields: str) -> str:
        """Send a form with a file."""
        return self.upload_all(path, {name: body}, **fields)

    def upload_all(self, path: str, bodies: dict[str, bytes], **fields: str) -> str:
        """Send a form with files."""
        found = re.search(r'name="_csrf_token" value="([^"]+)"', self.page)
        return self._shown(
            "POST",
            path,
            data={"_csrf_token": found[1] if found else "", **fields},
            files=[("file", (name, body)) for name, body in bodies.items()],
        )

    def _shown(self, method: str, path: str, **more: object) -> str:
        answer = self.client.request(
            method,
            path,
            headers={"accept": "text/html"},
            **more,  # type: ignore[arg-type] # as the client takes it
        )
        self.status, self.page = answer.status_code, answer.text
        self.address = answer.url.raw_path.decode()
        return text_of(answer.text)


def text_of(page: str) -> str:
    """Return what a page says, without its markup."""
    inner = re.sub(r"(?s)<(script|style|head).*?</\1>", " ", page)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", inner)).split())


def heading_of(page: str) -> str:
    """Return a page's first heading."""
    found = re.search(r"(?s)<h1[^>]*>(.*?)</h1>", page)
    return text_of(found[1]) if found else ""
