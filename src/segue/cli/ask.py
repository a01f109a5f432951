"""``segue ask``: an interview at the terminal, then the plan."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from segue.cli.reading import FileError


def ask(
    situation: Annotated[
        str | None,
        typer.Argument(help="A situation to go on from; what it says is not asked."),
    ] = None,
    *,
    save: Annotated[
        Path | None, typer.Option(help="Write your answers to this new file.")
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="The plan as one JSON document.")
    ] = False,
    everything: Annotated[
        bool, typer.Option("--all", help="Every move, reason and answer.")
    ] = False,
    now: Annotated[
        str | None, typer.Option(help="The present moment, as ISO 8601.")
    ] = None,
    tz: Annotated[str | None, typer.Option(help="IANA time zone.")] = None,
) -> None:
    """Answer a few questions, and get a plan."""
    from segue.actions.plan import make_plan
    from segue.cli.interview import hold_interview, offer_to_save, save_answers
    from segue.cli.reading import read_situation_file
    from segue.domain.situation import Situation

    if save is not None and save.exists():
        raise FileError(str(save), "exists already", "name a new file")
    given = read_situation_file(situation) if situation else Situation()
    answered = hold_interview(given, now=now, tz=tz)
    if save is not None:
        save_answers(answered, save)
    made = make_plan(answered, now=now, tz=tz)
    if as_json:
        import msgspec

        sys.stdout.write(msgspec.json.encode(made).decode() + "\n")
    else:
        from segue.cli.plan_page import print_plan

        print_plan(made, answered, everything=everything)
    if save is None and not as_json and answered != given:
        offer_to_save(answered)
