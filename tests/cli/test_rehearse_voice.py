"""A language model at the terminal: told of, agreed to, heard, taken back."""

import importlib.util
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.voices.model_server import ModelServer, Reply, all_words, serving


pytest.importorskip("pydantic_ai", reason="needs the extra llm")
pytestmark = [
    pytest.mark.timeout(30),
    pytest.mark.allow_hosts(["127.0.0.1"]),
    pytest.mark.enable_socket,
]
Segue = Callable[..., tuple[int, str, str]]
KEY = "sk-very-secret"
SCENE = ("rehearse", "bus_same_stop", "--voice", "llm", "--seed", "7")
FINE = "Frozen solid. I could use my nose as a pencil."
PLANTED = "are your hands as xylophonic as mine?"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModelServer]:
    """Give a model that is configured by the environment."""
    with serving() as told:
        told.says(FINE)
        monkeypatch.setenv("SEGUE_LLM_URL", told.url)
        monkeypatch.setenv("SEGUE_LLM_MODEL", "small")
        monkeypatch.setenv("SEGUE_LLM_KEY", KEY)
        monkeypatch.delenv("SEGUE_LLM_TIMEOUT", raising=False)
        yield told


@pytest.fixture
def at_a_terminal(segue: Segue, monkeypatch: pytest.MonkeyPatch) -> Segue:
    """Run a command where the person can be asked."""

    def left(*words: str | Path, typed: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
        return segue(*words, typed=typed, is_terminal=True)

    return left


def home() -> Path:
    """Return the data directory."""
    import os  # noqa: PLC0415 - one function

    return Path(os.environ["SEGUE_HOME"])


def test_what_goes_where_is_told_once_before_anything_is_sent(
    at_a_terminal: Segue, server: ModelServer
) -> None:
    """The host, the model and what is sent; a no sends nothing."""
    typed = f"n\n\n\n\n{PLANTED}\n/quit\n\n"
    code, out, err = at_a_terminal(*SCENE, typed=typed)
    assert (code, server.asked) == (0, [])
    assert f"Where to: {server.host}, model small" in err
    assert "your own words" in err
    assert "Nothing is sent. The scripted voice speaks." in err
    assert FINE not in out
    assert not home().exists()


def test_a_yes_is_kept_and_asked_for_once(
    at_a_terminal: Segue, segue: Segue, server: ModelServer
) -> None:
    """After it the model speaks, in scripts too, until it is taken back."""
    typed = f"y\n\n\n\n{PLANTED}\n/quit\n\n"
    code, out, err = at_a_terminal(*SCENE, typed=typed)
    assert (code, len(server.asked)) == (0, 1)
    assert FINE in out
    assert "[y/N]" in err
    code, _, err = at_a_terminal(*SCENE, typed="\n\n\nhi\n/quit\n\n")
    assert (code, "[y/N]" in err) == (0, False)
    code, out, err = segue(*SCENE, "--script", "-", "--json", typed=PLANTED)
    assert (code, err) == (0, "")
    turns = json.loads(out)["turns"]
    assert [turn.get("voice") for turn in turns] == [None, None, "llm"]
    assert segue("rehearse", "--forget-consent")[1].startswith("Taken back: 1.")
    code, out, err = segue(*SCENE, "--script", "-", typed=PLANTED)
    assert (code, out) == (2, "")
    assert segue("rehearse", "--forget-consent")[1].startswith("Taken back: 0.")


def test_without_a_yes_a_script_ends(segue: Segue, server: ModelServer) -> None:
    """With exit 2, one line that says how to agree, and nothing sent."""
    code, out, err = segue(*SCENE, "--script", "-", typed=PLANTED)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(f"error: {server.host}: you have not yet agreed")
    assert "run segue rehearse --voice llm at a terminal" in err
    assert server.asked == []


def test_an_agreement_is_for_one_model_at_one_address(
    at_a_terminal: Segue,
    segue: Segue,
    server: ModelServer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Another name could be another place, so it is asked again."""
    at_a_terminal(*SCENE, typed="y\n\n\n\n/quit\n\n")
    monkeypatch.setenv("SEGUE_LLM_MODEL", "small-cloud")
    assert segue(*SCENE, "--script", "-", typed="hi")[0] == 2
    code, _, err = at_a_terminal(*SCENE, typed="n\n\n\n\n/quit\n\n")
    assert code == 0
    assert "By its name this model runs elsewhere" in err
    assert server.asked == []


def test_what_was_agreed_is_all_that_is_kept(
    at_a_terminal: Segue, server: ModelServer
) -> None:
    """No word of the talk and no key is on the disk; others cannot read it."""
    at_a_terminal(*SCENE, typed=f"y\n\n\n\n{PLANTED}\n/quit\n\n")
    assert PLANTED in all_words(server.asked)
    (file,) = (path for path in home().rglob("*") if path.is_file())
    kept = json.loads(file.read_text())
    assert set(kept) == {"told", "url", "model", "at"}
    assert (kept["url"], kept["model"]) == (server.url, "small")
    assert file.stat().st_mode & 0o077 == 0


def test_a_damaged_agreement_is_none(
    at_a_terminal: Segue, segue: Segue, server: ModelServer
) -> None:
    """What cannot be read is asked again, not taken for a yes."""
    at_a_terminal(*SCENE, typed="y\n\n\n\n/quit\n\n")
    (file,) = (path for path in home().rglob("*") if path.is_file())
    file.write_text(file.read_text().replace('"told":1', '"told":0'))
    assert segue(*SCENE, "--script", "-", typed="hi")[0] == 2
    file.write_text("{")
    assert segue(*SCENE, "--script", "-", typed="hi")[0] == 2
    assert server.asked == []


def test_rewinding_asks_the_model_for_nothing(
    at_a_terminal: Segue, server: ModelServer
) -> None:
    """What was said is shown as it was said."""
    second = "Kind of. My gloves are on the piano."
    server.says(FINE, second, "No, they froze.")
    typed = f"y\n\n\n\n{PLANTED}\nare you always early?\n/rewind 2\n/quit\n\n"
    _, out, _ = at_a_terminal(*SCENE, typed=typed)
    assert len(server.asked) == 2
    assert second in out
    assert " ".join(out.split()).count(FINE) == 2


@pytest.mark.parametrize(
    ("reply", "says"),
    [
        (Reply(status=401), "the key was refused; see SEGUE_LLM_KEY"),
        (Reply(raw=b"data: {"), "no line that can be read came from there"),
        (Reply(text=FINE, wait=3), "no line within 0.5 seconds"),
    ],
)
def test_trouble_is_one_note_and_the_talk_goes_on(
    reply: Reply,
    says: str,
    at_a_terminal: Segue,
    segue: Segue,
    server: ModelServer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """On standard error; the document on standard output is whole."""
    monkeypatch.setenv("SEGUE_LLM_TIMEOUT", "0.5")
    at_a_terminal(*SCENE, typed="y\n\n\n\n/quit\n\n")
    server.replies = [reply]
    code, out, err = segue(*SCENE, "--script", "-", "--json", typed=PLANTED)
    assert code == 0
    assert err == f"note: {server.host}: {says}; the scripted voice goes on\n"
    assert "voice" not in json.loads(out)["turns"][-1]


def test_the_key_is_never_shown(
    at_a_terminal: Segue, segue: Segue, server: ModelServer
) -> None:
    """Neither where all is well, nor in trouble, nor by the doctor."""
    seen = [at_a_terminal(*SCENE, typed=f"y\n\n\n\n{PLANTED}\n/quit\n\n")]
    server.replies = [Reply(status=401, raw=KEY.encode())]
    seen.append(segue(*SCENE, "--script", "-", typed=PLANTED))
    seen.append(segue("doctor"))
    seen.append(segue("doctor", "--json"))
    assert server.asked[0].headers["authorization"] == f"Bearer {KEY}"
    assert all(KEY not in out + err for _, out, err in seen)


MISSING = {
    "no address": ({}, "SEGUE_LLM_URL: no language model is configured"),
    "no model": (
        {"SEGUE_LLM_URL": "http://localhost:1"},
        "SEGUE_LLM_MODEL: no language model is configured",
    ),
    "no such address": (
        {"SEGUE_LLM_URL": "localhost", "SEGUE_LLM_MODEL": "small"},
        "SEGUE_LLM_URL: not what can be used",
    ),
    "no such time": (
        {
            "SEGUE_LLM_URL": "http://localhost:1",
            "SEGUE_LLM_MODEL": "small",
            "SEGUE_LLM_TIMEOUT": "soon",
        },
        "SEGUE_LLM_TIMEOUT: not what can be used",
    ),
}


@pytest.mark.parametrize("fault", MISSING)
def test_what_is_missing_is_named(
    fault: str, segue: Segue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line, with exit 2, before anything is asked."""
    for name in ("URL", "MODEL", "KEY", "TIMEOUT"):
        monkeypatch.delenv(f"SEGUE_LLM_{name}", raising=False)
    given, says = MISSING[fault]
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    code, out, err = segue(*SCENE, "--script", "-", typed="hi")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(f"error: {says}; ")


def test_without_the_extra_it_says_how_to_install_it(
    segue: Segue, server: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the scripted voice needs none of it."""
    found = importlib.util.find_spec

    def without(name: str, package: str | None = None) -> object:
        return None if name == "pydantic_ai" else found(name, package)

    monkeypatch.setattr("segue.assembly.model.find_spec", without)
    code, out, err = segue(*SCENE, "--script", "-", typed="hi")
    assert (code, out) == (2, "")
    assert err == (
        "error: --voice llm: its library is not installed; pip install 'segue[llm]'\n"
    )
    assert segue("rehearse", "bus_last", "--script", "-", typed="hi")[0] == 0
    assert server.asked == []


def test_the_doctor_names_the_host_alone(
    at_a_terminal: Segue, segue: Segue, server: ModelServer
) -> None:
    """Whether there is one, and whether it may be sent anything; no call."""

    def found() -> str:
        document = json.loads(segue("doctor", "--json")[1])
        (says,) = (
            one["says"]
            for one in document["findings"]
            if one["what"] == "Language model"
        )
        return str(says)

    assert found() == f"{server.host}; nothing is sent before you are asked."
    at_a_terminal(*SCENE, typed="y\n\n\n\n/quit\n\n")
    assert found() == f"{server.host}; you agreed to what is sent there."
    assert "small" not in found()
    assert server.asked == []


def test_a_file_configures_it_as_well(
    segue: Segue, server: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``llm.toml`` in the data directory; a fault in it names no value."""
    for name in ("URL", "MODEL", "KEY"):
        monkeypatch.delenv(f"SEGUE_LLM_{name}")
    home().mkdir(parents=True)
    file = home() / "llm.toml"
    file.write_text(f'url = "{server.url}"\nmodel = "small"\nkey = "{KEY}"\n')
    assert server.host in segue(*SCENE, "--script", "-", typed="hi")[2]
    for wrong in (f'uri = "{KEY}"', f"url = {KEY}", f'timeout = "{KEY}"'):
        file.write_text(wrong)
        code, out, err = segue(*SCENE, "--script", "-", typed="hi")
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert err.startswith("error: llm.toml: ")
        assert KEY not in err
    assert json.loads(segue("doctor", "--json")[1])["well"] is False
