"""What a conversation shows → a situation for the person to confirm.

Only what was shown is filled in. That nobody asked in this conversation does
not mean that nobody asked: ``history`` stays open then. An absent cue says
nothing, so an unclear one is left out.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from segue.domain.chat_reading import AskFound, ChatReading, SharedFound
from segue.domain.conversation import Format
from segue.domain.read_situation import MAX_TEXT
from segue.domain.situation import (
    AskedBefore,
    Channel,
    Cues,
    Flag,
    History,
    Shared,
    Situation,
    Them,
    You,
)


_BY_MAIL: Final[frozenset[Format]] = frozenset(("email",))
_HARDEST_FIRST: Final[tuple[AskedBefore, ...]] = (
    "no",
    "soft_no",
    "unclear",
    "no_answer",
    "conditional",
    "other_channel",
    "yes",
    "never",
)


def fill_situation(
    reading: ChatReading, you: str, them: str | None, format_: Format
) -> Situation:
    """Return the situation that a conversation shows.

    Args:
        reading: What it shows.
        you: Name of the person who asks.
        them: Name of the other one, if known.
        format_: Whose export it was; mail is a channel of its own.
    """
    told = {cue.id: cue.value for cue in reading.cues}
    flags: dict[str, Flag] = {
        cue: value
        for cue, value in told.items()
        if value == "yes" or value == "no"  # noqa: PLR1714 - tells the type that unclear is out
    }
    channels: list[Channel] = ["email" if format_ in _BY_MAIL else "social"]
    if reading.meets:
        channels.insert(0, "in_person")
    return Situation(
        you=You(name=_name(you)),
        them=Them(name=_name(them)),
        channels=tuple(channels),
        often=reading.often,
        shared=tuple(_shared(one) for one in reading.shared),
        cues=Cues(**flags),
        flirting=reading.flirting,
        history=History(asked_before=_asked_before(reading.asks, you)),
        partner="taken" if told.get("talks_about_a_partner") == "yes" else None,
    )


def _name(name: str | None) -> str | None:
    """Return a name that a situation may hold: printable, and not too long."""
    kept = "".join(char for char in name or "" if char.isprintable()).strip()
    return kept[:MAX_TEXT].strip() or None


def _shared(found: SharedFound) -> Shared:
    return Shared(kind=found.kind, detail=_name(found.detail), when=found.when)


def _asked_before(asks: Sequence[AskFound], you: str) -> AskedBefore | None:
    """Return how the person's earlier asks went."""
    return hardest(ask.reading or "no_answer" for ask in asks if ask.sender == you)


def hardest(readings: Iterable[AskedBefore | None]) -> AskedBefore | None:
    """Return the reading that weighs most: a no outlives whatever else is."""
    known = set(readings)
    return next((one for one in _HARDEST_FIRST if one in known), None)
