"""The numbers behind the pictures of a conversation, and what they say."""

from typing import Final

from msgspec import Struct


HOURS: Final = 24
"""Hours in a day."""


class Period(Struct, frozen=True):
    """Some days of a conversation.

    Attributes:
        first: ISO date of the first of them.
        you: Messages of the person who asks.
        them: Messages of the other one.
    """

    first: str
    you: int
    them: int


class Wait(Struct, frozen=True):
    """How many replies took so long.

    Attributes:
        label: How long.
        you: Replies of the person who asks.
        them: Replies of the other one.
    """

    label: str
    you: int
    them: int


class Mark(Struct, frozen=True):
    """An opening or an ask on the line of time.

    Attributes:
        kind: Which of the two.
        at: ISO date.
    """

    kind: str
    at: str


class Figures(Struct, frozen=True, kw_only=True):
    """Everything that the pictures show.

    Attributes:
        you: Name of the person who asks.
        them: Name of the other one.
        length: A period in a word, such as ``week``.
        periods: Messages over time.
        waits: Replies by how long they took.
        your_median: Median wait for the person's replies, in minutes.
        their_median: Likewise for the other one's.
        hours: Messages at each hour of the day, the person's and the other's.
        marks: Openings and asks.
    """

    you: str
    them: str
    length: str
    periods: tuple[Period, ...]
    waits: tuple[Wait, ...]
    your_median: float | None
    their_median: float | None
    hours: tuple[tuple[int, int], ...]
    marks: tuple[Mark, ...]


def describe(figures: Figures) -> str:
    """Say in words what the pictures show, for those who cannot see them."""
    you = sum(period.you for period in figures.periods)
    them = sum(period.them for period in figures.periods)
    parts = [
        f"{figures.you} wrote {you} messages, {figures.them} {them}.",
        _told_busiest(figures),
        _told_wait(figures.you, figures.your_median),
        _told_wait(figures.them, figures.their_median),
        _told_hours(figures),
    ]
    for kind in ("opening", "ask"):
        days = [mark.at for mark in figures.marks if mark.kind == kind]
        if days:
            parts.append(f"{kind.title()}s marked: {', '.join(dict.fromkeys(days))}.")
    return " ".join(part for part in parts if part)


def _told_busiest(figures: Figures) -> str:
    one = max(figures.periods, key=lambda period: period.you + period.them)
    began = f"The busiest {figures.length} began on {one.first}"
    return f"{began}, with {one.you} and {one.them}."


def _told_wait(name: str, minutes: float | None) -> str:
    if minutes is None:
        return f"{name} more often than not left a talk without a last reply."
    return f"Half of {name}'s replies came within {wait_in_words(minutes)}."


def wait_in_words(minutes: float) -> str:
    """Say a wait in words."""
    if minutes < 1.5:  # noqa: PLR2004 - rounds to one
        return "a minute"
    if minutes < 100:  # noqa: PLR2004 - hours read better from there
        return f"{minutes:.0f} minutes"
    return f"{minutes / 60:.1f} hours"


def _told_hours(figures: Figures) -> str:
    totals = [you + them for you, them in figures.hours]
    hour = totals.index(max(totals))
    return f"Most messages are sent between {hour}:00 and {(hour + 1) % HOURS}:00."
