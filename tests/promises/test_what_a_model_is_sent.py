"""A language model is reached by one door, and at one address."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.voices.model_server import serving

from segue.assembly import system_clock
from segue.assembly.agreement import keep_agreement
from segue.voices.endpoint import endpoint_from


PLANTED = "Xylophonia"
WATCHED = """
import json, os, sys

seen = {"reached": [], "looked_up": [], "written": [], "started": []}
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC

def watch(event, arguments):
    if event == "socket.connect":
        seen["reached"].append(list(arguments[1]))
    elif event.startswith("socket.get"):
        seen["looked_up"].append(arguments[0])
    elif event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITES:
        if arguments[0] != os.devnull and not isinstance(arguments[0], int):
            seen["written"].append(os.fspath(arguments[0]))
    elif event in {"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn"}:
        seen["started"].append(event)

report = os.open(sys.argv.pop(1), os.O_WRONLY | os.O_CREAT)
sys.addaudithook(watch)
from segue.cli.start import run
try:
    run()
finally:
    seen["loaded"] = sorted({name.partition(".")[0] for name in sys.modules})
    os.write(report, json.dumps(seen).encode())
"""
"""Runs the command line and writes down what Python's own audit sees."""


def watched(folder: Path, *words: str, **env: str) -> tuple[Any, str]:
    """Rehearse one line; return what was seen, and all that was printed."""
    report = folder / "report.json"
    report.unlink(missing_ok=True)
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-B", "-c", WATCHED, str(report), "rehearse", "bus_last",
         "--script", "-", *words],
        input=f"have you been to {PLANTED}?\n", text=True, capture_output=True,
        check=True, cwd=folder,
        env={"HOME": str(folder), "SEGUE_HOME": str(folder / "segue"), **env},
    )  # fmt: skip
    return json.loads(report.read_text()), done.stdout + done.stderr


@pytest.mark.timeout(60)
@pytest.mark.allow_hosts(["127.0.0.1"])
@pytest.mark.enable_socket
def test_only_the_one_address_is_reached(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No other host, no file, no log, no other program, whatever is set."""
    monkeypatch.setenv("SEGUE_HOME", str(tmp_path / "segue"))
    with serving() as server:
        server.says("Once, for a wedding. It rained sideways.")
        keep_agreement(endpoint_from(server.url, "small", "", 60.0), system_clock())
        before = sorted(tmp_path.rglob("*"))
        seen, printed = watched(
            tmp_path, "--voice", "llm", SEGUE_LLM_URL=server.url,
            SEGUE_LLM_MODEL="small", OPENAI_LOG="debug", HTTPS_PROXY="http://[::1]:9",
            HTTP_PROXY="http://[::1]:9", OPENAI_BASE_URL="http://[::1]:9",
        )  # fmt: skip
        assert seen["reached"] == [["127.0.0.1", server.port]]
        assert set(seen["looked_up"]) <= {"127.0.0.1"}
        assert (seen["written"], seen["started"]) == ([], [])
        assert PLANTED in server.asked[0].words
    assert "It rained sideways." in printed
    assert "DEBUG" not in printed
    assert sorted(tmp_path.rglob("*")) == sorted([*before, tmp_path / "report.json"])


@pytest.mark.timeout(60)
def test_the_scripted_voice_loads_nothing_of_it(tmp_path: Path) -> None:
    """Who wants no language model needs no library for one."""
    seen, _ = watched(tmp_path, SEGUE_LLM_URL="http://[::1]:9", PATH=os.defpath)
    assert {"pydantic_ai", "openai", "httpx2"} & set(seen["loaded"]) == set()
    assert (seen["reached"], seen["looked_up"]) == ([], [])
