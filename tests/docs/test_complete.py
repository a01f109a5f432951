"""The reference leaves nothing out."""

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import docs_api
import make_docs
import msgspec
import pytest
import typer.main
from docs_sessions import ROOT
from docs_tables import error_classes, rules_of, sentence_of, structs_under
from typer.core import TyperCommand, TyperGroup

from segue import api
from segue.actions.schemas import DOCUMENTS
from segue.assembly.home import CONFIGURATION
from segue.cli.main import app
from segue.domain.plan import Plan
from segue.domain.situation import Situation
from segue.errors import ExitCode, InputError, PromiseError
from segue.mcp_server import prompts, resources, tools
from segue.playbook.document import Playbook
from segue.rehearsal.book import Book
from segue.web.api import HANDLERS
from segue.web.api_document import api_document


Command = TyperGroup | TyperCommand
Called = tuple[str, Command]
SECTION = re.compile(r"^## (segue.*)\n((?:(?!## ).*\n)*)", re.MULTILINE)
SETTING = re.compile(r"SEGUE_[A-Z_]+")
CODES_AT_ALL = re.compile(r"\b(?:SG|SC)\d{3}\b")
SILENT = re.compile(r"^\| (`[^|]*`(?: \*)?) \|(?: [^|]* \|)*  \|$", re.MULTILINE)
VALUES = {
    "reference/situation.md": (Situation,),
    "reference/plan.md": (Plan,),
    "reference/playbook.md": (Playbook,),
    "reference/scenes.md": (Book,),
}
"""Pages that list the fields of values, and what they start from."""


def page(name: str) -> str:
    """Return the text of a page under ``docs/``."""
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def every_command(command: Command, words: str = "segue") -> Iterator[Called]:
    """Yield each command with the words that call it, as the program has it."""
    yield words, command
    if isinstance(command, TyperGroup):
        for name, inner in command.commands.items():
            assert isinstance(inner, TyperGroup | TyperCommand)
            yield from every_command(inner, f"{words} {name}")


def generated(name: str, region: str) -> str:
    """Return what a page shows in one region."""
    text = page(name)
    start = text.index(f"<!-- begin generated: {region} -->")
    return text[start : text.index("<!-- end generated -->", start)]


def test_every_command_and_option_is_documented() -> None:
    """Each command has its heading, and each of its options is named there."""
    sections = dict(SECTION.findall(page("reference/commands.md")))
    missing = []
    for words, command in every_command(typer.main.get_group(app)):
        section = sections.get(words, "")
        if not section:
            missing.append(words)
        missing += [
            f"{words} {name}"
            for one in command.params
            for name in (*one.opts, *one.secondary_opts)
            if name.startswith("-") and name not in section
        ]
    assert missing == []


def test_no_command_or_option_is_hidden() -> None:
    """What can be called is shown in the help, and so in the reference."""
    hidden = []
    for words, command in every_command(typer.main.get_group(app)):
        hidden += [words] if command.hidden else []
        hidden += [
            f"{words} {one.name}"
            for one in command.params
            if getattr(one, "hidden", False)
        ]
    assert hidden == []


def test_every_error_and_exit_code_is_documented() -> None:
    """Each error class and each exit code has its row."""
    text = page("reference/errors.md")
    missing = [
        one.__name__ for one in error_classes() if f"`{one.__name__}`" not in text
    ]
    missing += [
        one.name for one in ExitCode if f"| {int(one)} | {one.name} |" not in text
    ]
    assert missing == []


def test_every_error_says_what_is_wrong() -> None:
    """Each condition has a sentence that the reference can show."""
    families = {InputError, PromiseError}
    silent = [one for one in error_classes() if one not in families]
    assert [one.__name__ for one in silent if not sentence_of(one)[0]] == []


def test_every_part_of_the_advice_is_documented() -> None:
    """Each move, reason, stop, fact, step and source is in the reference."""
    text = page("reference/advice.md")
    book = make_docs.playbook()
    named = [
        *(move.id for move in book.moves),
        *(reason.kind for reason in book.reasons),
        *(stop.id for stop in book.stops),
        *(fact.id for fact in book.facts),
        *(step.id for step in book.steps),
        *book.sources,
    ]
    assert [name for name in named if f"`{name}`" not in text] == []


def test_every_rule_of_the_advice_is_explained() -> None:
    """S1 to S12 are explained, with the grades that the playbook has."""
    text = page("explanation/why-these-rules.md")
    rows = re.findall(r"^\| (S\d.*?) \|.*\| (\w+) \|$", text, re.MULTILINE)
    told = {one: grade for names, grade in rows for one in names.split(", ")}
    assert sorted(told) == sorted(f"S{number}" for number in range(1, 13))
    wrong = [
        rule.id
        for rule in rules_of(make_docs.playbook())
        if told.get(rule.source, rule.grade) != rule.grade
    ]
    assert wrong == []


