"""The end of a conversation → whether it is a good moment to ask."""

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from segue.domain.chat_reading import AskFound, NowJudged
from segue.reading.content import Language
from segue.reading.lines import Talk
from segue.reading.openings import Seen


GOOD_FROM: Final = 0.5
"""Score from which the moment is good; a judgement."""

YES_LIKE: Final = frozenset(("yes", "other_channel"))
"""Answers after which nothing is left to ask."""

_NEVER: Final = 0.0
_CLOSED: Final = 0.1
_WAITING: Final = 0.2
_LUKEWARM: Final = 0.45


class Ending(Struct, frozen=True):
    """The end of a conversation, and what went before.

    Attributes:
        talk: The latest part of the conversation.
        seen: Their messages, weighed.
        asks: Earlier asks of the person who asks.
        is_short: They answer in a word or two and ask nothing back.
    """

    talk: Talk
    seen: Sequence[Seen]
    asks: Sequence[AskFound]
    is_short: bool


def judge_now(ending: Ending, language: Language, name: str) -> NowJudged:
    """Say whether the last messages leave room for the question.

    Args:
        ending: The end of the conversation.
        language: The sentences.
        name: Of the other one.
    """
    says = language.says
    best = _best_of_last(ending)
    held_up = _held_up(ending)
    if held_up:
        score, because = held_up
    elif best is None:
        leaving = "goodbye" in ending.talk.turns[-1].signs
        score, because = _CLOSED, "leaving" if leaving else "closed"
    else:
        invites = bool(best.signs) and best.score >= GOOD_FROM
        score = best.score if invites else min(best.score, _LUKEWARM)
        because = "good" if invites else "no_opening"
    why = says.openings[best.signs[0]] if best and best.signs else says.now["fresh"]
    conversation = ending.talk.conversation
    return NowJudged(
        good=because == "good",
        score=score,
        because=says.now[because].format(because=why.format(name=name), name=name),
        as_of=conversation.at(len(conversation) - 1),
    )


def _held_up(ending: Ending) -> tuple[float, str] | None:
    """Return what forbids the question, whatever the last message says."""
    last = ending.talk.turns[-1]
    conditions = (
        (bool(ending.asks), (_NEVER, _after(ending.asks))),
        (not ending.talk.their_turns, (_NEVER, "one_sided")),
        (ending.is_short, (_CLOSED, "short")),
        (last.is_mine, (_WAITING, "last_word")),
        ("trouble" in last.signs, (_CLOSED, "trouble")),
    )
    return next((found for holds, found in conditions if holds), None)


def _after(asks: Sequence[AskFound]) -> str:
    return "answered" if asks and asks[-1].reading in YES_LIKE else "asked"


def _best_of_last(ending: Ending) -> Seen | None:
    rows = {line.index for line in ending.talk.turns[-1].lines}
    return next((one for one in ending.seen if one.line.index in rows), None)
