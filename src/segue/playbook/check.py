"""A playbook's folder → everything in it that should be mended."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Final

from segue.playbook import check_reach, check_safety, check_structure, check_words
from segue.playbook.advise import Advisor
from segue.playbook.codes import BY_CODE
from segue.playbook.findings import Finding, Sources
from segue.playbook.folder import Book, book_of, read_files
from segue.playbook.lexicon import FILE, SAFETY, Lexicon, Silence, read_lexicon
from segue.playbook.load import (
    ContentError,
    Files,
    content_folder,
    source_names,
)
from segue.playbook.overlay import (
    MANIFEST,
    is_overlay,
    read_overlay,
    read_what_can_be,
)
from segue.playbook.settle import Seen, settle
from segue.playbook.walk import Chunk, WalkReport, report_of, walk, walk_chunk


WALKED: Final = 150
"""Situations of the short walk that ends a check."""

_READ: Final = frozenset({
    *source_names(Path("nowhere")), MANIFEST, FILE, "moves", "reasons", "tests",
    "scenes", "personas", "voice", "policy.yaml", "mentor.yaml", "around.yaml",
})  # fmt: skip
"""What an overlay may hold, the part that is laid over scenes among it."""

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
    found: Iterable[Finding], silenced: tuple[Silence, ...], sources: Sources
) -> Iterator[Finding]:
    meant = {(silence.code, silence.rule) for silence in silenced}
    for finding in found:
        rule = sources.rule_at(finding.file, finding.line)
        if (finding.code, rule) not in meant or finding.code.startswith(SAFETY):
            yield finding


def check_folder(folder: Path) -> tuple[Book, list[Finding]]:
    """Read and check a folder, without walking through it."""
    if is_overlay(folder):
        return _check_overlay(folder)
    book = book_of(read_files(folder))
    lexicon, broken = _lexicon_of(folder)
    return book, sorted({*check_book(book, lexicon), *_unread(folder), *broken})


def _check_overlay(folder: Path) -> tuple[Book, list[Finding]]:
    try:
        overlay = read_overlay(folder)
    except ContentError as error:
        return book_of({}), [_about_manifest(folder, error)]
    lexicon, broken = _lexicon_of(folder)
    book = book_of(overlay.laid(), are_laid=True)
    found: set[Finding] = set()
    for check in (_broken, *(one for checks in CHECKS.values() for one in checks)):
        at_fault = check(book, lexicon)
        found.update(settle(overlay, at_fault, partial(_look, check, lexicon)))
    kept = _not_silenced(found, lexicon.silence, book.sources)
    return book, sorted({*kept, *_unread(folder), *broken})


def _broken(book: Book, _: Lexicon) -> Iterator[Finding]:
    yield from book.broken


def _look(check: Check, lexicon: Lexicon, files: Files) -> Seen:
    """Make one check where less is laid over."""
    book = book_of(files, are_laid=True)
    return Seen(book.broken, check(book, lexicon))


def _about_manifest(folder: Path, error: ContentError) -> Finding:
    source = read_what_can_be(folder, [MANIFEST])[MANIFEST]
    code = "SG101" if isinstance(source, ContentError) else "SG103"
    return _at_fault(code, error)


def _at_fault(code: str, error: ContentError) -> Finding:
    kind = BY_CODE[code]
    return Finding(
        file=error.file,
        line=error.line_number,
        code=code,
        severity=kind.severity,
        says=error.says,
        fix=kind.fix,
    )


def _lexicon_of(folder: Path) -> tuple[Lexicon, list[Finding]]:
    """Return the phrases to look for, and what is wrong with a folder's own."""
    try:
        return read_lexicon(folder), []
    except ContentError as error:
        return read_lexicon(content_folder()), [_at_fault("SG103", error)]


def _unread(folder: Path) -> Iterator[Finding]:
    """Find files that look as if they belonged here, and are not read."""
    for name in sorted(_odd_names(folder)):
        error = ContentError(name, 1, f"{Path(name).name} is not read")
        yield _at_fault("SG115", error)


def _odd_names(folder: Path) -> Iterator[str]:
    groups: tuple[str, ...] = ("moves", "reasons")
    if is_overlay(folder):
        yield from (path.name for path in folder.iterdir() if _is_odd(path))
        groups = (*groups, "scenes", "personas", "tests")
    for group in groups:
        for path in (folder / group).glob("*"):
            if path.suffix != ".yaml" and not path.name.startswith("."):
                yield f"{group}/{path.name}"


def _is_odd(path: Path) -> bool:
    """Say whether what stands beside a manifest is meant, and not read."""
    is_meant = path.is_dir() or path.suffix in {".yaml", ".yml"}
    return is_meant and path.name not in _READ and not path.name.startswith(".")


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


def promises_broken_by(
    folder: Path, book: Book, report: WalkReport
) -> Iterator[Finding]:
    """Yield the promises that a walk found broken, where they were broken."""
    found = broken_promises(book, report)
    if is_overlay(folder):
        numbers = {one.number for one in report.examples}
        yield from settle(read_overlay(folder), found, partial(_walk_again, numbers))
    else:
        yield from found


def _walk_again(numbers: set[int], files: Files) -> Seen:
    """Walk only to the situations in which something broke."""
    book = book_of(files, are_laid=True)
    if book.whole is None:
        return Seen(book.broken, ())
    advisor = Advisor(book.whole)
    pieces = [walk_chunk(advisor, Chunk(0, number, 1)) for number in sorted(numbers)]
    return Seen((), broken_promises(book, report_of(0, pieces)))
