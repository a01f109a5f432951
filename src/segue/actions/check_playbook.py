"""Check a playbook's folder: what should be mended, and what it covers."""

from pathlib import Path

from msgspec import Struct

from segue import assembly
from segue.domain.plan import CONTRACT
from segue.playbook.check import check_folder, promises_broken_by, walk_shortly
from segue.playbook.findings import Finding
from segue.playbook.folder import Book
from segue.playbook.load import content_folder, source_names
from segue.playbook.walk import WalkReport


_UNFIT = ("SG1", "SG4")


class WalkedShortly(Struct, frozen=True, kw_only=True):
    """How much of a playbook a short walk saw.

    Attributes:
        situations: How many were decided.
        plans: How many had their whole plan.
        parts: How many parts of the playbook can have a hand in a plan.
        fired: How many of them had.
        share: The share of those, 0 to 1; more in a longer walk.
    """

    situations: int
    plans: int
    parts: int
    fired: int
    share: float


class Covered(Struct, frozen=True, kw_only=True):
    """What a playbook holds.

    Attributes:
        rules: How many rules of each kind.
        lines: Lines by move or reason, channel and register.
        walk: What a short walk saw; nothing where an error forbids one.
    """

    rules: dict[str, int]
    lines: dict[str, dict[str, dict[str, int]]]
    walk: WalkedShortly | None


class PlaybookChecked(Struct, frozen=True, kw_only=True):
    """The result of a check.

    Attributes:
        contract: Version of this document.
        findings: What should be mended, by file and line.
        coverage: What the playbook holds.
    """

    contract: int = CONTRACT
    findings: tuple[Finding, ...]
    coverage: Covered

    @property
    def errors(self) -> int:
        """How many findings keep the playbook from being used."""
        return sum(finding.severity == "error" for finding in self.findings)


def check_playbook(folder: Path | None = None) -> PlaybookChecked:
    """Check a playbook, file by file and in a short walk.

    Args:
        folder: A folder with a playbook of one's own; the built-in otherwise.

    Raises:
        InputError: There is no folder, or nothing of a playbook in it.
    """
    folder = folder or content_folder()
    if not any((folder / name).is_file() for name in source_names(folder)):
        assembly.expect_playbook(folder)
    book, findings = check_folder(folder)
    report = None
    if not any(_forbids_a_walk(finding) for finding in findings):
        report = walk_shortly(book)
    if report:
        findings = sorted([*findings, *promises_broken_by(folder, book, report)])
    return PlaybookChecked(findings=tuple(findings), coverage=_covered(book, report))


def _forbids_a_walk(finding: Finding) -> bool:
    """Say whether rules do not fit together; words may still be wanting."""
    return finding.severity == "error" and finding.code.startswith(_UNFIT)


def _covered(book: Book, report: WalkReport | None) -> Covered:
    kinds = (
        "stops", "facts", "evidence", "effects", "needs", "moves", "reasons", "steps",
    )  # fmt: skip
    holders = list(book.holders())
    rules = {kind: len(getattr(book, kind)) for kind in kinds}
    rules["moments"] = sum(len(holder.rule.moments) for holder in holders)
    return Covered(
        rules=rules,
        lines={
            holder.rule.id: {
                str(channel): {str(name): len(lines) for name, lines in found.items()}
                for channel, found in holder.rule.words.items()
            }
            for holder in holders
            if holder.rule.words
        },
        walk=_walked(report) if report else None,
    )


def _walked(report: WalkReport) -> WalkedShortly:
    parts = len(report.fired)
    fired = parts - len(report.never_fired)
    return WalkedShortly(
        situations=report.situations,
        plans=report.plans,
        parts=parts,
        fired=fired,
        share=round(fired / parts, 3),
    )
