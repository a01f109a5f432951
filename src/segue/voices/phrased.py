"""The voice of a language model: the script decides, the model finds words.

The scripted line is made first, always: it carries the memory, it is the
draft, and it is what is spoken where the model has nothing that will do. A
line of the model is looked at as a whole before any of it is shown.
"""

from typing import Final

from segue.domain.talk import Cue, Spoken
from segue.voices.again import in_other_words
from segue.voices.brief import brief_for
from segue.voices.contract import Voice
from segue.voices.model import ModelTroubleError, SpeaksLines
from segue.voices.review import Fault, Readers, review
from segue.voices.tidy import tidy
from segue.voices.wording import MOST_LETTERS


TRIES: Final = 2
"""How often a model may try one line."""

_PATIENCE: Final = 2
"""Troubles in a row after which the model is left alone."""


class PhrasedVoice:
    """Puts the partner's decisions into a language model's words.

    It remembers two things between lines: how often in a row the model gave
    none, and what a door has not yet told the person about that.
    """

    def __init__(self, script: Voice, model: SpeaksLines, readers: Readers) -> None:
        """Take the voice that falls in, the model, and what checks it."""
        self._script = script
        self._model = model
        self._readers = readers
        self._troubles_in_a_row = 0
        self._to_tell: list[str] = []

    def open(self, cue: Cue) -> Spoken:
        """Return the line with which the scene opens: the authored one."""
        return self._script.open(cue)

    def say(self, cue: Cue) -> Spoken:
        """Return the line for a cue, in the model's words if any will do."""
        draft = self._script.say(cue)
        if not cue.text or self._troubles_in_a_row >= _PATIENCE:
            return draft
        try:
            line = self._phrased(cue, draft.text)
        except ModelTroubleError as trouble:
            self._to_tell.append(trouble.line())
            self._troubles_in_a_row += _PATIENCE if trouble.is_lasting else 1
            return draft
        self._troubles_in_a_row = 0
        return in_other_words(draft, line, "llm") if line else draft

    def _phrased(self, cue: Cue, draft: str) -> str | None:
        """Return a line of the model that will do, or nothing after two tries.

        Raises:
            ModelTroubleError: The model gave none.
        """
        fault: Fault | None = None
        for _ in range(TRIES):
            brief = brief_for(cue, draft, fault)
            written = self._model.line_for(brief, MOST_LETTERS)
            line = tidy(written, cue.persona.name)
            fault = review(cue, draft, line, self._readers)
            if fault is None:
                return line
        return None

    def take_troubles(self) -> tuple[str, ...]:
        """Return what went wrong since this was last called, for the person."""
        told = tuple(self._to_tell)
        self._to_tell.clear()
        return told
