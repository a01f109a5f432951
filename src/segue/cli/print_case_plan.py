"""A case in, its plan printed; apart, so that other plans load no journal."""

from segue.actions.case_plan import Planning, plan_case
from segue.cli.passphrase import own_access
from segue.cli.print_plan import CaseOptions, PlanOptions, print_made
from segue.cli.reading import read_situation_file


def answer_with_case_plan(options: PlanOptions, about: CaseOptions) -> None:
    """Print the plan for a case, from a situation file where one is named.

    Raises:
        OneAskError: The one-ask promise forbids it.
        InputError: The case, the file or an option is at fault.
    """
    given = read_situation_file(options.situation) if options.situation else None
    planning = planning_from(options, about)
    planned = plan_case(own_access(), about.case, given, planning)
    print_made(planned.plan, planned.situation, options)


def planning_from(options: PlanOptions, about: CaseOptions) -> Planning:
    """Take up how a plan for a case is to be made."""
    return Planning(
        opening_came=about.opening_came,
        now=options.now,
        tz=options.tz,
        turn=options.words,
        playbook=options.playbook,
        language=options.language,
    )
