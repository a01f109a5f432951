"""Conditions hold exactly where their tests do; the unknown meets none."""

import pytest

from segue.domain.facts import FactValue
from segue.playbook.condition import facts_in, holds, meets
from segue.playbook.rule import Bounds, Condition, Test


@pytest.mark.parametrize(
    ("test", "value", "met"),
    [
        ("yes", "yes", True),
        ("yes", "no", False),
        ("yes", None, False),
        (("a", "b"), "b", True),
        (("a", "b"), "c", False),
        (("a", "b"), None, False),
        ("social", ("in_person", "social"), True),
        ("email", ("in_person", "social"), False),
        (("email", "social"), ("in_person", "social"), True),
        (("email",), (), False),
        (17, 17, True),
        (17, 18, False),
        (Bounds(below=16), 15, True),
        (Bounds(below=16), 16, False),
        (Bounds(at_least=16), 16, True),
        (Bounds(at_least=16), 15, False),
        (Bounds(at_least=13, below=16), 13, True),
        (Bounds(at_least=13, below=16), 16, False),
        (Bounds(below=16), None, False),
        (Bounds(below=16), "young", False),
        (Bounds(known="yes"), 0, True),
        (Bounds(known="yes"), None, False),
        (Bounds(known="no"), None, True),
        (Bounds(known="no"), "x", False),
        (Bounds(empty="yes"), (), True),
        (Bounds(empty="yes"), ("club",), False),
        (Bounds(empty="no"), ("club",), True),
        (Bounds(empty="no"), (), False),
        (Bounds(empty="yes"), None, False),
    ],
)
def test_a_test_is_met(test: Test, value: FactValue | None, *, met: bool) -> None:
    """Equality, one of several, one in a set, a range, known, empty."""
    assert meets(test, value) is met


A: Condition = ({"goal": "date"},)
A_AND_B: Condition = ({"goal": "date", "partner": "single"},)
A_OR_B: Condition = ({"goal": "date"}, {"partner": "single"})


@pytest.mark.parametrize(
    ("when", "unless", "facts", "expected"),
    [
        ((), None, {}, True),
        (A, None, {"goal": "date"}, True),
        (A, None, {}, False),
        (A_AND_B, None, {"goal": "date"}, False),
        (A_AND_B, None, {"goal": "date", "partner": "single"}, True),
        (A_OR_B, None, {"partner": "single"}, True),
        (A_OR_B, None, {"partner": "taken"}, False),
        ((), A, {"goal": "date"}, False),
        ((), A, {}, True),
        (A, A_AND_B, {"goal": "date"}, True),
        (A, A_AND_B, {"goal": "date", "partner": "single"}, False),
    ],
)
def test_a_rule_applies(
    when: Condition,
    unless: Condition | None,
    facts: dict[str, FactValue],
    *,
    expected: bool,
) -> None:
    """One alternative must hold, all of it; and no exception."""
    assert holds(when, facts, unless) is expected


def test_the_facts_of_conditions() -> None:
    """Each as often as it stands; none for none."""
    assert list(facts_in(A_OR_B, None, A)) == ["goal", "partner", "goal"]
