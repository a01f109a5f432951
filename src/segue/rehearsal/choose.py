"""What rules find in a line, and what a trainer would say → one remark."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from msgspec import Struct

from segue.rehearsal.heard import Line
from segue.rehearsal.judged import HURT_REMARKS, PUSH_REMARKS
from segue.rehearsal.measures import Fault
from segue.rehearsal.remarks import Remark


_NAMING: Final[Mapping[Fault, frozenset[str]]] = {
    "pushes": PUSH_REMARKS,
    "hurts": HURT_REMARKS,
}
"""Remarks that name what the measures hold against a line after an answer."""

_NAMING_BEFORE: Final[Mapping[Fault, frozenset[str]]] = {
    "pushes": frozenset({"pressed_before"}),
    "hurts": frozenset({"rude_before"}),
}
"""Remarks that name the same before there is one."""

_SETTLED: Final = frozenset({"pressed_before", "snapped"})
"""Remarks that stand where a rule finds them first, unless all is harmless."""

_ONCE: Final = frozenset({"listened", "hinted"})
"""Remarks that are made once in a debrief."""

_OF_A_NO: Final = frozenset({"took_no", "stung", "overapologized", "misread"})
"""Remarks on how an answer was taken that was not a plain yes."""

_OF_AN_ASK: Final = frozenset(
    {
        *("asked_well", "asked_freely", "asked_playfully", "asked_on_cue"),
        *("offered_well", "no_way_out", "bare_ask", "ordered", "belittled"),
        *("opening_asked", "pretext", "pressed_before"),
        *("asked_serving", "asked_stranger", "asked_busy", "asked_overheard"),
        *("asked_taken", "asked_heavy"),
    }
)
"""Remarks on a line that asks."""

_NEVER_PASSED_OVER: Final = _OF_AN_ASK | {"took_yes", "took_no", "took_later"}
"""What matters most: how one asked, and that an answer was taken."""

_MUCH: Final = 2.0
"""How many times likelier fault must be to keep back praise of these."""

_TELL: Final = frozenset(
    {
        *("asked_serving", "asked_stranger", "asked_busy", "asked_overheard"),
        *("asked_taken", "asked_heavy", "comforted", "passed_over", "left_it"),
        *("left_serving", "missed_door", "held_up", "snapped", "too_eager"),
        *("took_yes", "took_no", "took_later", "waited", "explained"),
        *("interrogated", "crowded", "bare_ask", "no_way_out", "monologue"),
    }
)
"""Remarks that state how it was: what they said, or what was left out."""

_SURE: Final = 0.5
"""How likely such a remark must be where no rule finds it."""

_LIKELY: Final = 0.15
"""How likely any other must be there."""

_TO_WORK_ON: Final = 0.45
"""How likely all remarks on what to work on must be together."""

_OTHERS: Final = 0.6
"""How likely all others must be together."""

_HARDLY: Final = 0.3
"""How likely that must be for a line to be more than a slip of the rules."""

_FOUND: Final = 3.0
"""What a remark is worth more that a rule finds, too."""

_REPEATED: Final = 0.3
"""What a remark is worth that was made before."""


class Grounds(Struct, frozen=True):
    """What there is to go by.

    Attributes:
        line: The line.
        seen: What rules find in it, the weightiest first.
        likely: How likely a trainer would make each remark; empty where nobody
            can say, and then what rules find decides.
        said: What was remarked before.
        fault: What the measures hold against the line, if anything.
    """

    line: Line
    seen: Sequence[str]
    likely: Mapping[str, float]
    said: Collection[str] = ()
    fault: Fault | None = None

    def blame(self, remarks: Sequence[Remark]) -> float:
        """Return how likely a trainer would find something to work on."""
        return self._together([one for one in remarks if one.grade == "work_on"])

    def praise(self, remarks: Sequence[Remark]) -> float:
        """Return how likely a trainer would find something else to say."""
        return self._together([one for one in remarks if one.grade != "work_on"])

    def _together(self, remarks: Sequence[Remark]) -> float:
        return sum(self.likely.get(one.id, 0) for one in remarks)

    def allow(self, remark: Remark) -> bool:
        """Say whether a remark may be made, by what is known of the line.

        Never one by which an answer would not have been taken: where the
        measures see that, it is named before anything else is weighed.
        """
        if self.repeats(remark) or remark.id in PUSH_REMARKS | HURT_REMARKS:
            return False
        if remark.id == "rude_before" and self.line.answered is not None:
            return False
        if remark.id in self.seen:
            return True
        enough = _SURE if remark.id in _TELL else _LIKELY
        is_likely = self.likely.get(remark.id, 0) >= enough
        return is_likely and _can_be_of(self.line, remark)

    def repeats(self, remark: Remark) -> bool:
        """Say whether a remark was made, and is made once only."""
        return remark.id in _ONCE and remark.id in self.said

    def worth(self, remark: Remark) -> float:
        """Return how well a remark fits, for comparison with others."""
        worth = self.likely.get(remark.id, 0)
        worth *= _FOUND if remark.id in self.seen else 1
        return worth * (_REPEATED if remark.id in self.said else 1)


def choose(remarks: Sequence[Remark], grounds: Grounds) -> Remark | None:
    """Return the remark to make on a line, or nothing.

    What the measures hold against it comes first. Of an ask, and of how an
    answer was taken, something is said even where neither side is likely
    enough: what rules find in it.

    Args:
        remarks: What the mentor can say.
        grounds: What there is to go by.
    """
    first = next(iter(grounds.seen), "")
    found = next((one for one in remarks if one.id == first), None)
    if not grounds.likely:
        return None if found is None or grounds.repeats(found) else found
    if naming := _naming(remarks, grounds):
        return max(naming, key=grounds.worth)
    if first in _SETTLED and not _is_harmless(remarks, grounds):
        return found
    allowed = _allowed(remarks, grounds)
    fallback = found if found and _is_worth_saying(found, remarks, grounds) else None
    return max(allowed, key=grounds.worth, default=fallback)


def _naming(remarks: Sequence[Remark], grounds: Grounds) -> list[Remark]:
    """Return what can name the fault that the measures see, if they see one."""
    if grounds.fault is None:
        return []
    naming = _NAMING_BEFORE if grounds.line.answered is None else _NAMING
    return [one for one in remarks if one.id in naming[grounds.fault]]


def _is_worth_saying(
    found: Remark, remarks: Sequence[Remark], grounds: Grounds
) -> bool:
    """Say whether what rules find matters much, and is likely enough.

    A fault must be the likelier side; praise must not be much the unlikelier
    one: to say nothing of an ask, or of a no that was taken, is no kindness.
    """
    if found.id not in _NEVER_PASSED_OVER:
        return False
    blame, praise = grounds.blame(remarks), grounds.praise(remarks)
    return blame > praise if found.grade == "work_on" else blame < _MUCH * praise


def _allowed(remarks: Sequence[Remark], grounds: Grounds) -> list[Remark]:
    """Return what may be said, of the side that is likely enough, if one is."""
    is_fault = grounds.blame(remarks) >= _TO_WORK_ON
    if not is_fault and grounds.praise(remarks) < _OTHERS:
        return []
    side = [one for one in remarks if (one.grade == "work_on") == is_fault]
    return [one for one in side if grounds.allow(one)]


def _is_harmless(remarks: Sequence[Remark], grounds: Grounds) -> bool:
    """Say whether a trainer would hardly find fault, whatever rules find."""
    return grounds.blame(remarks) < _HARDLY


def _can_be_of(line: Line, remark: Remark) -> bool:
    """Say whether a remark can be about a line, by where it stands."""
    if remark.skill == "opening" and not line.first:
        return False
    if remark.id in _OF_A_NO:
        return line.answered not in {None, "yes", "other_channel"}
    if remark.id in _OF_AN_ASK:
        return line.asks and line.answered is None
    is_of_answer = remark.skill == "taking_the_answer"
    return remark.id == "left_well" or not is_of_answer or line.answered is not None
