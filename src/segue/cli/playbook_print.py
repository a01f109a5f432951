"""``segue playbook print``: every line of the advice, on a page."""

import sys
from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer

from segue.cli.complete import playbooks
from segue.cli.options import ReplaceFile


def print_page(
    path: Annotated[
        Path | None,
        typer.Argument(
            help="A folder with a playbook; the built-in one if left out.",
            autocompletion=playbooks,
        ),
    ] = None,
    *,
    output: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE.html", help="Write to this file; standard output if left out."
        ),
    ] = None,
    replace: ReplaceFile = False,
) -> None:
    """Print every line of the advice for a reviewer, as one HTML page."""
    from segue.actions.print_playbook import print_playbook

    page = page_of(print_playbook(path))
    if output is None:
        sys.stdout.write(page)
        return
    from segue.actions.new_file import write_new

    write_new(output, page.encode(), replace=replace)
    print(f"Written: {output}. Print it from any browser.", file=sys.stderr)


def page_of(printout: object) -> str:
    """Return the page: one file, no script, nothing fetched.

    Args:
        printout: What ``print_playbook`` returns.
    """
    from jinja2 import Environment, StrictUndefined

    source = files("segue.cli").joinpath("templates/printout.html")
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )
    template = environment.from_string(source.read_text(encoding="utf-8"))
    return template.render(printout=printout)
