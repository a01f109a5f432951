"""Authored lines with slots → words to say, the same ones for the same case.

A slot is ``{name}``, ``{name|what to say without it}`` or
``{they:plural|singular}``:

* ``{detail|…}``, ``{when|…}``, ``{on_when|…}``: the reason and its date;
* ``{last_day|…}``: the day after which the two won't meet by themselves;
* ``{me|…}``: what the other one calls the person; ``{name|…}``: their nickname;
* ``{they}``, ``{them}``, ``{their}``, ``{theirs}``: their pronouns, and
  ``{they:bring|brings}`` with the verb that follows; ``{verb:Do|Does}`` for a
  verb alone.

What fills a slot depends on the language; its words hold no slots that it does
without (``segue.playbook.spanish``).

A capital first letter in the slot's name makes the words start with one. What
a person wrote as a detail is said only where it can be said as it stands: a
short noun phrase that names nobody and speaks of nobody as "she" or "he".
"""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from hashlib import blake2b
from typing import Final, NamedTuple, TypeVar

from segue.domain.facts import as_day
from segue.domain.first_contact import in_zone, is_past
from segue.domain.languages import ENGLISH, PSEUDO
from segue.domain.pronouns import pronouns_of
from segue.domain.situation import Shared, Situation
from segue.domain.when import parse_when
from segue.playbook.spanish import (
    contracted,
    day_in_spanish,
    speakable_in_spanish,
)
from segue.translation.pseudo import strange


SLOT = re.compile(r"\{([A-Za-z_]+)(?:([|:])([^{}]*))?\}")
SLOT_NAMES: Final = frozenset({
    "detail", "when", "on_when", "last_day", "me", "name",
    "they", "them", "their", "theirs", "themself", "verb",
})  # fmt: skip
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
    r"(?:the|a|an|our|my|your|this|that|these|those|next|last|some|all|both|every"
    r"|each|any|\d+(?:st|nd|rd|th)?(?!\S))\b",
    re.IGNORECASE,
)
_NO_NOUN = re.compile(
    r"(?:to|on|in|at|for|with|from|by|of|about|into|how|what|why|when|where|who"
    r"|no|not|just|maybe|probably|something|nothing|anything)\b",
    re.IGNORECASE,
)
"""Beginnings of what can't stand where a thing is named."""

_NEEDS_NONE = re.compile(r"\S+ing\b|[A-Z]\S*s\b|.*(?:\b[A-Z0-9]\S*|ing|(?<![su])s)\Z")
"""Doings, plurals, weekdays and names stand without an article."""

_ACTIVITIES: Final = frozenset({"hobby", "subject_help"})
"""Kinds whose details are things one does or studies, said without article."""

T = TypeVar("T")


class Slots:
    """What fills the slots of one plan's words."""

    def __init__(
        self,
        situation: Situation,
        now: datetime,
        shared: Shared | None = None,
        language: str = ENGLISH,
    ) -> None:
        """Take the words from the situation and, where given, one reason."""
        speech = _SPEECH[language]
        forms = pronouns_of(situation.them.pronouns)
        self._joined = speech.joined
        self._is_plural = forms[0] == "they"
        self._values: dict[str, str | None] = {
            slot: speech.pronoun(form)
            for slot, form in zip(_PRONOUN_SLOTS, forms, strict=True)
        }
        self._values["me"] = situation.you.name
        self._values["name"] = situation.them.name
        self._values["detail"] = speech.speakable(shared, situation) if shared else None
        day, today = occasion_day(shared, now) if shared else None, now.date()
        self._values["when"] = speech.day(day, today) if day else None
        self._values["on_when"] = speech.on_day(day, today) if day else None
        left = _day_left(situation.last_chance, today)
        self._values["last_day"] = speech.day(left, today) if left else None

    def fill(self, text: str) -> str:
        """Return the text with every slot filled."""
        return self._joined(SLOT.sub(self._fill_one, " ".join(text.split())))

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


def speakable(shared: Shared, situation: Situation) -> str | None:
    """Return a detail that can be said to the other one as it stands.

    A detail that is a sentence, that speaks of somebody as "she" or "they",
    or that names the other one, is theirs to know and ours not to say.
    """
    detail = shared.detail
    if not detail or not _may_be_said(detail, situation.them.name):
        return None
    if _DETERMINER.match(detail) or _NEEDS_NONE.match(detail):
        return detail
    stands_alone = shared.kind in _ACTIVITIES or " " not in detail
    return detail if stands_alone else f"the {detail}"


def _may_be_said(detail: str, name: str | None) -> bool:
    """Say whether a detail names a thing, and nobody."""
    if len(detail.split()) > _SPEAKABLE_WORDS or _NO_NOUN.match(detail):
        return False
    if _NOT_TO_THEM.search(detail) or _VERBS.search(detail):
        return False
    named = name and re.search(rf"\b{re.escape(name)}\b", detail, re.IGNORECASE)
    return not named


def _day_left(last_chance: str | None, today: date) -> date | None:
    """Return the last day on which the two meet, unless it is past."""
    if last_chance is None:
        return None
    day = as_day(parse_when(last_chance))
    return day if day >= today else None


def occasion_day(shared: Shared, now: datetime) -> date | None:
    """Return the day of a reason's next occasion, unless it is past.

    Args:
        shared: The reason.
        now: The present moment on the person's own clocks.
    """
    if shared.when is None:
        return None
    when, zone = parse_when(shared.when), now.tzinfo or UTC
    if is_past(when, now, zone):
        return None
    return in_zone(when, zone).date() if isinstance(when, datetime) else when


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


def _as_it_stands(text: str) -> str:
    return text


class _Speech(NamedTuple):
    """How one language says what fills slots.

    Attributes:
        day: A day by its name, seen from today.
        on_day: Likewise, with "on" where one says so.
        speakable: A detail that can be said, or nothing.
        pronoun: One of a pronoun's forms.
        joined: A whole text, once its slots are filled.
    """

    day: Callable[[date, date], str] = _day_name
    on_day: Callable[[date, date], str] = _on_day
    speakable: Callable[[Shared, Situation], str | None] = speakable
    pronoun: Callable[[str], str] = _as_it_stands
    joined: Callable[[str], str] = _as_it_stands


_SPEECH: Final = {
    ENGLISH: _Speech(),
    PSEUDO: _Speech(
        day=lambda day, today: strange(_day_name(day, today)),
        on_day=lambda day, today: strange(_on_day(day, today)),
        pronoun=strange,
    ),
    "es": _Speech(
        day=day_in_spanish,
        on_day=day_in_spanish,
        speakable=speakable_in_spanish,
        joined=contracted,
    ),
}


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
