"""A conversation → its latest messages as lines, turns and beginnings.

Words are read in the latest part of a conversation only: what two people were
like long ago says little of today. A **turn** is what one of them writes until
the other one does, within a conversation. A **beginning** is where one of them
starts to talk; a late answer to what was left open begins nothing.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct

from segue.domain.chat_reading import Evidence
from segue.domain.conversation import DAY, Conversation
from segue.domain.message import TEXT
from segue.reading.content import Language
from segue.reading.phrases import plain


LATEST: Final = 3000
"""Messages whose words are read."""

LONG_AGO: Final = 5 * DAY
"""After this long, nobody answers what was left open."""

SHORT: Final = 3
"""Words up to which an answer is a short one."""

_OF_ITS_OWN: Final = 5
"""Words from which a late message begins something new."""

_MARKS: Final = frozenset(".?!")


class Line(Struct, frozen=True):
    """One message, read.

    Attributes:
        index: Its place in the conversation.
        is_mine: Sent by the person who asks.
        instant: Microseconds, to compare by.
        text: As written; empty where it is none of theirs or no text.
        plain: For phrases.
        words: How many there are; a picture or a voice message has none.
        signs: What it shows.
        is_bare: No more than "ok", "thanks" or "haha".
    """

    index: int
    is_mine: bool
    instant: int
    text: str
    plain: str
    words: int
    signs: frozenset[str]
    is_bare: bool

    @property
    def asks(self) -> bool:
        """Whether it is a question."""
        return "?" in self.plain or "questions" in self.signs


class Turn(Struct, frozen=True):
    """What one of the two wrote until the other one did.

    Attributes:
        is_mine: Whose it is.
        lines: Its messages.
        begins: Whether a conversation begins with it.
        session: Which conversation it belongs to, counted from 0.
    """

    is_mine: bool
    lines: tuple[Line, ...]
    begins: bool
    session: int

    @property
    def words(self) -> int:
        """How many words it has."""
        return sum(line.words for line in self.lines)

    @property
    def signs(self) -> frozenset[str]:
        """What its messages show."""
        return frozenset[str]().union(*(line.signs for line in self.lines))

    @property
    def asks(self) -> bool:
        """Whether any of its messages is a question."""
        return any(line.asks for line in self.lines)


class Talk(Struct, frozen=True):
    """The latest part of a conversation.

    Attributes:
        conversation: The whole.
        me: Place of the person who asks.
        lines: Its messages.
        turns: Their turns.
        gap: The silence in microseconds that parts two conversations.
    """

    conversation: Conversation
    me: int
    lines: tuple[Line, ...]
    turns: tuple[Turn, ...]
    gap: int

    @property
    def theirs(self) -> list[Line]:
        """The other one's messages."""
        return [line for line in self.lines if not line.is_mine]

    @property
    def their_turns(self) -> list[Turn]:
        """The other one's turns."""
        return [turn for turn in self.turns if not turn.is_mine]

    @property
    def my_turns(self) -> list[Turn]:
        """The turns of the person who asks."""
        return [turn for turn in self.turns if turn.is_mine]

    def quote(self, line: Line) -> Evidence:
        """Return a message as evidence."""
        return Evidence(
            index=line.index,
            at=self.conversation.at(line.index),
            sender=self.conversation.sender(line.index),
            text=line.text or self.conversation.text(line.index),
        )


def read_lines(
    conversation: Conversation, me: int, language: Language
) -> tuple[Line, ...]:
    """Read the latest messages of a conversation.

    Args:
        conversation: The whole.
        me: Place of the person who asks.
        language: Its words.
    """
    first = max(0, len(conversation) - LATEST)
    instants = conversation.instants[first:].tolist()
    who = conversation.who[first:].tolist()
    kinds = conversation.kinds[first:].tolist()
    lines = []
    for row, index in enumerate(range(first, len(conversation))):
        is_said = kinds[row] == TEXT and index not in conversation.forwarded
        text = conversation.text(index) if is_said else ""
        lines.append(_line((index, who[row] == me, instants[row]), text, language))
    return tuple(lines)


def _line(where: tuple[int, bool, int], text: str, language: Language) -> Line:
    simple = plain(text, language.spellings)
    words = [word for word in simple.split() if word not in _MARKS]
    signs = {sign for sign, what in language.signs.items() if what.search(simple)}
    bare = len(words) <= SHORT and all(word in language.backchannel for word in words)
    index, is_mine, instant = where
    count = sum(word.isalnum() for word in words)
    return Line(
        index,
        is_mine,
        instant,
        text,
        simple,
        count,
        frozenset(signs),
        bare and "?" not in simple,
    )


def take_turns(lines: Sequence[Line], gap: int) -> tuple[Turn, ...]:
    """Collapse messages into turns, and see where conversations begin."""
    if not lines:
        return ()
    turns: list[Turn] = []
    group, begins, session = [lines[0]], True, 0
    for before, line in pairwise(lines):
        new = _begins(before, line, gap)
        if new or line.is_mine != before.is_mine:
            turns.append(Turn(before.is_mine, tuple(group), begins, session))
            group, begins, session = [], new, session + new
        group.append(line)
    turns.append(Turn(group[0].is_mine, tuple(group), begins, session))
    return tuple(turns)


def _begins(before: Line, line: Line, gap: int) -> bool:
    """Say whether a conversation begins with a message."""
    silence = line.instant - before.instant
    if silence <= gap:
        return False
    if silence > LONG_AGO or line.is_mine == before.is_mine:
        return True
    if before.asks or line.is_bare:
        return False
    return line.asks or "greetings" in line.signs or line.words >= _OF_ITS_OWN
