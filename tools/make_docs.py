"""Renew what the documentation shows of the program, or say what is stale.

Two things on a page are written by this tool and never by hand: what commands
print (blocks fenced as ``console``, see ``docs_sessions``), and regions between
``<!-- begin generated: NAME -->`` and ``<!-- end generated -->``. All else is
left as it stands. It is deterministic, reaches no network, and ``--check``
writes nothing: it exits with 1 and names the pages that are not current.

What was measured, between ``<!-- measured: COMMAND -->`` and
``<!-- end measured -->``, differs from one machine to the next. ``--measure``
alone renews it.
"""

import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from subprocess import PIPE
from types import MappingProxyType
from typing import Final

from docs_api import api_page
from docs_blocks import not_run, pages
from docs_doors import (
    operations,
    prompt_table,
    resource_table,
    tool_pages,
)
from docs_sessions import ROOT, renewed, run_here
from docs_tables import (
    effects_table,
    errors_table,
    evidence_table,
    exit_codes,
    facts_table,
    moves_table,
    needs_table,
    reasons_table,
    sources_table,
    steps_table,
    stops_table,
    table,
    values_page,
)

from segue.domain.plan import Plan
from segue.domain.situation import Situation
from segue.playbook.document import Playbook
from segue.playbook.expect import Expectation
from segue.playbook.load import content_folder, load_folder
from segue.playbook.overlay import Manifest
from segue.rehearsal.book import Book


NOW: Final = "2026-11-22T12:00"
"""The present moment of every example that names none of its own."""

_REGION = re.compile(
    r"(<!-- begin generated: (\S+) -->\n).*?(<!-- end generated -->\n)", re.DOTALL
)
_MEASURED = re.compile(
    r"(<!-- measured: (.+?) -->\n).*?(<!-- end measured -->\n)", re.DOTALL
)
_OWN_NOW = re.compile(r"^# Now: (\S+)$", re.MULTILINE)
_USAGE = re.compile(r"^ {2}(\S+)(?: {2}|$)", re.MULTILINE)


def renew(text: str) -> str:
    """Return a page's text with all that is generated as it is now."""
    text = _REGION.sub(lambda match: f"{match[1]}{region(match[2])}{match[3]}", text)
    return renewed(text)


def region(name: str) -> str:
    """Return what stands in a region.

    Raises:
        KeyError: There is no region of that name.
    """
    return f"\n{REGIONS[name]().strip()}\n\n"


# ---- commands


def command_help(arguments: list[str]) -> str:
    """Return what a command says of itself at 80 columns."""
    _, printed = run_here([*arguments, "--help"], ROOT)
    return "\n".join(line.rstrip() for line in printed.strip().splitlines())


def command_names(arguments: list[str]) -> list[str]:
    """Return the commands that stand under one."""
    _, found, listed = command_help(arguments).partition("Commands:\n")
    return _USAGE.findall(listed) if found else []


def commands() -> str:
    """Return the help of every command, each under a heading."""
    return "\n\n".join(_command_pages([]))


def _command_pages(arguments: list[str]) -> list[str]:
    title = " ".join(["segue", *arguments])
    shown = [f"## {title}\n\n```text\n{command_help(arguments)}\n```"]
    for name in command_names(arguments):
        shown += _command_pages([*arguments, name])
    return shown


# ---- examples


def example_files() -> list[Path]:
    """Return the situations under ``examples/``, by name."""
    return sorted((ROOT / "examples").glob("*.yaml"))


def example_now(text: str) -> str:
    """Return the moment at which an example is meant."""
    found = _OWN_NOW.search(text)
    return found[1] if found else NOW


def examples() -> str:
    """Return every example: what it shows, the situation, the plan."""
    return "\n\n".join(_example(path) for path in example_files())


