"""A cue → what a line must be, whoever puts it into words.

The scripted line is the measure of the facts: a number or a handle that it
gives must be given, and one that it does not give must not.
"""

import re
from typing import Final, Literal

from msgspec import Struct

from segue.domain.plan import Answer
from segue.domain.talk import Cue, Move
from segue.domain.turn import ASKS, YES_LIKE


Standing = Literal["yes", "no", "closed", "open"]
"""What a line has to say to the learner: a yes, a no, nothing new after a no,
or nothing about keeping in touch at all."""

_NOS: Final[frozenset[Move]] = frozenset({"firm_no", "decline_invitation", "leave"})
_LAST: Final[frozenset[Move]] = frozenset({"goodbye", "must_go", "leave"})
_AFTER_A_YES: Final[frozenset[Move]] = frozenset({"you_have_it", "after_yes"})
_DIGIT: Final = re.compile(r"\d")


class Decision(Struct, frozen=True, kw_only=True):
    """What has been decided about a line before it has words.

    Attributes:
        standing: What it has to say.
        reads_as: As what it may be read, where it answers something.
        ask: What it answers.
        number: The number that it gives, or nothing.
        handle: The name online that it gives, or nothing.
        is_last: Whether the talk ends with it.
        is_plain: Whether it is to be a plain no, without a perhaps.
        may_invite: Whether it may speak of keeping in touch at all.
    """

    standing: Standing
    reads_as: frozenset[Answer] = frozenset()
    ask: str = ""
    number: str = ""
    handle: str = ""
    is_last: bool = False
    is_plain: bool = False
    may_invite: bool = False


def decision_of(cue: Cue, draft: str) -> Decision:
    """Return what a line must be.

    Args:
        cue: What the partner does.
        draft: The scripted line for it.
    """
    standing = _standing(cue)
    number = cue.slots.get("number", "")
    handle = cue.slots.get("handle", "")
    return Decision(
        standing=standing,
        reads_as=_reads_as(cue),
        ask=_asked(cue),
        number=number if number and number in draft else "",
        handle=handle if handle and handle in draft else "",
        is_last=cue.move in _LAST,
        is_plain=cue.answer == "no" or standing == "closed",
        may_invite=standing == "yes" or cue.move in _AFTER_A_YES,
    )


def _standing(cue: Cue) -> Standing:
    if cue.move in _NOS or (cue.answer is not None and cue.answer not in YES_LIKE):
        return "no"
    if cue.answer is not None:
        return "yes"
    return "closed" if cue.declined else "open"


def _reads_as(cue: Cue) -> frozenset[Answer]:
    """Return the readings that a line may have, where it answers something."""
    if cue.move == "answer_ask" and cue.answer:
        softly: frozenset[Answer] = frozenset({"soft_no", "no"})
        return softly if cue.answer == "soft_no" else frozenset({cue.answer})
    if cue.move == "accept_invitation":
        return frozenset({"yes"})
    if cue.move in {"decline_invitation", "firm_no"}:
        return frozenset({"soft_no", "no"})
    if cue.move == "leave":
        return frozenset({"soft_no", "no", "unclear"})
    return frozenset()


def _asked(cue: Cue) -> str:
    """Return the learner's line that is answered: the last that asked."""
    if cue.move == "answer_ask" and not ASKS & frozenset(cue.acts):
        for turn in reversed(cue.turns):
            if turn.speaker == "you" and turn.reads_as and ASKS & set(turn.reads_as):
                return turn.text
    return cue.text


def digits_in(text: str) -> str:
    """Return the digits of a text, of any script, one after the other."""
    return "".join(_DIGIT.findall(text))
