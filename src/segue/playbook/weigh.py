"""Facts → how the other one leans, and how welcome each way to ask would be.

Interest has three states. Each cue moves the odds between them by its weight
of evidence; a cue that is not known moves nothing. A way to ask (move, channel
and, where its words rest on one, reason) is welcome in a state with log-odds

    base(state) + reason + sum of the effects of the facts,

and overall with the average over the states. Facts that are not known enter
with their whole distribution: exact enumeration grows with the product of
their values, so the sum's mean, variance and third cumulant are added up
instead, and the logistic is averaged over the two points that have the same
three (a two-point Gauss quadrature). ``bench/averaging.py`` measures the error
against enumeration; ``docs/decisions/0003`` says why.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import product
from math import exp, log, sqrt
from typing import NamedTuple

from segue.domain.facts import FactValue
from segue.domain.plan import MoveId
from segue.domain.situation import Channel, ReasonKind
from segue.playbook.document import (
    Effect,
    FactRule,
    Move,
    Playbook,
    Reason,
)
from segue.playbook.rule import STATES, PerState, State


DECIBAN = log(10) / 10
"""One deciban in natural log-odds."""


class Spread(NamedTuple):
    """What an unknown fact adds to the log-odds, summed up.

    Attributes:
        mean: Expected effect.
        variance: Second cumulant.
        third: Third cumulant.
    """

    mean: float
    variance: float
    third: float


class Leaning(NamedTuple):
    """Probability of each state of their interest; sums to 1."""

    none: float
    friendly: float
    romantic: float


class Way(NamedTuple):
    """One way to ask.

    Attributes:
        move: Which move.
        channel: Where.
        reason: The reason's kind, where the words rest on one.
    """

    move: MoveId
    channel: Channel
    reason: ReasonKind | None


class WayTable(NamedTuple):
    """All that decides how welcome one way is, ready to be added up.

    Attributes:
        base: Log-odds for each state, the reason's included.
        effects: For each fact, the effect of each value.
        unknown: For each fact, what not knowing it adds, for each state.
    """

    base: tuple[float, float, float]
    effects: Mapping[str, Mapping[str, float]]
    unknown: Mapping[str, tuple[Spread, Spread, Spread]]


class Weights:
    """A playbook's numbers, indexed for use. Nothing in it ever changes."""

    def __init__(self, playbook: Playbook) -> None:
        """Index the playbook's rules by the facts that they speak of."""
        self.playbook = playbook
        self.facts: dict[str, FactRule] = {rule.id: rule for rule in playbook.facts}
        self.moves: dict[str, Move] = {move.id: move for move in playbook.moves}
        self.reasons: dict[str, Reason] = {r.kind: r for r in playbook.reasons}
        self.evidence = {
            rule.fact: {v: _nats(w) for v, w in rule.weights.items()}
            for rule in playbook.evidence
        }
        self._prior = tuple(log(p) for p in _states(playbook.interest.prior))
        self.table = lru_cache(maxsize=None)(self._make_table)
        self.average_exposure = _expected(
            playbook.costs.exposure, self._priors("you.confidence", 0)
        )

    def leaning(self, facts: Mapping[str, FactValue]) -> Leaning:
        """Infer how they lean from what is known."""
        none, friendly, romantic = self._prior
        for fact, weights in self.evidence.items():
            value = facts.get(fact)
            if value is not None:
                added = weights.get(str(value))
                if added is not None:
                    none += added[0]
                    friendly += added[1]
                    romantic += added[2]
        top = max(none, friendly, romantic)
        n, f, r = exp(none - top), exp(friendly - top), exp(romantic - top)
        total = n + f + r
        return Leaning(n / total, f / total, r / total)

    def welcome_by_state(
        self, way: Way, facts: Mapping[str, FactValue]
    ) -> tuple[float, float, float]:
        """Return how welcome one way would be in each state, each 0 to 1."""
        table = self.table(way)
        known, unknown = _add_known(table, facts)
        none, friendly, romantic = (
            _average(table.base[i] + known, [spreads[i] for spreads in unknown])
            for i in range(3)
        )
        return none, friendly, romantic

    def cost(self, way: Way, facts: Mapping[str, FactValue]) -> float:
        """Return what one way costs, on the scale of a score."""
        move, costs = self.moves[way.move], self.playbook.costs
        confidence = facts.get("you.confidence")
        if confidence is None:
            weight = self.average_exposure
        else:
            weight = costs.exposure[str(confidence)]
        return weight * move.exposure + costs.pressure * move.pressure

    def effects_on(self, way: Way) -> Iterable[Effect]:
        """Yield the effects that count for one way."""
        move = self.moves[way.move]
        for effect in (*self.playbook.effects, *move.effects):
            if (
                (not effect.moves or way.move in effect.moves)
                and (not effect.channels or way.channel in effect.channels)
                and (not effect.reasons or way.reason in effect.reasons)
            ):
                yield effect

    def chances(self, fact: str, leaning: Leaning) -> dict[str, float]:
        """Return how likely each value of an unknown fact is."""
        shares = [self._priors(fact, state) for state in range(3)]
        return {
            value: sum(
                p * share[value] for p, share in zip(leaning, shares, strict=True)
            )
            for value in self.facts[fact].prior
        }

    def _make_table(self, way: Way) -> WayTable:
        move = self.moves[way.move]
        effects: dict[str, dict[str, float]] = {}
        fixed = self.reasons[way.reason].welcome if way.reason else 0.0
        for effect in self.effects_on(way):
            if effect.fact == "channel":
                fixed += effect.by.get(way.channel, 0.0)
                continue
            values = effects.setdefault(effect.fact, {})
            for value, by in effect.by.items():
                values[value] = values.get(value, 0.0) + by
        base = tuple(b + fixed for b in _states(move.base))
        unknown = {
            fact: tuple(_spread(by, self._priors(fact, s)) for s in range(3))
            for fact, by in effects.items()
        }
        return WayTable(base, effects, unknown)  # type: ignore[arg-type] # always three

    def _priors(self, fact: str, state: int) -> dict[str, float]:
        """Return how common each value is in one state of interest."""
        prior = self.facts[fact].prior
        weights = self.evidence.get(fact)
        if not weights:
            return prior
        nothing = (0.0, 0.0, 0.0)
        shares = {v: p * exp(weights.get(v, nothing)[state]) for v, p in prior.items()}
        total = sum(shares.values())
        return {value: share / total for value, share in shares.items()}

    def welcome_exactly(
        self, way: Way, facts: Mapping[str, FactValue], state: State
    ) -> float:
        """Enumerate every combination of unknown facts; for measuring only."""
        table, index = self.table(way), STATES.index(state)
        known, _ = _add_known(table, facts)
        names = [fact for fact in table.effects if fact not in facts]
        total = 0.0
        choices = [self._priors(name, index).items() for name in names]
        for combination in product(*choices):
            chance, added = 1.0, known
            for name, (value, share) in zip(names, combination, strict=True):
                chance *= share
                added += table.effects[name].get(value, 0.0)
            total += chance * logistic(table.base[index] + added)
        return total


