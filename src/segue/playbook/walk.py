"""A playbook → a walk through drawn situations, and what it found.

Every situation is decided and checked against what a decision can break; every
twentieth, and each of the covering array that a walk begins with, gets its
whole plan and is checked against all promises and laws. A walk can be cut
anywhere: a chunk is a seed, a start and a count, chunks know
nothing of each other, and their findings add up to those of the whole.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import reduce
from hashlib import blake2b
from operator import xor
from types import MappingProxyType
from typing import Final

import msgspec
from msgspec import Struct

from segue.domain.facts import facts_of
from segue.domain.plan import Plan
from segue.playbook.advise import Advisor, advise
from segue.playbook.coverage import Coverage, Fired
from segue.playbook.decide import Outcome, decide
from segue.playbook.draw import Drawn, design, draw
from segue.playbook.laws import LAWS
from segue.playbook.promises import (
    OF_DECISIONS,
    OF_PLANS,
    Broken,
    Decided,
    Planned,
    broken_by,
)
from segue.playbook.timing import OF_TIMES


PLAN_EVERY: Final = 20
"""After the covering array, one in so many situations gets its whole plan."""

EXAMPLES: Final = 3
"""So many situations are kept for each promise that is broken."""

PROMISES: Final = (*OF_DECISIONS, *OF_PLANS, *OF_TIMES, *LAWS)
"""Names of all promises and laws that a walk checks."""

_OF_WHOLE_PLANS: Final = MappingProxyType({**OF_PLANS, **OF_TIMES, **LAWS})


class Chunk(Struct, frozen=True):
    """One piece of a walk.

    Attributes:
        seed: Which walk.
        start: Number of its first situation.
        count: How many situations.
    """

    seed: int
    start: int
    count: int


class Walked(Struct, frozen=True, kw_only=True):
    """What one piece of a walk found; pieces add up.

    Attributes:
        situations: How many were decided.
        plans: How many had their whole plan.
        decisions: How often each decision came.
        first_moves: How often each move came first.
        broken: How often each promise was broken.
        examples: The first situations that broke each.
        fired: How often each part of the playbook had a hand in it.
        seen: Pairs of levels that were met, as bit masks.
        digest: Of all decisions and plans, whatever their order.
    """

    situations: int
    plans: int
    decisions: dict[str, int]
    first_moves: dict[str, int]
    broken: dict[str, int]
    examples: tuple[Broken, ...]
    fired: Fired
    seen: tuple[int, ...]
    digest: int


class WalkReport(Struct, frozen=True, kw_only=True):
    """What a whole walk found, for a person or a program.

    Attributes:
        seed: Which walk.
        situations: How many were decided.
        plans: How many had their whole plan checked.
        decisions: How often each decision came.
        first_moves: How often each move came first.
        broken: How often each promise was broken; all are named.
        examples: Situations that broke promises, the first of each.
        fired: How often each part of the playbook had a hand in it.
        never_fired: Parts that had none.
        pairs: How many pairs of two fields' values can meet.
        pairs_met: How many of them did.
        digest: The same for two walks that came to the same.
    """

    seed: int
    situations: int
    plans: int
    decisions: dict[str, int]
    first_moves: dict[str, int]
    broken: dict[str, int]
    examples: tuple[Broken, ...]
    fired: Fired
    never_fired: tuple[str, ...]
    pairs: int
    pairs_met: int
    digest: str

    @property
    def kept(self) -> bool:
        """Whether no promise was broken."""
        return not any(self.broken.values())


def walk(advisor: Advisor, situations: int, seed: int) -> WalkReport:
    """Walk through situations in one go.

    Args:
        advisor: The playbook to walk through.
        situations: How many to draw.
        seed: Which ones.
    """
    return report_of(seed, [walk_chunk(advisor, Chunk(seed, 0, situations))])


def cut(seed: int, situations: int, size: int) -> Iterator[Chunk]:
    """Cut a walk into chunks of at most so many situations."""
    for start in range(0, situations, size):
        yield Chunk(seed, start, min(size, situations - start))


def walk_chunk(advisor: Advisor, chunk: Chunk) -> Walked:
    """Walk through one chunk."""
    walker = _Walker(advisor)
    for number in range(chunk.start, chunk.start + chunk.count):
        walker.step(chunk.seed, number)
    return walker.walked(chunk.count)


def decide_drawn(advisor: Advisor, drawn: Drawn) -> Decided:
    """Decide one situation of a walk."""
    asked = drawn.asked
    facts = facts_of(asked.situation, asked.here_and_now)
    return Decided(advisor, asked, facts, decide(advisor.weights, facts), drawn.number)


class _Walker:
    """Counts what it meets on the way."""

    def __init__(self, advisor: Advisor) -> None:
        self._advisor = advisor
        self._coverage = Coverage(advisor.playbook)
        self._pairs = design().pairs
        self._covering = len(design().rows)
        self._seen = self._pairs.none_seen()
        self._plans = 0
        self._decisions: Counter[str] = Counter()
        self._first_moves: Counter[str] = Counter()
        self._broken: Counter[str] = Counter()
        self._examples: list[Broken] = []
        self._digest = 0

    def step(self, seed: int, number: int) -> None:
        """Draw, decide and check one situation."""
        drawn = draw(seed, number)
        self._pairs.note(drawn.row, self._seen)
        decided = decide_drawn(self._advisor, drawn)
        outcome = decided.outcome
        self._decisions[outcome.decision] += 1
        if outcome.first_move:
            self._first_moves[outcome.first_move] += 1
        self._coverage.note_decision(decided)
        for name, promise in OF_DECISIONS.items():
            for says in promise(decided):
                self._note_broken(decided, name, says)
        self._digest ^= _digest_of(number, outcome)
        if number < self._covering or number % PLAN_EVERY == 0:
            self._check_plan(Planned(decided, advise(self._advisor, drawn.asked)))

    def _check_plan(self, planned: Planned) -> None:
        self._plans += 1
        self._coverage.note_plan(planned)
        for name, promise in _OF_WHOLE_PLANS.items():
            for says in promise(planned):
                self._note_broken(planned.decided, name, says)
        self._digest ^= _digest_of(planned.decided.number, planned.plan)

    def _note_broken(self, decided: Decided, promise: str, says: str) -> None:
        self._broken[promise] += 1
        if self._broken[promise] <= EXAMPLES:
            self._examples.append(broken_by(decided, promise, says))

    def walked(self, situations: int) -> Walked:
        """Return what was counted."""
        return Walked(
            situations=situations,
            plans=self._plans,
            decisions=dict(self._decisions),
            first_moves=dict(self._first_moves),
            broken=dict(self._broken),
            examples=tuple(self._examples),
            fired=self._coverage.fired,
            seen=tuple(self._seen),
            digest=self._digest,
        )


def _digest_of(number: int, result: Outcome | Plan) -> int:
    if isinstance(result, Plan):
        said = msgspec.json.encode(result)
    else:
        score = result.ranked[0].score if result.ranked else 0.0
        said = f"{result.decision} {result.first_move} {score:.6f}".encode()
    digest = blake2b(b"%d " % number + said, digest_size=8).digest()
    return int.from_bytes(digest)


def report_of(seed: int, pieces: Sequence[Walked]) -> WalkReport:
    """Add up the findings of all pieces of a walk, in any order."""
    pairs = design().pairs
    broken = _counts(pieces, "broken")
    fired = _counts(pieces, "fired")
    return WalkReport(
        seed=seed,
        situations=sum(piece.situations for piece in pieces),
        plans=sum(piece.plans for piece in pieces),
        decisions=_counts(pieces, "decisions"),
        first_moves=_counts(pieces, "first_moves"),
        broken={name: broken.get(name, 0) for name in PROMISES},
        examples=_first_of_each([one for piece in pieces for one in piece.examples]),
        fired=fired,
        never_fired=tuple(name for name, times in fired.items() if not times),
        pairs=pairs.total,
        pairs_met=pairs.count(_seen_by_all(pieces)),
        digest=f"{reduce(xor, (piece.digest for piece in pieces), 0):016x}",
    )


def _seen_by_all(pieces: Sequence[Walked]) -> list[int]:
    seen = design().pairs.none_seen()
    for piece in pieces:
        seen = [one | other for one, other in zip(seen, piece.seen, strict=True)]
    return seen


def _counts(pieces: Sequence[Walked], field: str) -> dict[str, int]:
    """Add up one of the countings of all pieces."""
    total: dict[str, int] = {}
    for piece in pieces:
        for name, times in getattr(piece, field).items():
            total[name] = total.get(name, 0) + times
    return total


def _first_of_each(examples: list[Broken]) -> tuple[Broken, ...]:
    kept: Counter[str] = Counter()
    first = []
    for one in sorted(examples, key=lambda one: (one.promise, one.number)):
        kept[one.promise] += 1
        if kept[one.promise] <= EXAMPLES:
            first.append(one)
    return tuple(first)
