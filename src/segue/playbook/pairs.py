"""Factors with levels → few rows in which every two levels meet.

What goes wrong in advice mostly takes two facts at once, so the walk begins
with a covering array of strength two: for every two levels of two factors
there is a row that has both. It is made greedily and without chance. Levels
that end every matter by themselves (a stop) hide what the rest of their row
would do; such a level is therefore met by the others in rows of its own, and
all pairs of open levels meet in rows that hold no closed one.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from msgspec import Struct


Row = tuple[int, ...]
"""For each factor, the index of its level."""


class Factor(Struct, frozen=True):
    """Something that varies between situations.

    Attributes:
        name: Dotted path, such as ``them.familiarity``.
        levels: What it can be; the first stands for "not known" where it can
            be unknown.
        closed: Levels that stop everything by themselves.
        needs: Another factor that must not be at its first level where this
            one is not.
    """

    name: str
    levels: tuple[str, ...]
    closed: frozenset[str] = frozenset()
    needs: str = ""


class Pairs:
    """Every two levels that can meet, as one bit mask for each level."""

    def __init__(self, factors: Sequence[Factor]) -> None:
        """Number the levels of all factors one after the other."""
        self.factors = tuple(factors)
        sizes = [len(factor.levels) for factor in factors]
        self.offsets = (0, *accumulate(sizes))[:-1]
        self._own = [
            ((1 << size) - 1) << offset
            for size, offset in zip(sizes, self.offsets, strict=True)
        ]
        everything = (1 << sum(sizes)) - 1
        never = self._never()
        self.allowed = [
            everything & ~self._own[f] & ~never.get(self.offsets[f] + level, 0)
            for f, size in enumerate(sizes)
            for level in range(size)
        ]
        self.open = everything
        for offset, factor in zip(self.offsets, factors, strict=True):
            for level, name in enumerate(factor.levels):
                if name in factor.closed:
                    self.open &= ~(1 << (offset + level))
        self.total = sum(mask.bit_count() for mask in self.allowed) // 2

    def _never(self) -> dict[int, int]:
        """Return, for each level that depends, what it can't stand beside."""
        places = {factor.name: f for f, factor in enumerate(self.factors)}
        never: dict[int, int] = {}
        for f, factor in enumerate(self.factors):
            if factor.needs:
                needed = self.offsets[places[factor.needs]]
                for level in range(1, len(factor.levels)):
                    bit = self.offsets[f] + level
                    never[bit] = 1 << needed
                    never[needed] = never.get(needed, 0) | 1 << bit
        return never

    def mask(self, row: Row) -> int:
        """Return the bits of all levels of a row."""
        mask = 0
        for offset, level in zip(self.offsets, row, strict=True):
            mask |= 1 << (offset + level)
        return mask

    def note(self, row: Row, seen: list[int]) -> None:
        """Mark all pairs of a row as seen.

        Args:
            row: What was drawn.
            seen: For each level, the levels that it was seen with; changed.
        """
        mask = self.mask(row)
        for offset, level in zip(self.offsets, row, strict=True):
            seen[offset + level] |= mask

    def count(self, seen: Sequence[int]) -> int:
        """Return how many of the pairs that can meet were seen."""
        both = zip(seen, self.allowed, strict=True)
        return sum((mask & allowed).bit_count() for mask, allowed in both) // 2

    def none_seen(self) -> list[int]:
        """Return what is seen before any row."""
        return [0] * len(self.allowed)


def covering_rows(pairs: Pairs) -> Iterator[Row]:
    """Yield rows until every pair was in one; the same rows every time."""
    missing = list(pairs.allowed)
    number = 0
    while True:
        start = _two_to_join(pairs, missing)
        if start is None:
            return
        row = _fill(pairs, missing, start, number)
        mask = pairs.mask(row)
        for offset, level in zip(pairs.offsets, row, strict=True):
            missing[offset + level] &= ~mask
        number += 1
        yield row


def _two_to_join(pairs: Pairs, missing: Sequence[int]) -> int | None:
    """Return the bits of a pair that is missing, of open levels first."""
    for wanted in (pairs.open, -1):
        best, most = -1, 0
        for bit, mask in enumerate(missing):
            if wanted != -1 and not pairs.open >> bit & 1:
                continue
            left = (mask & wanted).bit_count()
            if left > most:
                best, most = bit, left
        if best >= 0:
            partners = missing[best] & wanted
            partners = partners & pairs.open or partners
            return 1 << best | partners & -partners
    return None


def _fill(pairs: Pairs, missing: Sequence[int], mask: int, number: int) -> Row:
    """Choose for each factor the level that joins most missing pairs."""
    count = len(pairs.factors)
    row = [-1] * count
    for step in range(count):
        f = (step + number) % count
        offset, size = pairs.offsets[f], len(pairs.factors[f].levels)
        fixed = mask >> offset & (1 << size) - 1
        if fixed:
            row[f] = fixed.bit_length() - 1
            continue
        best, most = 0, -1
        for turn in range(size):
            level = (turn + number) % size
            bit = offset + level
            if not pairs.open >> bit & 1 or mask & ~pairs.allowed[bit]:
                continue
            gain = (missing[bit] & mask).bit_count()
            if gain > most:
                best, most = level, gain
        row[f] = best
        mask |= 1 << (offset + best)
    return tuple(row)
