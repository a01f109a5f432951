"""Which written part brings something about: found by leaving parts out.

What stands in a hidden file may be found at fault because of a line elsewhere.
Whoever wrote that line is told of it, and not of a place that they cannot see.
"""

from collections.abc import Callable, Iterator, Mapping

from segue.domain.overlay import Path
from segue.domain.yaml_source import Value


Files = Mapping[str, Value]
"""Plain values by the name of their file."""


def cause_of(
    files: Files, vanishes: Callable[[Files], bool]
) -> tuple[str, Path] | None:
    """Return the smallest single part without which something vanishes.

    Args:
        files: What was written.
        vanishes: Whether it is gone where only these files are written.

    Returns:
        The file and the way to the part, or nothing where no file alone is
        the cause.
    """
    for name in files:
        rest = {other: value for other, value in files.items() if other != name}
        if vanishes(rest):
            return name, _in_file(files, name, vanishes)
    return None


def _in_file(files: Files, name: str, vanishes: Callable[[Files], bool]) -> Path:
    return _within(files[name], (), lambda less: vanishes({**files, name: less}))


def _within(value: Value, path: Path, vanishes: Callable[[Value], bool]) -> Path:
    """Go down as long as a single part is the cause."""
    for step, less in _without_one(value, path):
        if vanishes(less):
            return _within(value, (*path, step), vanishes)
    return path


def _without_one(value: Value, path: Path) -> Iterator[tuple[str | int, Value]]:
    """Yield the whole value without one of the parts at a path."""
    inner = value
    for step in path:
        inner = _at(inner, step)
    steps: list[str | int] = []
    if isinstance(inner, dict):
        steps = list(inner)
    elif isinstance(inner, list):
        steps = list(range(len(inner)))
    for step in steps:
        yield step, _cut(value, (*path, step))


def _at(value: Value, step: str | int) -> Value:
    if isinstance(value, dict) and isinstance(step, str):
        return value[step]
    if isinstance(value, list) and isinstance(step, int):
        return value[step]
    raise KeyError(step)


def _cut(value: Value, path: Path) -> Value:
    """Return a value without the part at a path."""
    step, rest = path[0], path[1:]
    if isinstance(value, dict):
        return {
            key: _cut(inner, rest) if key == step else inner
            for key, inner in value.items()
            if key != step or rest
        }
    if isinstance(value, list):
        return [
            _cut(inner, rest) if place == step else inner
            for place, inner in enumerate(value)
            if place != step or rest
        ]
    raise KeyError(step)
