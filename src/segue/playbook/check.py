"""A playbook's folder → everything in it that should be mended."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from segue.playbook import check_reach, check_safety, check_structure, check_words
from segue.playbook.advise import Advisor
from segue.playbook.findings import Finding, Sources
from segue.playbook.folder import Book, book_of, read_files
from segue.playbook.lexicon import SAFETY, Lexicon, Silence, read_lexicon
from segue.playbook.load import ContentError, content_folder
from segue.playbook.walk import WalkReport, walk


WALKED: Final = 150
"""Situations of the short walk that ends a check."""

Check = Callable[[Book, Lexicon], Iterator[Finding]]


def _plain(check: Callable[[Book], Iterator[Finding]]) -> Check:
    return lambda book, _: check(book)


CHECKS: Final[Mapping[str, tuple[Check, ...]]] = MappingProxyType(
    {
        "SG1": tuple(_plain(check) for check in check_structure.CHECKS),
        "SG2": check_words.CHECKS,
        "SG3": check_safety.CHECKS,
        "SG4": tuple(_plain(check) for check in check_reach.CHECKS),
    }
)
"""All checks, by the beginning of the codes they find."""


def check_book(book: Book, lexicon: Lexicon, topics: str = "1234") -> list[Finding]:
    """Check what could be read of a folder.

    Args:
        book: The rules.
        lexicon: The phrases to look for.
        topics: First figures of the codes to look for.

    Returns:
        Findings by file and line, each once, without what is silenced.
    """
    found = set(book.broken)
    for figure in topics:
        for check in CHECKS[f"SG{figure}"]:
            found.update(check(book, lexicon))
    return sorted(_not_silenced(found, lexicon.silence, book.sources))


def _not_silenced(
    found: set[Finding], silenced: tuple[Silence, ...], sources: Sources
) -> Iterator[Finding]:
    meant = {(silence.code, silence.rule) for silence in silenced}
    for finding in found:
        rule = sources.rule_at(finding.file, finding.line)
        if (finding.code, rule) not in meant or finding.code.startswith(SAFETY):
            yield finding


def check_folder(folder: Path) -> tuple[Book, list[Finding]]:
    """Read and check a folder, without walking through it."""
    book = book_of(read_files(folder))
    broken = list(_unread(folder, book.sources))
    try:
        lexicon = read_lexicon(folder)
    except ContentError as error:
        lexicon = read_lexicon(content_folder())
        broken.append(
            Finding(
                file=error.file,
                line=error.line_number,
                code="SG103",
                severity="error",
                says=error.says,
            )
        )
    return book, sorted({*check_book(book, lexicon), *broken})


def _unread(folder: Path, sources: Sources) -> Iterator[Finding]:
    for group in ("moves", "reasons"):
        for path in sorted((folder / group).glob("*")):
            name = f"{group}/{path.name}"
            if path.suffix != ".yaml" and not path.name.startswith("."):
                says = f"{path.name} is not read"
                yield sources.finding("SG115", name, (), says)


def walk_shortly(book: Book) -> WalkReport | None:
    """Walk a short way with a playbook; nothing where it cannot be used."""
    if book.whole is None:
        return None
    return walk(Advisor(book.whole), WALKED, seed=0)


def broken_promises(book: Book, report: WalkReport) -> list[Finding]:
    """Return the promises that a walk found broken."""
    return [
        book.sources.finding(
            "SG313",
            "playbook.yaml",
            (),
            f"{name.replace('_', ' ')}: broken in {times} of {report.situations}",
        )
        for name, times in report.broken.items()
        if times
    ]