def _example(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    now = example_now(text)
    lines = text.splitlines()
    body = "\n".join(line for line in lines if not line.startswith("#"))
    name = f"examples/{path.name}"
    _, printed = run_here(["plan", name, "--now", now], ROOT)
    return (
        f"## {path.stem}\n\n{lines[0].removeprefix('# ')}\n\n"
        f"```yaml\n{body}\n```\n\n"
        f"```text\n$ segue plan {name} --now {now}\n{printed.strip()}\n```"
    )


# ---- what other parts of the program hand in


NOT_YET: Final = "Not yet in this version."


def schemas() -> str:
    """Return the documents whose JSON Schemas ``segue schema`` prints."""
    if find_spec("segue.actions.schemas") is None:
        return NOT_YET
    titles: Mapping[str, str] = import_module("segue.actions.schemas").schema_titles()
    rows = [(f"`segue schema {name}`", title) for name, title in titles.items()]
    return table(("command", "what it describes"), rows)


def lint_codes() -> str:
    """Return the codes of ``segue playbook check``."""
    if find_spec("segue.playbook.codes") is None:
        return NOT_YET
    rows = [
        (f"`{one.code}` {one.name}", one.severity, one.means, one.fix)
        for one in import_module("segue.playbook.codes").CODES
    ]
    return table(("code", "severity", "what it finds", "how to mend it"), rows)


def scene_codes() -> str:
    """Return the codes of ``segue scenes check``."""
    codes = import_module("segue.rehearsal.codes").CODES
    rows = [(f"`{one.code}` {one.name}", one.means, one.fix) for one in codes]
    return table(("code", "what it finds", "how to mend it"), rows)


def checking() -> str:
    """Return how a folder of advice is checked and walked through."""
    if "playbook" not in command_names([]):
        return NOT_YET
    walk = command_help(["playbook", "walk"])
    return (
        "```console\n$ segue playbook check my-advice\n$ echo $?\n```\n\n"
        f"```text\n{walk}\n```"
    )


def assistant_tools() -> str:
    """Return the tools that an assistant gets."""
    rows = [
        (f"`{tool.name}`", tool.title, _consent(tool.name))
        for tool in import_module("segue.mcp_server.tools").described()
    ]
    return table(("tool", "what it gives", "needs your consent"), rows)


def _consent(name: str) -> str:
    """Say when a tool wants consent, by what it takes."""
    fields = import_module("segue.mcp_server.tools").TOOLS[name].takes.__struct_fields__
    if "consent" not in fields:
        return "no"
    return "for a case" if "case" in fields and name != "read" else "always"


# ---- all of them


@cache
def playbook() -> Playbook:
    """Return the built-in playbook, from its YAML."""
    return load_folder(content_folder())


def _of_playbook(shown: Callable[[Playbook], str]) -> Callable[[], str]:
    return lambda: shown(playbook())


REGIONS: Final[Mapping[str, Callable[[], str]]] = MappingProxyType(
    {
        "commands": commands,
        "examples": examples,
        "exit-codes": exit_codes,
        "errors": errors_table,
        "situation": lambda: values_page(Situation),
        "plan": lambda: values_page(Plan),
        "playbook-format": lambda: values_page(Playbook),
        "lint-codes": lint_codes,
        "scene-codes": scene_codes,
        "scene-format": lambda: values_page(Book),
        "operations": operations,
        "tool-pages": tool_pages,
        "resources": resource_table,
        "prompts": prompt_table,
        "not-run": not_run,
        "overlay-manifest": lambda: values_page(Manifest),
        "expectation-format": lambda: values_page(Expectation),
        "schemas": schemas,
        "assistant-tools": assistant_tools,
        "api": api_page,
        "checking": checking,
        "sources": _of_playbook(sources_table),
        "facts": _of_playbook(facts_table),
        "evidence": _of_playbook(evidence_table),
        "effects": _of_playbook(effects_table),
        "needs": _of_playbook(needs_table),
        "moves": _of_playbook(moves_table),
        "reasons": _of_playbook(reasons_table),
        "stops": _of_playbook(stops_table),
        "steps": _of_playbook(steps_table),
    }
)
"""What stands in each region, by its name."""


def measured(text: str) -> str:
    """Return a page's text with its measurements taken again."""
    return _MEASURED.sub(_measured_again, text)


def _measured_again(match: re.Match[str]) -> str:
    command = shlex.split(match[2])
    program = [sys.executable if word == "python" else word for word in command]
    done = subprocess.run(program, cwd=ROOT, check=True, stdout=PIPE, text=True)  # noqa: S603 - the repository's own documentation
    return f"{match[1]}```text\n{done.stdout.strip()}\n```\n{match[3]}"


def stale_pages() -> dict[Path, str]:
    """Return the pages that are not current, with the text they should have."""
    found = {}
    for path in pages():
        text = path.read_text(encoding="utf-8")
        wanted = renew(text)
        if wanted != text:
            found[path] = wanted
    return found


def main() -> None:
    """Write the pages that are stale, or only name them."""
    is_check = "--check" in sys.argv[1:]
    if "--measure" in sys.argv[1:]:
        for path in pages():
            text = path.read_text(encoding="utf-8")
            path.write_text(measured(text), encoding="utf-8")
    stale = stale_pages()
    for path, text in stale.items():
        shown = path.relative_to(ROOT)
        if is_check:
            print(f"{shown}: not current; run `make docs`", file=sys.stderr)
        else:
            path.write_text(text, encoding="utf-8")
            print(f"renewed {shown}")
    sys.exit(1 if stale and is_check else 0)


if __name__ == "__main__":
    main()
