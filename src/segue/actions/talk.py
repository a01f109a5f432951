"""A rehearsal that goes on: the one place that holds it between two lines."""

from collections.abc import Sequence

from segue.actions.rehearse import Choice, Rehearsed, begin, finish, room
from segue.domain.plan import Answer
from segue.domain.turn import Debrief, Turn
from segue.rehearsal.around import Card
from segue.rehearsal.step import Rehearsal, load, save
from segue.voices.lines import fill


class Talk:
    """One rehearsal, line by line, with every branch that was tried."""

    def __init__(self, choice: Choice, saved: bytes | None = None) -> None:
        """Set the scene, or go on with a rehearsal that was saved.

        Raises:
            InputError: There is no such scene, or nothing to rehearse.
        """
        self._room = room()
        self._now = load(saved) if saved else begin(choice)
        self._branches: list[Rehearsal] = []

    def say(self, line: str) -> None:
        """Say a line, and let the partner answer."""
        self._now = self._room.hear(self._now, line)

    def rewind(self, line: int) -> bool:
        """Go back to before a line of the learner, counted from 1.

        What was said is kept as a branch. Says whether there is such a line.
        """
        if not 1 <= line <= self.lines_said:
            return False
        self._branches.append(self._now)
        self._now = self._room.back(self._now, line - 1)
        return True

    def hint(self) -> str:
        """Return what would help with the next line."""
        return self._room.hint(self._now)

    def debrief(self) -> Debrief:
        """Return what the mentor says so far."""
        return self._room.debrief(self._now)

    def finished(self) -> Rehearsed:
        """Return what came of it."""
        return finish(self._now)

    def saved(self) -> bytes:
        """Return the rehearsal as JSON, to go on with later."""
        return save(self._now)

    @property
    def is_over(self) -> bool:
        """Whether one of the two has ended it."""
        return self._now.ended_by is not None

    @property
    def turns(self) -> tuple[Turn, ...]:
        """What was said, in this branch."""
        return self._now.turns

    @property
    def answer(self) -> Answer | None:
        """How the partner's last line answers an ask, if it does."""
        return self._now.answered.get(len(self._now.turns) - 1)

    @property
    def lines_said(self) -> int:
        """How many lines the learner has said in this branch."""
        return len(self._now.heard)

    @property
    def branches(self) -> int:
        """How many ways were tried."""
        return len(self._branches) + 1

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
        """If-then plans to choose from."""
        return self._room.book.around.cards

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
