"""Read a reply for a case, and keep the reading where it is sure enough."""

from segue.actions.case_answered import Given, answered, handle_of, read_reply
from segue.actions.case_record import NOW, When
from segue.actions.journal_access import Access
from segue.domain.answer import AnswerRead


def answer_case(
    access: Access, case: str, given: Given, when: When = NOW
) -> AnswerRead:
    """Say how a reply reads; the case keeps that, unless the reader abstains.

    Args:
        access: To the journal.
        case: The case's name.
        given: The words, and what was asked.
        when: When they answered.

    Raises:
        InputError: There are no words to read, or no such case.
    """
    read = read_reply(access, case, given)
    if not read.abstained:
        sure = Given(
            text=given.text,
            reading=read.reading,
            number=read.number,
            handle=handle_of(read),
        )
        answered(access, case, sure, when)
    return read
