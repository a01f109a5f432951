"""Built-in files and one's own → what differs, rule by rule, to be read."""

from collections.abc import Iterator, Mapping
from typing import Final

from segue.domain.content_change import Change, Kind
from segue.domain.overlay import LEAVE_OUT, Path
from segue.domain.yaml_source import Lines, Value
from segue.playbook.load import SourceFile


_GIST: Final = ("title", "label", "name", "says", "do")
"""What says in one field what a rule, a scene or a person is about."""


def changes(
    base: Mapping[str, SourceFile],
    now: Mapping[str, SourceFile],
    own: Mapping[str, SourceFile],
) -> Iterator[Change]:
    """Yield what differs, file by file.

    Args:
        base: The built-in files.
        now: All files as they are now.
        own: Those that were written, with what they leave out.
    """
    for name in sorted(own):
        comparison = _Comparison(name, now.get(name), own[name])
        before = base[name].value if name in base else None
        after = now[name].value if name in now else None
        yield from comparison.between(before, after, (), ())


class _Comparison:
    """Compares one file with the built-in one."""

    def __init__(self, name: str, now: SourceFile | None, own: SourceFile) -> None:
        self._name = name
        self._lines = now.lines if now else Lines()
        self._own = own
        self._left = dict(_left_out(own.value, ()))

    def between(
        self, before: Value, after: Value, place: tuple[str, ...], path: Path
    ) -> Iterator[Change]:
        """Yield what differs at a place and below.

        Args:
            before: What is built in; nothing where there is nothing.
            after: What stands there now; nothing where it is gone.
            place: Way to it, with ids of rules.
            path: Way to it now, with places in lists.
        """
        if before == after:
            return
        if isinstance(before, dict) and isinstance(after, dict):
            for key in {**before, **after}:
                below = (*place, key)
                yield from self.between(
                    before.get(key), after.get(key), below, (*path, key)
                )
        elif isinstance(before, list) and isinstance(after, list):
            if _by_id(before) or _by_id(after):
                yield from self._rules(before, after, place, path)
            else:
                yield from self._items(before, after, place, path)
        else:
            yield self._change(before, after, place, path)

    def _rules(
        self,
        before: list[Value],
        after: list[Value],
        place: tuple[str, ...],
        path: Path,
    ) -> Iterator[Change]:
        old, new = _by_id(before), _by_id(after)
        for number, (name, rule) in enumerate(new.items()):
            yield from self.between(
                old.get(name), rule, (*place, name), (*path, number)
            )
        for name, rule in old.items():
            if name not in new:
                yield self._change(rule, None, (*place, name), path)

    def _items(
        self,
        before: list[Value],
        after: list[Value],
        place: tuple[str, ...],
        path: Path,
    ) -> Iterator[Change]:
        for number, item in enumerate(after):
            if item not in before:
                yield self._change(None, item, place, (*path, number))
        for item in before:
            if item not in after:
                yield self._change(item, None, place, path)

    def _change(
        self, before: Value, after: Value, place: tuple[str, ...], path: Path
    ) -> Change:
        name = place[-1] if place else ""
        line, why = self._lines.at(path), ""
        if after is None and name in self._left:
            way, why = self._left[name]
            line = self._own.lines.at(way)
        return Change(
            file=self._name,
            line=line,
            place=place,
            kind=_kind(before, after),
            before=None if before is None else _gist(before),
            after=None if after is None else _gist(after),
            why=why,
        )


def _kind(before: Value, after: Value) -> Kind:
    if after is None:
        return "left_out"
    return "added" if before is None else "changed"


def _left_out(value: Value, path: Path) -> Iterator[tuple[str, tuple[Path, str]]]:
    """Yield ids that are left out, with the way to it and the reason."""
    if isinstance(value, dict):
        if LEAVE_OUT in value:
            yield str(value.get("id", "")), ((*path, LEAVE_OUT), str(value[LEAVE_OUT]))
        for key, inner in value.items():
            yield from _left_out(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _left_out(inner, (*path, number))


def _by_id(items: list[Value]) -> dict[str, Value]:
    return {
        str(one["id"]): one for one in items if isinstance(one, dict) and "id" in one
    }


def _gist(value: Value) -> str:
    """Return a value in one line; of a rule only what it is about."""
    if isinstance(value, dict):
        named = _named(value)
        if named:
            return named
        return ", ".join(f"{key}: {_gist(inner)}" for key, inner in value.items())
    if isinstance(value, list):
        return "; ".join(_gist(inner) for inner in value)
    return "nothing" if value is None else str(value)


def _named(value: dict[str, Value]) -> str:
    """Return a line as it is said; of a rule or scene what it is about."""
    if {"say", "out"} <= set(value):
        return f"{value['say']} {value['out']}"
    if not {"id", "kind"} & set(value):
        return ""
    found = (text for name in _GIST if isinstance(text := value.get(name), str))
    return next(found, "")
