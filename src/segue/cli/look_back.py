"""``segue look-back``: what you expected, what came, how it felt."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from segue.cli.options import Json, ReplaceFile
from segue.domain.reflection import Reflection


def look_back(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="One case; all if left out.")
    ] = None,
    *,
    picture: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Draw nerves over time, .svg or .png."),
    ] = None,
    replace: ReplaceFile = False,
    as_json: Json = False,
) -> None:
    """Look back: what you expected, what came, how it felt."""
    import msgspec

    from segue.actions.look_back import look_back as look
    from segue.actions.look_back_in_words import told
    from segue.cli.page import Page
    from segue.cli.passphrase import own_access

    seen = look(own_access(), name, picture, replace=replace)
    if as_json:
        sys.stdout.write(msgspec.json.encode(seen).decode() + "\n")
        return
    page = Page()
    if not seen.reflections:
        page.text("Nothing noted yet. `segue case before NAME --nerves N` begins it.")
        return
    page.title("Looking back")
    page.rows((_when(one), told(one)) for one in seen.reflections)
    if seen.described:
        page.heading(f"Drawn: {seen.picture}")
        page.text(seen.described, indent=2)


def _when(one: Reflection) -> str:
    return f"{one.at:%b} {one.at.day}, {one.case}"
