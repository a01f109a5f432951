"""Hold a playbook against what its author expects of it."""

from pathlib import Path
from typing import Final

from msgspec import Struct

from segue import assembly
from segue.actions.moment import moment_of
from segue.domain.plan import CONTRACT, Plan
from segue.errors import InputError
from segue.playbook.advise import Advisor, Asked, advise
from segue.playbook.expect import (
    Miss,
    Placed,
    misses,
    read_expectations,
    wants_words,
)
from segue.playbook.load import ContentError


TURNS: Final = 12
"""So many times other words are asked for, where words are expected."""


class Tried(Struct, frozen=True, kw_only=True):
    """One expectation, and what is not as expected.

    Attributes:
        file: Path below the playbook's folder.
        line: Counted from 1.
        test: What the expectation is called.
        passed: Whether all is as expected.
        misses: What is not.
    """

    file: str
    line: int
    test: str
    passed: bool
    misses: tuple[Miss, ...]


class PlaybookTried(Struct, frozen=True, kw_only=True):
    """All expectations of a playbook.

    Attributes:
        contract: Version of this document.
        passed: How many were met.
        failed: How many were not.
        tests: Each of them, by file and line.
    """

    contract: int = CONTRACT
    passed: int
    failed: int
    tests: tuple[Tried, ...]


def try_playbook(folder: Path) -> PlaybookTried:
    """Make a plan for each situation that an author wrote down, and compare.

    Args:
        folder: A playbook of one's own, whole or laid over the built-in one.

    Raises:
        InputError: The playbook has an error, or no expectations, or one that
            cannot be read.
    """
    advisor = assembly.checked_advisor_from(folder)
    tests = tuple(_tried(advisor, placed) for placed in read_expectations(folder))
    failed = sum(not one.passed for one in tests)
    return PlaybookTried(passed=len(tests) - failed, failed=failed, tests=tests)


def _tried(advisor: Advisor, placed: Placed) -> Tried:
    expected = placed.expectation.expect
    turns = TURNS if wants_words(expected) else 1
    plans = [_plan(advisor, placed, turn) for turn in range(turns)]
    found = tuple(misses(expected, plans))
    return Tried(
        file=placed.file,
        line=placed.line,
        test=placed.expectation.test,
        passed=not found,
        misses=found,
    )


def _plan(advisor: Advisor, placed: Placed, turn: int) -> Plan:
    zone = placed.situation.timezone or "UTC"
    try:
        moment = moment_of(placed.expectation.now, zone)
    except InputError:
        says = "now: expected a date and time such as 2026-11-22T12:00"
        raise ContentError(placed.file, placed.line, says) from None
    asked = Asked(placed.situation, moment.now, moment.zone, turn, "")
    return advise(advisor, asked)
