"""Options that several commands have, each said once."""

from pathlib import Path
from typing import Annotated

import typer

from segue.cli.complete import playbooks, regions
from segue.domain.languages import ASK_IN


SituationFile = Annotated[
    str | None,
    typer.Argument(
        metavar="FILE", help="A YAML or JSON file, or - for standard input."
    ),
]
ForCase = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="Plan for this case, from what it knows; the plan is recorded.",
    ),
]
ReadForCase = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Note in this case that its chat was read."),
]
OpeningCame = Annotated[
    bool,
    typer.Option(
        "--opening-came", help="What they named for a yes for later has come."
    ),
]
Json = Annotated[
    bool, typer.Option("--json", help="One JSON document instead of a page.")
]
Everything = Annotated[
    bool, typer.Option("--all", help="Every move, reason and answer.")
]
OtherWords = Annotated[
    int,
    typer.Option(
        min=0,
        metavar="N",
        show_default=False,
        help="0 the usual words; 1, 2, … other ones.",
    ),
]
Now = Annotated[
    str | None,
    typer.Option(metavar="ISO8601", help="The present moment, not the clock's."),
]
Zone = Annotated[
    str | None,
    typer.Option(metavar="IANA", help="Time zone, if the file names none."),
]
CaseZone = Annotated[
    str | None,
    typer.Option(metavar="IANA", help="Time zone, if the case names none."),
]
Region = Annotated[
    str | None,
    typer.Option(
        help="Country of a number without one: US, GB, DE …", autocompletion=regions
    ),
]
Language = Annotated[
    str,
    typer.Option(
        "--language",
        metavar="TAG",
        envvar=ASK_IN,
        show_envvar=False,
        show_default=False,
        help="Words in en or es; the variable SEGUE_LANGUAGE sets it, too.",
    ),
]
AdviceLanguage = Annotated[
    str,
    typer.Option("--language", metavar="TAG", help="The built-in advice in en or es."),
]
Playbook = Annotated[
    Path | None,
    typer.Option(
        metavar="FOLDER", help="A playbook of your own.", autocompletion=playbooks
    ),
]
ChatExport = Annotated[
    Path | None,
    typer.Option(
        metavar="EXPORT", help="A chat's export; fills what the file leaves open."
    ),
]
ChatMe = Annotated[
    str | None, typer.Option(metavar="NAME", help="With --chat: your name there.")
]
CaseName = Annotated[
    str, typer.Argument(metavar="NAME", help="The case's name: a nickname will do.")
]
At = Annotated[
    str | None,
    typer.Option(metavar="ISO8601", help="When it happened; now if left out."),
]
Nerves = Annotated[
    int,
    typer.Option(
        metavar="0…100", min=0, max=100, help="0 calm … 100 as bad as it gets."
    ),
]
ReplaceFile = Annotated[
    bool, typer.Option("--replace", help="Write over a file that is there.")
]
