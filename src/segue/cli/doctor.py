"""``segue doctor``: is everything as it should be, and what mends it?"""

from typing import Annotated

import typer

from segue.cli.options import Json
from segue.errors import ExitCode


def doctor(
    *,
    port: Annotated[
        int | None,
        typer.Option(
            min=1, max=65535, metavar="N", help="See whether the app could listen here."
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """See whether everything that Segue needs is as it should be."""
    from segue.cli.look_around import examine

    if not examine(port, as_json=as_json):
        raise typer.Exit(ExitCode.FAILED)
