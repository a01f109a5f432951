"""Checking scenes, people and lines, and walking through them."""

from pathlib import Path
from time import perf_counter

from msgspec import Struct

from segue.assembly.book import expect_scenes
from segue.domain.plan import CONTRACT
from segue.playbook.findings import Finding
from segue.rehearsal.check import check_folder
from segue.rehearsal.codes import CODES
from segue.rehearsal.load import CONTENT, load_built_in, load_folder
from segue.rehearsal.walk import SceneWalk, walk
from segue.voices.scripted import ScriptedVoice


class ScenesChecked(Struct, frozen=True, kw_only=True):
    """What a check of scenes found.

    Attributes:
        contract: Version of this document.
        findings: What should be mended, by file and line.
        coverage: How much there is: scenes, people, authored lines, codes.
    """

    contract: int = CONTRACT
    findings: tuple[Finding, ...]
    coverage: dict[str, int]


class ScenesWalked(Struct, frozen=True, kw_only=True):
    """A walk through rehearsals that is over.

    Attributes:
        contract: Version of this document.
        seconds: How long it took.
        turns_per_second: How fast that was.
        report: What it found.
    """

    contract: int = CONTRACT
    seconds: float
    turns_per_second: float
    report: SceneWalk


def check_scenes(folder: Path | None = None) -> ScenesChecked:
    """Check a folder of scenes, or the built-in one.

    Raises:
        NoScenesError: The folder holds none.
    """
    if folder is not None:
        expect_scenes(folder)
    where = folder or CONTENT / "en"
    findings = tuple(check_folder(where))
    broken = any(finding.code == "SC101" for finding in findings)
    return ScenesChecked(findings=findings, coverage={} if broken else _counts(where))


def _counts(folder: Path) -> dict[str, int]:
    book = load_folder(folder)
    topics = [
        *(topic for scene in book.scenes for topic in scene.topics),
        *(topic for persona in book.personas for topic in persona.topics),
        *book.lines.topics,
    ]
    of_topics = sum(
        len(lines)
        for topic in topics
        for lines in (topic.told, topic.asked, topic.tell, topic.ask, topic.later)
    )
    of_moves = sum(len(group.lines) for group in book.lines.groups)
    of_scenes = sum(len(scene.opens) + len(scene.leaves) for scene in book.scenes)
    return {
        "scenes": len(book.scenes),
        "personas": len(book.personas),
        "authored_lines": of_topics + of_moves + of_scenes,
        "codes": len(CODES),
    }


def walk_scenes(
    rehearsals: int, *, seed: int = 0, words: bool = False, folder: Path | None = None
) -> ScenesWalked:
    """Walk through rehearsals with learners of all kinds.

    Args:
        rehearsals: How many to play.
        seed: Which ones.
        words: Let the scripted voice speak, and check its lines too.
        folder: A folder with scenes of one's own.

    Raises:
        InputError: The folder's files have not the shape they should.
    """
    if folder is not None:
        expect_scenes(folder)
    book = load_folder(folder) if folder else load_built_in()
    voice = ScriptedVoice(book.lines) if words else None
    started = perf_counter()
    report = walk(book, rehearsals, seed, voice=voice)
    seconds = perf_counter() - started
    return ScenesWalked(
        seconds=round(seconds, 3),
        turns_per_second=round(report.turns / seconds, 1),
        report=report,
    )
