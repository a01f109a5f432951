"""A seed and a number → one situation at one moment, from the whole schema.

Every field of the situation varies, and being absent is one of the things it
can be. The first situations of a walk are a covering array: every two values
of two fields meet in one of them. The others are drawn at random, some with
nearly everything known, some with hardly anything, and some playful and rich
in reasons, where most of the words are waiting. Each situation has a random
generator of its own, made from the seed and its number, so that a walk gives
the same situations however it is split.
"""

from bisect import bisect
from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from functools import cache
from itertools import accumulate, pairwise
from random import Random
from types import MappingProxyType
from typing import Final, NamedTuple, TypeVar, get_args
from zoneinfo import ZoneInfo, available_timezones

from segue.domain import situation as schema
from segue.domain.clock import at_wall_time
from segue.domain.situation import Cues, History, Shared, Situation, Them, You
from segue.playbook.advise import Asked
from segue.playbook.factors import (
    ABSENT,
    AGES,
    CHANNEL_SETS,
    FACTORS,
    GAPS,
    LAST_CHANCE,
    PLAYFUL,
)
from segue.playbook.pairs import Factor, Pairs, Row, covering_rows


CLOSED_SHARE: Final = 0.05
"""How often a field that can be a stop is one, in situations at random."""

PLAYFUL_SHARE: Final = 0.2
"""How many of the situations at random are playful ones, rich in reasons."""

KNOWN_SHARES: Final = (0.2, 0.5, 0.8, 0.97)
"""How much is known in situations at random; one of these for each."""

YEARS: Final = (2010, 2037)
"""First and last year of the moments; clock changes are on record for them."""

_AGE_LIMITS: Final = (10, 80)
_FAR_GAP: Final = (5, 40)
_NAMES: Final = (
    "Sam", "Robin", "Ana-María", "李", "O'Neil", "No", "{they}", "R. (the tall one)",
)  # fmt: skip
_SHORT: Final = (
    "the biology poster", "chess", "Friday choir", "5-a-side", "our lab report",
    "the {name} quiz", "band practice", "a trip to the lake", "photo of the dog",
)  # fmt: skip
_SENTENCES: Final = (
    "she said that I could ask her about maths", "we both go, and it's fun",
    "Robin's party", "what they like (and I do too)", "x" * 300, "",
)  # fmt: skip
_DETAILS: Final = MappingProxyType({"short": _SHORT, "sentence": _SENTENCES})
_DAYS_AHEAD: Final = MappingProxyType(
    {
        "past": (-200, -1),
        "today": (0, 0),
        "tomorrow": (1, 1),
        "soon": (2, 4),
        "elsewhere": (0, 4),
    }
)
_DAYS_LATER: Final = (5, 250)
_NIGHT_EDGES: Final = (
    time(0), time(3, 59), time(4), time(8, 59), time(9), time(20, 30), time(23, 59),
)  # fmt: skip
_OFFSETS: Final = ("Z", "+05:30", "-09:00")

T = TypeVar("T")


class Drawn(NamedTuple):
    """One situation of a walk.

    Attributes:
        number: Its number in the walk, from 0.
        row: The level of each factor.
        asked: The situation, the moment, the zone.
    """

    number: int
    row: Row
    asked: Asked


class Design(NamedTuple):
    """What is worked out once for all situations.

    Attributes:
        pairs: Every two levels that can meet.
        rows: The covering array that a walk begins with.
        steps: For each factor, cumulative shares of its known levels.
        zones: Every time zone that loads.
    """

    pairs: Pairs
    rows: tuple[Row, ...]
    steps: tuple[tuple[float, ...], ...]
    zones: tuple[ZoneInfo, ...]


@cache
def design() -> Design:
    """Work out the covering array and the shares."""
    pairs = Pairs(FACTORS)
    steps = tuple(_cumulative(factor) for factor in FACTORS)
    return Design(pairs, tuple(covering_rows(pairs)), steps, _zones())


def _cumulative(factor: Factor) -> tuple[float, ...]:
    known = factor.levels[1:]
    closed = sum(name in factor.closed for name in known)
    each = (1 - CLOSED_SHARE) / (len(known) - closed) if closed else 1 / len(known)
    shares = [CLOSED_SHARE / closed if n in factor.closed else each for n in known]
    return tuple(accumulate(shares))[:-1]


