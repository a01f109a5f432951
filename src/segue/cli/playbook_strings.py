"""``segue playbook strings``: another language's words, string by string."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from segue.cli.options import Json, ReplaceFile
from segue.errors import ExitCode, InputError


class TwoWaysError(InputError):
    """A table was asked for and a check of it, both at once."""

    def __init__(self) -> None:
        """Say what to choose from."""
        super().__init__("--check goes without --output", "leave one of them out")


def strings(
    *,
    language: Annotated[
        str, typer.Option(metavar="TAG", help="Which language, such as es.")
    ] = "es",
    check: Annotated[
        bool,
        typer.Option(
            "--check", help="Find what is missing or stale; exit 1 where anything is."
        ),
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write them as a table to this file."),
    ] = None,
    replace: ReplaceFile = False,
    as_json: Json = False,
) -> None:
    """Show every string of the advice beside its translation."""
    if check and output is not None:
        raise TwoWaysError
    if check:
        _check(language, as_json=as_json)
        return
    from segue.actions.strings import show_strings, table_of, write_table
    from segue.cli.playbook_page import print_written

    shown = show_strings(language)
    if output is not None:
        write_table(shown, output, replace=replace)
    if as_json:
        _print_json(shown)
    elif output is None:
        sys.stdout.write(table_of(shown))
    else:
        print_written(shown, output)


def _check(language: str, *, as_json: bool) -> None:
    from segue.actions.strings import check_strings_of
    from segue.cli.playbook_page import print_strings_check

    checked = check_strings_of(language)
    if as_json:
        _print_json(checked)
    else:
        print_strings_check(checked)
    if checked.errors:
        raise typer.Exit(ExitCode.FAILED)


def _print_json(document: object) -> None:
    import msgspec

    sys.stdout.write(msgspec.json.encode(document).decode() + "\n")
