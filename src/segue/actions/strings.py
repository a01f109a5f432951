"""The strings of a language: shown beside the English, exported, checked."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from segue.actions.new_file import write_new
from segue.domain.languages import ENGLISH, PSEUDO, LanguageError, check_language
from segue.domain.plan import CONTRACT
from segue.playbook.check_strings import (
    StringShown,
    check_strings,
    finding_at,
    shown_strings,
)
from segue.playbook.check_translation import broken_promises_in, check_words_in
from segue.playbook.findings import Finding
from segue.playbook.load import ContentError, SourceFile, content_folder
from segue.playbook.translate import all_strings, english_files
from segue.translation.table import Table, read_table


class Strings(Struct, frozen=True, kw_only=True):
    """All strings of a language.

    Attributes:
        contract: Version of this document.
        language: IETF tag.
        counts: How many strings are in each state.
        strings: Every string, in the order of the English.
    """

    contract: int = CONTRACT
    language: str
    counts: dict[str, int]
    strings: tuple[StringShown, ...]


class StringsChecked(Struct, frozen=True, kw_only=True):
    """What should be mended in a language's tables.

    Attributes:
        contract: Version of this document.
        language: IETF tag.
        findings: By file and line.
    """

    contract: int = CONTRACT
    language: str
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> int:
        """How many findings keep the language from being complete."""
        return sum(finding.severity == "error" for finding in self.findings)


def show_strings(language: str) -> Strings:
    """Put every string of the English beside its translation.

    Args:
        language: An IETF tag; one without a table has everything missing, so
            that a table can be begun.

    Raises:
        InputError: It is no tag, or a table is at fault.
    """
    tag = _tag(language)
    shown = shown_strings(all_strings(), _table(tag), tag)
    counts = {"ok": 0, "stale": 0, "missing": 0}
    for one in shown:
        counts[one.state] += 1
    return Strings(language=tag, counts=counts, strings=shown)


def check_strings_of(language: str) -> StringsChecked:
    """Find what is missing, stale, unknown, has other slots, or reads badly.

    Where nothing of the kind is found, the promises are tried in a short walk.

    Raises:
        InputError: There are no words in that language, or a table is at fault.
    """
    tag = _tag(language)
    files, table = english_files(), _table(tag)
    findings: list[Finding] = []
    if tag not in {ENGLISH, PSEUDO}:
        findings = check_strings(all_strings(files), table, files)
        findings = sorted([*findings, *_faults_of_words(tag, files, table)])
    if not any(finding.severity == "error" for finding in findings):
        findings += broken_promises_in(tag, files)
    return StringsChecked(language=tag, findings=tuple(findings))


def _faults_of_words(
    tag: str, files: Mapping[str, SourceFile], table: Table
) -> list[Finding]:
    try:
        return check_words_in(tag, files, table)
    except ContentError as error:
        return [finding_at("SG103", error.file, error.line_number, error.says)]


def table_of(shown: Strings) -> str:
    """Return a table in YAML, the English beside each string.

    Put into the folder ``strings`` of its language it is that language's table.
    """
    done = f"{shown.counts['ok']} of {len(shown.strings)} strings"
    lines = [
        f"# {shown.language}: {done}.",
        "# `of` marks the English that a text was made from.",
    ]
    for one in shown.strings:
        note = "" if one.state == "ok" else f"  # {one.state}"
        lines += [
            f"{one.id}:{note}",
            f"  en: {_quoted(one.en)}",
            f'  of: "{one.of}"',
            f"  text: {_quoted(one.text)}",
        ]
    return "\n".join([*lines, ""])


def write_table(shown: Strings, file: Path, *, replace: bool = False) -> None:
    """Write a table to a file.

    Raises:
        SegueError: The file exists already, or cannot be written.
    """
    write_new(file, table_of(shown).encode(), replace=replace)


def _quoted(text: str) -> str:
    """Return a text as a double-quoted scalar of YAML."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _table(tag: str) -> Table:
    return {} if tag in {ENGLISH, PSEUDO} else read_table(content_folder(tag))


def _tag(language: str) -> str:
    """Return a tag that is known, or one that a table may be begun for."""
    try:
        return check_language(language)
    except LanguageError:
        if language.isascii() and language.replace("-", "").isalnum():
            return language
        raise
