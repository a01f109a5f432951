"""Rules → whether they speak of what exists, and fit each other."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import combinations, pairwise
from math import isclose
from types import MappingProxyType
from typing import Final, TypeVar, get_args

from segue.domain.facts import NUMERIC, SETS
from segue.domain.plan import MoveId, Register
from segue.domain.situation import (
    AskedBefore,
    Channel,
    Cues,
    Familiarity,
    Feelings,
    Flag,
    Flirting,
    Goal,
    NumberFrom,
    Often,
    Partner,
    Power,
    ReasonKind,
)
from segue.playbook.document import Effect, Evidence
from segue.playbook.findings import Finding, Path, Placed
from segue.playbook.folder import Book
from segue.playbook.laws import CLOSENESS
from segue.playbook.rule import Bounds, Condition, Rule, Test


R = TypeVar("R", bound=Rule)

_CONDITIONS: Final = ("when", "unless", "first_when")
_FLAG: Final = get_args(Flag)


@cache
def named_values() -> Mapping[str, tuple[str, ...]]:
    """Return the facts that have named values, with those."""
    facts: dict[str, tuple[str, ...]] = {
        "you.confidence": ("1", "2", "3", "4", "5"),
        "them.familiarity": get_args(Familiarity),
        "often": get_args(Often),
        "private_moment": _FLAG,
        "flirting": get_args(Flirting),
        "feelings": get_args(Feelings),
        "date_interest": _FLAG,
        "outing_risk": _FLAG,
        "history.asked_before": get_args(AskedBefore),
        "history.number_from": get_args(NumberFrom),
        "power": get_args(Power),
        "partner": get_args(Partner),
        "goal": get_args(Goal),
    }
    facts.update({f"cues.{name}": _FLAG for name in Cues.__struct_fields__})
    return MappingProxyType(facts)


_IN_SETS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {"channels": get_args(Channel), "shared": get_args(ReasonKind)}
)


def unknown_facts(book: Book) -> Iterator[Finding]:
    """Find conditions on facts, or on values, that no situation can have."""
    for placed in book.rules():
        for field in _CONDITIONS:
            condition: Condition = getattr(placed.rule, field, None) or ()
            for place, tests in enumerate(condition):
                for fact, test in tests.items():
                    path = (*placed.path, field, place, fact)
                    yield from _of_test(book, placed.file, path, test)


def values_of_facts(book: Book) -> Iterator[Finding]:
    """Find facts that no situation has, and values left out or made up."""
    for fact_rule in book.facts:
        rule = fact_rule.rule
        values = named_values().get(rule.id)
        if values is None:
            yield _unknown_fact(book, fact_rule.file, (*fact_rule.path, "id"), rule.id)
            continue
        for field in ("values", "prior"):
            path = (*fact_rule.path, field)
            yield from _same(book, fact_rule.file, path, getattr(rule, field), values)
        if rule.order:
            path = (*fact_rule.path, "order")
            yield from _same(book, fact_rule.file, path, rule.order, values)
    if book.settings:
        path = ("costs", "exposure")
        values = named_values()["you.confidence"]
        exposure = book.settings.costs.exposure
        yield from _same(book, "playbook.yaml", path, exposure, values)


def _of_test(book: Book, file: str, path: Path, test: Test) -> Iterator[Finding]:
    fact = str(path[-1])
    values = named_values().get(fact) or _IN_SETS.get(fact)
    if values is None and fact not in NUMERIC:
        yield _unknown_fact(book, file, path, fact)
    elif isinstance(test, Bounds):
        if not _can_test(test, fact):
            says = f"{fact} is not tested so"
            yield book.sources.finding("SG106", file, path, says)
    elif values is None:
        says = f"{fact} is a number: use below or at_least"
        yield book.sources.finding("SG106", file, path, says)
    else:
        wanted = test if isinstance(test, tuple) else (test,)
        for value in (one for one in wanted if one not in values):
            yield _unknown_value(book, file, path, fact, str(value))


def _can_test(test: Bounds, fact: str) -> bool:
    is_of_number = test.below is not None or test.at_least is not None
    if is_of_number and fact not in NUMERIC:
        return False
    return test.empty is None or fact in SETS


def _unknown_fact(book: Book, file: str, path: Path, fact: str) -> Finding:
    return book.sources.finding("SG104", file, path, f"no situation has {fact}")


def _unknown_value(book: Book, file: str, path: Path, fact: str, value: str) -> Finding:
    values = named_values().get(fact) or _IN_SETS.get(fact, ())
    says = f"{fact} is never {value}; it is one of: {', '.join(values)}"
    return book.sources.finding("SG105", file, path, says)


def _same(
    book: Book, file: str, path: Path, found: Iterable[str], values: Iterable[str]
) -> Iterator[Finding]:
    found, values = list(found), list(values)
    for value in found:
        if value not in values:
            says = f"{value} is no value here; expected {', '.join(values)}"
            yield book.sources.finding("SG105", file, (*path, value), says)
    missing = [value for value in values if value not in found]
    if missing or len(set(found)) < len(found):
        says = f"each value once: {', '.join(values)}"
        yield book.sources.finding("SG105", file, path, says)


def valued_rules(book: Book) -> Iterator[Finding]:
    """Find effects and cues of unknown facts, and unexplained numbers."""
    channels: Mapping[str, tuple[str, ...]] = {"channel": get_args(Channel)}
    for effect in book.effects:
        known = {**named_values(), **channels}
        yield from _of_numbers(book, effect, "by", known)
    for evidence in book.evidence:
        yield from _of_numbers(book, evidence, "weights", named_values())


def _of_numbers(
    book: Book,
    placed: Placed[Effect] | Placed[Evidence],
    field: str,
    facts: Mapping[str, tuple[str, ...]],
) -> Iterator[Finding]:
    rule, file = placed.rule, placed.file
    known = facts.get(rule.fact)
    if known is None:
        yield _unknown_fact(book, file, (*placed.path, "fact"), rule.fact)
        return
    numbers: Mapping[str, object] = getattr(rule, field)
    for value in numbers:
        if value not in known:
            path = (*placed.path, field, value)
            yield _unknown_value(book, file, path, rule.fact, value)
    for value in sorted(set(numbers) ^ set(rule.says)):
        where = field if value in numbers else "says"
        lacks = "a sentence" if value in numbers else "a number"
        says = f"{rule.id}: {value} lacks {lacks}"
        yield book.sources.finding("SG114", file, (*placed.path, where, value), says)


def sources_and_ids(book: Book) -> Iterator[Finding]:
    """Find unknown sources and ids that stand twice."""
    first: dict[str, str] = {}
    for placed in _built_in_first(book, book.rules()):
        rule = placed.rule
        known = book.settings.sources if book.settings else {rule.source: None}
        if rule.source not in known:
            says = f"{rule.id}: no source {rule.source}"
            path = (*placed.path, "source")
            yield book.sources.finding("SG107", placed.file, path, says)
        path = (*placed.path, "id")
        at = book.sources.place(placed.file, path)
        key = _space(placed.file) + rule.id
        if key in first:
            says = f"{rule.id} stands already in {first[key]}"
            yield book.sources.finding("SG109", placed.file, path, says)
        first.setdefault(key, at)


def _built_in_first(book: Book, placed: Iterable[Placed[R]]) -> list[Placed[R]]:
    """Put what the author wrote last, so that findings are about that."""
    written = book.sources.is_written
    return sorted(placed, key=lambda one: written(one.file, (*one.path, "id")))


def _space(file: str) -> str:
    """Facts, stops and questions bear the names of the contract: own spaces."""
    return file if file in {"facts.yaml", "stops.yaml", "interview.yaml"} else ""


def missing_rules(book: Book) -> Iterator[Finding]:
    """Find what Segue promises and the playbook does not hold."""
    broken = {finding.file.partition("/")[0] for finding in book.broken}
    kinds = [reason.rule.kind for reason in book.reasons]
    for owed, file, what, found in (
        (get_args(MoveId), "moves", "move", [move.rule.id for move in book.moves]),
        (get_args(ReasonKind), "reasons", "kind of reason", kinds),
        (named_values(), "facts.yaml", "fact", [fact.rule.id for fact in book.facts]),
    ):
        if file in broken:
            continue
        for name in owed:
            if name not in found:
                place = file if "." in file else f"{file}/{name}.yaml"
                says = f"no {what} {name}"
                yield book.sources.finding("SG110", place, (), says)


def missing_registers(book: Book) -> Iterator[Finding]:
    """Find manners of speaking that have no rule."""
    if book.settings:
        registers = [rule.register for rule in book.settings.registers]
        for name in get_args(Register):
            if name not in registers:
                path, says = ("registers",), f"no register {name}"
                yield book.sources.finding("SG110", "playbook.yaml", path, says)


def reasons_twice(book: Book) -> Iterator[Finding]:
    """Find kinds of reason that have two files."""
    seen: dict[str, str] = {}
    for reason in book.reasons:
        kind = reason.rule.kind
        if kind in seen:
            says = f"{kind} has a reason already in {seen[kind]}"
            yield book.sources.finding("SG109", reason.file, ("kind",), says)
        seen.setdefault(kind, reason.file)


def file_names(book: Book) -> Iterator[Finding]:
    """Find files whose name says something else than their rule."""
    for placed, name in (
        *((move, move.rule.id) for move in book.moves),
        *((reason, reason.rule.kind) for reason in book.reasons),
    ):
        if placed.file.partition("/")[2] != f"{name}.yaml":
            says = f"the file is about {name}"
            yield book.sources.finding("SG115", placed.file, ("id",), says)


def contradictions(book: Book) -> Iterator[Finding]:
    """Find effects that pull opposite ways at the same place."""
    for one, other in combinations(_built_in_first(book, book.effects), 2):
        if one.rule.fact != other.rule.fact or not _meet(one.rule, other.rule):
            continue
        for value, by in one.rule.by.items():
            if by * other.rule.by.get(value, 0.0) < 0:
                at = book.sources.place(one.file, (*one.path, "by", value))
                says = (
                    f"{other.rule.id} and {one.rule.id} ({at}) "
                    f"pull opposite ways where {one.rule.fact} is {value}"
                )
                path = (*other.path, "by", value)
                yield book.sources.finding("SG111", other.file, path, says)


def _meet(one: Effect, other: Effect) -> bool:
    return all(
        not mine or not theirs or set(mine) & set(theirs)
        for mine, theirs in (
            (one.moves, other.moves),
            (one.channels, other.channels),
            (one.reasons, other.reasons),
        )
    )


def against_order(book: Book) -> Iterator[Finding]:
    """Find numbers that make somebody closer look worse."""
    orders = {
        fact.rule.id: fact.rule.order
        for fact in book.facts
        if fact.rule.order and fact.rule.id in CLOSENESS
    }
    for effect in book.effects:
        by = effect.rule.by
        numbers = {v: by.get(v, 0.0) for v in orders.get(effect.rule.fact, ())}
        yield from _falling(book, effect, "by", numbers)
    for evidence in book.evidence:
        weights = evidence.rule.weights
        numbers = {
            v: weights[v].romantic - weights[v].none
            for v in orders.get(evidence.rule.fact, ())
            if v in weights
        }
        yield from _falling(book, evidence, "weights", numbers)


def _falling(
    book: Book,
    placed: Placed[Effect] | Placed[Evidence],
    field: str,
    numbers: Mapping[str, float],
) -> Iterator[Finding]:
    for before, after in pairwise(numbers):
        if numbers[after] < numbers[before]:
            says = f"{placed.rule.id}: {after} counts less than {before}"
            path = (*placed.path, field, after)
            yield book.sources.finding("SG112", placed.file, path, says)


def priors(book: Book) -> Iterator[Finding]:
    """Find priors that are no shares of a whole."""
    for fact in book.facts:
        path = (*fact.path, "prior")
        yield from _whole(book, fact.file, path, fact.rule.prior.values())
    if book.settings:
        prior = book.settings.interest.prior
        shares = (prior.none, prior.friendly, prior.romantic)
        yield from _whole(book, "playbook.yaml", ("interest", "prior"), shares)


def _whole(
    book: Book, file: str, path: Path, shares: Iterable[float]
) -> Iterator[Finding]:
    shares = list(shares)
    if min(shares, default=-1) < 0 or not isclose(sum(shares), 1, abs_tol=1e-6):
        says = f"the shares add up to {sum(shares):g}"
        yield book.sources.finding("SG113", file, path, says)


CHECKS: Final = (
    unknown_facts,
    values_of_facts,
    valued_rules,
    sources_and_ids,
    missing_rules,
    missing_registers,
    reasons_twice,
    file_names,
    contradictions,
    against_order,
    priors,
)
"""All checks of structure."""
