"""Walks: what they report, and that they can be cut anywhere."""

from functools import cache

import pytest
from msgspec.structs import replace

from segue.playbook.advise import Advisor
from segue.playbook.draw import design
from segue.playbook.load import load_built_in
from segue.playbook.walk import (
    EXAMPLES,
    PROMISES,
    Chunk,
    WalkReport,
    cut,
    report_of,
    walk,
    walk_chunk,
)


@cache
def advisor() -> Advisor:
    """Return the built-in playbook."""
    return Advisor(load_built_in())


@cache
def report() -> WalkReport:
    """Walk a short way."""
    return walk(advisor(), 120, seed=1)


def test_a_walk_counts_what_it_did() -> None:
    """Every situation has one decision, and those with moves a first one."""
    found = report()
    assert sum(found.decisions.values()) == found.situations == 120
    left = found.decisions["leave_it"]
    assert 0 < sum(found.first_moves.values()) <= 120 - left


@pytest.mark.parametrize("size", [7, 50, 119])
def test_a_walk_can_be_cut_anywhere(size: int) -> None:
    """Pieces of any size, in any order, come to the same report."""
    pieces = [walk_chunk(advisor(), chunk) for chunk in cut(1, 120, size)]
    assert report_of(1, pieces[::-1]) == report()


def test_chunks_cover_the_whole_walk_once() -> None:
    """No situation is left out or walked twice."""
    chunks = list(cut(9, 10, 4))
    assert chunks == [Chunk(9, 0, 4), Chunk(9, 4, 4), Chunk(9, 8, 2)]


def test_another_seed_is_another_walk() -> None:
    """Seeds tell walks apart, even while the same pairs are met."""
    assert walk(advisor(), 120, seed=2).digest != report().digest


def test_the_covering_array_has_whole_plans() -> None:
    """All of its situations get their plan, later ones every twentieth."""
    rows = len(design().rows)
    start = rows - rows % 20 - 20
    found = walk_chunk(advisor(), Chunk(1, start, 100))
    assert found.plans == (rows - start) + len(
        [n for n in range(rows, start + 100) if n % 20 == 0]
    )


def test_every_promise_is_named() -> None:
    """A promise that was kept is reported as such, not left out."""
    assert report().broken == dict.fromkeys(PROMISES, 0)
    assert report().kept


def test_the_first_examples_are_kept() -> None:
    """Of many findings of one promise the first few stay, and all count."""
    book = advisor().playbook
    lawless = Advisor(replace(book, stops=()))
    pieces = [walk_chunk(lawless, chunk) for chunk in cut(1, 60, 15)]
    found = report_of(1, pieces)
    numbers = [e.number for e in found.examples if e.promise == "every_stop_holds"]
    assert not found.kept
    assert found.broken["every_stop_holds"] > EXAMPLES == len(numbers)
    whole = report_of(1, [walk_chunk(lawless, Chunk(1, 0, 60))])
    assert found.examples == whole.examples
