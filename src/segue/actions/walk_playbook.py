"""Walk through drawn situations with a playbook, on one process or more."""

from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from msgspec import Struct

from segue import assembly
from segue.domain.languages import ENGLISH, ForeignPlaybookError, check_language
from segue.domain.plan import CONTRACT
from segue.playbook.advise import Advisor
from segue.playbook.walk import (
    Chunk,
    Walked,
    WalkReport,
    cut,
    report_of,
    walk_chunk,
)


CHUNK_LIMITS = (100, 2500)
"""Situations in a chunk: worth its start, and soon enough done to be shown."""

CHUNKS_A_JOB = 8
"""So many chunks for each process, that none waits long for the others."""


class Which(NamedTuple):
    """Which playbook is walked.

    Attributes:
        folder: One of one's own; the built-in one otherwise.
        language: Tag of the language of its words.
    """

    folder: Path | None
    language: str


class WalkDone(Struct, frozen=True, kw_only=True):
    """A walk that is over.

    Attributes:
        contract: Version of this document.
        jobs: On how many processes.
        seconds: How long it took, the start of processes included.
        situations_per_second: How fast that was.
        report: What it found.
    """

    contract: int = CONTRACT
    jobs: int
    seconds: float
    situations_per_second: float
    report: WalkReport


def walk_playbook(
    situations: int,
    *,
    seed: int = 0,
    jobs: int = 1,
    playbook: Path | None = None,
    language: str | None = None,
    progress: Callable[[int], None] | None = None,
) -> WalkDone:
    """Walk through a playbook and report what was found.

    Args:
        situations: How many to draw.
        seed: Which ones; the same seed gives the same walk.
        jobs: On how many processes; the findings do not depend on it.
        playbook: A folder with a playbook of one's own.
        language: Tag of the language of the built-in one; English if left out.
        progress: Told how many situations are done, each time some are.

    Raises:
        InputError: The playbook or the language is at fault.
    """
    started = perf_counter()
    which = Which(playbook, check_language(language))
    advisor = _advisor_of(which)
    done, pieces = 0, []
    chunks = list(cut(seed, situations, _chunk_size(situations, jobs)))
    for piece in _pieces(advisor, which, chunks, jobs):
        pieces.append(piece)
        done += piece.situations
        if progress:
            progress(done)
    report = report_of(seed, pieces)
    seconds = perf_counter() - started
    return WalkDone(
        jobs=jobs,
        seconds=round(seconds, 3),
        situations_per_second=round(situations / seconds, 1),
        report=report,
    )


def _chunk_size(situations: int, jobs: int) -> int:
    low, high = CHUNK_LIMITS
    return min(max(situations // (jobs * CHUNKS_A_JOB), low), high)


def _pieces(
    advisor: Advisor, which: Which, chunks: list[Chunk], jobs: int
) -> Iterator[Walked]:
    if jobs <= 1:
        yield from (walk_chunk(advisor, chunk) for chunk in chunks)
        return
    # Forked children would share locks of threads that they do not have.
    context = get_context("spawn")
    with ProcessPoolExecutor(max_workers=jobs, mp_context=context) as pool:
        running = [pool.submit(_walk_alone, which, chunk) for chunk in chunks]
        for piece in as_completed(running):
            yield piece.result()


def _walk_alone(which: Which, chunk: Chunk) -> Walked:
    """Walk through one chunk in a process of its own."""
    return walk_chunk(_advisor_of_this_process(which), chunk)


@cache
def _advisor_of_this_process(which: Which) -> Advisor:
    return _advisor_of(which)


def _advisor_of(which: Which) -> Advisor:
    if which.language == ENGLISH:
        return assembly.advisor_from(which.folder)
    if which.folder is not None:
        raise ForeignPlaybookError
    return assembly.advisor_in(which.language)
