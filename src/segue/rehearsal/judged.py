"""What was learned of a line: what a trainer would say, and what it does."""

from collections.abc import Collection, Mapping
from typing import Final, Literal, get_args

from msgspec import Struct


Stance = Literal["none", "asks", "presses", "hurts", "sulks", "takes"]
"""What a line of the learner does about the ask.

``asks``: It is the first to ask to keep in touch, to offer one's own number or
to invite. ``presses``: It asks again, pushes, bargains or argues. ``hurts``: It
makes the other one pay for the answer. ``sulks``: It takes the answer with a
small sting or slump. ``takes``: It takes the answer. ``none``: All else.
"""

STANCES: Final[tuple[Stance, ...]] = get_args(Stance)

PUSH_REMARKS: Final = frozenset({"asked_again", "pressed"})
"""Remarks that name a push for another answer."""

HURT_REMARKS: Final = frozenset({"guilt", "rude"})
"""Remarks that name what makes the other one pay for their answer."""


class Judged(Struct, frozen=True):
    """How one line was judged.

    Attributes:
        remarks: How likely a trainer would make each remark, by its id, and to
            say nothing, by the empty one; together 1.
        stances: How likely the line is to take each stance; together 1. Empty
            where nobody can say.
    """

    remarks: Mapping[str, float]
    stances: Mapping[Stance, float]

    @property
    def asks(self) -> float:
        """How likely it is the ask, from 0 to 1."""
        return self.stances.get("asks", 0)

    @property
    def pushes(self) -> float:
        """How likely it asks again or pushes, if it comes after the ask.

        The mean of how likely that is by stance and by remark.
        """
        stances = self.asks + self.stances.get("presses", 0)
        return (stances + self._remarked(PUSH_REMARKS)) / 2

    @property
    def hurts(self) -> float:
        """How likely it makes the other one pay, likewise."""
        return (self.stances.get("hurts", 0) + self._remarked(HURT_REMARKS)) / 2

    def _remarked(self, ids: Collection[str]) -> float:
        return sum(self.remarks.get(one, 0) for one in ids)


UNJUDGED: Final = Judged({}, {})
"""Of a line on which nobody has judged."""