def test_every_code_of_the_checks_is_documented() -> None:
    """Each code that stands anywhere in the program has its row."""
    found = {
        code
        for path in (ROOT / "src").rglob("*.py")
        for code in CODES_AT_ALL.findall(path.read_text(encoding="utf-8"))
    }
    text = page("reference/playbook.md") + page("reference/scenes.md")
    rows = set(re.findall(r"(?m)^\| `(S[GC]\d{3})`", text))
    assert found
    assert found - rows == set()


def test_every_schema_is_documented() -> None:
    """Each document has its row, with a sentence on it."""
    text = generated("reference/schemas.md", "schemas")
    rows = dict(re.findall(r"(?m)^\| `segue schema (\w+)` \| (.+) \|$", text))
    assert set(DOCUMENTS) - set(rows) == set()


@pytest.mark.parametrize("name", VALUES)
def test_every_field_is_documented(name: str) -> None:
    """Each value has its heading, each field its row, and no row is silent."""
    text = page(name)
    missing = []
    for kind in (one for root in VALUES[name] for one in structs_under(root)):
        _, found, rest = text.partition(f"\n### {kind.__name__}\n")
        section = rest.partition("\n### ")[0]
        missing += [] if found else [kind.__name__]
        missing += [
            f"{kind.__name__}.{field.encode_name}"
            for field in msgspec.structs.fields(kind)
            if f"\n| `{field.encode_name}`" not in section
        ]
    assert missing == []
    assert SILENT.findall(text) == []


def test_a_row_without_a_meaning_is_noticed() -> None:
    """Whether its column is the last of two or of three."""
    rows = "| `a` * | text |  |\n| `b` |  |\n| `c` | text | meaning |\n| `d` | x |\n"
    assert SILENT.findall(rows) == ["`a` *", "`b`"]


def test_every_operation_over_http_is_documented() -> None:
    """Each path that the app serves to programs, with all that it takes."""
    text = page("reference/http-api.md")
    served = {
        f"{method} {re.sub(r':str', '', path)}"
        for handler in HANDLERS
        for path in handler.paths
        for method in handler.http_methods
        if method != "HEAD"
    }
    told = {
        f"{method.upper()} {path}"
        for path, methods in api_document()["paths"].items()
        for method in methods
    }
    assert served - told == {"GET /openapi.json"}
    assert told - served == set()
    assert [one for one in served if one not in text] == []
    assert "`GET /healthz`" in text
    assert SILENT.findall(text) == []
    for path, methods in api_document()["paths"].items():
        for method, operation in methods.items():
            _, _, rest = text.partition(f"### {method.upper()} {path}\n")
            section = rest.partition("\n### ")[0]
            names = [one["name"] for one in operation.get("parameters", ())]
            assert [one for one in names if f"| `{one}`" not in section] == []


def test_every_door_for_assistants_is_documented() -> None:
    """Each tool with its arguments, each resource, each prompt with its own."""
    text = page("reference/assistant-tools.md")
    missing = []
    for tool in tools.described():
        _, found, rest = text.partition(f"\n### {tool.name}\n")
        section = rest.partition("\n### ")[0]
        missing += [] if found else [tool.name]
        missing += [
            f"{tool.name}: {name}"
            for name in tool.input_schema.get("properties", {})
            if f"| `{name}`" not in section
        ]
    missing += [uri for uri in resources.RESOURCES if f"| `{uri}` |" not in text]
    for prompt in prompts.listed():
        names = [f"`{prompt.name}`"]
        names += [f"`{prompt.name}`: `{one.name}`" for one in prompt.arguments or ()]
        missing += [name for name in names if f"| {name} |" not in text]
    assert missing == []
    assert SILENT.findall(text) == []


def test_every_setting_is_documented() -> None:
    """Each variable that the program names, and each field of its one file."""
    text = page("reference/configuration.md")
    named = {
        name
        for path in (ROOT / "src").rglob("*.py")
        for name in SETTING.findall(path.read_text(encoding="utf-8"))
    }
    written = import_module("segue.assembly.model")._Written
    missing = [name for name in named if f"| `{name}` |" not in text]
    (row,) = re.findall(rf"(?m)^\| `{re.escape(CONFIGURATION)}` \| (.+) \|$", text)
    missing += [name for name in written.__struct_fields__ if f"`{name}`" not in row]
    assert named
    assert missing == []


def test_every_name_of_the_api_is_documented() -> None:
    """Each has its heading; each argument, and what comes back, is told."""
    text = page("reference/api.md")
    assert [one for one in api.__all__ if f"\n## {one}\n" not in text] == []
    missing = docs_api.undocumented()
    assert {name: left for name, left in missing.items() if left} == {}


def test_every_error_that_the_api_names_is_one() -> None:
    """What a docstring says may be raised is an error of Segue's."""
    known = {one.__name__ for one in error_classes()} | {"SegueError"}
    named = {
        name
        for one in docs_api.api_functions().values()
        for name in docs_api.items_of(docs_api.sections_of(one).get("Raises", ""))
    }
    assert named - known == set()


@pytest.mark.parametrize("path", make_docs.example_files(), ids=lambda p: p.stem)
def test_every_example_is_shown(path: Path) -> None:
    """Each example has its heading in the reference."""
    assert f"\n## {path.stem}\n" in page("reference/examples.md")
