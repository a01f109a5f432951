"""``segue plan``: a situation in, a plan out."""

from pathlib import Path
from typing import Annotated

import typer


def plan(  # noqa: PLR0913 - one parameter an option
    situation: Annotated[
        str,
        typer.Argument(help="A YAML or JSON file, or - for standard input."),
    ],
    *,
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON document instead of a page.")
    ] = False,
    everything: Annotated[
        bool, typer.Option("--all", help="Every move, reason and answer.")
    ] = False,
    words: Annotated[
        int, typer.Option(min=0, help="0 the usual words; 1, 2, … other ones.")
    ] = 0,
    now: Annotated[
        str | None, typer.Option(help="The present moment, as ISO 8601.")
    ] = None,
    tz: Annotated[
        str | None, typer.Option(help="IANA time zone, if the file names none.")
    ] = None,
    playbook: Annotated[
        Path | None, typer.Option(help="A folder with a playbook of your own.")
    ] = None,
) -> None:
    """Say whether to ask, how, when and in which words."""
    from segue.cli.print_plan import PlanOptions, answer_with_plan

    answer_with_plan(
        PlanOptions(situation, as_json, everything, words, now, tz, playbook)
    )
