"""The mentor's remarks as data: what to say where something was seen."""

from msgspec import Struct

from segue.domain.turn import Grade, Skill


class Remark(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that the mentor can say.

    Attributes:
        id: What was seen.
        skill: Which of the five skills it is about.
        grade: How that went.
        rule: The advice's id, or the remark's own rule.
        says: Ways to say it.
        instead: Lines to try, where there is a better one.
    """

    id: str
    skill: Skill
    grade: Grade
    rule: str
    says: tuple[str, ...]
    instead: tuple[str, ...] = ()
