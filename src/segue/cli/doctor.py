"""``segue doctor``: is everything as it should be?"""

import sys

import typer

from segue.cli.options import Json


_MARKS = {"good": "ok", "note": "note", "bad": "BAD"}


def doctor(*, as_json: Json = False) -> None:
    """See whether everything that Segue needs is as it should be."""
    import msgspec

    from segue.actions.doctor import examine
    from segue.cli.page import Page
    from segue.cli.passphrase import own_access
    from segue.errors import ExitCode

    examined = examine(own_access())
    if as_json:
        sys.stdout.write(msgspec.json.encode(examined).decode() + "\n")
    else:
        rows = (
            (f"{_MARKS[one.how]:4} {one.what}", one.says) for one in examined.findings
        )
        Page().rows(rows)
    if not examined.well:
        raise typer.Exit(ExitCode.FAILED)
