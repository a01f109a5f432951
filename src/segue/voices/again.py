"""What was said already → said once more, word by word.

Going back in a rehearsal plays it again from its beginning. The memory of the
partner comes from the script, which says the same each time; the words come
from the turns, so that a language model is never asked twice for one line.
"""

from collections.abc import Iterator, Sequence

from msgspec import UNSET
from msgspec.structs import replace

from segue.domain.talk import Cue, Spoken
from segue.domain.turn import Turn, VoiceName
from segue.voices.contract import Voice


def in_other_words(draft: Spoken, text: str, voice: VoiceName) -> Spoken:
    """Return a line in other words, with what the partner has in mind then."""
    asked = text.rstrip().endswith("?")
    return Spoken(
        text=text, memory=replace(draft.memory, asked_last=asked), voice=voice
    )


class SaidAgain:
    """Says the partner's turns of a rehearsal again, in their order."""

    def __init__(self, script: Voice, turns: Sequence[Turn]) -> None:
        """Take the voice that remembers, and the turns that were said."""
        self._script = script
        self._turns: Iterator[Turn] = (one for one in turns if one.speaker == "them")

    def open(self, cue: Cue) -> Spoken:
        """Return the line that opened the scene."""
        return self._again(self._script.open(cue))

    def say(self, cue: Cue) -> Spoken:
        """Return the next line that was said."""
        return self._again(self._script.say(cue))

    def _again(self, draft: Spoken) -> Spoken:
        said = next(self._turns)
        voice: VoiceName = "scripted" if said.voice is UNSET else said.voice
        return in_other_words(draft, said.text, voice)
