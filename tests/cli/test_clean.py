"""Nothing that is shown can steer the terminal."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from segue.cli.clean import clean


ESCAPES = (
    "\x1b]0;pwn\x07",
    "\x1b[2J",
    "\x9b31m",
    "\u202eevil",
    "\u2066",
    "a\rb",
    "\ud800",
)


@pytest.mark.parametrize("text", ESCAPES)
def test_what_steers_a_terminal_is_replaced(text: str) -> None:
    """Escapes, bells, returns and turns of direction become a mark."""
    cleaned = clean(f"Ro{text}bin")
    assert "\ufffd" in cleaned
    assert clean(cleaned) == cleaned
    assert not set(cleaned) & set("\x1b\x07\x9b\r\u202e\u2066\ud800")


@pytest.mark.parametrize("text", ["Robin", "Zoë", "二人\nまた", "👩\u200d🚀", "שלום"])
def test_what_people_write_stays(text: str) -> None:
    """Letters of every script, joined emoji and line breaks are left alone."""
    assert clean(text) == text


@pytest.mark.parametrize(
    "content", [b'"\\e]0;pwn\\a": 1', b'"\\e[2J": 1\n"\\e[2J": 2', b'{"\\u001b[2J": 1}']
)
def test_keys_of_a_sent_file_do_not_reach_the_terminal_raw(
    content: bytes, tmp_path: Path
) -> None:
    """An error names what stands in the file, made harmless."""
    path = tmp_path / "sent\x1b[31m.yaml"
    path.write_bytes(content)
    done = segue_with("plan", str(path))
    assert done.returncode == 2
    assert done.stdout == b""
    assert b"\x1b" not in done.stderr
    assert b"\x07" not in done.stderr
    assert done.stderr.count(b"\n") == 1


def segue_with(*arguments: str, closed: str = "") -> subprocess.CompletedProcess[bytes]:
    """Run the program in a process of its own, one stream closed perhaps."""
    command = f'exec "$@" {closed}'
    words = ["sh", "-c", command, "sh", sys.executable, "-m", "segue", *arguments]
    return subprocess.run(words, capture_output=True, check=False, env=os.environ)  # noqa: S603 - our own program


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    ("closed", "code", "says"),
    [
        ("<&-", 2, b"error: standard input: empty"),
        (">&-", 1, b"error: standard output is closed"),
    ],
)
def test_a_closed_stream_is_told_in_one_line(
    closed: str, code: int, says: bytes
) -> None:
    """Nothing to read from, or to print on, is no crash."""
    done = segue_with("plan", "-", closed=closed)
    assert done.returncode == code
    assert done.stderr.startswith(says)
    assert b"Traceback" not in done.stderr
