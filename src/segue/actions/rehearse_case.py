"""Rehearse for a case: through its gate first, into its journal afterwards."""

from typing import Final

from segue.actions.case_gate import pass_gate
from segue.actions.case_record import record
from segue.actions.journal_access import Access
from segue.actions.rehearse import Choice, Rehearsed, begin
from segue.actions.talk import Talk
from segue.domain import case_event


WITHOUT_AN_ASK: Final = frozenset(
    {"taking_a_no", "first_text", "kind_by_job", "not_the_moment"}
)
"""Drills in which the right move is no ask; they are open to every case."""


def enter_for_case(access: Access, case: str, choice: Choice) -> None:
    """Let a rehearsal begin where the case may still be asked.

    Args:
        access: To the journal.
        case: The case's name.
        choice: What is to be rehearsed.

    Raises:
        OneAskError: An ask would be rehearsed, and the case has had its one.
        InputError: There is no such case or scene.
    """
    if begin(choice).scene.drill not in WITHOUT_AN_ASK:
        pass_gate(access, case, "rehearse_ask")


def keep_for_case(access: Access, case: str, made: Rehearsed) -> None:
    """Write down that a scene was rehearsed, and how it ended; no words.

    Raises:
        InputError: There is no such case.
    """
    record(
        access,
        case,
        lambda at: case_event.Rehearsed(at=at, scene=made.scene, outcome=made.outcome),
    )


def keep_talk(access: Access, talk: Talk) -> Talk:
    """Write down how a way through a scene ended, once, where there is a case.

    Raises:
        InputError: There is no such case.
    """
    if not talk.case or talk.way.is_kept or not talk.lines_said:
        return talk
    keep_for_case(access, talk.case, talk.finished())
    return talk.kept()
