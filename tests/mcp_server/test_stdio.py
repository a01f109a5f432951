"""The real server over real pipes speaks, keeps still, and needs its extra."""

import json
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, StdioServerParameters, stdio_client
from mcp_types import Tool
from tests.mcp_server.host import Mode, document
from tests.mcp_server.host import says as said

from segue.mcp_server.tools import TOOLS


PLANTED = "Xylophonia"
Segue = Callable[..., tuple[int, str, str]]

STILL = """
import json, os, sys

seen = {"sockets": [], "written": [], "started": []}
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC

def watch(event, arguments):
    if event in {"socket.connect", "socket.bind", "socket.getaddrinfo"}:
        seen["sockets"].append(event)
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
    os.write(report, json.dumps(seen).encode())
"""
"""Runs the command line and writes down what Python's own audit sees."""


def environment(folder: Path) -> dict[str, str]:
    """Return an environment with a home of its own."""
    return {"HOME": str(folder), "SEGUE_HOME": str(folder / "segue")}


@pytest.mark.timeout(60)
@pytest.mark.parametrize("mode", ["legacy", "auto"])
def test_a_host_can_start_it(mode: Mode, tmp_path: Path) -> None:
    """As hosts do: a command, its pipes, a conversation, and a hang-up."""
    started = StdioServerParameters(
        command=sys.executable,
        args=["-m", "segue", "mcp"],
        env=environment(tmp_path),
    )

    async def visited() -> tuple[list[Tool], dict[str, Any]]:
        errors = (tmp_path / "errors").open("w", encoding="utf-8")
        with errors:
            async with Client(stdio_client(started, errlog=errors), mode=mode) as host:
                tools = (await host.list_tools()).tools
                given = {"situation": {"them": {"name": PLANTED}}}
                made = document(await host.call_tool("plan", given))
                wrong = {"situation": {"them": {"name": [PLANTED]}}}
                assert PLANTED not in said(await host.call_tool("plan", wrong))
                return tools, made

    tools, made = anyio.run(visited)
    assert [tool.name for tool in tools] == list(TOOLS)
    assert made["decision"] in {"ask", "warm_up"}
    assert (tmp_path / "errors").read_text(encoding="utf-8") == ""


def lines_of(*requests: Mapping[str, object]) -> str:
    """Return requests as a host of the first era sends them."""
    hello = {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "test", "version": "1"},
    }
    sent: list[Mapping[str, object]] = [
        {"id": 0, "method": "initialize", "params": hello},
        {"method": "notifications/initialized"},
        *requests,
    ]
    return "".join(json.dumps({"jsonrpc": "2.0", **one}) + "\n" for one in sent)


@pytest.mark.timeout(60)
def test_nothing_is_logged_sent_or_written(tmp_path: Path) -> None:
    """Words that it understands, words that it does not, and no JSON at all."""
    say = {"name": "answer", "arguments": {"text": f"{PLANTED} said no"}}
    odd = {"name": "answer", "arguments": {"text": {PLANTED: PLANTED}}}
    typed = lines_of(
        {"id": 1, "method": "tools/call", "params": say},
        {"id": 2, "method": "tools/call", "params": odd},
        {"id": 3, "method": "tools/call", "params": {"name": [PLANTED]}},
        {"id": 4, "method": PLANTED, "params": {"words": PLANTED}},
        {"method": "notifications/progress", "params": {"words": PLANTED}},
    )
    report = tmp_path / "report.json"
    with subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-B", "-c", STILL, str(report), "mcp"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(tmp_path),
    ) as served:
        assert served.stdin
        assert served.stdout
        served.stdin.write(f"{typed}{PLANTED} is no JSON\n")
        served.stdin.flush()
        answered = {json.loads(served.stdout.readline()).get("id") for _ in range(5)}
        out, err = served.communicate()
    assert answered == {0, 1, 2, 3, 4}
    assert (served.returncode, err) == (0, "")
    assert PLANTED not in out
    seen = json.loads(report.read_text(encoding="utf-8"))
    assert seen == {"sockets": [], "written": [], "started": []}
    assert [file.name for file in tmp_path.rglob("*") if file.is_file()] == [
        report.name
    ]


@pytest.mark.timeout(60)
def test_it_can_be_ended_by_hand(tmp_path: Path) -> None:
    """Ctrl-C ends it at once, although it waits for the host's next line."""
    with subprocess.Popen(
        [sys.executable, "-m", "segue", "mcp"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(tmp_path),
    ) as served:
        assert served.stdin
        assert served.stdout
        served.stdin.write(lines_of())
        served.stdin.flush()
        served.stdout.readline()
        served.send_signal(signal.SIGINT)
        assert served.wait(timeout=10) == 1
        assert served.stderr
        assert served.stderr.read() == ""


def test_without_the_extra_it_says_how_to_get_it(
    segue: Segue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line, exit 2, nothing on standard output."""
    monkeypatch.setitem(sys.modules, "mcp", None)
    says = (
        "error: segue mcp needs a library that is not installed; install Segue with"
        " it: pip install 'segue[mcp]'\n"
    )
    assert segue("mcp") == (2, "", says)


def test_other_commands_do_not_load_it() -> None:
    """Neither a plan nor the whole command line knows the protocol."""
    code = (
        "import sys; import segue.cli.main, segue.cli.print_plan;"
        "print([one for one in sys.modules if one.split('.')[0] in"
        " {'mcp', 'mcp_types', 'pydantic'} or one.startswith('segue.mcp_server')])"
    )
    done = subprocess.run(  # noqa: S603 - our own modules
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
