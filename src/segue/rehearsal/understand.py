"""A line of the learner → what it does and how it is said."""

import re
from typing import Final

from segue.domain.talk import Question
from segue.domain.turn import Act, Heard, Manner, ReadsActs
from segue.rehearsal import signs
from segue.voices.questions import question_in


_SMALL: Final[frozenset[Question]] = frozenset({"may_i", "a_minute", "favor"})
"""Questions that ask for something small, and are just that."""

_ABOUT_THINGS: Final[frozenset[Question]] = frozenset(
    {"when", "where", "who", "what", "how_much", "which"}
)
_YOU: Final = re.compile(r"\byou(?:r|rs|'\w+)?\b", re.IGNORECASE)
_KNOW: Final = re.compile(
    r"\b(?:do you know|can you tell me|could you tell me"
    r"|would you rather|do you prefer)\b",
    re.IGNORECASE,
)
_NOT_IN_A_QUESTION: Final[frozenset[Act]] = frozenset(
    {"pressure", "invitation", "play", "take_answer", "answer", "off_topic"}
)
_KEPT: Final[tuple[Act, ...]] = ("question",)


def understand(reader: ReadsActs, previous: str, text: str) -> Heard:
    """Return a line as the partner takes it.

    Args:
        reader: What reads acts.
        previous: The partner's last line, or nothing.
        text: The learner's line.
    """
    return Heard(
        acts=_beyond_doubt(reader.read(previous, text), text),
        manner=Manner(
            words=len(text.split()),
            asks_back="?" in text,
            picks_up=signs.share_words(previous, text),
        ),
    )


def _beyond_doubt(acts: tuple[Act, ...], text: str) -> tuple[Act, ...]:
    """Leave out a push that is only suspected.

    The partner would answer a kind ask with a no for it. A push that is the
    weightiest thing about a line, or that has the words of one, stays. A line
    that asks whether a seat is free, for a pen, or when the bus comes, is
    neither a push nor an invitation, whatever it is like.
    """
    if signs.pushes(text):
        return acts
    if _is_plain_question(text):
        others = _never_in(question_in(text))
        left = tuple(act for act in acts if act not in others)
        return left if "question" in left else (*_KEPT, *left)
    if acts[0] == "pressure":
        return acts
    return tuple(act for act in acts if act != "pressure")


def _never_in(kind: Question | None) -> frozenset[Act]:
    """Return the acts that a plain question of a kind does not do."""
    return _NOT_IN_A_QUESTION | ({"rude"} if kind in _SMALL | {"which"} else set())


def _is_plain_question(text: str) -> bool:
    """Whether a line asks for something small, or about a thing."""
    if signs.requests(text) or signs.names_a_way(text):
        return False
    kind = question_in(text)
    is_about_a_thing = kind in _ABOUT_THINGS and not _YOU.search(_KNOW.sub("", text))
    return kind in _SMALL or is_about_a_thing
