"""How often plans agree with three judgements of the same situations.

Every row of ``shared/data/vignettes/dev.jsonl`` is a situation with what a
majority of three independent judgements (by language models; count them as one
careful judge) called a reasonable decision, good first moves, and mistakes.
Reported on the rows that a fourth judge, who saw only the facts, could settle
too (``from_facts``), and on all. The aims are 97 % of decisions, 92 % of first
moves, and no mistake.
"""

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from segue.actions.plan import make_plan
from segue.domain.plan import Plan
from segue.domain.read_situation import situation_from


ROWS = Path(__file__).resolve().parents[2] / "shared/data/vignettes/dev.jsonl"
NOW = "2026-11-22T12:00"
"""The moment as of which the rows were judged."""


class Vignette(Struct, frozen=True):
    """One judged situation; fields that are not used here are left unread.

    Attributes:
        id: Name of the row.
        situation: Its facts, as a situation file would hold them.
        decision_ok: Decisions that a majority called reasonable.
        good: First moves that a majority called good; may be empty.
        bad: First moves that a majority called mistakes.
        from_facts: Whether a judge who saw only the facts settled it too.
    """

    id: str
    situation: dict[str, object]
    decision_ok: tuple[str, ...]
    good: tuple[str, ...]
    bad: tuple[str, ...]
    from_facts: bool


class Found(Struct, frozen=True):
    """What one plan came to, beside the judgements.

    Attributes:
        row: The judged situation.
        plan: The plan for it.
    """

    row: Vignette
    plan: Plan

    @property
    def first(self) -> str | None:
        """The first move, if there is any."""
        return self.plan.moves[0].move if self.plan.moves else None

    @property
    def decided_well(self) -> bool:
        """Whether the decision is one that the majority calls reasonable."""
        return self.plan.decision in self.row.decision_ok

    @property
    def began_well(self) -> bool:
        """Whether the first move is one that the majority calls good."""
        return self.first in self.row.good

    @property
    def mistaken(self) -> bool:
        """Whether it says to ask, by a move that the majority calls wrong."""
        return self.plan.decision == "ask" and self.first in self.row.bad


def main() -> None:
    """Plan every row and print how the plans fare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", nargs="?", type=Path, default=ROWS)
    parser.add_argument("--all", action="store_true", help="show each miss")
    options = parser.parse_args()
    if not options.rows.is_file():
        sys.exit(f"skipped: {options.rows.name} is not there")
    found = [_found(row) for row in _rows(options.rows)]
    _print_figures("settled by facts", [one for one in found if one.row.from_facts])
    _print_figures("all rows", found)
    if options.all:
        _print_misses(found)


def _rows(path: Path) -> Iterable[Vignette]:
    for line in path.read_text("utf-8").splitlines():
        yield msgspec.json.decode(line, type=Vignette)


def _found(row: Vignette) -> Found:
    situation = situation_from(row.situation)
    return Found(row, make_plan(situation, now=NOW, tz="UTC"))


def _print_figures(name: str, found: Sequence[Found]) -> None:
    with_moves = [one for one in found if one.row.good]
    decided = sum(one.decided_well for one in found)
    began = sum(one.began_well for one in with_moves)
    mistakes = sum(one.mistaken for one in found)
    print(f"{name} ({len(found)})")
    print(f"  decision reasonable  {_share(decided, len(found))}  aim 97 %")
    print(f"  first move good      {_share(began, len(with_moves))}  aim 92 %")
    print(f"  asks by a mistake    {mistakes:3}              aim 0")


def _share(part: int, whole: int) -> str:
    return f"{part:3} of {whole:3} = {part / max(whole, 1):6.1%}"


def _print_misses(found: Sequence[Found]) -> None:
    for one in found:
        good_move = one.began_well or not one.row.good
        if one.decided_well and good_move and not one.mistaken:
            continue
        mark = "mistake" if one.mistaken else "miss"
        scores = ", ".join(f"{m.move} {m.score:.2f}" for m in one.plan.moves[:3])
        print(
            f"{mark} {one.row.id}{'' if one.row.from_facts else ' (prose)'}: "
            f"{one.plan.decision} [{scores}], "
            f"judged {'/'.join(one.row.decision_ok)} {'/'.join(one.row.good)}"
        )


if __name__ == "__main__":
    main()
