"""The app starts, says where it is, keeps to itself, and ends when told."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from segue.web.launch import Launch, OpenToOthersError, address_of, check_host, names_of
from segue.web.settings import Settings


Segue = Callable[..., tuple[int, str, str]]
LINE = re.compile(r"http://127\.0\.0\.1:\d+/\?token=[A-Za-z0-9_-]{43}\n")


@contextmanager
def started(*words: str, home: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Start the app, and give the process and the line that it prints."""
    environment = {**os.environ, "HOME": str(home), "DISPLAY": ""}
    with subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-m", "segue", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    ) as running:
        assert running.stdout
        try:
            yield running, running.stdout.readline()
        finally:
            running.kill()


@pytest.mark.timeout(30)
@pytest.mark.allow_hosts(["127.0.0.1"])
@pytest.mark.enable_socket
@pytest.mark.parametrize("words", [("serve", "--no-browser"), ()])
def test_it_says_where_it_is_once_it_answers(
    words: tuple[str, ...], tmp_path: Path
) -> None:
    """One line; behind it the app; nothing is written; Ctrl-C ends it well."""
    with started(*words, home=tmp_path) as (running, line):
        assert LINE.fullmatch(line)
        address, token = line.strip().split("/?token=")
        assert httpx.get(f"{address}/healthz").text == "ok\n"
        page = httpx.get(line.strip(), follow_redirects=True)
        assert "There is somebody whose number you would like." in page.text
        bearer = {"authorization": f"Bearer {token}"}
        answer = httpx.post(f"{address}/api/v1/plan", json={}, headers=bearer)
        assert answer.json()["contract"] == 1
        assert "server" not in answer.headers
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=10)
        assert (running.returncode, out, err) == (0, "", "Ctrl-C ends it.\n")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.timeout(30)
@pytest.mark.allow_hosts(["127.0.0.1"])
@pytest.mark.enable_socket
def test_a_port_that_is_taken_is_said(tmp_path: Path) -> None:
    """In one line, with exit 2."""
    with started("serve", "--no-browser", home=tmp_path) as (_, line):
        port = line.split(":")[2].split("/")[0]
        words = ("serve", "--no-browser", "--port", port)
        with started(*words, home=tmp_path) as (second, nothing):
            _, err = second.communicate(timeout=10)
            assert (second.returncode, nothing) == (2, "")
            says = (
                f"error: 127.0.0.1:{port}: address already in use; try another --port"
            )
            assert err.splitlines()[-1] == says


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::", "example.org"])  # noqa: S104 - what is refused
def test_listening_to_others_demands_tls(host: str, segue: Segue) -> None:
    """Or saying that it is meant; the reason is said, and nothing listens."""
    code, out, err = segue("serve", "--no-browser", "--host", host)
    assert (code, out) == (2, "")
    assert "others on the network could read along" in err
    with pytest.raises(OpenToOthersError):
        check_host(Launch(host=host))
    check_host(Launch(host=host, is_plain_allowed=True))
    check_host(Launch(host=host, certificate=Path("cert.pem")))


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.9", "::1", "localhost"])
def test_listening_to_oneself_demands_nothing(host: str) -> None:
    """Loopback is this machine alone."""
    check_host(Launch(host=host))


def test_the_app_knows_by_which_names_it_is_reached() -> None:
    """Loopback always, where it listens, and what it was told."""
    launch = Launch(host="192.168.1.5", names=("Segue.Example.org",))
    settings = Settings(token="t", port=80, names=names_of(launch))  # noqa: S106 - opens nothing
    for name in ("localhost", "192.168.1.5", "segue.example.org:80"):
        assert settings.is_our_host(name)
    assert not settings.is_our_host("example.org")
    assert address_of("::1", settings) == "http://[::1]:80/?token=t"


@pytest.mark.timeout(20)
def test_a_certificate_that_is_none_is_said(segue: Segue, tmp_path: Path) -> None:
    """Before anything listens."""
    path = tmp_path / "cert.pem"
    path.write_text("no certificate\n")
    words = ("serve", "--no-browser", "--cert", path, "--key", path)
    code, out, err = segue(*words)
    assert (code, out) == (2, "")
    assert "the certificate or its key cannot be used" in err


def test_planning_at_the_terminal_does_not_wait_for_the_app() -> None:
    """Its libraries are not loaded by ``segue plan``."""
    program = (
        "import sys; sys.argv = ['segue', 'plan', '-', '--json']\n"
        "from segue.cli.start import run\n"
        "try: run()\n"
        "except SystemExit: pass\n"
        "names = {one.partition('.')[0] for one in sys.modules}\n"
        "print(sorted(names & {'litestar', 'jinja2', 'uvicorn', 'js_lib_htmx'}))\n"
    )
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program],
        input="goal: date\n",
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "[]"
