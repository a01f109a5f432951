"""What the app's tests need: a launch, and a way in."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar.testing import TestClient
from playwright.sync_api import Browser, sync_playwright
from tests.web.browsing import CHROMIUM
from tests.web.visitor import BASE, TOKEN, Client, Visitor

from segue.actions.journal_held import HeldAccess
from segue.journal.profiles import CHEAP
from segue.web.app import make_app
from segue.web.settings import Settings


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the app a data directory of its own, and no key store."""
    folder = tmp_path / "segue"
    folder.mkdir()
    monkeypatch.setenv("SEGUE_HOME", str(folder))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    for name in ("SEGUE_PASSPHRASE", "SEGUE_DATABASE"):
        monkeypatch.delenv(name, raising=False)
    return folder


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
    app = make_app(settings, HeldAccess(profile=CHEAP))
    with TestClient(app, base_url=BASE) as client:
        here = Visitor(client)
        here.open(f"/?token={TOKEN}")
        yield here


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start the app, and give the address that it prints."""
    home = tmp_path_factory.mktemp("home")
    with subprocess.Popen(
        [sys.executable, "-m", "segue", "serve", "--no-browser"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "HOME": str(home), "SEGUE_HOME": str(home / "segue")},
    ) as running:
        assert running.stdout
        try:
            yield running.stdout.readline().strip()
        finally:
            running.terminate()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Start a browser; root may start one only without its sandbox."""
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def asked_for() -> list[str]:
    """Collect every address that a page asks for."""
    return []
