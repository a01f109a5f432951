"""What differs between somebody's own content and the built-in one."""

from typing import Literal

from msgspec import Struct


Kind = Literal["added", "changed", "left_out"]


class Change(Struct, frozen=True, kw_only=True):
    """One thing that differs from what is built in.

    Attributes:
        file: Path below the folder.
        line: Counted from 1, in one's own file.
        place: Way to it: fields, and ids of rules.
        kind: Whether it is new, other than before, or gone.
        before: What is built in, or nothing.
        after: What stands there now, or nothing.
        why: Why it is left out, where that is said.
    """

    file: str
    line: int
    place: tuple[str, ...]
    kind: Kind
    before: str | None = None
    after: str | None = None
    why: str = ""
