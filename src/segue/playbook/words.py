"""Authored lines with slots → words to say, the same ones for the same case.

A slot is ``{name}``, ``{name|what to say without it}`` or
``{they:plural|singular}``:

* ``{detail|…}``, ``{when|…}``, ``{on_when|…}``: the reason and its date;
* ``{last_day|…}``: the day after which the two won't meet by themselves;
* ``{me|…}``: what the other one calls the person; ``{name|…}``: their nickname;
* ``{they}``, ``{them}``, ``{their}``, ``{theirs}``: their pronouns, and
  ``{they:bring|brings}`` with the verb that follows; ``{verb:Do|Does}`` for a
  verb alone.

A capital first letter in the slot's name makes the words start with one. What
a person wrote as a detail is said only where it can be said as it stands: a
short noun phrase that names nobody and speaks of nobody as "she" or "he".
"""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from hashlib import blake2b
from types import MappingProxyType
from typing import Final, TypeVar

from segue.domain.facts import as_day
from segue.domain.situation import Shared, Situation
from segue.domain.when import parse_when


SLOT = re.compile(r"\{([A-Za-z_]+)(?:([|:])([^{}]*))?\}")
SLOT_NAMES: Final = frozenset({
    "detail", "when", "on_when", "last_day", "me", "name",
    "they", "them", "their", "theirs", "themself", "verb",
})  # fmt: skip
PRONOUNS: Final = MappingProxyType(
    {
        "they": ("they", "them", "their", "theirs", "themself"),
        "she": ("she", "her", "her", "hers", "herself"),
        "he": ("he", "him", "his", "his", "himself"),
    }
)
_PRONOUN_SLOTS = ("they", "them", "their", "theirs", "themself")
_WEEKDAYS = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_DAYS_A_WEEK = 7
_SPEAKABLE_WORDS = 7
_NOT_TO_THEM = re.compile(
    r"\b(?:she|he|her|him|his|hers|they|them|their|i|we|we're|i'm)\b"
    r"|[,;!?()\"]|[:.](?!\d)",
    re.IGNORECASE,
)
_VERBS = re.compile(
    r"\b(?:is|are|was|were|am|be|do|does|did|has|have|had|will|would|can|could"
    r"|need|needs|want|wants|offered|said|asked|got)\b"
    r"|\s(?:that|which|who|when|where|because|if|but)\b",
    re.IGNORECASE,
)
_DETERMINER = re.compile(
    r"(?:the|a|an|our|my|this|that|next|\d+(?:st|nd|rd|th)?)\b", re.IGNORECASE
)
_NEEDS_NONE = re.compile(r"[A-Z0-9]|[a-z]+(?:ing\b|s\b)")

T = TypeVar("T")


class Slots:
    """What fills the slots of one plan's words."""

    def __init__(
        self, situation: Situation, now: datetime, shared: Shared | None = None
    ) -> None:
        """Take the words from the situation and, where given, one reason."""
        forms = pronouns_of(situation.them.pronouns)
        self._is_plural = forms[0] == "they"
        self._values: dict[str, str | None] = dict(
            zip(_PRONOUN_SLOTS, forms, strict=True)
        )
        self._values["me"] = situation.you.name
        self._values["name"] = situation.them.name
        self._values["detail"] = speakable(shared.detail, situation) if shared else None
        day = occasion_day(shared, now) if shared else None
        self._values["when"] = _day_name(day, now.date()) if day else None
        self._values["on_when"] = _on_day(day, now.date()) if day else None
        self._values["last_day"] = _day_left(situation.last_chance, now.date())

    def fill(self, text: str) -> str:
        """Return the text with every slot filled."""
        return SLOT.sub(self._fill_one, " ".join(text.split()))

    def _fill_one(self, match: re.Match[str]) -> str:
        name, mark, rest = match.groups()
        key = name.lower()
        if mark == ":":
            plural, _, singular = rest.partition("|")
            verb = plural if self._is_plural else singular
            words = verb if key == "verb" else f"{self._values[key]} {verb}"
        else:
            words = self._values.get(key) or rest or ""
        return words[:1].upper() + words[1:] if name[0].isupper() else words


@lru_cache(maxsize=64)
def pronouns_of(pronouns: str | None) -> tuple[str, str, str, str, str]:
    """Return subject, object, possessive, standing alone, and reflexive.

    Of ``xe/xem/xyr`` the last two follow the third form and the second, as in
    "xyrs" and "xemself".
    """
    known = PRONOUNS.get(pronouns or "they")
    if known:
        return known
    subject, object_form, possessive = (pronouns or "they/them/their").split("/")
    alone = possessive if possessive.endswith("s") else f"{possessive}s"
    return subject, object_form, possessive, alone, f"{object_form}self"


def speakable(detail: str | None, situation: Situation) -> str | None:
    """Return a detail that can be said to the other one as it stands.

    A detail that is a sentence, that speaks of somebody as "she" or "they",
    or that names the other one, is theirs to know and ours not to say.
    """
    if not detail or len(detail.split()) > _SPEAKABLE_WORDS:
        return None
    if _NOT_TO_THEM.search(detail) or _VERBS.search(detail):
        return None
    name = situation.them.name
    if name and re.search(rf"\b{re.escape(name)}\b", detail, re.IGNORECASE):
        return None
    if _DETERMINER.match(detail) or _NEEDS_NONE.match(detail):
        return detail
    return f"the {detail}" if " " in detail else detail


def _day_left(last_chance: str | None, today: date) -> str | None:
    """Name the last day on which the two meet, unless it is past."""
    if last_chance is None:
        return None
    day = as_day(parse_when(last_chance))
    return _day_name(day, today) if day >= today else None


def occasion_day(shared: Shared, now: datetime) -> date | None:
    """Return the day of a reason's next occasion, unless it is past."""
    if shared.when is None:
        return None
    when = parse_when(shared.when)
    if isinstance(when, datetime):
        here = when.astimezone(now.tzinfo) if when.tzinfo else when
        return here.date() if here.replace(tzinfo=None) > _on_the_wall(now) else None
    return when if when >= now.date() else None


def _on_the_wall(now: datetime) -> datetime:
    return now.replace(tzinfo=None)


def _day_name(day: date, today: date) -> str:
    away = (day - today).days
    if away == 0:
        return "today"
    if away == 1:
        return "tomorrow"
    if away < _DAYS_A_WEEK:
        return _WEEKDAYS[day.weekday()]
    return f"{_MONTHS[day.month - 1]} {day.day}"


def _on_day(day: date, today: date) -> str:
    name = _day_name(day, today)
    return name if day - today <= timedelta(days=1) else f"on {name}"


def choose(options: Sequence[T], *, case: str, place: str, turn: int = 0) -> T:
    """Choose one of several, always the same for the same case and place.

    Args:
        options: What there is; at least one.
        case: What makes this case this one; stays out of the result.
        place: What the choice is for.
        turn: 0 first; each further turn gives the next one.
    """
    digest = blake2b(f"{case}\n{place}".encode(), digest_size=8).digest()
    return options[(int.from_bytes(digest) + turn) % len(options)]


def slots_in(text: str) -> list[tuple[str, str, str]]:
    """Return name, mark and rest of each slot, as written."""
    return [(m[1], m[2] or "", m[3] or "") for m in SLOT.finditer(text)]


def stray_braces(text: str) -> bool:
    """Say whether braces are left that are no slot."""
    left = SLOT.sub("", text)
    return "{" in left or "}" in left
