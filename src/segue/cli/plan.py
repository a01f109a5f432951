"""``segue plan``: a situation in, a plan out."""

from pathlib import Path
from typing import Annotated

import typer

from segue.errors import InputError


class NoSituationError(InputError):
    """No situation was named."""

    def __init__(self) -> None:
        """Say how to come by one."""
        hint = "segue ask makes a plan from a few questions"
        super().__init__("expected a YAML or JSON file, or - for standard input", hint)


def plan(  # noqa: PLR0913 - one parameter an option
    situation: Annotated[
        str | None,
        typer.Argument(
            metavar="FILE", help="A YAML or JSON file, or - for standard input."
        ),
    ] = None,
    *,
    case: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Plan for this case, from what it knows; the plan is recorded.",
        ),
    ] = None,
    opening_came: Annotated[
        bool,
        typer.Option(
            "--opening-came", help="What they named for a yes for later has come."
        ),
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON document instead of a page.")
    ] = False,
    everything: Annotated[
        bool, typer.Option("--all", help="Every move, reason and answer.")
    ] = False,
    words: Annotated[
        int,
        typer.Option(
            min=0,
            metavar="N",
            show_default=False,
            help="0 the usual words; 1, 2, … other ones.",
        ),
    ] = 0,
    now: Annotated[
        str | None,
        typer.Option(metavar="ISO8601", help="The present moment, not the clock's."),
    ] = None,
    tz: Annotated[
        str | None,
        typer.Option(metavar="IANA", help="Time zone, if the file names none."),
    ] = None,
    playbook: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="A playbook of your own."),
    ] = None,
) -> None:
    """Say whether to ask, how, when and in which words."""
    from segue.cli.print_plan import PlanOptions, answer_with_plan

    if case is not None:
        from segue.cli.print_case_plan import CaseOptions, answer_with_case_plan

        options = PlanOptions(
            situation or "", as_json, everything, words, now, tz, playbook
        )
        answer_with_case_plan(options, CaseOptions(case, opening_came))
        return
    if situation is None:
        raise NoSituationError
    answer_with_plan(
        PlanOptions(situation, as_json, everything, words, now, tz, playbook)
    )
