"""``segue ask``: an interview at the terminal, then the plan."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from segue.cli.options import Everything, Language, Now


def ask(  # noqa: PLR0913 - one parameter an option
    situation: Annotated[
        str | None,
        typer.Argument(
            metavar="FILE",
            help="A situation to go on from; what it says is not asked.",
        ),
    ] = None,
    *,
    save: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write your answers to this new file."),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="The plan as one JSON document.")
    ] = False,
    everything: Everything = False,
    now: Now = None,
    tz: Annotated[str | None, typer.Option(metavar="IANA", help="Time zone.")] = None,
    language: Language = "en",
) -> None:
    """Answer a few questions, and get a plan."""
    from segue.actions.plan import make_plan
    from segue.actions.words import words_of
    from segue.cli.interview import hold_interview
    from segue.cli.reading import read_situation_file
    from segue.cli.save_answers import check_new_file, offer_to_save, save_answers
    from segue.domain.situation import Situation

    if save is not None:
        check_new_file(save)
    given = read_situation_file(situation) if situation else Situation()
    words = words_of(language)
    answered = hold_interview(given, now=now, tz=tz, words=words)
    if save is not None:
        save_answers(answered, save)
    made = make_plan(answered, now=now, tz=tz, language=language)
    if as_json:
        import msgspec

        sys.stdout.write(msgspec.json.encode(made).decode() + "\n")
    else:
        from segue.cli.plan_page import print_plan

        print_plan(made, answered, everything=everything, words=words)
    if save is None and not as_json and answered != given:
        offer_to_save(answered, words.ask)
