"""``segue plan``: a situation in, a plan out."""

import sys
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
    from segue.actions.plan import make_plan
    from segue.cli.reading import read_situation_file

    given = read_situation_file(situation)
    made = make_plan(given, now=now, tz=tz, turn=words, playbook=playbook)
    if as_json:
        import msgspec

        sys.stdout.write(msgspec.json.encode(made).decode() + "\n")
        return
    from segue.cli.plan_page import print_plan

    print_plan(made, given, everything=everything)
