"""A rehearsal, step by step: begin, say, hint, rewind, debrief."""

from typing import Any

import msgspec

from segue.actions.rehearse import Choice, Rehearsed, SceneList, list_scenes
from segue.actions.rehearse_case import enter_for_case, keep_talk
from segue.actions.show_to_assistant import show_to_assistant
from segue.actions.talk import Feeling, Talk, begin_talk
from segue.domain.plan import Plan
from segue.mcp_server.arguments import (
    ArgumentsError,
    BeginArguments,
    NoArguments,
    RehearsalArguments,
    RewindArguments,
    SayArguments,
)
from segue.mcp_server.desk import Desk
from segue.mcp_server.documents import HintTold, RehearsalTold


def scenes(_: Desk, __: NoArguments) -> SceneList:
    """Return all scenes."""
    return list_scenes()


def begin(desk: Desk, given: BeginArguments) -> RehearsalTold:
    """Set the scene.

    Raises:
        NoConsentError: It is for a case, and the person has not agreed.
        OneAskError: The one-ask promise forbids it for the case.
        InputError: There is no such scene or case, or nothing to rehearse.
    """
    choice = _choice(given)
    case = given.case
    if case is None:
        return _begun(desk, choice, "")
    desk.consents.check(given.consent)

    def entered() -> RehearsalTold:
        enter_for_case(desk.access, case, choice)
        return _begun(desk, choice, case)

    return show_to_assistant(desk.access, case, "rehearsal", entered)


def say(desk: Desk, given: SayArguments) -> RehearsalTold:
    """Say a line, and let the partner answer.

    Raises:
        NoRehearsalError: There is no such rehearsal.
        InputError: It has ended, or there is nothing that could be said.
    """
    talk = desk.find(given.rehearsal).say(given.line)
    desk.go_on(given.rehearsal, talk)
    return _told(given.rehearsal, talk)


def hint(desk: Desk, given: RehearsalArguments) -> HintTold:
    """Return what would help with the next line.

    Raises:
        NoRehearsalError: There is no such rehearsal.
    """
    return HintTold(hint=desk.find(given.rehearsal).hint())


def rewind(desk: Desk, given: RewindArguments) -> RehearsalTold:
    """Go back to before one of the person's lines.

    Raises:
        NoRehearsalError: There is no such rehearsal.
        InputError: They have not said so many lines.
    """
    talk = desk.find(given.rehearsal).rewind(given.line)
    desk.go_on(given.rehearsal, talk)
    return _told(given.rehearsal, talk)


def debrief(desk: Desk, given: RehearsalArguments) -> Rehearsed:
    """Return what came of it and what the mentor says; a case keeps a way once.

    Raises:
        NoRehearsalError: There is no such rehearsal.
    """
    talk = keep_talk(desk.access, desk.find(given.rehearsal))
    desk.go_on(given.rehearsal, talk)
    return talk.finished()


def _choice(given: BeginArguments) -> Choice:
    return Choice(
        scene=given.scene,
        seed=given.seed,
        difficulty=given.difficulty,
        persona=given.persona,
        you=given.you,
        plan=_plan(given.plan) if given.plan is not None else None,
        them=given.them,
    )


def _plan(given: dict[str, Any]) -> Plan:
    try:
        return msgspec.convert(given, Plan)
    except msgspec.ValidationError:
        raise ArgumentsError("plan", "expected all that the plan tool gave") from None


def _begun(desk: Desk, choice: Choice, case: str) -> RehearsalTold:
    talk = begin_talk(choice, Feeling(), case)
    return _told(desk.put(talk), talk)


def _told(name: str, talk: Talk) -> RehearsalTold:
    return RehearsalTold(
        rehearsal=name,
        title=talk.title,
        place=talk.place,
        facts=talk.facts,
        aim=talk.aim,
        partner=talk.name,
        about=talk.about,
        latest=talk.turns[-2:],
        answer=talk.answer,
        lines_said=talk.lines_said,
        is_over=talk.is_over,
        fallback=talk.fallback,
        exit_line=talk.exit_line,
    )
