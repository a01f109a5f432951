"""An export, and perhaps a situation file, → a plan that says what it took."""

import sys
from pathlib import Path
from typing import NamedTuple

import msgspec

from segue.actions.plan import make_plan
from segue.actions.plan_from_chat import Filled, FromChat, fill_from_chat
from segue.actions.read_chat import asked_from
from segue.actions.show_chat import ChatShown, Moment, show_chat
from segue.actions.words import words_of
from segue.cli.page import Page
from segue.cli.plan_page import print_plan
from segue.cli.print_plan import CaseOptions, PlanOptions
from segue.cli.reading import read_situation_file
from segue.cli.settle import settling
from segue.domain.plan import Plan
from segue.domain.situation import Situation


class ChatPlanOptions(NamedTuple):
    """What ``segue plan`` was told about a chat.

    Attributes:
        chat: A chat's export.
        me: A name of the person who asks, as the export has it.
        about: The case that it is for, if any.
    """

    chat: Path
    me: str | None = None
    about: CaseOptions | None = None


def answer_from_chat(options: PlanOptions, chat: ChatPlanOptions) -> None:
    """Print the plan for what a chat shows.

    Args:
        options: As for any plan; the situation's file may be left out.
        chat: The export.

    Raises:
        OneAskError: The one-ask promise forbids it for that case.
        InputError: The export, the file, the moment or the playbook is at
            fault.
    """
    said = read_situation_file(options.situation) if options.situation else None
    asked = asked_from(chat.chat, me=chat.me, tz=options.tz)
    moment = Moment(now=options.now, tz=options.tz)
    told = settling(lambda one: show_chat(one, moment), asked).told
    if chat.about is None:
        made, filled = _planned(options, said, told)
    else:
        made, filled = _planned_for(chat.about, options, said, told)
    if options.as_json:
        _write_document(made, filled)
        return
    page = Page()
    print_plan(
        made,
        filled.situation,
        everything=options.everything,
        page=page,
        words=words_of(options.language),
    )
    _print_source(page, filled.from_chat)


def _planned(
    options: PlanOptions, said: Situation | None, told: ChatShown
) -> tuple[Plan, Filled]:
    filled = fill_from_chat(said, told)
    made = make_plan(
        filled.situation,
        now=options.now,
        tz=options.tz,
        turn=options.words,
        playbook=options.playbook,
        language=options.language,
    )
    return made, filled


def _planned_for(
    about: CaseOptions, options: PlanOptions, said: Situation | None, told: ChatShown
) -> tuple[Plan, Filled]:
    """Plan for a case; apart, so that other plans load no journal."""
    from segue.actions.plan_case_from_chat import plan_case_from_chat
    from segue.cli.passphrase import own_access
    from segue.cli.print_case_plan import planning_from

    made = plan_case_from_chat(
        own_access(), about.case, said, told, planning_from(options, about)
    )
    return made.planned.plan, Filled(made.planned.situation, made.from_chat)


def _write_document(made: Plan, filled: Filled) -> None:
    document = {
        **msgspec.to_builtins(made),
        "situation": filled.situation,
        "from_chat": filled.from_chat,
    }
    sys.stdout.write(msgspec.json.encode(document).decode() + "\n")


def _print_source(page: Page, facts: tuple[FromChat, ...]) -> None:
    page.heading("Taken from your chat; set it right in a file where it is wrong")
    page.rows((f"{one.fact}: {one.value}", one.says) for one in facts)
    page.text("segue read shows the messages that this rests on.", indent=2)
