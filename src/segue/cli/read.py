"""``segue read``: an export in, what it holds out."""

from pathlib import Path
from typing import Annotated, Literal

import typer


DateOrder = Literal["dmy", "mdy", "ymd"]


def read(  # noqa: PLR0913 - one parameter an option
    export: Annotated[
        Path,
        typer.Argument(help="A chat's export: the file, folder or zip as it came."),
    ],
    *,
    me: Annotated[
        str | None, typer.Option(help="Your name, as the export writes it.")
    ] = None,
    them: Annotated[
        str | None, typer.Option(help="Their name; picks the chat among many.")
    ] = None,
    format_: Annotated[
        str | None, typer.Option("--format", help="Whose export it is.")
    ] = None,
    date_order: Annotated[
        DateOrder | None, typer.Option(help="Day, month and year in this order.")
    ] = None,
    tz: Annotated[
        str | None, typer.Option(help="IANA time zone to show times in.")
    ] = None,
    messages: Annotated[
        bool, typer.Option("--messages", help="The messages, one JSON object a line.")
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON document instead of a page.")
    ] = False,
) -> None:
    """Read the chat that you have with them, exactly as it stands."""
    from segue.cli.print_chat import ReadOptions, answer_with_chat

    answer_with_chat(
        ReadOptions(
            export,
            me,
            them,
            format_,
            date_order,
            tz,
            messages=messages,
            as_json=as_json,
        )
    )
