"""``segue read``: an export in, what it holds out."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from segue.cli.complete import formats
from segue.cli.options import ReadForCase, ReplaceFile


DateOrder = Literal["dmy", "mdy", "ymd"]


Export = Annotated[
    Path,
    typer.Argument(help="A chat's export: the file, folder or zip as it came."),
]
Me = Annotated[str | None, typer.Option(help="Your name, as the export writes it.")]
Them = Annotated[
    str | None, typer.Option(help="Their name; picks the chat among many.")
]
FormatName = Annotated[
    str | None,
    typer.Option("--format", help="Whose export it is.", autocompletion=formats),
]
Order = Annotated[
    DateOrder | None, typer.Option(help="Day, month and year in this order.")
]
Zone = Annotated[str | None, typer.Option(help="IANA time zone to show times in.")]
Now = Annotated[
    str | None,
    typer.Option(metavar="ISO8601", help="The present moment, not the clock's."),
]
Plot = Annotated[
    str | None,
    typer.Option(
        metavar="FILE",
        help="Pictures into FILE.svg or FILE.png; - for plain characters here.",
    ),
]
Messages = Annotated[
    bool, typer.Option("--messages", help="The messages, one JSON object a line.")
]
AsJson = Annotated[
    bool, typer.Option("--json", help="One JSON document instead of a page.")
]


def read(  # noqa: PLR0913 - one parameter an option
    export: Export,
    *,
    me: Me = None,
    them: Them = None,
    format_: FormatName = None,
    date_order: Order = None,
    tz: Zone = None,
    now: Now = None,
    plot: Plot = None,
    replace: ReplaceFile = False,
    case: ReadForCase = None,
    messages: Messages = False,
    as_json: AsJson = False,
) -> None:
    """Say what the chat that you have with them shows."""
    from segue.cli.print_chat import ReadOptions, answer_with_chat

    answer_with_chat(
        ReadOptions(
            export,
            me,
            them,
            format_,
            date_order,
            tz,
            now,
            messages=messages,
            as_json=as_json,
            plot=plot,
            replace=replace,
            case=case,
        )
    )
