"""A rehearsal for a case; apart, so that other rehearsals load no journal."""

from segue.actions.rehearse import Choice, Rehearsed
from segue.actions.rehearse_case import enter_for_case, keep_for_case
from segue.cli.passphrase import own_access


def enter(case: str, choice: Choice) -> None:
    """Pass the case's gate before the first word.

    Raises:
        OneAskError: The one-ask promise forbids it.
        InputError: There is no such case or scene.
    """
    enter_for_case(own_access(), case, choice)


def keep(case: str, made: Rehearsed) -> None:
    """Write down which scene it was and how it ended.

    Raises:
        InputError: There is no such case.
    """
    keep_for_case(own_access(), case, made)
