"""The authored lines of the scripted voice, as data.

A slot is ``{name}``; one with a fallback is ``{name|what to say without it}``.
A line whose slot has neither value nor fallback is not said at all.
"""

import re
from collections.abc import Mapping

from msgspec import Struct

from segue.domain.plan import Answer
from segue.domain.scene import Temper, Topic
from segue.domain.situation import Channel
from segue.domain.talk import Mood, Move, Question
from segue.domain.turn import Act


SLOT = re.compile(r"\{([a-z_]+)(?:\|([^{}]*))?\}")
SLOT_NAMES = frozenset({
    "name", "you", "thing", "next", "number", "handle", "service", "yours",
})  # fmt: skip


class LineGroup(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Lines that say the same thing in the same circumstances.

    Attributes:
        move: The move that they put into words.
        act: For a reaction: the learner's act that they answer.
        answer: For an answer: which one they give.
        tempers: Whose manner they are; everybody's where left out.
        moods: In which moods they are said; in any where left out.
        channels: Where they are said; anywhere where left out.
        asks: For a reaction to a question: which kinds it answers; any where
            left out.
        lines: The lines.
    """

    move: Move
    act: Act | None = None
    answer: Answer | None = None
    tempers: tuple[Temper, ...] = ()
    moods: tuple[Mood, ...] = ()
    channels: tuple[Channel, ...] = ()
    asks: tuple[Question, ...] = ()
    lines: tuple[str, ...]


class VoiceLines(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything that the scripted voice can say anywhere.

    Attributes:
        groups: Lines by move, act, answer, temper and mood.
        topics: What anybody can talk about, in any scene.
        recall: Lines at parting about somebody the learner spoke of.
    """

    groups: tuple[LineGroup, ...]
    topics: tuple[Topic, ...]
    recall: tuple[str, ...]


def fill(line: str, slots: Mapping[str, str]) -> str | None:
    """Return a line with its slots filled, or nothing where one cannot be."""
    missing = False

    def fill_one(match: re.Match[str]) -> str:
        nonlocal missing
        value = slots.get(match[1]) or match[2]
        missing = missing or value is None
        return value or ""

    filled = SLOT.sub(fill_one, line)
    return None if missing else " ".join(filled.split())
