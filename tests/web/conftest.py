"""What the app's tests need: a launch, and a way in."""

from collections.abc import Iterator

import pytest
from litestar.testing import TestClient
from tests.web.visitor import BASE, TOKEN, Client, Visitor

from segue.web.app import make_app
from segue.web.settings import Settings


@pytest.fixture
def settings() -> Settings:
    """Return the settings of a launch on loopback."""
    return Settings(token=TOKEN, port=8000)


@pytest.fixture
def stranger(settings: Settings) -> Iterator[Client]:
    """Return a client that does not know the token."""
    with TestClient(make_app(settings), base_url=BASE) as client:
        client.follow_redirects = False
        yield client


@pytest.fixture
def visitor(settings: Settings) -> Iterator[Visitor]:
    """Return somebody who opened the address that was printed."""
    with TestClient(make_app(settings), base_url=BASE) as client:
        here = Visitor(client)
        here.open(f"/?token={TOKEN}")
        yield here
