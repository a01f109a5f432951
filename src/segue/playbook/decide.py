"""Facts → the decision, and every way to ask in order, best first.

Stops come first and nothing outvotes them. Then each way that the situation
allows gets a score; the best one decides between asking and warming up.
"""

from collections.abc import Mapping
from typing import NamedTuple

from segue.domain.facts import FactValue
from segue.domain.plan import Decision
from segue.domain.situation import ReasonKind
from segue.playbook.condition import holds
from segue.playbook.document import Move, Need, Stop
from segue.playbook.settings import AskFrom
from segue.playbook.weigh import Leaning, Way, Weights, mix


class Scored(NamedTuple):
    """One way to ask, weighed.

    Attributes:
        way: Move, channel and the reason's kind.
        reason_index: Which of the situation's circumstances, else -1.
        by_state: How welcome it would be in each state of their interest.
        welcome: The average of those, 0 to 1.
        score: Welcome less the costs.
    """

    way: Way
    reason_index: int
    by_state: tuple[float, float, float]
    welcome: float
    score: float


class Outcome(NamedTuple):
    """What the facts come to.

    Attributes:
        decision: Ask, warm up, or leave it.
        stops: The stops that hold.
        leaning: How the other one leans.
        ranked: Ways to ask, best first; empty under a stop.
        ask_from: The threshold that counted.
        ruled_out: For each move that is not offered, the need it fails.
    """

    decision: Decision
    stops: tuple[Stop, ...]
    leaning: Leaning
    ranked: tuple[Scored, ...]
    ask_from: AskFrom
    ruled_out: Mapping[str, Need | None]

    @property
    def first_move(self) -> str | None:
        """The best way's move, if there is any way."""
        return self.ranked[0].way.move if self.ranked else None


def decide(weights: Weights, facts: Mapping[str, FactValue]) -> Outcome:
    """Weigh everything that is known."""
    playbook = weights.playbook
    leaning = weights.leaning(facts)
    ask_from = threshold(weights, facts)
    stops = tuple(s for s in playbook.stops if holds(s.when, facts, s.unless))
    if stops:
        return Outcome("leave_it", stops, leaning, (), ask_from, {})
    ways, ruled_out = possible_ways(weights, facts)
    ranked = rank(weights, facts, leaning, ways)
    asks = bool(ranked) and ranked[0].score >= ask_from.score
    decision: Decision = "ask" if asks else "warm_up"
    return Outcome(decision, (), leaning, ranked, ask_from, ruled_out)


def threshold(weights: Weights, facts: Mapping[str, FactValue]) -> AskFrom:
    """Return the first threshold whose condition holds."""
    rules = weights.playbook.ask_from
    return next((rule for rule in rules if holds(rule.when, facts)), rules[-1])


def possible_ways(
    weights: Weights, facts: Mapping[str, FactValue]
) -> tuple[list[tuple[Way, int]], dict[str, Need | None]]:
    """Return the ways that the situation allows, and why other moves are out.

    A move is ruled out by the first need that it fails everywhere; by nothing
    (``None``) where no channel, or no reason, is there for it.
    """
    ways: list[tuple[Way, int]] = []
    ruled_out: dict[str, Need | None] = {}
    for move in weights.playbook.moves:
        found, failed = _ways_of(weights, move, facts)
        ways.extend(found)
        if not found:
            ruled_out[move.id] = failed
    return ways, ruled_out


def _ways_of(
    weights: Weights, move: Move, facts: Mapping[str, FactValue]
) -> tuple[list[tuple[Way, int]], Need | None]:
    reasons = _reasons_for(weights, move, facts)
    ways: list[tuple[Way, int]] = []
    first_failed: Need | None = None
    for channel in move.channels:
        if channel not in _names(facts, "channels"):
            continue
        failed = _failed_need(weights, move, channel, facts)
        if failed is None:
            ways.extend((Way(move.id, channel, kind), index) for kind, index in reasons)
        elif first_failed is None:
            first_failed = failed
    return ways, first_failed


def _names(facts: Mapping[str, FactValue], fact: str) -> tuple[str, ...]:
    value = facts.get(fact, ())
    return value if isinstance(value, tuple) else ()


def _reasons_for(
    weights: Weights, move: Move, facts: Mapping[str, FactValue]
) -> list[tuple[ReasonKind | None, int]]:
    """Return the reasons that are there and that the playbook knows."""
    if not move.rests_on_reason:
        return [(None, -1)]
    kinds = _names(facts, "shared")
    known = weights.reasons
    return [(known[k].kind, i) for i, k in enumerate(kinds) if k in known]


def _failed_need(
    weights: Weights, move: Move, channel: str, facts: Mapping[str, FactValue]
) -> Need | None:
    for need in (*weights.playbook.needs, *move.needs):
        if (need.moves and move.id not in need.moves) or (
            need.channels and channel not in need.channels
        ):
            continue
        if not holds(need.when, facts, need.unless):
            return need
    return None


def rank(
    weights: Weights,
    facts: Mapping[str, FactValue],
    leaning: Leaning,
    ways: list[tuple[Way, int]],
) -> tuple[Scored, ...]:
    """Score every way and put the best first.

    For each move and reason only the best channel stays, and for each move at
    most so many reasons as the playbook shows.
    """
    seen: dict[Way, tuple[tuple[float, float, float], float, float]] = {}
    scored = []
    for way, index in ways:
        if way not in seen:
            by_state = weights.welcome_by_state(way, facts)
            welcome = mix(leaning, by_state)
            seen[way] = by_state, welcome, welcome - weights.cost(way, facts)
        scored.append(Scored(way, index, *seen[way]))
    scored.sort(key=_best_first)
    return tuple(_thinned(scored, weights.playbook.variants))


def _best_first(scored: Scored) -> tuple[float, str, str, int]:
    return -scored.score, scored.way.move, scored.way.channel, scored.reason_index


def _thinned(scored: list[Scored], variants: int) -> list[Scored]:
    kept: list[Scored] = []
    taken: set[tuple[str, int]] = set()
    shown: dict[str, int] = {}
    for one in scored:
        key = one.way.move, one.reason_index
        if key in taken or shown.get(one.way.move, 0) >= variants:
            continue
        taken.add(key)
        shown[one.way.move] = shown.get(one.way.move, 0) + 1
        kept.append(one)
    return kept
