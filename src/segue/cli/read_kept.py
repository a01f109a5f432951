"""A chat read for a case; apart, so that other readings load no journal."""

from segue.actions.case_record import When
from segue.actions.read_for_case import note_reading, read_for_case
from segue.actions.show_chat import ChatShown
from segue.cli.passphrase import own_access


def hold(case: str, told: ChatShown, now: str | None, tz: str | None) -> ChatShown:
    """Note the reading in a case, and return what may be shown of it.

    Raises:
        InputError: There is no such case, or the moment is at fault.
    """
    return read_for_case(own_access(), case, told, When(now=now, tz=tz))


def note(case: str, messages: int, now: str | None, tz: str | None) -> None:
    """Note in a case that its messages were read.

    Raises:
        InputError: There is no such case, or the moment is at fault.
    """
    note_reading(own_access(), case, messages, When(now=now, tz=tz))
