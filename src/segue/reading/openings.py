"""Lines of the other one → those that the question could answer.

An opening is a message of theirs about something that the two share, a question
back, a plan that is forming, or play. It is never a goodnight, trouble, the way
out of a talk, or a bare "ok". Where they answer in a word or two and never ask
anything, there is no opening; nor where the question was asked already. Only
where they said yes to it, what came before is told as what it was.
"""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from segue.domain.chat_reading import Opening
from segue.domain.plan import MoveId
from segue.domain.situation import Flirting, ReasonKind
from segue.reading.circumstances import Circumstance
from segue.reading.content import Language
from segue.reading.lines import SHORT, Line, Talk, Turn, take_turns


MOST: Final = 3
"""Openings that are told."""

LATEST: Final = 300
"""Messages back to which an opening may lie; older ones are history."""

LEAST: Final = 0.45
"""Score under which a message is no opening."""

_START: Final = 0.25
_WEIGHTS: Final[Mapping[str, float]] = MappingProxyType(
    {
        "needs_a_number": 0.3,
        "shared": 0.15,
        "plan": 0.16,
        "offers": 0.14,
        "flirt": 0.1,
        "question": 0.1,
        "play": 0.06,
        "warmth": 0.06,
    }
)
"""What each sign adds; judgements. The order is that in which they are told."""

_FLIRTING: Final = 0.12
_LENGTH: Final = 0.05
_SHORT: Final = -0.1
_LAST_TURN: Final = 0.2
_LAST_SESSION: Final = 0.06
_AGE: Final = -0.03
_LONG: Final = 6


class Seen(Struct, frozen=True):
    """A message of theirs, weighed.

    Attributes:
        line: The message.
        score: From 0 to 1.
        signs: What speaks for it, the weightiest first.
        reason: The circumstance that it is about.
    """

    line: Line
    score: float
    signs: tuple[str, ...]
    reason: ReasonKind | None


class Setting(Struct, frozen=True):
    """What an opening is weighed in the light of.

    Attributes:
        talk: The latest part of the conversation.
        shared: Circumstances.
        flirting: Who flirts with whom.
    """

    talk: Talk
    shared: Sequence[Circumstance]
    flirting: Flirting | None


def weigh_openings(setting: Setting) -> list[Seen]:
    """Return their messages that could be openings, the best first."""
    reasons = _reasons(setting.shared)
    turns = setting.talk.turns
    seen = [
        one
        for place, turn in enumerate(turns)
        if not turn.is_mine and not _is_closing(turn)
        for line in turn.lines
        if (one := _weigh(setting, line, place, reasons))
    ]
    return sorted(seen, key=lambda one: (-one.score, -one.line.index))


def _reasons(shared: Sequence[Circumstance]) -> dict[int, ReasonKind]:
    """Return what each message is about; the better shown kind counts."""
    reasons: dict[int, ReasonKind] = {}
    for circumstance in shared:
        for sight in circumstance.sights:
            reasons.setdefault(sight.line.index, circumstance.kind)
    return reasons


def _is_closing(turn: Turn) -> bool:
    """Say whether somebody says goodbye, or has something else to carry."""
    signs = turn.signs
    if "trouble" in signs:
        return True
    return "goodbye" in signs and not signs & {"needs_a_number", "plan"}


def _weigh(
    setting: Setting, line: Line, place: int, reasons: Mapping[int, ReasonKind]
) -> Seen | None:
    talk = setting.talk
    is_recent = line.index >= talk.lines[-1].index - LATEST
    if line.is_bare or not line.text or not is_recent:
        return None
    signs = tuple(_signs(line, reasons))
    score = _START + sum(_WEIGHTS[sign] for sign in signs)
    if setting.flirting == "mutual" and {"flirt", "play"} & set(signs):
        score += _FLIRTING
    score += _LENGTH * (line.words >= _LONG)
    score += _SHORT * (line.words <= SHORT and not line.asks)
    score += _place_in_time(talk, place)
    kept = max(0.0, min(1.0, score))
    return Seen(line, round(kept, 2), signs, reasons.get(line.index))


def _signs(line: Line, reasons: Mapping[int, ReasonKind]) -> Iterator[str]:
    has = {
        "shared": line.index in reasons,
        "question": line.asks,
        "warmth": bool(line.signs & {"warmth", "laughter"}),
    }
    for sign in _WEIGHTS:
        if has.get(sign, sign in line.signs):
            yield sign


def _place_in_time(talk: Talk, place: int) -> float:
    """Return what a turn's age adds: only the last one can be answered now."""
    back = talk.turns[-1].session - talk.turns[place].session
    added = _AGE * back
    if back == 0:
        added += _LAST_SESSION
    theirs = [at for at, turn in enumerate(talk.turns) if not turn.is_mine]
    if theirs[-1] == place:
        added += _LAST_TURN
    return added


def tell_openings(
    setting: Setting, seen: Sequence[Seen], language: Language, name: str
) -> tuple[Opening, ...]:
    """Return the best openings as they are told, each without its line yet."""
    return tuple(
        _told(setting, one, language, name)
        for one in _spread(seen)[:MOST]
        if one.score >= LEAST and one.signs
    )


def tell_passed(
    setting: Setting, asked: int, language: Language, name: str
) -> tuple[Opening, ...]:
    """Return the best openings that there were before an ask, as things past.

    Args:
        setting: The conversation with the ask in it.
        asked: The message that asked.
        language: The sentences.
        name: Of the other one.
    """
    talk = setting.talk
    lines = tuple(line for line in talk.lines if line.index < asked)
    before = replace(talk, lines=lines, turns=take_turns(lines, talk.gap))
    then = replace(setting, talk=before)
    told = tell_openings(then, weigh_openings(then), language, name)
    return tuple(replace(one, passed=True) for one in told)


def _spread(seen: Sequence[Seen]) -> list[Seen]:
    """Leave out messages right beside a better one."""
    kept: list[Seen] = []
    for one in seen:
        if all(abs(one.line.index - other.line.index) > 1 for other in kept):
            kept.append(one)
    return kept


def _told(setting: Setting, one: Seen, language: Language, name: str) -> Opening:
    quoted = setting.talk.quote(one.line)
    reason = _reason_of(setting, one)
    move = _move(setting, one, reason)
    return Opening(
        index=quoted.index,
        at=quoted.at,
        sender=quoted.sender,
        text=quoted.text,
        score=one.score,
        move=move,
        reason=reason if move == "shared_reason" else None,
        because=language.says.openings[one.signs[0]].format(name=name),
        line="",
    )


def _reason_of(setting: Setting, one: Seen) -> ReasonKind | None:
    """Return the circumstance of a message, or of what stands around it."""
    if one.reason:
        return one.reason
    if not setting.shared:
        return None
    nearest = min(
        setting.shared,
        key=lambda shared: min(
            abs(sight.line.index - one.line.index) for sight in shared.sights
        ),
    )
    return nearest.kind


def _move(setting: Setting, one: Seen, reason: ReasonKind | None) -> MoveId:
    if setting.flirting == "mutual" and {"flirt", "play"} & set(one.signs):
        return "playful_swap"
    return "shared_reason" if reason else "ask_in_chat"
