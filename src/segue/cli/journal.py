"""``segue journal``: what opens it, how it leaves, how it is forgotten."""

from pathlib import Path
from typing import Annotated

import typer

from segue.cli.options import CaseName, Json, ReplaceFile


app = typer.Typer(
    name="journal",
    help="What is kept: open it, take it elsewhere, forget it.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Yes = Annotated[bool, typer.Option("--yes", help="Don't ask whether to go on.")]


@app.command("unlock")
def unlock(
    *,
    keep: Annotated[
        bool,
        typer.Option("--keep", help="Keep the passphrase in this machine's key store."),
    ] = False,
    drop: Annotated[
        bool, typer.Option("--drop", help="Take it out of the key store.")
    ] = False,
    as_json: Json = False,
) -> None:
    """See whether the passphrase opens the journal."""
    from segue.actions.journal_key import try_key
    from segue.cli.journal_page import show_opens
    from segue.cli.passphrase import own_access

    access = own_access()
    opens = try_key(access, access.ask, keep=keep, drop=drop)
    show_opens(opens, as_json=as_json)


@app.command("passphrase")
def passphrase(*, as_json: Json = False) -> None:
    """Give the journal another passphrase, or none."""
    from segue.actions.journal_key import change_passphrase
    from segue.cli.journal_page import show_opens
    from segue.cli.passphrase import own_access

    access = own_access()
    show_opens(change_passphrase(access, access.ask), as_json=as_json)


@app.command("export")
def export(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write.")],
    *,
    replace: ReplaceFile = False,
    whats_whole: Annotated[
        bool,
        typer.Option("--whats-whole", help="Leave out what is damaged, and say so."),
    ] = False,
    as_json: Json = False,
) -> None:
    """Write everything into one file that anybody can read."""
    from segue.actions.export_all import export_journal
    from segue.cli.journal_page import show_moved
    from segue.cli.passphrase import own_access

    moved = export_journal(own_access(), file, replace=replace, whats_whole=whats_whole)
    show_moved(moved, as_json=as_json, went_out=True)


@app.command("import")
def import_file(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="What `journal export` wrote.")
    ],
    *,
    as_json: Json = False,
) -> None:
    """Take everything in from such a file, into an empty journal."""
    from segue.actions.export_all import import_journal
    from segue.cli.journal_page import show_moved
    from segue.cli.passphrase import own_access

    show_moved(import_journal(own_access(), file), as_json=as_json, went_out=False)


@app.command("forget")
def forget(case: CaseName, *, yes: Yes = False, as_json: Json = False) -> None:
    """Remove a case for good, the memory of the ask included."""
    from segue.actions.forget import forget_case
    from segue.cli.journal_page import go_on_forgetting, show_forgotten
    from segue.cli.passphrase import own_access

    go_on_forgetting(case, yes=yes)
    show_forgotten(forget_case(own_access(), case), as_json=as_json)


@app.command("wipe")
def wipe(*, yes: Yes = False, as_json: Json = False) -> None:
    """Remove everything for good; needs no passphrase."""
    from segue.actions.forget import wipe_journal
    from segue.cli.journal_page import go_on_forgetting, show_forgotten

    go_on_forgetting(None, yes=yes)
    show_forgotten(wipe_journal(), as_json=as_json)


@app.command("check")
def check(*, as_json: Json = False) -> None:
    """Read everything, and name what is not as it was written."""
    from segue.actions.check_journal import check_journal
    from segue.cli.journal_page import show_checked
    from segue.cli.passphrase import own_access
    from segue.errors import ExitCode

    checked = check_journal(own_access())
    show_checked(checked, as_json=as_json)
    if not checked.whole:
        raise typer.Exit(ExitCode.FAILED)
