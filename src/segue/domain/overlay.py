"""Plain values of one's own, laid over others: only what differs is written.

* A mapping changes the fields that it names. A field left empty is taken away.
* A list of rules (of mappings with an ``id``) changes those whose ids it names
  and adds the others, before what was there. A rule with ``leave_out`` goes.
* Any other list takes the place of the one beneath, and so does a condition.
* ``built_in`` as an item of a list stands for all that lies beneath there.

The lines of what is laid over are kept; what lies beneath has none, for whoever
wrote the upper values does not see the lower ones.
"""

from collections.abc import Iterator
from typing import Final

from segue.domain.yaml_source import Lines, Value
from segue.errors import InputError


BUILT_IN: Final = "built_in"
"""Item of a list that stands for what lies beneath."""

LEAVE_OUT: Final = "leave_out"
"""Field that takes a rule or a file away; holds the reason."""

_WHOLE: Final = frozenset({"when", "unless", "first_when"})
"""Fields that are never mixed: half a condition would be another one."""

Path = tuple[str | int, ...]
_Rule = dict[str, Value]


class MisfitError(InputError):
    """What is laid over does not fit what lies beneath.

    Attributes:
        path: Way to the part at fault, in the values that are laid over.
    """

    def __init__(self, path: Path, says: str) -> None:
        """Say what does not fit, and where."""
        super().__init__(says)
        self.path = path


def lay_over(base: Value, own: Value, lines: Lines) -> tuple[Value, Lines]:
    """Lay values over others.

    Args:
        base: What lies beneath; nothing where there is nothing.
        own: What is laid over it.
        lines: Where each of its values stands.

    Returns:
        The values as they are then, and the lines of those that are one's own.

    Raises:
        MisfitError: Something is to be kept or left out that is not there.
    """
    layer = _Layer(lines)
    return layer.lay(base, own, (), ()), layer.lines


def leaves_out(own: Value) -> bool:
    """Say whether a whole file is there to take the one beneath away.

    Raises:
        MisfitError: It gives no reason, or says something else, too.
    """
    if not isinstance(own, dict) or LEAVE_OUT not in own:
        return False
    _expect_a_reason(own, (), frozenset({LEAVE_OUT}))
    return True


class _Layer:
    """Lays one file over another, and notes the lines of what is new."""

    def __init__(self, was: Lines) -> None:
        self._was = was
        self.lines = Lines()

    def lay(self, base: Value, own: Value, here: Path, there: Path) -> Value:
        """Lay a part over another.

        Args:
            base: What lies beneath.
            own: What is laid over.
            here: Way to it where it is written.
            there: Way to it in what comes out.
        """
        if isinstance(base, dict) and isinstance(own, dict):
            self._note(here, there)
            return self._mapping(base, own, here, there)
        if isinstance(base, list) and isinstance(own, list):
            self._note(here, there)
            return self._list(base, own, here, there)
        return self._copy(own, here, there)

    def _note(self, here: Path, there: Path) -> None:
        self.lines.note(there, self._was.at(here))

    def _copy(self, own: Value, here: Path, there: Path) -> Value:
        """Take a part as it is written, with its lines."""
        self._note(here, there)
        if isinstance(own, dict):
            if LEAVE_OUT in own:
                raise MisfitError((*here, LEAVE_OUT), _not_there("leave out"))
            for key, inner in own.items():
                self._copy(inner, (*here, key), (*there, key))
        elif isinstance(own, list):
            for place, inner in enumerate(own):
                if inner == BUILT_IN:
                    raise MisfitError((*here, place), _not_there("keep"))
                _expect_no_slip(inner, (*here, place))
                self._copy(inner, (*here, place), (*there, place))
        return own

    def _mapping(self, base: _Rule, own: _Rule, here: Path, there: Path) -> Value:
        merged = dict(base)
        for key, inner in own.items():
            below = None if key in _WHOLE else base.get(key)
            if inner is None:
                merged.pop(key, None)
                self._note((*here, key), (*there, key))
            else:
                merged[key] = self.lay(below, inner, (*here, key), (*there, key))
        return merged

    def _list(
        self, base: list[Value], own: list[Value], here: Path, there: Path
    ) -> Value:
        for number, item in enumerate(own):
            _expect_no_slip(item, (*here, number))
        kept = [place for place, item in enumerate(own) if item == BUILT_IN]
        if len(kept) > 1:
            raise MisfitError((*here, kept[1]), f"`{BUILT_IN}` stands twice")
        if kept and not base:
            raise MisfitError((*here, kept[0]), _not_there("keep"))
        rules = _rules_in(base)
        ordered = list(
            _plain_order(base, own) if rules is None else _order(rules, own, here)
        )
        merged: list[Value] = []
        for below, place in ordered:
            way = (*there, len(merged))
            merged.append(
                below
                if place is None
                else self.lay(below, own[place], (*here, place), way)
            )
        return merged