def _zones() -> tuple[ZoneInfo, ...]:
    found = []
    for name in sorted(available_timezones() - {"localtime", "posixrules", "Factory"}):
        try:
            found.append(ZoneInfo(name))
        except (ValueError, OSError, KeyError):
            continue
    return tuple(found)


def draw(seed: int, number: int) -> Drawn:
    """Return one situation of a walk; the same one every time.

    Args:
        seed: Which walk.
        number: Which situation of it, from 0.
    """
    rng = Random(f"{seed}:{number}")  # noqa: S311 - situations, no secrets
    plan = design()
    row = plan.rows[number] if number < len(plan.rows) else _random_row(rng, plan)
    zone = _pick(rng, plan.zones)
    now = _moment(rng, zone)
    said = {f.name: f.levels[n] for f, n in zip(FACTORS, row, strict=True)}
    situation = _situation(rng, said, now.astimezone(zone), zone.key)
    turn = int(rng.random() * 12)
    case = "" if turn else f"case {number}"
    return Drawn(number, row, Asked(situation, now, zone, turn, case))


def _pick(rng: Random, options: Sequence[T]) -> T:
    return options[int(rng.random() * len(options))]


def _between(rng: Random, limits: tuple[int, int]) -> int:
    low, high = limits
    return low + int(rng.random() * (high - low + 1))


def _random_row(rng: Random, plan: Design) -> Row:
    known, chance = _pick(rng, KNOWN_SHARES), rng.random
    row = [
        bisect(steps, chance()) + 1 if chance() < known else 0 for steps in plan.steps
    ]
    if chance() < PLAYFUL_SHARE:
        for place, levels in _PLAYFUL:
            row[place] = _pick(rng, levels)
    for place, needed in _NEEDED:
        if not row[needed]:
            row[place] = 0
    return tuple(row)


_PLACES: Final = MappingProxyType({f.name: place for place, f in enumerate(FACTORS)})
_PLAYFUL: Final = tuple(
    (_PLACES[name], [FACTORS[_PLACES[name]].levels.index(level) for level in levels])
    for name, levels in PLAYFUL.items()
)
_NEEDED: Final = tuple((_PLACES[f.name], _PLACES[f.needs]) for f in FACTORS if f.needs)


def _moment(rng: Random, zone: ZoneInfo) -> datetime:
    """Draw a moment; often near a clock change or an edge of the night."""
    year = _between(rng, YEARS)
    changes = clock_changes(zone, year) if rng.random() < 0.3 else ()  # noqa: PLR2004 - a third, or so
    if changes:
        at = _pick(rng, changes) + timedelta(minutes=_between(rng, (-2160, 2160)))
    else:
        start = datetime(year, 1, 1, tzinfo=UTC)
        at = start + timedelta(minutes=_between(rng, (0, 525599)))
    if rng.random() < 0.15:  # noqa: PLR2004 - now and then
        day = at.astimezone(zone).date()
        return at_wall_time(day, _pick(rng, _NIGHT_EDGES), zone).astimezone(UTC)
    return at


@cache
def clock_changes(zone: ZoneInfo, year: int) -> tuple[datetime, ...]:
    """Return the minutes of a year in which a zone's clocks are changed."""
    starts = [datetime(year, month, 1, tzinfo=UTC) for month in range(1, 13)]
    starts.append(datetime(year + 1, 1, 1, tzinfo=UTC))
    changes = []
    for low, high in pairwise(starts):
        before = low.astimezone(zone).utcoffset()
        if high.astimezone(zone).utcoffset() == before:
            continue
        first, last = low, high
        while last - first > timedelta(minutes=1):
            middle = first + (last - first) / 2
            if middle.astimezone(zone).utcoffset() == before:
                first = middle
            else:
                last = middle
        changes.append(last.replace(second=0, microsecond=0))
    return tuple(changes)


