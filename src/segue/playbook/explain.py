"""A decision → why, what is worth finding out, and what would change it.

Every effect comes from the same numbers that decided, so that nothing is
explained by anything that did not count.
"""

from collections.abc import Mapping
from typing import NamedTuple

from segue.domain.facts import FactValue
from segue.domain.plan import Decision, FindOut, MoveId, Why, WouldChange
from segue.playbook.condition import holds
from segue.playbook.consider import Considered, Turn
from segue.playbook.decide import Scored
from segue.playbook.document import FactRule
from segue.playbook.rule import Rule
from segue.playbook.weigh import Weights, log_odds, mix
from segue.playbook.words import Slots


SMALLEST_EFFECT = 0.05
"""Effects under this, in log-odds, are not worth a line."""

SMALLEST_GAIN = 0.0005
"""Facts that gain less than this are not worth finding out."""

_RANKS: Mapping[Decision, int] = {"leave_it": 0, "warm_up": 1, "ask": 2}


class Share(NamedTuple):
    """One rule's share in what a fact does.

    Attributes:
        fact: The fact's name.
        effect: In log-odds of being welcome.
        rule: The rule.
        says: Its sentence, slots not yet filled.
    """

    fact: str
    effect: float
    rule: Rule
    says: str


def rule_name(rule: Rule) -> str:
    """Return the advice's id where the rule comes from it, else its own."""
    is_advice = rule.source[:1] == "S" and rule.source[1:].isdigit()
    return rule.source if is_advice else rule.id


def explain_way(
    weights: Weights, scored: Scored, facts: Mapping[str, FactValue], slots: Slots
) -> tuple[Why, ...]:
    """Return what each known fact does to one way, the largest effect first."""
    by_fact: dict[str, list[Share]] = {}
    for part in (
        *_direct_parts(weights, scored, facts),
        *_evidence_parts(weights, scored, facts),
    ):
        by_fact.setdefault(part.fact, []).append(part)
    whys = []
    for fact, parts in by_fact.items():
        effect = sum(part.effect for part in parts)
        if abs(effect) < SMALLEST_EFFECT:
            continue
        main = max(parts, key=lambda part: part.effect * (1 if effect > 0 else -1))
        whys.append(
            Why(
                fact=fact,
                effect=round(effect, 2),
                rule=rule_name(main.rule),
                says=slots.fill(main.says),
            )
        )
    return tuple(sorted(whys, key=lambda why: (-abs(why.effect), why.fact)))


def _direct_parts(
    weights: Weights, scored: Scored, facts: Mapping[str, FactValue]
) -> list[Share]:
    way = scored.way
    known: dict[str, FactValue] = {**facts, "channel": way.channel}
    parts = []
    for effect in weights.effects_on(way):
        value = known.get(effect.fact)
        if isinstance(value, str) and value in effect.by:
            says = effect.says.get(value, "")
            name = f"{effect.fact}={value}"
            parts.append(Share(name, effect.by[value], effect, says))
    if way.reason:
        reason = weights.reasons[way.reason]
        name = f"shared.kind={way.reason}"
        parts.append(Share(name, reason.welcome, reason, reason.says))
    return parts


def _evidence_parts(
    weights: Weights, scored: Scored, facts: Mapping[str, FactValue]
) -> list[Share]:
    here = log_odds(scored.welcome)
    parts = []
    for rule in weights.playbook.evidence:
        value = facts.get(rule.fact)
        if not isinstance(value, str) or value not in rule.weights:
            continue
        others = {name: held for name, held in facts.items() if name != rule.fact}
        without = mix(weights.leaning(others), scored.by_state)
        says = rule.says.get(value, "")
        name = f"{rule.fact}={value}"
        parts.append(Share(name, here - log_odds(without), rule, says))
    return parts


def explain_turns(
    considered: Considered, slots: Slots
) -> tuple[tuple[FindOut, ...], tuple[WouldChange, ...]]:
    """Return what is worth finding out, and what would change the advice."""
    found = _worth_knowing(considered, slots)
    changes: list[WouldChange] = []
    for fact, rule in considered.weights.facts.items():
        turns = considered.turns(fact)
        if fact not in considered.facts and holds((), considered.facts, rule.unless):
            gain = expected_gain(considered, fact, turns)
            if gain >= SMALLEST_GAIN:
                how = slots.fill(rule.how)
                one = FindOut(
                    fact=fact,
                    gain=round(gain, 4),
                    how=how,
                    label=slots.fill(rule.label),
                )
                found.append(one)
        changes.extend(
            _change(considered, turn, rule, slots)
            for turn in turns
            if _differs(considered, turn)
        )
    found.sort(key=lambda one: (-one.gain, one.fact))
    changes.sort(key=lambda one: _order(considered, one))
    return tuple(found), tuple(changes)


def _worth_knowing(considered: Considered, slots: Slots) -> list[FindOut]:
    """Return what is worth finding out beside the facts that are weighed."""
    return [
        FindOut(
            fact=opening.id,
            gain=worth.gain,
            how=slots.fill(opening.how),
            label=slots.fill(worth.label),
        )
        for opening in considered.weights.playbook.interview.openings
        if (worth := opening.worth_knowing) and holds(worth.when, considered.facts)
    ]


def expected_gain(considered: Considered, fact: str, turns: list[Turn]) -> float:
    """Return how much better the best choice gets by knowing a fact.

    Without knowing it, the best choice is worth its score, or the threshold
    where waiting is better. A value that turns out to be a stop saves the harm
    that an ask under it would do.
    """
    outcome = considered.outcome
    best = outcome.ranked[0].score if outcome.ranked else 0.0
    now = max(best, outcome.ask_from.score)
    chances = considered.weights.chances(fact, outcome.leaning)
    gain = 0.0
    for turn in turns:
        worth = turn.stop.harm if turn.stop else turn.score - now
        gain += chances[turn.value] * worth
    return max(gain, 0.0)


def _differs(considered: Considered, turn: Turn) -> bool:
    outcome = considered.outcome
    return turn.decision != outcome.decision or turn.move != outcome.first_move


def _change(
    considered: Considered, turn: Turn, rule: FactRule, slots: Slots
) -> WouldChange:
    held = considered.facts.get(turn.fact)
    move: MoveId | None = turn.move  # type: ignore[assignment] # moves carry the contract's ids
    return WouldChange(
        fact=turn.fact,
        from_=held if isinstance(held, str) else None,
        to=turn.value,
        decision=turn.decision,
        move=move,
        says=slots.fill(f"{rule.label}: “{rule.values[turn.value]}”"),
    )


def _order(considered: Considered, change: WouldChange) -> tuple[bool, bool, int]:
    """Put what is open before what is known, decisions before moves."""
    same = change.decision == considered.outcome.decision
    return same, change.from_ is not None, _RANKS[change.decision]
