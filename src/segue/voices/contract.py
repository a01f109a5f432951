"""What a voice is: it turns a cue into one line of the partner."""

from typing import Protocol

from segue.domain.talk import Cue, Spoken


class Voice(Protocol):
    """Puts into words what the partner has decided, and decides nothing."""

    def open(self, cue: Cue) -> Spoken:
        """Return the line with which the partner opens a scene."""
        ...

    def say(self, cue: Cue) -> Spoken:
        """Return the partner's line for a cue."""
        ...
