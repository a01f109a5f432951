"""``segue acts``: what a line in a conversation does."""

import sys
from typing import Annotated

import typer


def acts(
    text: Annotated[
        str | None, typer.Argument(help="The line, or - for standard input.")
    ] = None,
    *,
    previous: Annotated[
        str, typer.Option(help="What the other one said just before.")
    ] = "",
    scene: Annotated[str, typer.Option(help="Where the two are.")] = "",
    batch: Annotated[
        bool, typer.Option("--batch", help="JSON Lines in, JSON Lines out.")
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON document instead of words.")
    ] = False,
) -> None:
    """Show how a line is read: a greeting, a question, an ask, a push."""
    import msgspec

    from segue.actions.read_acts import LineGiven, read_acts
    from segue.cli.acts_input import parse_lines, take_line

    if batch:
        for made in read_acts(parse_lines()):
            sys.stdout.write(msgspec.json.encode(made).decode() + "\n")
        return
    given = LineGiven(text=take_line(text), previous=previous, scene=scene)
    (read,) = read_acts([given])
    if as_json:
        sys.stdout.write(msgspec.json.encode(read).decode() + "\n")
        return
    print(", ".join(act.replace("_", " ") for act in read.acts))
