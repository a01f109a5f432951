"""A situation file in, the plan printed: as a page, or as one document."""

import sys
from pathlib import Path
from typing import NamedTuple

import msgspec

from segue.actions.plan import dates_not_used, make_plan
from segue.actions.words import words_of
from segue.cli.reading import read_situation_file
from segue.domain.languages import ENGLISH
from segue.domain.plan import Plan
from segue.domain.situation import Situation


class PlanOptions(NamedTuple):
    """What ``segue plan`` was called with.

    Attributes:
        situation: A YAML or JSON file, or ``-`` for standard input.
        as_json: Print one JSON document instead of a page.
        everything: Show every move, reason and answer.
        words: 0 for the usual words; each further number gives others.
        now: The present moment in ISO 8601.
        tz: IANA zone, if the file names none.
        playbook: A folder with a playbook of one's own.
        language: Tag of the language of the words.
    """

    situation: str
    as_json: bool = False
    everything: bool = False
    words: int = 0
    now: str | None = None
    tz: str | None = None
    playbook: Path | None = None
    language: str = ENGLISH


class CaseOptions(NamedTuple):
    """What ``segue plan --case`` was called with.

    Attributes:
        case: The case's name.
        opening_came: What they named for a yes for later has come.
    """

    case: str
    opening_came: bool


def answer_with_plan(options: PlanOptions) -> None:
    """Print the plan for a situation file.

    Raises:
        InputError: The file, the moment, the zone or the playbook is at fault.
    """
    given = read_situation_file(options.situation)
    made = make_plan(
        given,
        now=options.now,
        tz=options.tz,
        turn=options.words,
        playbook=options.playbook,
        language=options.language,
    )
    print_made(made, given, options)


def print_made(made: Plan, given: Situation, options: PlanOptions) -> None:
    """Print a plan as a page, or as one document."""
    words = words_of(options.language)
    for field in dates_not_used(given, now=options.now, tz=options.tz):
        print(words.plan.date_not_used.format(field=field), file=sys.stderr)
    if options.as_json:
        sys.stdout.write(msgspec.json.encode(made).decode() + "\n")
        return
    from segue.cli.plan_page import print_plan

    print_plan(made, given, everything=options.everything, words=words)
