"""What there is to write first: from the reason, or something to say.

S11: asked with a reason, the first message is about it. S12: asked without
one, it is about whatever there is to say, and these are prompts for that.
"""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from segue.domain.plan import Medium
from segue.followup.schedule import What


class Drafts(Struct, frozen=True, kw_only=True):
    """What a playbook offers for one case, in words.

    Attributes:
        reason: First messages about the reason; empty where there is none.
        reason_medium: How those go.
        anything: Prompts for something to say.
        follow_up: One message more.
    """

    reason: Sequence[str]
    reason_medium: Medium
    anything: Sequence[str]
    follow_up: Sequence[str]


class Draft(Struct, frozen=True, kw_only=True):
    """What to write.

    Attributes:
        medium: Text or call.
        about: The reason, or anything.
        options: Words, the first one to be shown first; empty where a plan
            makes them.
    """

    medium: Medium
    about: Literal["reason", "anything"]
    options: tuple[str, ...]


def draft_for(what: What, drafts: Drafts, *, is_about_reason: bool) -> Draft:
    """Choose what to write for something that is scheduled."""
    if what == "their_opening":
        return Draft(medium="text", about="anything", options=())
    if what == "follow_up":
        options = tuple(drafts.follow_up)
        return Draft(medium="text", about="anything", options=options)
    if is_about_reason and drafts.reason:
        return Draft(
            medium=drafts.reason_medium, about="reason", options=tuple(drafts.reason)
        )
    return Draft(medium="text", about="anything", options=tuple(drafts.anything))
