"""Going back repeats what was said, and asks no model."""

from segue.domain.talk import Cue, Spoken
from segue.domain.turn import Act, Heard
from segue.rehearsal.load import CONTENT, load_folder
from segue.rehearsal.step import Rehearsal, rewind, say, start
from segue.voices.again import SaidAgain, in_other_words
from segue.voices.scripted import ScriptedVoice


BOOK = load_folder(CONTENT / "en")
SCRIPT = ScriptedVoice(BOOK.lines)
LINES: tuple[tuple[str, tuple[Act, ...]], ...] = (
    ("hey", ("greeting",)),
    ("how was your weekend?", ("question",)),
    ("my sister's visiting", ("self_disclosure",)),
    ("could I get your number? no is fine", ("ask", "way_out")),
)


class Counting:
    """A voice whose every line is new, as a language model's is."""

    def __init__(self) -> None:
        """Begin at one."""
        self.said = 0

    def open(self, cue: Cue) -> Spoken:
        """Open as the script does."""
        return SCRIPT.open(cue)

    def say(self, cue: Cue) -> Spoken:
        """Say how many lines were made, as a question every other time."""
        self.said += 1
        mark = "?" if self.said % 2 else "."
        return in_other_words(SCRIPT.say(cue), f"line {self.said}{mark}", "llm")


def played(voice: Counting) -> list[Rehearsal]:
    """Return the rehearsal after each of the lines, and before the first."""
    stages = [start(BOOK, voice, BOOK.scene("bus_same_stop"), seed=3)]
    for text, acts in LINES:
        stages.append(say(BOOK, voice, stages[-1], text, Heard(acts=acts)))
    return stages


def test_every_turn_can_be_gone_back_to() -> None:
    """Each stage comes back whole: words, voice, memory and state."""
    voice = Counting()
    stages = played(voice)
    for lines, stage in enumerate(stages):
        again = SaidAgain(SCRIPT, stages[-1].turns)
        assert rewind(BOOK, again, stages[-1], lines) == stage
    assert voice.said == len(LINES)
    assert stages[-1].turns[-1].voice == "llm"
