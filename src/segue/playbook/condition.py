"""Whether the facts that are known meet a rule's condition.

A condition is a list of alternatives; in each, every test must hold. What is
not known meets no test, but one that asks for exactly that.
"""

from collections.abc import Iterator, Mapping

from segue.domain.facts import FactValue
from segue.playbook.rule import Bounds, Condition, Test


def holds(
    when: Condition, facts: Mapping[str, FactValue], unless: Condition | None = None
) -> bool:
    """Say whether a rule applies: ``when`` holds, and ``unless`` does not."""
    if when and not any(_all_hold(tests, facts) for tests in when):
        return False
    return not unless or not any(_all_hold(tests, facts) for tests in unless)


def _all_hold(tests: Mapping[str, Test], facts: Mapping[str, FactValue]) -> bool:
    return all(meets(test, facts.get(name)) for name, test in tests.items())


def meets(test: Test, value: FactValue | None) -> bool:
    """Say whether one value meets one test."""
    if isinstance(test, Bounds):
        return _within(test, value)
    if value is None:
        return False
    if isinstance(value, tuple):
        wanted = test if isinstance(test, tuple) else (test,)
        return any(item in value for item in wanted)
    return value in test if isinstance(test, tuple) else value == test


def _within(bounds: Bounds, value: FactValue | None) -> bool:
    if bounds.known is not None:
        return (value is not None) == (bounds.known == "yes")
    if value is None:
        return False
    if bounds.empty is not None:
        return (not value) == (bounds.empty == "yes")
    if not isinstance(value, int):
        return False
    return (bounds.below is None or value < bounds.below) and (
        bounds.at_least is None or value >= bounds.at_least
    )


def facts_in(*conditions: Condition | None) -> Iterator[str]:
    """Yield the facts that conditions speak of, each as often as it stands."""
    for condition in conditions:
        for tests in condition or ():
            yield from tests
