"""``segue schema``: the shape of each document, for other programs."""

import sys
from typing import Annotated

import typer

from segue.cli.complete import schemas


def schema(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME", help="Which document, such as plan.", autocompletion=schemas
        ),
    ] = None,
    *,
    list_all: Annotated[
        bool, typer.Option("--list", help="Which documents there are.")
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="The list as one JSON document.")
    ] = False,
) -> None:
    """Show the JSON Schema of a document that programs exchange."""
    import msgspec

    from segue.actions.schemas import schema_of, schema_titles

    if name is not None and not list_all:
        document = msgspec.json.format(msgspec.json.encode(schema_of(name)), indent=2)
        sys.stdout.write(document.decode() + "\n")
        return
    titles = schema_titles()
    if as_json:
        names = [{"name": name, "title": title} for name, title in titles.items()]
        listed = {"contract": 1, "schemas": names}
        sys.stdout.write(msgspec.json.encode(listed).decode() + "\n")
        return
    from segue.cli.page import Page

    Page().rows(titles.items())
