"""A whole conversation → the asks in it, and how each was answered.

An ask a million messages ago counts as much as one of yesterday, so the whole
conversation is searched: first for a few pieces of text in the bytes as they
are, then by phrases in the messages that hold one.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from segue.domain.chat_reading import AskFound, Pair, ReadsAnswers
from segue.domain.conversation import DAY, Conversation
from segue.domain.message import TEXT
from segue.domain.plan import Answer
from segue.reading.content import Language
from segue.reading.phrases import plain
from segue.reading.search import rows_with


MOST: Final = 200
"""Asks that are told, the latest; nobody asks as often as that."""

_SAME_ASK: Final = DAY // 4
"""Within this long, more of the same ask is not a second one."""

_SAME_BURST: Final = 4
"""Likewise in messages, where no times are known."""

_PHONE_NUMBER: Final = re.compile(r"(?:\d[ ().\u2010-\u2015/-]{0,2}){7,15}")

_LONGEST_ANSWER: Final = 6
"""Messages of a reply that are read as one answer."""


class Asked(Struct, frozen=True):
    """An ask, and where its answer stands.

    Attributes:
        index: The message that asks.
        answers: Messages that answer; none where nothing came.
    """

    index: int
    answers: tuple[int, ...]


def find_asks(
    conversation: Conversation, language: Language, read: ReadsAnswers
) -> tuple[AskFound, ...]:
    """Return every ask of either person, earliest first.

    Args:
        conversation: The whole.
        language: Its words.
        read: Reads what came back.
    """
    asked = list(_asked(conversation, language))[-MOST:]
    answered = [one for one in asked if one.answers]
    pairs = [
        (conversation.text(one.index), _joined(conversation, one.answers))
        for one in answered
    ]
    readings = dict(
        zip((one.index for one in answered), read(pairs), strict=True) if pairs else ()
    )
    return tuple(
        AskFound(
            index=one.index,
            sender=conversation.sender(one.index),
            answer_index=_telling(conversation, one, language),
            reading=readings.get(one.index),
        )
        for one in asked
    )


def read_plainly(language: Language) -> ReadsAnswers:
    """Return a careful reader of answers that goes by phrases alone.

    It says yes only where a phone number came back; where nothing fits, the
    answer is unclear, which counts as a no.
    """

    def read(pairs: Sequence[Pair]) -> list[Answer]:
        return [_by_phrases(answer, language) for _, answer in pairs]

    return read


def _by_phrases(answer: str, language: Language) -> Answer:
    simple = plain(answer, language.spellings)
    for reading, pattern in language.answers:
        if pattern.search(simple):
            return reading
    return "yes" if _PHONE_NUMBER.search(answer) else "unclear"


def _joined(conversation: Conversation, rows: Sequence[int]) -> str:
    return "\n".join(conversation.text(row) for row in rows)


def _telling(conversation: Conversation, one: Asked, language: Language) -> int | None:
    """Return the message of an answer that tells most."""
    for row in one.answers:
        if _by_phrases(conversation.text(row), language) != "unclear":
            return row
    return one.answers[0] if one.answers else None


def _asked(conversation: Conversation, language: Language) -> Iterator[Asked]:
    """Yield asks; what comes back to one, "give me yours", is no new one."""
    last: dict[int, int] = {}
    answers: frozenset[int] = frozenset()
    for row in rows_with(conversation.texts, language.needles):
        is_said = conversation.kinds[row] == TEXT and row not in conversation.forwarded
        if row in answers or not is_said or not _is_ask(conversation, row, language):
            continue
        who = int(conversation.who[row])
        if who in last and _is_same(conversation, last[who], row):
            last[who] = row
            continue
        last[who] = row
        asked = Asked(row, tuple(_answers(conversation, row)))
        answers = frozenset(asked.answers)
        yield asked


def _is_same(conversation: Conversation, before: int, row: int) -> bool:
    """Say whether an ask only goes on with the one before it."""
    if not conversation.timed:
        return row - before < _SAME_BURST
    instants = conversation.instants
    return bool(instants[row] - instants[before] < _SAME_ASK)


def _is_ask(conversation: Conversation, row: int, language: Language) -> bool:
    text = conversation.text(row)
    small = text.lower()
    if not any(piece in small for piece in language.beside):
        return False
    simple = plain(text, language.spellings)
    if language.not_asks.search(simple):
        return False
    return language.asks.search(simple) is not None


def _answers(conversation: Conversation, row: int) -> Iterator[int]:
    """Yield the messages with which the other one came back."""
    who = conversation.who
    after = row + 1
    while after < len(conversation) and who[after] == who[row]:
        after += 1
    for answer in range(after, min(after + _LONGEST_ANSWER, len(conversation))):
        if who[answer] == who[row]:
            return
        yield answer
