"""What the author of a playbook expects of it, and whether a plan is so.

Expectations are data: files in the folder ``tests/`` of a playbook, each a list
of situations with what should come of them.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec import Struct

from segue.domain.field_error import FieldError, steps_of
from segue.domain.overlay import Path as Way
from segue.domain.plan import Decision, MoveId, Plan, StopId
from segue.domain.read_situation import situation_from
from segue.domain.situation import Situation
from segue.errors import InputError
from segue.playbook.load import ContentError, SourceFile, convert, read_source
from segue.playbook.rule import Part


FOLDER: Final = "tests"
USUAL_NOW: Final = "2026-11-22T12:00"
"""The present moment of an expectation that names none: a Sunday noon."""


class NoExpectationsError(InputError):
    """A playbook has no expectation that could be met."""

    def __init__(self, folder: Path) -> None:
        """Name the folder in which they are looked for."""
        hint = "write some: a list of situations, each with what you expect"
        super().__init__(f"{folder / FOLDER}: no *.yaml there", hint)


class Expected(Part, frozen=True, kw_only=True):
    """What should come of a situation; what is left out may be anything.

    Attributes:
        decision: One of these.
        move: The first move is one of these.
        offers: All of these moves are offered.
        offers_not: None of these is.
        stop: This stop holds.
        says: Each of these texts is said, at once or where other words are
            asked for.
        says_not: None of these is.
    """

    decision: Decision | tuple[Decision, ...] = ()
    move: MoveId | tuple[MoveId, ...] = ()
    offers: MoveId | tuple[MoveId, ...] = ()
    offers_not: MoveId | tuple[MoveId, ...] = ()
    stop: StopId | None = None
    says: str | tuple[str, ...] = ()
    says_not: str | tuple[str, ...] = ()


class Expectation(Part, frozen=True, kw_only=True):
    """A situation, and what should come of it.

    Attributes:
        test: What it shows, in a few words.
        now: The present moment, in the situation's zone or else in UTC.
        situation: As in the file of a situation.
        expect: What should come of it.
    """

    test: str
    now: str = USUAL_NOW
    situation: dict[str, Any]
    expect: Expected


class Placed(Struct, frozen=True):
    """An expectation and where it stands.

    Attributes:
        file: Path below the playbook's folder.
        line: Counted from 1.
        expectation: What is expected.
        situation: Of what situation.
    """

    file: str
    line: int
    expectation: Expectation
    situation: Situation


class Miss(Struct, frozen=True, kw_only=True):
    """One thing that is not as expected.

    Attributes:
        field: What was expected of: ``decision``, ``move`` and so on.
        expected: What was expected.
        came: What came instead.
    """

    field: str
    expected: str
    came: str


def read_expectations(folder: Path) -> list[Placed]:
    """Read all expectations of a playbook's folder.

    Raises:
        NoExpectationsError: There is none.
        ContentError: A file or a situation in it has not the shape it should.
    """
    paths = sorted(p for p in (folder / FOLDER).glob("*.yaml") if p.is_file())
    found = [
        placed
        for path in paths
        for placed in _read(read_source(folder, f"{FOLDER}/{path.name}"))
    ]
    if not found:
        raise NoExpectationsError(folder)
    return found


def _read(source: SourceFile) -> Iterator[Placed]:
    read: tuple[Expectation, ...] = convert(source, tuple[Expectation, ...])
    for place, one in enumerate(read):
        line = source.lines.at((place,))
        if not _wanted(one.expect):
            says = f"{one.test}: nothing is expected"
            raise ContentError(source.name, line, says)
        try:
            situation = situation_from(one.situation)
        except FieldError as error:
            way: Way = (place, "situation", *steps_of(error.path))
            raise ContentError(
                source.name, source.lines.at(way), error.line()
            ) from None
        yield Placed(source.name, line, one, situation)


def _wanted(expected: Expected) -> bool:
    return expected != Expected()


def wants_words(expected: Expected) -> bool:
    """Say whether other words matter, too, and not only the first plan."""
    return bool(expected.says or expected.says_not)


def misses(expected: Expected, plans: Sequence[Plan]) -> Iterator[Miss]:
    """Yield what is not as expected.

    Args:
        expected: What should come.
        plans: The plan, then the same with other words.
    """
    plan = plans[0]
    moves = [move.move for move in plan.moves]
    yield from _one_of("decision", _many(expected.decision), plan.decision)
    yield from _one_of("move", _many(expected.move), moves[0] if moves else "none")
    yield from _of_moves(expected, moves)
    stops = [stop.id for stop in plan.stops]
    if expected.stop and expected.stop not in stops:
        came = ", ".join(stops) or "none"
        yield Miss(field="stop", expected=expected.stop, came=came)
    yield from _of_words(expected, plans)


def _of_moves(expected: Expected, moves: Sequence[MoveId]) -> Iterator[Miss]:
    shown = ", ".join(moves) or "none"
    for move in _many(expected.offers):
        if move not in moves:
            yield Miss(field="offers", expected=move, came=shown)
    for move in _many(expected.offers_not):
        if move in moves:
            yield Miss(field="offers_not", expected=f"not {move}", came=shown)


def _of_words(expected: Expected, plans: Sequence[Plan]) -> Iterator[Miss]:
    said = [" ".join(text.split()) for plan in plans for text in _texts(plan)]
    for text in _many(expected.says):
        if not any(text in one for one in said):
            yield Miss(field="says", expected=f"“{text}”", came="nothing with it")
    for text in _many(expected.says_not):
        for one in said:
            if text in one:
                yield Miss(field="says_not", expected=f"not “{text}”", came=f"“{one}”")
                break


def _one_of(field: str, wanted: Sequence[str], came: str) -> Iterator[Miss]:
    if wanted and came not in wanted:
        yield Miss(field=field, expected=" or ".join(wanted), came=came)


def _many(given: str | tuple[str, ...]) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else given


def _texts(value: object) -> Iterator[str]:
    plain = msgspec.to_builtins(value) if isinstance(value, Plan) else value
    if isinstance(plain, str):
        yield plain
    elif isinstance(plain, dict):
        for inner in plain.values():
            yield from _texts(inner)
    elif isinstance(plain, (list, tuple)):
        for inner in plain:
            yield from _texts(inner)
