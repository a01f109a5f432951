"""What configures a language model, and which part of it counts."""

from pathlib import Path

import pytest

from segue.assembly.model import configured
from segue.voices.endpoint import Endpoint


FILE = """\
url = "http://localhost:11434/v1"
model = "llama3.2"
key = "of-the-file"
timeout = 12.5
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a data directory, and nothing in the environment."""
    monkeypatch.setenv("SEGUE_HOME", str(tmp_path))
    for name in ("URL", "MODEL", "KEY", "TIMEOUT"):
        monkeypatch.delenv(f"SEGUE_LLM_{name}", raising=False)
    return tmp_path


def test_nothing_is_configured_by_itself() -> None:
    """No address is guessed, and nobody is called to see who is there."""
    assert configured() is None


def test_the_file_counts(home: Path) -> None:
    """Whatever the environment leaves open is taken from there."""
    (home / "llm.toml").write_text(FILE)
    assert configured() == Endpoint(
        url="http://localhost:11434/v1",
        host="localhost:11434",
        model="llama3.2",
        key="of-the-file",
        seconds=12.5,
    )


def test_the_environment_counts_first(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And a key of the file stays with the address of the file."""
    (home / "llm.toml").write_text(FILE)
    monkeypatch.setenv("SEGUE_LLM_MODEL", "qwen3")
    monkeypatch.setenv("SEGUE_LLM_TIMEOUT", "30")
    found = configured()
    assert found is not None
    assert (found.model, found.key, found.seconds) == ("qwen3", "of-the-file", 30.0)
    monkeypatch.setenv("SEGUE_LLM_URL", "https://example.org/v1")
    found = configured()
    assert found is not None
    assert (found.host, found.key) == ("example.org", "")


def test_the_key_of_another_program_is_not_taken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A key that was made for one host is not sent to another."""
    monkeypatch.setenv("OPENAI_API_KEY", "not-yours")
    monkeypatch.setenv("SEGUE_LLM_URL", "http://localhost:1234")
    monkeypatch.setenv("SEGUE_LLM_MODEL", "small")
    found = configured()
    assert found is not None
    assert found.key == ""
