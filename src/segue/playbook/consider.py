"""One change of one fact → what would be decided then.

Explaining a plan means deciding it again some sixty times, each time with one
fact changed. Most changes touch little: a stop or two, the leaning, or a few
ways. Only what the changed fact touches is worked out anew.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from segue.domain.facts import FactValue
from segue.domain.plan import Decision
from segue.playbook.condition import facts_in, holds
from segue.playbook.decide import Outcome, possible_ways, threshold
from segue.playbook.document import Stop
from segue.playbook.weigh import Leaning, Way, Weights, mix


class Turn(NamedTuple):
    """What would come of one change.

    Attributes:
        fact: The changed fact.
        value: Its changed value.
        decision: The decision then.
        move: The first move then, if there is any.
        score: The best way's score then, or the threshold where that is more.
        stop: The stop that would hold, if one would.
    """

    fact: str
    value: str
    decision: Decision
    move: str | None
    score: float
    stop: Stop | None


class Touched(NamedTuple):
    """Which rules speak of which fact.

    Attributes:
        stops: Stops by fact.
        needs: Facts that decide which ways there are.
        thresholds: Facts that decide the threshold.
    """

    stops: Mapping[str, tuple[Stop, ...]]
    needs: frozenset[str]
    thresholds: frozenset[str]


def touched_by(weights: Weights) -> Touched:
    """Index a playbook's conditions by fact."""
    playbook = weights.playbook
    stops: dict[str, list[Stop]] = {}
    for stop in playbook.stops:
        for fact in dict.fromkeys(facts_in(stop.when, stop.unless)):
            stops.setdefault(fact, []).append(stop)
    needs = [*playbook.needs, *(need for move in playbook.moves for need in move.needs)]
    return Touched(
        {fact: tuple(found) for fact, found in stops.items()},
        frozenset(f for need in needs for f in facts_in(need.when, need.unless)),
        frozenset(f for rule in playbook.ask_from for f in facts_in(rule.when)),
    )


class Considered:
    """A situation without a stop, ready to be turned about fact by fact."""

    def __init__(
        self,
        weights: Weights,
        touched: Touched,
        facts: Mapping[str, FactValue],
        outcome: Outcome,
    ) -> None:
        """Weigh every way once and keep the parts."""
        self.weights = weights
        self.touched = touched
        self.facts = facts
        self.outcome = outcome
        self._ways = list(
            dict.fromkeys(way for way, _ in possible_ways(weights, facts)[0])
        )
        self._by_state = {w: weights.welcome_by_state(w, facts) for w in self._ways}
        self._cost = {way: weights.cost(way, facts) for way in self._ways}

    def turns(self, fact: str) -> list[Turn]:
        """Return what would come of each other value of a fact."""
        now = self.facts.get(fact)
        return [
            self._turn(fact, value)
            for value in self.weights.facts[fact].prior
            if value != now
        ]

    def _turn(self, fact: str, value: str) -> Turn:
        facts = {**self.facts, fact: value}
        for stop in self.touched.stops.get(fact, ()):
            if holds(stop.when, facts, stop.unless):
                return Turn(fact, value, "leave_it", None, 0.0, stop)
        leaning = self.outcome.leaning
        if fact in self.weights.evidence:
            leaning = self.weights.leaning(facts)
        ask_from = self.outcome.ask_from
        if fact in self.touched.thresholds:
            ask_from = threshold(self.weights, facts)
        score, way = self._best(fact, facts, leaning)
        decision: Decision = "ask" if score >= ask_from.score else "warm_up"
        move = way.move if way else None
        return Turn(fact, value, decision, move, max(score, ask_from.score), None)

    def _best(
        self, fact: str, facts: Mapping[str, FactValue], leaning: Leaning
    ) -> tuple[float, Way | None]:
        ways: Iterable[Way] = self._ways
        if fact in self.touched.needs:
            ways = (way for way, _ in possible_ways(self.weights, facts)[0])
        best, best_way = -1.0, None
        for way in ways:
            by_state = self._by_state.get(way)
            if by_state is None or fact in self.weights.table(way).effects:
                by_state = self.weights.welcome_by_state(way, facts)
            cost = self._cost.get(way)
            if cost is None or fact == "you.confidence":
                cost = self.weights.cost(way, facts)
            score = mix(leaning, by_state) - cost
            if score > best:
                best, best_way = score, way
        return best, best_way
