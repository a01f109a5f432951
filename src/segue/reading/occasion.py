"""Words for days in a message → a date, counted from the message's own day.

"Due Friday" is the first Friday after the day on which it was written, "next
Friday" that of the week after, "the 28th" the first 28th that comes. What
speaks of the past names no occasion.
"""

import re
from datetime import date, timedelta
from typing import Final

from segue.reading.content import DateWords


_DAYS_A_WEEK: Final = 7
_DAY: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\Z")
_ORDINAL: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th)\Z")
_LONGEST_MONTH: Final = 31
_MONTHS_AHEAD: Final = 3
_AROUND: Final = 4
"""Words before a date that may say whether it has been."""


def occasion_in(plain: str, written: date, words: DateWords) -> date | None:
    """Return the first day to come that a message names.

    Args:
        plain: The message, made plain.
        written: The day on which it was written.
        words: Words for days.
    """
    tokens = plain.split()
    for place, token in enumerate(tokens):
        found = _day_at(tokens, place, written, words)
        if found is None or found < written:
            continue
        around = tokens[max(0, place - _AROUND) : place]
        if words.away.get(token) is None and _is_past(around, words):
            continue
        return found
    return None


def _is_past(around: list[str], words: DateWords) -> bool:
    sentence = around
    for mark in (".", "?", "!"):
        if mark in sentence:
            sentence = sentence[len(sentence) - sentence[::-1].index(mark) :]
    return bool(set(sentence) & set(words.past)) and not set(sentence) & set(
        words.coming
    )


def _day_at(
    tokens: list[str], place: int, written: date, words: DateWords
) -> date | None:
    token = tokens[place]
    before = tokens[place - 1] if place else ""
    if before in words.not_after:
        return None
    if token in words.away:
        return written + timedelta(days=words.away[token])
    if token in words.weekdays:
        return _weekday(words.weekdays[token], before, written, words)
    month = words.months.get(token)
    if month and place:
        return _in_month((tokens, place), month, written, words)
    ordinal = _ORDINAL.match(token)
    if ordinal and before == "the" and not _names_month(tokens, place, words):
        return _next_day_of_month(int(ordinal[1]), written)
    return None


def _weekday(weekday: int, before: str, written: date, words: DateWords) -> date:
    if before in words.next_week:
        monday = written - timedelta(days=written.weekday())
        return monday + timedelta(days=_DAYS_A_WEEK + weekday)
    ahead = (weekday - written.weekday() - 1) % _DAYS_A_WEEK + 1
    return written + timedelta(days=ahead)


def _names_month(tokens: list[str], place: int, words: DateWords) -> bool:
    after = [
        word for word in tokens[place + 1 : place + 3] if word not in words.fillers
    ]
    return bool(after) and after[0] in words.months


def _in_month(
    where: tuple[list[str], int], month: int, written: date, words: DateWords
) -> date | None:
    """Read a day beside a month, as in "the 5th of march" or "march 5"."""
    tokens, place = where
    near = tokens[max(0, place - 2) : place]
    before = [word for word in near if word not in words.fillers]
    after = tokens[place + 1 : place + 2]
    for token in (*before[-1:], *after):
        day = _DAY.match(token)
        if day:
            return _day_of_year(int(day[1]), month, written)
    return None


def _day_of_year(day: int, month: int, written: date) -> date | None:
    for year in (written.year, written.year + 1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= written:
            return found
    return None


def _next_day_of_month(day: int, written: date) -> date | None:
    if not 1 <= day <= _LONGEST_MONTH:
        return None
    for ahead in range(_MONTHS_AHEAD):
        year, month = divmod(written.year * 12 + written.month - 1 + ahead, 12)
        try:
            found = date(year, month + 1, day)
        except ValueError:
            continue
        if found >= written:
            return found
    return None
