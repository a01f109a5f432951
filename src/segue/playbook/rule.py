"""What every rule of a playbook has, and how its conditions are written."""

from typing import Literal

from msgspec import Struct


Grade = Literal["research", "practice", "convention"]
State = Literal["none", "friendly", "romantic"]
STATES: tuple[State, ...] = ("none", "friendly", "romantic")


class Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A value of the playbook that refuses fields it does not know."""


class Rule(Part, frozen=True, kw_only=True):
    """Something the playbook holds.

    Attributes:
        id: Stable name, shown where the rule is used.
        source: ``S1`` … ``S12``, or a key of the playbook's sources.
        grade: How well it is known.
    """

    id: str
    source: str
    grade: Grade


class Bounds(Part, frozen=True, kw_only=True):
    """A test of a number, or of whether anything is known or held at all.

    Attributes:
        below: The number is less than this.
        at_least: The number is this or more.
        known: Whether the fact is known (``yes``) or not (``no``).
        empty: Whether a set holds nothing (``yes``) or something (``no``).
    """

    below: int | None = None
    at_least: int | None = None
    known: Literal["yes", "no"] | None = None
    empty: Literal["yes", "no"] | None = None


Test = str | int | tuple[str, ...] | Bounds
Condition = tuple[dict[str, Test], ...]
"""Alternatives, of which one must hold; in each, all tests must hold.

No alternative at all always holds. An unknown fact fails every test but
``known: no``.
"""


class PerState(Part, frozen=True, kw_only=True):
    """One number for each state of their interest.

    Attributes:
        none: They would rather keep their distance.
        friendly: They like the person's company, as a friend.
        romantic: They like them as more than that.
    """

    none: float
    friendly: float
    romantic: float