def _situation(
    rng: Random, said: dict[str, str], here: datetime, zone_name: str
) -> Situation:
    known = {name: level for name, level in said.items() if level != ABSENT}
    yours, theirs = _ages(rng, known)
    confidence = known.get("you.confidence")
    channels = known.get("channels")
    value: dict[str, object] = {name: known.get(name) for name in _PLAIN}
    return Situation(
        you=You(
            name=_pick(rng, _NAMES) if "you.name" in known else None,
            age=yours,
            confidence=int(confidence) if confidence else None,
        ),
        them=Them(
            name=_pick(rng, _NAMES) if "them.name" in known else None,
            pronouns=known.get("them.pronouns"),
            age=theirs,
            familiarity=known.get("them.familiarity"),  # type: ignore[arg-type] # a level of the schema
        ),
        channels=CHANNEL_SETS[channels] if channels else None,
        shared=_shared(rng, known, here),
        cues=Cues(**{name: known.get(path) for name, path in _CUES}),  # type: ignore[arg-type] # likewise
        last_chance=_last_chance(rng, known.get("last_chance"), here),
        history=History(
            asked_before=known.get("history.asked_before"),  # type: ignore[arg-type] # likewise
            number_from=known.get("history.number_from"),  # type: ignore[arg-type] # likewise
        ),
        timezone=zone_name if "timezone" in known else None,
        **value,  # type: ignore[arg-type] # likewise
    )


_PLAIN: Final = (
    "often", "private_moment", "flirting", "feelings", "date_interest",
    "outing_risk", "power", "partner", "goal",
)  # fmt: skip
_CUES: Final = tuple((name, f"cues.{name}") for name in Cues.__struct_fields__)


def _ages(rng: Random, known: dict[str, str]) -> tuple[int | None, int | None]:
    level, gap = known.get("you.age"), known.get("them.age")
    yours = _between(rng, AGES[level]) if level else None
    if gap is None:
        return yours, None
    if yours is None:
        return None, _between(rng, _AGE_LIMITS)
    apart = GAPS[gap] if gap in GAPS else _between(rng, _FAR_GAP)
    theirs = yours + apart if rng.random() < 0.5 else yours - apart  # noqa: PLR2004 - either way
    low, high = _AGE_LIMITS
    if not low <= theirs <= high:
        theirs = 2 * yours - theirs
    return yours, min(max(theirs, low), high)


def _shared(rng: Random, known: dict[str, str], here: datetime) -> tuple[Shared, ...]:
    kind = known.get("shared.kind")
    if kind is None:
        return ()
    detail, when = known.get("shared.detail"), known.get("shared.when")
    more = int(known.get("shared.more", "0"))
    first = _circumstance(rng, kind, detail, when, here)
    return first, *(_any_circumstance(rng, here) for _ in range(more))


def _any_circumstance(rng: Random, here: datetime) -> Shared:
    kind = _pick(rng, get_args(schema.ReasonKind))
    detail, when = _level(rng, "shared.detail"), _level(rng, "shared.when")
    return _circumstance(rng, kind, detail, when, here)


def _level(rng: Random, factor: str) -> str | None:
    level = _pick(rng, FACTORS[_PLACES[factor]].levels)
    return None if level == ABSENT else level


def _circumstance(
    rng: Random, kind: str, detail: str | None, when: str | None, here: datetime
) -> Shared:
    return Shared(
        kind=kind,  # type: ignore[arg-type] # a level of the schema
        detail=_pick(rng, _DETAILS[detail]) if detail else None,
        when=_when(rng, when, here) if when else None,
    )


def _when(rng: Random, level: str, here: datetime) -> str:
    hour, _, name = level.rpartition("_")
    days = _between(rng, _DAYS_AHEAD.get(name, _DAYS_LATER))
    day = (here + timedelta(days=days)).date().isoformat()
    if not hour:
        return day
    clock = f"{_between(rng, (0, 23)):02}:{_pick(rng, (0, 15, 30)):02}"
    return f"{day}T{clock}{_pick(rng, _OFFSETS) if name == 'elsewhere' else ''}"


def _last_chance(rng: Random, level: str | None, here: datetime) -> str | None:
    if level is None:
        return None
    days = _between(rng, LAST_CHANCE[level])
    return (here + timedelta(days=days)).date().isoformat()