def _add_known(
    table: WayTable, facts: Mapping[str, FactValue]
) -> tuple[float, list[tuple[Spread, Spread, Spread]]]:
    known = 0.0
    unknown = []
    for fact, by in table.effects.items():
        value = facts.get(fact)
        if value is None:
            unknown.append(table.unknown[fact])
        elif isinstance(value, str):
            known += by.get(value, 0.0)
    return known, unknown


def _average(center: float, spreads: list[Spread]) -> float:
    """Average the logistic over a sum of independent spreads."""
    variance = third = 0.0
    for spread in spreads:
        center += spread.mean
        variance += spread.variance
        third += spread.third
    if variance <= 0.0:
        return logistic(center)
    deviation = sqrt(variance)
    skew = third / (variance * deviation)
    root = sqrt(4.0 + skew * skew)
    low, high = (skew - root) / 2.0, (skew + root) / 2.0
    weight_high = -low / root
    return (1.0 - weight_high) * logistic(center + deviation * low) + (
        weight_high * logistic(center + deviation * high)
    )


def logistic(log_odds: float) -> float:
    """Return the probability of log-odds."""
    return 1.0 / (1.0 + exp(-log_odds))


def log_odds(probability: float) -> float:
    """Return the log-odds of a probability strictly between 0 and 1."""
    return log(probability / (1.0 - probability))


def mix(leaning: Leaning, by_state: tuple[float, float, float]) -> float:
    """Average over the states of their interest."""
    return (
        leaning[0] * by_state[0] + leaning[1] * by_state[1] + leaning[2] * by_state[2]
    )


def _spread(by: Mapping[str, float], shares: Mapping[str, float]) -> Spread:
    mean = sum(share * by.get(value, 0.0) for value, share in shares.items())
    second = third = 0.0
    for value, share in shares.items():
        off = by.get(value, 0.0) - mean
        second += share * off * off
        third += share * off * off * off
    return Spread(mean, second, third)


def _expected(by: Mapping[str, float], shares: Mapping[str, float]) -> float:
    return sum(share * by.get(value, 0.0) for value, share in shares.items())


def _states(numbers: PerState) -> tuple[float, float, float]:
    return numbers.none, numbers.friendly, numbers.romantic


def _nats(decibans: PerState) -> tuple[float, float, float]:
    none, friendly, romantic = _states(decibans)
    return none * DECIBAN, friendly * DECIBAN, romantic * DECIBAN
