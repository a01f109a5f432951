"""What a chat shows, for a case: noted there, and held to its one ask.

The journal keeps that the chat was read and how many messages it had, and
nothing of what they say.
"""

from msgspec.structs import replace

from segue.actions.case_document import CaseShown
from segue.actions.case_record import When, record
from segue.actions.journal_access import Access
from segue.actions.show_chat import ChatShown
from segue.domain.case_event import ChatRead


def note_reading(access: Access, given: str, messages: int, when: When) -> CaseShown:
    """Note in a case that its chat was read, and how much there was.

    Raises:
        InputError: There is no such case, or the moment is at fault.
    """
    return record(access, given, lambda at: ChatRead(at=at, messages=messages), when)


def read_for_case(access: Access, given: str, told: ChatShown, when: When) -> ChatShown:
    """Note in a case that its chat was read.

    Args:
        access: To the journal.
        given: The case's name.
        told: What the chat shows.
        when: The present moment.

    Returns:
        What the chat shows; without any opening where the case may not be
        asked, for an opening comes with the words of an ask.

    Raises:
        InputError: There is no such case, or the moment is at fault.
    """
    case = note_reading(access, given, told.conversation.messages, when)
    return hold_to_case(told, case)


def hold_to_case(told: ChatShown, case: CaseShown) -> ChatShown:
    """Return what a chat shows, without any opening where nobody may ask."""
    if case.may_ask:
        return told
    now = replace(told.now, good=False, score=0.0, because=case.because)
    return replace(told, openings=(), now=now)
