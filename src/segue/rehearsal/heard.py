"""A transcript → what the mentor judges by: lines with what is around them."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final, Protocol

from msgspec import Struct

from segue.domain.answer import Asked, ReadsReplies
from segue.domain.plan import Answer
from segue.domain.turn import YES_LIKE, Act, ReadsActs, Turn
from segue.rehearsal import signs
from segue.rehearsal.judged import Judged
from segue.rehearsal.transcript import Transcript


NOTHING_KNOWN: Final[Mapping[int, Answer]] = MappingProxyType({})
"""For a transcript that was played elsewhere."""

_ASKING: Final[frozenset[Act]] = frozenset({"ask", "invitation"})
"""An invitation to talk by phone is an ask, too."""


class Line(Struct, frozen=True):
    """One line of the learner, with what stands around it.

    Attributes:
        at: Its index into the turns.
        text: The words.
        acts: What it does.
        before: The partner's line just before, or nothing.
        after: The partner's line just after, or nothing.
        first: Whether it is the learner's first.
        asks: Whether it asks to keep in touch.
        answered: How an earlier ask was answered, if there was one.
    """

    at: int
    text: str
    acts: tuple[Act, ...]
    before: str
    after: str
    first: bool
    asks: bool
    answered: Answer | None


class Heard(Struct, frozen=True):
    """All that the mentor judges by.

    Attributes:
        transcript: Where, and what was said.
        lines: The learner's lines.
        answered: How their ask was answered in the end, if it was.
    """

    transcript: Transcript
    lines: tuple[Line, ...]
    answered: Answer | None


class Judges(Protocol):
    """What has learned how a trainer judges lines."""

    def judge(self, heard: Heard) -> Sequence[Judged]:
        """Return how each line was judged."""
        ...


class Ears(Struct, frozen=True):
    """What the mentor reads lines with.

    Attributes:
        acts: Reads what a line of the learner does.
        answers: Reads how a reply answers an ask.
        judge: Judges lines as a trainer would; without it, rules alone do.
    """

    acts: ReadsActs
    answers: ReadsReplies
    judge: Judges | None = None


def listen(
    transcript: Transcript, ears: Ears, known: Mapping[int, Answer] = NOTHING_KNOWN
) -> Heard:
    """Read what each line of the learner does, and how asks were answered.

    A reply that tells nothing yet may be followed by one that takes the ask up.

    Args:
        transcript: Where it was played, and what was said.
        ears: What reads the lines.
        known: How replies answered an ask, by turn, where that is known.
    """
    turns = transcript.turns
    yours = [at for at, turn in enumerate(turns) if turn.speaker == "you"]
    pairs = [(_theirs(turns, at, -1), turns[at].text) for at in yours]
    lines: list[Line] = []
    answered: Answer | None = None
    ask = ""
    for at, (before, text), acts in zip(
        yours, pairs, ears.acts.read_all(pairs), strict=True
    ):
        after = _theirs(turns, at, 1)
        asks = _asks(text, acts, answered)
        line = Line(at, text, acts, before, after, not lines, asks, answered)
        lines.append(line)
        ask = ask or (text if asks else "")
        if ask and _answers(after, answered):
            answered = known.get(at + 1) or _read_answer(ears, ask, after)
    return Heard(transcript, tuple(lines), answered)


def _answers(reply: str, answered: Answer | None) -> bool:
    """Say whether a reply after an ask is to be read as its answer."""
    takes_up = answered == "unclear" and signs.names_a_way(reply)
    return bool(reply) and (answered is None or takes_up)


def _asks(text: str, acts: tuple[Act, ...], answered: Answer | None) -> bool:
    """Say whether a line asks to keep in touch, or offers one's own number.

    To give one's own in return for theirs is no second ask.
    """
    if answered in YES_LIKE and "ask" not in acts and signs.hands_over(text):
        return False
    if signs.requests(text):
        return True
    if answered is None:
        asked = bool(_ASKING & set(acts)) and signs.names_a_way(text)
        return asked or ("offer" in acts and signs.hands_over(text))
    return acts[0] == "ask" and signs.names_a_way(text)


def _read_answer(ears: Ears, ask: str, reply: str) -> Answer:
    """Return how a reply answers an ask.

    What the reader of answers is not sure of is read by its plain words.
    """
    if signs.asks_why(reply):
        return "unclear"
    (read,) = ears.answers.read_all([Asked(answer=reply, ask=ask)])
    if read.number or (read.abstained and signs.gives_number(reply)):
        return "yes"
    return signs.answer_in(reply) if read.abstained else read.reading


def _theirs(turns: Sequence[Turn], at: int, way: int) -> str:
    place = at + way
    inside = 0 <= place < len(turns) and turns[place].speaker == "them"
    return turns[place].text if inside else ""
