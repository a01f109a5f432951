"""A case in, its plan printed; apart, so that other plans load no journal."""

from typing import NamedTuple

from segue.actions.case_plan import Planning, plan_case
from segue.cli.passphrase import own_access
from segue.cli.print_plan import PlanOptions, print_made
from segue.cli.reading import read_situation_file


class CaseOptions(NamedTuple):
    """What ``segue plan --case`` was called with.

    Attributes:
        case: The case's name.
        opening_came: What they named for a yes for later has come.
    """

    case: str
    opening_came: bool


def answer_with_case_plan(options: PlanOptions, about: CaseOptions) -> None:
    """Print the plan for a case, from a situation file where one is named.

    Raises:
        OneAskError: The one-ask promise forbids it.
        InputError: The case, the file or an option is at fault.
    """
    given = read_situation_file(options.situation) if options.situation else None
    planning = Planning(
        opening_came=about.opening_came,
        now=options.now,
        tz=options.tz,
        turn=options.words,
        playbook=options.playbook,
    )
    planned = plan_case(own_access(), about.case, given, planning)
    print_made(planned.plan, planned.situation, options)
