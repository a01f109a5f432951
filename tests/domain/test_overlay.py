"""Values of one's own are laid over others, and keep their lines."""

import pytest

from segue.domain.overlay import MisfitError, lay_over, leaves_out
from segue.domain.yaml_source import Lines, Value, parse_yaml


RULES = """
- {id: one, says: First., when: {often: daily}}
- {id: two, says: Second., lines: [a, b]}
- {id: three, says: Third.}
"""


def laid(base: str, own: str) -> Value:
    """Lay one text over another."""
    lines = Lines()
    return lay_over(parse_yaml(base), parse_yaml(own, lines), lines)[0]


def test_only_what_is_named_changes() -> None:
    """Fields and rules that are not named stay, and stay in their places."""
    assert laid(RULES, "[{id: two, says: Mine.}]") == [
        {"id": "one", "says": "First.", "when": {"often": "daily"}},
        {"id": "two", "says": "Mine.", "lines": ["a", "b"]},
        {"id": "three", "says": "Third."},
    ]


def test_new_rules_come_first_unless_they_are_placed() -> None:
    """The first that fits is taken, so one's own must not be hidden."""

    def order(own: str) -> list[str]:
        made = laid(RULES, own)
        assert isinstance(made, list)
        return [str(item["id"]) for item in made if isinstance(item, dict)]

    assert order("[{id: mine}]") == ["mine", "one", "two", "three"]
    assert order("[built_in, {id: mine}]") == ["one", "two", "three", "mine"]
    assert order("[{id: three}, built_in]") == ["three", "one", "two"]
    assert order("[{id: mine}, {id: mine}]") == ["mine", "mine", "one", "two", "three"]


def test_a_rule_can_be_left_out_with_a_reason() -> None:
    """It goes; a reason is owed, and nothing else is said beside it."""
    assert laid(RULES, "[{id: two, leave_out: Not here.}]") == [
        {"id": "one", "says": "First.", "when": {"often": "daily"}},
        {"id": "three", "says": "Third."},
    ]
    assert leaves_out({"leave_out": "No bus here."})
    assert not leaves_out({"id": "bus"})


def test_other_lists_and_conditions_are_replaced() -> None:
    """Half a condition is another one; lines stay where one says so."""
    assert laid("{lines: [a, b]}", "{lines: [c]}") == {"lines": ["c"]}
    assert laid("{lines: [a, b]}", "{lines: [c, built_in]}") == {
        "lines": ["c", "a", "b"]
    }
    assert laid("{when: {often: daily}}", "{when: {goal: date}}") == {
        "when": {"goal": "date"}
    }
    assert laid("{unless: {a: b}, says: Hi.}", "{unless: }") == {"says": "Hi."}


@pytest.mark.parametrize(
    ("own", "path", "says"),
    [
        ("[{id: four, leave_out: Why.}]", (0, "leave_out"), "no four is built in"),
        ("[{leave_out: Why.}]", (0, "leave_out"), "no such rule is built in"),
        ("[{id: two, leave_out: }]", (0, "leave_out"), "says why"),
        ("[{id: two, leave_out: Why., says: Hm.}]", (0, "says"), "says no more"),
        ("[built_in, {id: x}, built_in]", (2,), "stands twice"),
        ("[{id: three, lines: [built_in]}]", (0, "lines", 0), "to keep"),
        ("[{id: x, y: {leave_out: Why.}}]", (0, "y", "leave_out"), "to leave out"),
        ("[{id: three, lines: [Hi., builtin]}]", (0, "lines", 1), "that spelling"),
        ("[Built-In, {id: x}]", (0,), "that spelling"),
    ],
)
def test_what_does_not_fit_is_named(
    own: str, path: tuple[str | int, ...], says: str
) -> None:
    """The way to it, in the values that were written."""
    with pytest.raises(MisfitError, match=says) as misfit:
        laid(RULES, own)
    assert misfit.value.path == path


def test_only_what_was_written_has_a_line() -> None:
    """A built-in part has none, and is looked for in what stands around it."""
    lines = Lines()
    own = parse_yaml("\n- id: two\n  lines:\n    - built_in\n    - c\n", lines)
    _, kept = lay_over(parse_yaml(RULES), own, lines)
    assert kept.at((1, "lines", 2)) == 5
    assert kept.at((1, "lines", 0)) == 4
    assert [kept.holds((1, "lines", place)) for place in range(3)] == [
        False,
        False,
        True,
    ]
    assert not kept.holds((0, "id"))
