"""The reference leaves nothing out."""

import re
from collections.abc import Iterator
from pathlib import Path

import docs_api
import make_docs
import pytest
from docs_sessions import ROOT
from docs_tables import error_classes, rules_of, sentence_of

from segue import api
from segue.errors import ExitCode, InputError, PromiseError


OPTION = re.compile(r"--[a-z][a-z-]+")
SECTION = re.compile(r"^## (segue.*)\n((?:(?!## ).*\n)*)", re.MULTILINE)


def page(name: str) -> str:
    """Return the text of a page under ``docs/``."""
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def every_command(under: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the words of every command."""
    for name in make_docs.command_names(list(under)):
        yield (*under, name)
        yield from every_command((*under, name))


def test_every_command_and_option_is_documented() -> None:
    """Each command has its heading, and each of its options is named there."""
    sections = dict(
        re.findall(
            r"^## (segue.*)\n((?:(?!^## ).*\n)*)",
            page("reference/commands.md"),
            re.MULTILINE,
        )
    )
    for words in every_command():
        section = sections[" ".join(["segue", *words])]
        options = OPTION.findall(make_docs.command_help(list(words)))
        assert options
        assert [one for one in options if one not in section] == []


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


def test_every_code_of_the_linter_is_documented() -> None:
    """Each code has its row; where there is no linter, the page says so."""
    codes = re.findall(r"SG\d{3}", make_docs.lint_codes())
    text = page("reference/playbook.md")
    assert codes or make_docs.NOT_YET in text
    assert [one for one in codes if f"`{one}`" not in text] == []


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
