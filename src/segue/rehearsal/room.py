"""All that a rehearsal takes, in one value: a book, a voice, a reader."""

from pathlib import Path

from msgspec import Struct

from segue.domain.turn import Debrief
from segue.rehearsal.book import Book
from segue.rehearsal.heard import Ears
from segue.rehearsal.hint import hint_for
from segue.rehearsal.load import load_built_in, load_folder
from segue.rehearsal.mentor import debrief
from segue.rehearsal.step import Rehearsal, rewind, say
from segue.rehearsal.transcript import Transcript, transcript_of
from segue.rehearsal.understand import understand
from segue.voices.again import SaidAgain
from segue.voices.contract import Voice
from segue.voices.scripted import ScriptedVoice


class Room(Struct, frozen=True):
    """Where one rehearses.

    Attributes:
        book: All content.
        voice: Who puts the partner's moves into words.
        ears: What reads the lines.
    """

    book: Book
    voice: Voice
    ears: Ears

    def hear(self, rehearsal: Rehearsal, text: str) -> Rehearsal:
        """Say a line, as typed, and let the partner answer."""
        turns = rehearsal.turns
        previous = turns[-1].text if turns else ""
        heard = understand(self.ears.acts, previous, text)
        return say(self.book, self.voice, rehearsal, text, heard)

    def back(self, rehearsal: Rehearsal, lines: int) -> Rehearsal:
        """Return the rehearsal as it was after so many lines.

        What was said stays as it was said: no line is put into words again.
        """
        again = SaidAgain(ScriptedVoice(self.book.lines), rehearsal.turns)
        return rewind(self.book, again, rehearsal, lines)

    def hint(self, rehearsal: Rehearsal) -> str:
        """Return what would help with the next line."""
        return hint_for(self.book.around, rehearsal)

    def debrief(self, played: Rehearsal | Transcript) -> Debrief:
        """Return what the mentor says of a rehearsal or a transcript."""
        if isinstance(played, Rehearsal):
            known = played.answered
            return debrief(transcript_of(played), self.ears, self.book.remarks, known)
        return debrief(played, self.ears, self.book.remarks)


def open_room(ears: Ears, folder: Path | None = None) -> Room:
    """Return a room with the scripted voice.

    Args:
        ears: What reads the lines.
        folder: A folder with scenes of one's own; the built-in ones if none.

    Raises:
        ContentFileError: The folder's files have not the shape they should.
    """
    book = load_folder(folder) if folder else load_built_in()
    return Room(book, ScriptedVoice(book.lines), ears)
