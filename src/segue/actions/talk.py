"""A rehearsal that goes on, line by line, with every way that was tried.

A talk is a frozen value. Who holds it between two lines (the terminal, a
browser's session) holds all there is; nothing of it is written anywhere.
"""

from collections.abc import Sequence
from typing import Annotated, Final

from msgspec import Meta, Struct
from msgspec.structs import replace

from segue.actions.rehearse import (
    LONGEST_LINE,
    Choice,
    Outcome,
    Rehearsed,
    UnsayableLineError,
    begin,
    finish,
    room_of,
    room_with,
)
from segue.domain.plan import Answer
from segue.domain.turn import Debrief, Turn
from segue.errors import InputError
from segue.rehearsal.around import Card
from segue.rehearsal.room import Room
from segue.rehearsal.step import Rehearsal
from segue.voices.lines import fill


MOST_WAYS: Final = 20
"""Ways that are kept; beyond it the oldest that is not gone on with goes."""


LONGEST_CARD: Final = 200
"""Letters of an if-then card of one's own; it is read at a glance."""


class NothingSaidError(InputError):
    """The line is empty."""

    def __init__(self) -> None:
        """Say what can be done instead."""
        super().__init__("nothing was said", "a word or two will do")


class TalkOverError(InputError):
    """The talk has ended, and something more was to be said."""

    def __init__(self) -> None:
        """Say how to go on."""
        super().__init__("the talk has ended", "go back to a line to try another")


class NoSuchLineError(InputError):
    """There is no line of that number to go back to, or no such way."""

    def __init__(self, most: int) -> None:
        """Say which ones there are."""
        super().__init__(f"no such number; there is 1 to {most}")


class Feeling(Struct, frozen=True, kw_only=True):
    """What the person noted around a talk; nothing where it was skipped.

    Attributes:
        before: Nerves before the first word, from 0, calm, to 100.
        after: Nerves afterwards, likewise.
        expected: What they thought would come.
        if_blank: What they mean to do when their mind goes blank, in their
            words; nothing for the card that is there already.
    """

    before: Annotated[int, Meta(ge=0, le=100)] | None = None
    after: Annotated[int, Meta(ge=0, le=100)] | None = None
    expected: Outcome | None = None
    if_blank: str = ""


class Way(Struct, frozen=True, kw_only=True):
    """One way through the scene.

    Attributes:
        rehearsal: What was said on it.
        shared: How many of its first lines it has from another way.
        is_kept: The journal of a case has how it ended, or nothing is new.
    """

    rehearsal: Rehearsal
    shared: int = 0
    is_kept: bool = False

    @property
    def is_untried(self) -> bool:
        """Whether nothing was said on it since it parted from another."""
        return len(self.rehearsal.heard) == self.shared

    @property
    def lines_said(self) -> int:
        """How many lines of the learner it has."""
        return len(self.rehearsal.heard)

    @property
    def outcome(self) -> Outcome:
        """How the ask was answered on it, if there was one."""
        return self.rehearsal.outcome or "not_asked"

    @property
    def last_line(self) -> str:
        """What the learner said last on it, or nothing."""
        said = [one.text for one in self.rehearsal.turns if one.speaker == "you"]
        return said[-1] if said else ""


