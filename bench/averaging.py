"""How far the average over unknown facts is from enumerating all of them.

Enumeration grows with the product of the facts' values, so it is done where it
can be: on drawn situations, for each way to ask and each state of their
interest, as long as there are not too many combinations. The same is shown for
putting every unknown fact at its mean, the cheapest thing one could do.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator
from math import prod
from statistics import fmean, median
from time import perf_counter
from typing import NamedTuple

from segue import assembly
from segue.domain.facts import FactValue, facts_of
from segue.playbook.decide import possible_ways
from segue.playbook.draw import draw
from segue.playbook.rule import STATES
from segue.playbook.weigh import Way, Weights, logistic


SEED = 31
MOST_COMBINATIONS = 5000


class Compared(NamedTuple):
    """One way to ask in one state, worked out three ways.

    Attributes:
        unknown: How many facts are not known.
        exact: Welcome by enumeration, 0 to 1.
        averaged: Welcome as the engine has it.
        at_mean: Welcome with every unknown fact at its mean.
    """

    unknown: int
    exact: float
    averaged: float
    at_mean: float


def main() -> None:
    """Compare, and print errors by how many facts are unknown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--situations", type=int, default=300)
    options = parser.parse_args()
    weights = assembly.built_in_advisor().weights
    found = [one for n in range(options.situations) for one in _compare(weights, n)]
    by_unknown: dict[int, list[Compared]] = defaultdict(list)
    for one in found:
        by_unknown[one.unknown].append(one)
    print("unknown  compared  mean error  largest error  largest with means alone")
    for unknown, group in sorted(by_unknown.items()):
        _print_row(str(unknown), group)
    _print_row("all", found)
    _print_speed(weights)


def _print_row(name: str, group: list[Compared]) -> None:
    errors = [abs(one.averaged - one.exact) for one in group]
    means = [abs(one.at_mean - one.exact) for one in group]
    print(
        f"{name:>7}  {len(group):8}  {fmean(errors):10.5f}  {max(errors):13.5f}"
        f"  {max(means):24.5f}"
    )


def _compare(weights: Weights, number: int) -> Iterator[Compared]:
    asked = draw(SEED, number).asked
    facts = facts_of(asked.situation, asked.here_and_now)
    for way in dict.fromkeys(way for way, _ in possible_ways(weights, facts)[0]):
        unknown = [f for f in weights.table(way).effects if f not in facts]
        if _combinations(weights, unknown) > MOST_COMBINATIONS:
            continue
        averaged = weights.welcome_by_state(way, facts)
        for index, state in enumerate(STATES):
            exact = weights.welcome_exactly(way, facts, state)
            at_mean = _at_mean(weights, way, facts, index)
            yield Compared(len(unknown), exact, averaged[index], at_mean)


def _combinations(weights: Weights, unknown: list[str]) -> int:
    return prod(len(weights.facts[fact].prior) for fact in unknown)


def _at_mean(
    weights: Weights, way: Way, facts: dict[str, FactValue], state: int
) -> float:
    table = weights.table(way)
    log_odds = table.base[state]
    for fact, by in table.effects.items():
        value = facts.get(fact)
        known = by.get(value, 0.0) if isinstance(value, str) else 0.0
        log_odds += table.unknown[fact][state].mean if value is None else known
    return logistic(log_odds)


def _print_speed(weights: Weights) -> None:
    """Show what enumeration would cost where nothing is known."""
    ways = possible_ways(weights, {"channels": ("in_person",), "shared": ()})[0]
    ratios, sizes = [], []
    for way, _ in ways:
        sizes.append(_combinations(weights, list(weights.table(way).effects)))
        if sizes[-1] > MOST_COMBINATIONS:
            continue
        started = perf_counter()
        for state in STATES:
            weights.welcome_exactly(way, {}, state)
        between = perf_counter()
        weights.welcome_by_state(way, {})
        ratios.append((between - started) / (perf_counter() - between))
    print(f"combinations where nothing is known: {min(sizes)} to {max(sizes)} a way")
    if ratios:
        print(f"enumeration takes {median(ratios):.0f} times as long (median way)")


if __name__ == "__main__":
    main()
