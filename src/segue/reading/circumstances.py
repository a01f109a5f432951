"""Lines → the circumstances that the two share, with quotes and dates.

A circumstance is named where the words for it stand often enough, in messages
of theirs or in ones that they answered. The detail is taken from their own
words ("the biology poster") or left out; nothing is made up.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Final

from msgspec import Struct

from segue.domain.chat_reading import SharedFound
from segue.domain.situation import ReasonKind
from segue.reading.content import Kind, Language
from segue.reading.lines import Line, Talk
from segue.reading.occasion import occasion_in


MOST: Final = 3
"""Circumstances that are named."""

QUOTES: Final = 3
"""Messages that are shown for one."""

_LATER: Final = 2
"""Messages after one that shows a circumstance in which its date may stand."""

_UNDATED: Final[frozenset[ReasonKind]] = frozenset(
    ("hobby", "commute", "online_group", "photo_or_link")
)
"""Circumstances that go on by themselves; a date nearby is another matter's."""


class Sight(Struct, frozen=True):
    """One message that shows a circumstance.

    Attributes:
        line: The message.
        weight: Two for a strong phrase, one for a weak one.
    """

    line: Line
    weight: int


class Circumstance(Struct, frozen=True):
    """A circumstance that the two share, as found.

    Attributes:
        kind: Which.
        sights: The messages that show it.
        found: As it is told.
    """

    kind: ReasonKind
    sights: Sequence[Sight]
    found: SharedFound

    @property
    def weight(self) -> int:
        """How much speaks for it."""
        return sum(sight.weight for sight in self.sights)


def find_circumstances(talk: Talk, language: Language) -> tuple[Circumstance, ...]:
    """Return the circumstances that are shown best, best first."""
    found: dict[ReasonKind, Circumstance] = {}
    for kind in language.kinds:
        sights = _sights(talk.lines, kind)
        if not _are_enough(sights, language.enough) or not _is_shared(talk, sights):
            continue
        name = _kind_in_context(talk.lines, kind)
        if name not in found:
            found[name] = _told(talk, language, kind, name, sights)
    ranked = sorted(found.values(), key=lambda one: -one.weight)
    return tuple(ranked[:MOST])


def _sights(lines: Sequence[Line], kind: Kind) -> list[Sight]:
    sights = []
    for line in lines:
        if not line.text or kind.unless.search(line.plain):
            continue
        if kind.strong.search(line.plain):
            sights.append(Sight(line, 2))
        elif kind.weak.search(line.plain):
            sights.append(Sight(line, 1))
    return sights


def _are_enough(sights: Sequence[Sight], enough: int) -> bool:
    """Say whether enough speaks for it; weak phrases alone want one more."""
    weight = sum(sight.weight for sight in sights)
    return weight >= enough + all(sight.weight == 1 for sight in sights)


def _is_shared(talk: Talk, sights: Sequence[Sight]) -> bool:
    """Say whether the other one takes part, and doesn't only wave it off."""
    for sight in sights:
        answer = sight.line if not sight.line.is_mine else _answer_to(talk, sight.line)
        if answer and not answer.is_bare and "declines" not in answer.signs:
            return True
    return False


def _answer_to(talk: Talk, line: Line) -> Line | None:
    after = talk.lines[line.index - talk.lines[0].index + 1 :]
    return next((one for one in after if not one.is_mine), None)


def _kind_in_context(lines: Sequence[Line], kind: Kind) -> ReasonKind:
    written = kind.written
    if not written.context or written.otherwise is None:
        return written.kind
    if any(kind.context.search(line.plain) for line in lines):
        return written.kind
    return written.otherwise


def _told(
    talk: Talk,
    language: Language,
    kind: Kind,
    name: ReasonKind,
    sights: Sequence[Sight],
) -> Circumstance:
    best = sorted(sights, key=lambda s: (s.weight, not s.line.is_mine, s.line.index))
    shown = sorted((s.line for s in best[-QUOTES:]), key=lambda line: line.index)
    is_dated = talk.conversation.timed and name not in _UNDATED
    when = _next_occasion(talk, language, sights) if is_dated else None
    return Circumstance(
        name,
        sights,
        SharedFound(
            kind=name,
            detail=_detail(sights, kind),
            when=when.isoformat() if when else None,
            evidence=tuple(talk.quote(line) for line in shown),
        ),
    )


def _detail(sights: Sequence[Sight], kind: Kind) -> str | None:
    for sight in reversed(sights):
        match = kind.detail.search(sight.line.text)
        if match:
            return f"the {' '.join(match[1].lower().split())}"
    return None


def _next_occasion(
    talk: Talk, language: Language, sights: Sequence[Sight]
) -> date | None:
    """Return the latest date that was named and lies after the last message."""
    lines, first = talk.lines, talk.lines[0].index
    today = day_of(talk, lines[-1])
    for sight in reversed(sights):
        place = sight.line.index - first
        for line in lines[place : place + 1 + _LATER]:
            when = occasion_in(line.plain, day_of(talk, line), language.dates)
            if when and when >= today:
                return when
    return None


def day_of(talk: Talk, line: Line) -> date:
    """Return the day on which a message was written, on the writer's wall."""
    wall = int(talk.conversation.walls[line.index])
    return datetime.fromtimestamp(wall // 1_000_000, tz=UTC).date()
