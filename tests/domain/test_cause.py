"""The smallest written part that brings something about is found."""

from segue.domain.cause import Files, cause_of
from segue.domain.yaml_source import Value


FILES: Files = {
    "a.yaml": {"says": "Hi.", "lines": ["x", "bad"]},
    "b.yaml": [{"id": "one"}, {"id": "two", "when": {"often": "daily"}}],
}


def holds(value: Value, sought: str) -> bool:
    """Say whether a text stands anywhere in a value."""
    if isinstance(value, dict):
        return any(holds(inner, sought) for inner in (*value, *value.values()))
    if isinstance(value, list):
        return any(holds(inner, sought) for inner in value)
    return value == sought


def without(sought: str) -> tuple[str, tuple[str | int, ...]] | None:
    """Find the cause of a text being there."""
    return cause_of(
        FILES, lambda files: not any(holds(one, sought) for one in files.values())
    )


def test_the_smallest_part_is_named() -> None:
    """An item of a list, a field, or a value within."""
    assert without("bad") == ("a.yaml", ("lines", 1))
    assert without("two") == ("b.yaml", (1, "id"))
    assert without("often") == ("b.yaml", (1, "when", "often"))


def test_what_no_file_alone_brings_about_has_no_cause() -> None:
    """It is gone with neither of them, so neither is blamed."""
    assert cause_of(FILES, lambda _: False) is None
    assert cause_of(FILES, lambda files: len(files) < len(FILES)) == ("a.yaml", ())