class Talk(Struct, frozen=True, kw_only=True):
    """One scene with one partner, as often as it was tried.

    Attributes:
        choice: What the person chose to rehearse.
        ways: Every way that was tried, in their order; at least one.
        at: Which of them goes on, from 0.
        feeling: What the person noted around it.
        case: The case in the journal that it is for, if any.
    """

    choice: Choice
    ways: tuple[Way, ...]
    at: int = 0
    feeling: Feeling = Feeling()
    case: str = ""

    def say(self, line: str) -> "Talk":
        """Say a line, and let the partner answer.

        Raises:
            NothingSaidError: The line is empty.
            UnsayableLineError: Nobody could say it.
            TalkOverError: One of the two has ended the talk.
        """
        words = " ".join(line.split())
        if not words:
            raise NothingSaidError
        if len(words) > LONGEST_LINE:
            raise UnsayableLineError("your line")
        if self.is_over:
            raise TalkOverError
        heard = room_with(self.choice.voice, self.choice.folder).hear(self._now, words)
        return self._with(replace(self.way, rehearsal=heard, is_kept=False))

    def rewind(self, line: int) -> "Talk":
        """Go back to before a line of the learner, counted from 1.

        What was said is kept as a way of its own.

        Raises:
            NoSuchLineError: There is no such line.
        """
        if not 1 <= line <= self.lines_said:
            raise NoSuchLineError(self.lines_said)
        before = self._room.back(self._now, line - 1)
        again = Way(rehearsal=before, shared=line - 1, is_kept=True)
        ways = _bounded((*self._tried(), again))
        return replace(self, ways=ways, at=len(ways) - 1)

    def switch(self, way: int) -> "Talk":
        """Go on with another way, counted from 1.

        Raises:
            NoSuchLineError: There is no such way.
        """
        if not 1 <= way <= len(self.ways):
            raise NoSuchLineError(len(self.ways))
        wanted, ways = self.ways[way - 1], self._tried()
        places = [at for at, one in enumerate(ways) if one is wanted]
        return replace(self, ways=ways, at=places[0]) if places else self

    def back_to_said(self) -> "Talk":
        """Return to the newest way that was gone, from one only begun."""
        if not self.way.is_untried or len(self.ways) == 1:
            return self
        tried = self._tried()
        return replace(self, ways=tried, at=len(tried) - 1)

    def _tried(self) -> tuple[Way, ...]:
        """Return all ways but one that was begun and not gone."""
        if not self.way.is_untried or len(self.ways) == 1:
            return self.ways
        return tuple(one for one in self.ways if one is not self.way)

    def _with(self, way: Way) -> "Talk":
        """Put a new value in the place of the way that goes on."""
        return replace(
            self, ways=(*self.ways[: self.at], way, *self.ways[self.at + 1 :])
        )

    def kept(self) -> "Talk":
        """Remember that the journal has how this way ended."""
        return self._with(replace(self.way, is_kept=True))

    def hint(self) -> str:
        """Return what would help with the next line."""
        return self._room.hint(self._now)

    def debrief(self) -> Debrief:
        """Return what the mentor says so far."""
        return self._room.debrief(self._now)

    def finished(self) -> Rehearsed:
        """Return what came of it."""
        return finish(self._now, self.choice.folder)

    @property
    def way(self) -> Way:
        """The way that goes on."""
        return self.ways[self.at]

    @property
    def _now(self) -> Rehearsal:
        return self.way.rehearsal

    @property
    def _room(self) -> Room:
        return room_of(self.choice.folder)

    @property
    def is_over(self) -> bool:
        """Whether one of the two has ended it."""
        return self._now.ended_by is not None

    @property
    def is_left_by_you(self) -> bool:
        """Whether it was the learner who ended it."""
        return self._now.ended_by == "you"

    @property
    def outcome(self) -> Outcome:
        """How the ask was answered, if there was one."""
        return self.way.outcome

    @property
    def turns(self) -> tuple[Turn, ...]:
        """What was said, on this way."""
        return self._now.turns

    @property
    def answer(self) -> Answer | None:
        """How the partner's last line answers an ask, if it does."""
        return self._now.answered.get(len(self._now.turns) - 1)

    @property
    def lines_said(self) -> int:
        """How many lines the learner has said on this way."""
        return self.way.lines_said

    @property
    def title(self) -> str:
        """What the scene is called."""
        return self._now.scene.title

    @property
    def place(self) -> str:
        """Where it plays."""
        return self._now.scene.place

    @property
    def facts(self) -> str:
        """What both know."""
        return self._filled(self._now.scene.facts)

    @property
    def aim(self) -> str:
        """What a good run looks like."""
        return self._filled(self._now.scene.aim)

    @property
    def name(self) -> str:
        """What the partner is called."""
        return self._now.persona.name

    @property
    def about(self) -> str:
        """Who the partner is."""
        return self._now.persona.about

    @property
    def cards(self) -> Sequence[Card]:
        """If-then plans, the one for a mind gone blank first."""
        first, *others = self._room.book.around.cards
        own = self.feeling.if_blank
        return (replace(first, then=own) if own else first, *others)

    @property
    def fallback(self) -> str:
        """A few words that always fit."""
        return self._room.book.around.fallback

    @property
    def exit_line(self) -> str:
        """One line to leave with."""
        return self._room.book.around.exits[self._now.scene.channel]

    @property
    def ladder(self) -> Sequence[str]:
        """Small real steps up to the ask."""
        return self._room.book.around.ladder

    def _filled(self, text: str) -> str:
        return fill(text, self._now.slots) or text


def begin_talk(choice: Choice, feeling: Feeling, case: str = "") -> Talk:
    """Set the scene, and let the partner open it where the scene says so.

    Args:
        choice: What to rehearse.
        feeling: What the person noted before it.
        case: The case in the journal that it is for, if any.

    Raises:
        InputError: There is no such scene, or nothing to rehearse.
    """
    ways = (Way(rehearsal=begin(choice)),)
    return Talk(choice=choice, ways=ways, feeling=feeling, case=case)


def _bounded(ways: tuple[Way, ...]) -> tuple[Way, ...]:
    return ways[max(0, len(ways) - MOST_WAYS) :]
