"""``segue serve``: the app in a browser."""

import sys
from pathlib import Path
from typing import Annotated

import typer


def serve(  # noqa: PLR0913 - one parameter an option
    *,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Where to listen.")
    ] = "127.0.0.1",
    port: Annotated[
        int,
        typer.Option(min=0, max=65535, metavar="N", help="Any free one if left out."),
    ] = 0,
    name: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="A host name that it is reached by."),
    ] = None,
    cert: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Certificate, for TLS.")
    ] = None,
    key: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The certificate's key.")
    ] = None,
    without_tls: Annotated[
        bool,
        typer.Option(
            "--without-tls", help="Listen beyond this machine without encryption."
        ),
    ] = False,
    no_browser: Annotated[
        bool, typer.Option("--no-browser", help="Print the address only.")
    ] = False,
) -> None:
    """Open the app in a browser, for yourself alone."""
    from segue.web.launch import Launch, serve

    launch = Launch(
        host=host,
        port=port,
        names=tuple(name or ()),
        certificate=cert,
        key=key,
        is_plain_allowed=without_tls,
        opens_browser=not no_browser,
    )
    print("Ctrl-C ends it.", file=sys.stderr)
    serve(launch)
