"""A case and a chat → a plan that passes the case's gate.

What the chat shows fills the plan, and is gone afterwards: the case keeps the
plan, and that a chat of so many messages was read.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import Struct

from segue.actions.case_plan import Beside, PlannedCase, Planning, plan_case
from segue.actions.journal_access import Access
from segue.actions.plan_from_chat import FromChat, fill_from_chat
from segue.actions.show_chat import ChatShown
from segue.domain.case_event import ChatRead
from segue.domain.situation import Situation


EARLIER_ASK: Final = "history.asked_before"
"""The one fact of which a case knows more than a chat."""


class PlannedFromChat(Struct, frozen=True):
    """A plan for a case, and which of its facts a chat showed.

    Attributes:
        planned: The plan, and what it was made from.
        from_chat: The facts that the chat added.
    """

    planned: PlannedCase
    from_chat: tuple[FromChat, ...]


def plan_case_from_chat(
    access: Access,
    given: str,
    situation: Situation | None,
    told: ChatShown,
    planning: Planning,
) -> PlannedFromChat:
    """Plan for a case from what it knows and what its chat shows.

    Args:
        access: To the journal.
        given: The case's name.
        situation: Where the two stand now; the case's own where left out.
        told: What the chat shows; fills what nobody has said.
        planning: Moment, words and playbook.

    Raises:
        OneAskError: The promise forbids it.
        InputError: There is no such case, or something given is at fault.
    """
    messages = told.conversation.messages
    beside = Beside(
        fill=lambda said: fill_from_chat(said, told).situation,
        noted=lambda at: ChatRead(at=at, messages=messages),
    )
    planned = plan_case(access, given, situation, planning, beside)
    facts = fill_from_chat(planned.said, told).from_chat
    return PlannedFromChat(planned, tuple(_counted(facts, planned.situation)))


def _counted(facts: Iterable[FromChat], used: Situation) -> Iterator[FromChat]:
    """Leave out an earlier ask where the case knows better: they came back."""
    asked_before = str(used.history.asked_before)
    for one in facts:
        if one.fact != EARLIER_ASK or one.value == asked_before:
            yield one