_Ordered = Iterator[tuple[Value, int | None]]
"""What lies beneath, and the place of what is laid over it; either or both."""


def _expect_no_slip(item: Value, here: Path) -> None:
    """Refuse what was meant to be ``built_in`` and would be said to somebody.

    Raises:
        MisfitError: It is nearly that.
    """
    if not isinstance(item, str) or item == BUILT_IN:
        return
    if "".join(filter(str.isalpha, item)).casefold() == "builtin":
        raise MisfitError(here, f"expected `{BUILT_IN}`, with that spelling")


def _plain_order(base: list[Value], own: list[Value]) -> _Ordered:
    for place, item in enumerate(own):
        if item == BUILT_IN:
            yield from ((below, None) for below in base)
        else:
            yield None, place


def _order(rules: dict[str, _Rule], own: list[Value], here: Path) -> _Ordered:
    """Say in which order rules come: new ones first, unless they are placed."""
    places, gone = _named(rules, own, here)
    if BUILT_IN in own:
        yield from _placed(rules, own, places, gone)
        return
    taken = {*places.values(), *gone.values()}
    yield from ((None, place) for place in range(len(own)) if place not in taken)
    for name, below in rules.items():
        if name not in gone:
            yield below, places.get(name)


def _placed(
    rules: dict[str, _Rule],
    own: list[Value],
    places: dict[str, int],
    gone: dict[str, int],
) -> _Ordered:
    """Yield rules in the order in which they are written."""
    for place, item in enumerate(own):
        if item == BUILT_IN:
            rest = (r for name, r in rules.items() if name not in {*places, *gone})
            yield from ((below, None) for below in rest)
        elif place not in gone.values():
            known = _id_of(item) if place in places.values() else ""
            yield rules.get(known), place


def _named(
    rules: dict[str, _Rule], own: list[Value], here: Path
) -> tuple[dict[str, int], dict[str, int]]:
    """Return the places of rules that change one beneath, or take it away."""
    places: dict[str, int] = {}
    gone: dict[str, int] = {}
    for place, item in enumerate(own):
        name = _id_of(item)
        if isinstance(item, dict) and LEAVE_OUT in item:
            if name not in rules:
                says = f"no {name or 'such rule'} is built in here to leave out"
                raise MisfitError((*here, place, LEAVE_OUT), says)
            _expect_a_reason(item, (*here, place), frozenset({"id", LEAVE_OUT}))
            gone[name] = place
        elif name in rules and name not in places:
            places[name] = place
    return places, gone


def _expect_a_reason(item: _Rule, here: Path, fields: frozenset[str]) -> None:
    why = item[LEAVE_OUT]
    if not isinstance(why, str) or not why.strip():
        says = f"`{LEAVE_OUT}:` says why, in a few words"
        raise MisfitError((*here, LEAVE_OUT), says)
    for field in item:
        if field not in fields:
            says = f"`{field}` beside `{LEAVE_OUT}`: a rule that goes says no more"
            raise MisfitError((*here, field), says)


def _rules_in(base: list[Value]) -> dict[str, _Rule] | None:
    """Return rules by their ids; nothing where a list holds something else."""
    rules = {_id_of(item): item for item in base if isinstance(item, dict)}
    return rules if rules and "" not in rules and len(rules) == len(base) else None


def _id_of(item: Value) -> str:
    name = item.get("id") if isinstance(item, dict) else None
    return name if isinstance(name, str) else ""


def _not_there(what: str) -> str:
    return f"nothing is built in here to {what}; is each name above it right?"
