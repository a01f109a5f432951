"""Plan, read, answer, due: the tools that are one call each."""

from collections.abc import Iterator
from pathlib import Path

from segue.actions.answer_case import answer_case
from segue.actions.case_answered import Given
from segue.actions.case_plan import Planning, plan_case
from segue.actions.case_record import When
from segue.actions.due import DueList, list_due
from segue.actions.plan import dates_not_used, make_plan
from segue.actions.read_answer import read_answer
from segue.actions.read_chat import Asked
from segue.actions.read_for_case import read_for_case
from segue.actions.show_chat import ChatShown, Moment, show_chat
from segue.actions.show_to_assistant import (
    check_case_named,
    list_as_shown,
    show_to_assistant,
)
from segue.domain.answer import AnswerRead
from segue.domain.plan import Plan
from segue.mcp_server.arguments import (
    AnswerArguments,
    ArgumentsError,
    DueArguments,
    PlanArguments,
    ReadArguments,
)
from segue.mcp_server.desk import Desk


def plan(desk: Desk, given: PlanArguments) -> Plan:
    """Say whether, how, when and in which words to ask.

    Raises:
        NoConsentError: It is for a case, and the person has not agreed.
        OneAskError: The one-ask promise forbids it for the case.
        InputError: What was given is at fault.
    """
    case = given.case
    if case is None:
        if given.situation is None:
            raise ArgumentsError("situation", "expected what the person told")
        return make_plan(given.situation, now=given.now, tz=given.tz, turn=given.words)
    desk.consents.check(given.consent)
    planning = Planning(
        opening_came=given.opening_came, now=given.now, tz=given.tz, turn=given.words
    )
    return show_to_assistant(
        desk.access,
        case,
        "plan",
        lambda: plan_case(desk.access, case, given.situation, planning).plan,
    )


def dates_past(given: PlanArguments) -> Iterator[str]:
    """Yield a note for each date that plays no part in a plan, being past.

    Raises:
        InputError: The moment or the zone is at fault.
    """
    if given.situation is not None:
        fields = dates_not_used(given.situation, now=given.now, tz=given.tz)
        yield from (f"note: {field} is past and is not used" for field in fields)


def answer(desk: Desk, given: AnswerArguments) -> AnswerRead:
    """Say how a reply reads and what to do now.

    Raises:
        NoConsentError: It is for a case, and the person has not agreed.
        InputError: There is no reply, or no such case.
    """
    case = given.case
    if case is None:
        return read_answer(given.text, ask=given.ask, region=given.region)
    desk.consents.check(given.consent)
    words = Given(text=given.text, ask=given.ask, region=given.region)
    return show_to_assistant(
        desk.access, case, "answer", lambda: answer_case(desk.access, case, words)
    )


def read(desk: Desk, given: ReadArguments) -> ChatShown:
    """Say what a chat shows.

    Raises:
        NoConsentError: The person has not agreed.
        CaseWantedError: There is a journal, and no case was named.
        InputError: The export cannot be read, or something is left open.
    """
    desk.consents.check(given.consent)
    check_case_named(given.case)
    told = show_chat(_asked(given), Moment(now=given.now, tz=given.tz)).told
    case = given.case
    if case is None:
        return told
    when = When(now=given.now, tz=given.tz)
    return show_to_assistant(
        desk.access,
        case,
        "chat",
        lambda: read_for_case(desk.access, case, told, when),
    )


def _asked(given: ReadArguments) -> Asked:
    return Asked(
        export=Path(given.export).expanduser(),
        me=given.me,
        them=given.them,
        format=given.format,
        date_order=given.date_order,
        tz=given.tz,
    )


def due(desk: Desk, given: DueArguments) -> DueList:
    """Say what is to be done, in all cases that allow it.

    Raises:
        NoConsentError: The person has not agreed.
        InputError: The moment or the zone is at fault.
    """
    desk.consents.check(given.consent)
    listed = list_due(desk.access, now=given.now, tz=given.tz)
    list_as_shown(desk.access, (one.case for one in listed.due), "due")
    return listed
