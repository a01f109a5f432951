"""A language's words → what is wrong with them as words.

The checks are those of the English (``check_words``, ``check_safety``), with
the phrases of that language; findings name the table's file and line. Rules
are not checked again: no table can change them.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from segue.domain.yaml_source import Lines, Value
from segue.playbook.check import broken_promises, check_book, walk_shortly
from segue.playbook.findings import Finding
from segue.playbook.folder import book_of
from segue.playbook.lexicon import Lexicon, read_own_lexicon
from segue.playbook.load import SourceFile, content_folder
from segue.playbook.translate import translated
from segue.translation.said import said_by, said_in
from segue.translation.strings import Path, strings_in
from segue.translation.table import Table


_OF_WORDS: Final = "23"


def check_words_in(
    tag: str, files: Mapping[str, SourceFile], table: Table
) -> list[Finding]:
    """Check the words and the safety of a language's table.

    Args:
        tag: The language.
        files: The English files.
        table: Its table.

    Raises:
        ContentError: Its phrases have not the shape of any.
    """
    lexicon = read_own_lexicon(content_folder(tag))
    return check_table(files, tag, table, lexicon)


def broken_promises_in(tag: str, files: Mapping[str, SourceFile]) -> list[Finding]:
    """Walk a short way in a language, and return the promises found broken."""
    book = book_of(translated(files, tag, said_in(tag)))
    report = walk_shortly(book)
    return broken_promises(book, report) if report else []


def check_table(
    files: Mapping[str, SourceFile], tag: str, table: Table, lexicon: Lexicon
) -> list[Finding]:
    """Likewise, with phrases that are at hand."""
    laid = translated(files, tag, said_by(table))
    paths = {name: tuple(_paths(file.value, ())) for name, file in laid.items()}
    numbered = {
        name: SourceFile(name, file.value, _numbered(paths[name]))
        for name, file in laid.items()
    }
    return sorted(
        _moved(finding, files, paths, table)
        for finding in check_book(book_of(numbered), lexicon, _OF_WORDS)
    )


def _paths(value: Value, path: Path) -> Iterator[Path]:
    """Yield the way to everything in a file, in its order."""
    yield path
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _paths(inner, (*path, name))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _paths(inner, (*path, number))


def _numbered(paths: Sequence[Path]) -> Lines:
    """Give each place a number for its line, so that findings tell it."""
    lines = Lines()
    for number, path in enumerate(paths, 1):
        lines.note(path, number)
    return lines


def _moved(
    finding: Finding,
    files: Mapping[str, SourceFile],
    paths: Mapping[str, Sequence[Path]],
    table: Table,
) -> Finding:
    """Return a finding with the line of the table, or else of the English."""
    english, path = files[finding.file], paths[finding.file][finding.line - 1]
    for string in strings_in(english.name, english.value):
        entry = table.get(string.id)
        if string.path == path and entry:
            says = f"{string.id}: {finding.says}"
            return replace(finding, file=entry.file, line=entry.line, says=says)
    return replace(finding, line=english.lines.at(path))
