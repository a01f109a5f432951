"""The installed commands do what the documentation shows."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from docs_sessions import renewed, run_here


Segue = Callable[..., tuple[int, str, str]]
ROOT = Path(__file__).parents[2]
COMMAND = Path(sys.executable).with_name("segue")
SHOWN = (
    "README.md",
    "docs/how-to/describe-a-situation.md",
    "docs/how-to/read-a-chat.md",
    "docs/how-to/read-their-answer.md",
    "docs/how-to/rehearse.md",
)
"""Pages that plan, read, answer and rehearse."""

HELP = re.compile(r"(?ms)^## (segue[^\n]*)\n\n```text\n(.*?)\n```$")


@pytest.mark.timeout(120)
@pytest.mark.parametrize("page", SHOWN)
def test_the_documented_output_is_its_output(page: str) -> None:
    """Each command of a page prints in the bare environment what it shows."""
    text = (ROOT / page).read_text(encoding="utf-8")
    assert renewed(text) == text


@pytest.mark.timeout(60)
def test_every_command_explains_itself() -> None:
    """Each says in the bare environment what the reference shows."""
    text = (ROOT / "docs/reference/commands.md").read_text(encoding="utf-8")
    shown = dict(HELP.findall(text))
    assert len(shown) > 40
    odd = {}
    for command, wanted in shown.items():
        code, printed = run_here([*command.split()[1:], "--help"], ROOT)
        plain = "\n".join(line.rstrip() for line in printed.strip().splitlines())
        if code or plain != wanted:
            odd[command] = plain
    assert odd == {}


def test_the_command_itself_starts(tmp_path: Path) -> None:
    """The script that was installed runs, from a folder that holds nothing."""
    environment = {"SEGUE_HOME": str(tmp_path / "home"), "PATH": os.environ["PATH"]}
    done = subprocess.run(  # noqa: S603 - the command that is tried
        [str(COMMAND), "plan", "-", "--json"],
        input="them: {familiarity: friend}\n",
        capture_output=True,
        check=False,
        cwd=tmp_path,
        env=environment,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["contract"] == 1


@pytest.mark.parametrize(
    ("arguments", "extra", "variables"),
    [
        (("mcp",), "mcp", {}),
        (
            (
                "rehearse",
                "library_project_table",
                "--voice",
                "llm",
                "--script",
                "lines.txt",
            ),
            "llm",
            {"SEGUE_LLM_URL": "http://localhost:1/v1", "SEGUE_LLM_MODEL": "m"},
        ),
        (
            ("case", "list"),
            "postgres",
            {"SEGUE_DATABASE": "postgresql+psycopg://me@localhost/segue"},
        ),
    ],
    ids=["mcp", "llm", "postgres"],
)
def test_a_missing_extra_is_one_line(
    arguments: tuple[str, ...],
    extra: str,
    variables: dict[str, str],
    segue: Segue,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Exit 2, nothing on standard output, and what to install."""
    (tmp_path / "lines.txt").write_text("Hi\n")
    monkeypatch.chdir(tmp_path)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    code, out, err = segue(*arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("error: ")
    assert f"pip install 'segue[{extra}]'" in err


@pytest.mark.timeout(60)
def test_the_app_answers(tmp_path: Path) -> None:
    """As the container starts it: the address on one line, and it serves."""
    with subprocess.Popen(  # noqa: S603 - the command that is tried
        [str(COMMAND), "serve", "--no-browser"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={"SEGUE_HOME": str(tmp_path / "home"), "PATH": os.environ["PATH"]},
        text=True,
    ) as app:
        assert app.stdout
        address = app.stdout.readline()
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/\?token=\S+\n", address)
        root = address.partition("?")[0]
        try:
            done = subprocess.run(  # noqa: S603 - as sockets are closed in here
                [sys.executable, "-c", LOOK, f"{root}healthz", address.strip()],
                capture_output=True,
                check=False,
                text=True,
            )
        finally:
            app.terminate()
    assert done.stdout.split() == ["200", "200"], done.stderr


LOOK = """
import http.cookiejar, sys, urllib.request
jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
open_ = urllib.request.build_opener(jar).open
print(*(open_(one, timeout=20).status for one in sys.argv[1:]))
"""
