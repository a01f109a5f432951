"""Conditions of a playbook → rules that can never come.

Tried out: all values of the facts that the conditions speak of, as far as there
are not too many. What takes more than that is left to the walk, which counts
what never fires.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import product
from math import prod
from typing import Final, get_args

from segue.domain.facts import FactValue
from segue.domain.situation import Channel, ReasonKind
from segue.playbook.check_structure import named_values
from segue.playbook.condition import facts_in, holds
from segue.playbook.findings import Finding
from segue.playbook.folder import Book
from segue.playbook.rule import Bounds, Condition


MOST_TRIALS: Final = 20_000
"""Combinations over which nothing is said."""

_Rule = tuple[Condition, Condition | None]


def _conditions(rules: Iterable[_Rule]) -> list[Condition]:
    return [c for pair in rules for c in pair if c]


def _values(fact: str, conditions: Iterable[Condition]) -> list[FactValue | None]:
    named = named_values().get(fact)
    if named:
        return [None, *named]
    if fact in {"channels", "shared"}:
        names = get_args(Channel) if fact == "channels" else get_args(ReasonKind)
        return [None, (), names, *((name,) for name in names)]
    limits = {
        limit
        for condition in conditions
        for tests in condition
        if isinstance(test := tests.get(fact), Bounds)
        for limit in (test.below, test.at_least)
        if limit is not None
    }
    return [None, *sorted({n for limit in limits for n in (limit - 1, limit)} | {0})]


def can_be(
    rules: Sequence[_Rule], fits: Callable[[Mapping[str, FactValue]], bool]
) -> bool:
    """Say whether some facts that the rules speak of fit; yes where unsure.

    Args:
        rules: The conditions whose facts are tried out.
        fits: What is wanted.
    """
    conditions = _conditions(rules)
    facts = list(dict.fromkeys(facts_in(*conditions)))
    values = [_values(fact, conditions) for fact in facts]
    if prod(map(len, values)) > MOST_TRIALS:
        return True
    return any(
        fits({f: v for f, v in zip(facts, chosen, strict=True) if v is not None})
        for chosen in product(*values)
    )


def _stops(book: Book) -> list[_Rule]:
    return [(stop.rule.when, stop.rule.unless) for stop in book.stops]


def _any_holds(rules: Iterable[_Rule], facts: Mapping[str, FactValue]) -> bool:
    return any(holds(when, facts, unless) for when, unless in rules)


def _known(rules: Iterable[_Rule]) -> bool:
    """Say whether the rules speak only of facts that exist."""
    return all(
        fact in named_values() or fact in {"channels", "shared"} or "." in fact
        for fact in facts_in(*_conditions(rules))
    )


def moves(book: Book) -> Iterator[Finding]:
    """Find moves that can never be offered."""
    stops = _stops(book)
    for move in book.moves:
        says = ""
        needs = [
            (need.rule.when, need.rule.unless)
            for need in book.needs
            if not need.rule.channels
            and (not need.rule.moves or move.rule.id in need.rule.moves)
        ]
        if not move.rule.channels:
            says = "it has no channel"
        elif _known(needs) and not can_be(
            needs,
            lambda facts, needs=needs: (  # type: ignore[misc] # bound while it is called
                all(holds(w, facts, u) for w, u in needs)
                and not _any_holds(stops, facts)
            ),
        ):
            says = "its needs cannot all be met without a stop"
        if says:
            path = ("channels",) if not move.rule.channels else ("id",)
            text = f"{move.rule.id} can never be offered: {says}"
            yield book.sources.finding("SG401", move.file, path, text)


def moments(book: Book) -> Iterator[Finding]:
    """Find moments that an earlier one always takes the place of."""
    for holder in book.holders():
        before: list[tuple[tuple[Channel, ...], _Rule]] = []
        for place, moment in enumerate(holder.rule.moments):
            rule: _Rule = (moment.when, None)
            if not any(
                _comes(book, rule, [r for channels, r in before if channel in channels])
                for channel in moment.channels
            ):
                path, says = ("moments", place, "id"), f"{moment.id} never comes"
                yield book.sources.finding("SG402", holder.file, path, says)
            before.append((moment.channels, rule))


def _comes(book: Book, rule: _Rule, before: Sequence[_Rule]) -> bool:
    """Say whether a rule can hold where none before it does, and no stop."""
    rules, stops = [rule, *before], _stops(book)
    if not _known(rules):
        return True
    return can_be(
        rules,
        lambda facts: (
            holds(rule[0], facts, rule[1])
            and not _any_holds(before, facts)
            and not _any_holds(stops, facts)
        ),
    )


def ordered_rules(book: Book) -> Iterator[Finding]:
    """Find steps, thresholds and registers that can never come."""
    settings, shown = book.settings, 1
    if settings:
        shown = settings.steps_shown
        before: list[_Rule] = []
        for place, threshold in enumerate(settings.ask_from):
            rule: _Rule = (threshold.when, None)
            if not _comes(book, rule, before):
                yield _never(book, "playbook.yaml", ("ask_from", place), threshold.id)
            before.append(rule)
        for place, register in enumerate(settings.registers):
            if not _comes(book, (register.when, None), ()):
                yield _never(book, "playbook.yaml", ("registers", place), register.id)
    always = 0
    for step in book.steps:
        rule = (step.rule.when, step.rule.unless)
        if always >= shown or not _comes(book, rule, ()):
            yield _never(book, step.file, step.path, step.rule.id)
        always += not step.rule.when and not step.rule.unless


def _never(book: Book, file: str, path: tuple[str | int, ...], rule: str) -> Finding:
    says = f"{rule} can never come"
    return book.sources.finding("SG403", file, (*path, "id"), says)


def last_resorts(book: Book) -> Iterator[Finding]:
    """Find settings that say nothing where nothing is known."""
    if book.settings:
        for name in ("ask_from", "registers"):
            if not any(not rule.when for rule in getattr(book.settings, name)):
                says = f"nothing under {name} fits where nothing is known"
                yield book.sources.finding("SG404", "playbook.yaml", (name,), says)


def effects(book: Book) -> Iterator[Finding]:
    """Find effects meant for a place that no move has."""
    for effect in book.effects:
        rule = effect.rule
        chosen = [
            m.rule for m in book.moves if not rule.moves or m.rule.id in rule.moves
        ]
        fits = any(
            (not rule.channels or set(rule.channels) & set(move.channels))
            and (not rule.reasons or move.rests_on_reason)
            for move in chosen
        )
        if not fits and len(chosen) >= max(1, len(rule.moves)):
            says = f"{rule.id} counts for no move"
            path = (*effect.path, "id")
            yield book.sources.finding("SG405", effect.file, path, says)


CHECKS: Final = (moves, moments, ordered_rules, last_resorts, effects)
"""All checks of reach."""
