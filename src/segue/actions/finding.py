"""What the doctor found, one thing at a time.

These values stand on Python alone: they must be there where a library is not.
"""

from dataclasses import dataclass
from typing import Literal


How = Literal["good", "note", "bad"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        what: In a word or two.
        how: ``good``; ``note`` where something is worth knowing; ``bad``.
        says: What was found, and what to do.
    """

    what: str
    how: How
    says: str
