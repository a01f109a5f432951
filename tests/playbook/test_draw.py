"""Drawing situations from the whole schema."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from itertools import combinations
from typing import Any, Literal, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo, available_timezones

import msgspec
import pytest

from segue.domain.read_situation import read_situation
from segue.domain.situation import Channel, Situation
from segue.playbook.draw import Drawn, clock_changes, design, draw
from segue.playbook.factors import FACTORS


@cache
def many() -> tuple[Drawn, ...]:
    """Draw as many situations as show every value."""
    return tuple(draw(5, number) for number in range(2500))


def leaves(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Yield every field of a situation with its dotted path."""
    if isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from leaves(getattr(value, name), f"{path}.{name}".lstrip("."))
    elif path == "shared" and isinstance(value, tuple):
        yield path, len(value)
        for item in value:
            yield from leaves(item, path)
    else:
        yield path, value


def named_values(kind: type, path: str = "") -> Iterator[tuple[str, object]]:
    """Yield every named value that the schema knows, with its path."""
    for name, hint in get_type_hints(kind).items():
        here = f"{path}.{name}".lstrip(".")
        for part in (hint, *get_args(hint)):
            if isinstance(part, type) and issubclass(part, msgspec.Struct):
                yield from named_values(part, here)
            elif get_origin(part) is Literal:
                yield from ((here, value) for value in get_args(part))


@cache
def drawn_values() -> set[tuple[str, Any]]:
    """Return every value that was drawn, with its path."""
    return {
        leaf
        for one in many()
        for leaf in leaves(one.asked.situation)
        if not isinstance(leaf[1], list)
    }


def test_every_named_value_of_the_schema_is_drawn() -> None:
    """No value of any field is left out."""
    wanted = {
        (path, value) for path, value in named_values(Situation) if path != "channels"
    }
    assert wanted <= drawn_values()
    assert len(wanted) > 60


def test_every_field_is_drawn_absent_and_present() -> None:
    """Each field of the schema is sometimes not known and sometimes is."""
    fields = {path for path, _ in drawn_values()} - {"shared", "shared.kind"}
    for path in fields:
        values = {value for at, value in drawn_values() if at == path}
        assert None in values, path
        assert values - {None}, path
    assert {"you.name", "them.pronouns", "last_chance", "shared.when"} <= fields


def test_every_set_of_channels_is_drawn() -> None:
    """All subsets, the empty one and none said."""
    drawn = {one.asked.situation.channels for one in many()}
    subsets = {
        chosen for size in range(4) for chosen in combinations(get_args(Channel), size)
    }
    assert drawn == {None, *subsets}


def test_up_to_three_circumstances_are_shared() -> None:
    """None, one, two and three."""
    assert {len(one.asked.situation.shared) for one in many()} == {0, 1, 2, 3}


def test_ages_are_near_and_far() -> None:
    """From 10 to 80 years, the same, near and decades apart."""
    ages = [
        (you.age, them.age)
        for one in many()
        for you, them in [(one.asked.situation.you, one.asked.situation.them)]
    ]
    known = [age for pair in ages for age in pair if age is not None]
    gaps = {abs(a - b) for a, b in ages if a is not None and b is not None}
    assert (min(known), max(known)) == (10, 80)
    assert {0, 1, 2, 3, 4, 20} <= gaps


def test_dates_are_past_and_ahead() -> None:
    """Occasions and last chances lie on both sides of the moment."""
    for path in ("shared.when", "last_chance"):
        sides = {
            value[:10] < one.asked.here_and_now.date().isoformat()
            for one in many()
            for at, value in leaves(one.asked.situation)
            if at == path and isinstance(value, str)
        }
        assert sides == {True, False}, path


@pytest.mark.timeout(30)
def test_all_zones_are_drawn() -> None:
    """Every zone that loads comes up sooner or later."""
    zones = {draw(6, number).asked.zone.key for number in range(9000)}
    assert zones == available_timezones() - {"localtime", "Factory"}


def test_a_situation_is_fixed_by_seed_and_number() -> None:
    """The same ones give the same, in whatever order they are drawn."""
    forward = [draw(3, number) for number in (7, 900, 5000)]
    backward = [draw(3, number) for number in (5000, 900, 7)]
    assert forward == backward[::-1]
    assert draw(3, 900) != draw(4, 900)


def test_every_drawn_situation_is_valid() -> None:
    """What is drawn passes the reader of situations and comes back equal."""
    for one in many()[::5]:
        situation = one.asked.situation
        written = msgspec.json.encode(situation)
        assert read_situation(written, is_json=True) == situation


def test_a_walk_begins_with_every_pair_of_values() -> None:
    """Every two levels of two factors meet in the rows of the design."""
    met = {pair for row in design().rows for pair in combinations(enumerate(row), 2)}
    sizes = [len(factor.levels) for factor in FACTORS]
    kind = [factor.name for factor in FACTORS].index("shared.kind")
    dependent = {f for f, factor in enumerate(FACTORS) if factor.needs}
    wanted = {
        ((f, level), (g, beside))
        for f, g in combinations(range(len(FACTORS)), 2)
        for level in range(sizes[f])
        for beside in range(sizes[g])
        if not (f == kind and level == 0 and g in dependent and beside)
    }
    assert met == wanted
    assert [one.row for one in many()[: len(design().rows)]] == list(design().rows)


def test_clock_changes_are_found() -> None:
    """Berlin changes twice a year, Samoa skipped a day, Tokyo rests."""
    assert clock_changes(ZoneInfo("Europe/Berlin"), 2026) == (
        datetime(2026, 3, 29, 1, tzinfo=UTC),
        datetime(2026, 10, 25, 1, tzinfo=UTC),
    )
    samoa = clock_changes(ZoneInfo("Pacific/Apia"), 2011)
    assert datetime(2011, 12, 30, 10, tzinfo=UTC) in samoa
    assert clock_changes(ZoneInfo("Asia/Tokyo"), 2026) == ()
