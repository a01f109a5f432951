"""``segue due`` and ``segue calendar``: what is to be done, and when."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from segue.cli.options import CaseZone, Json, Now, ReplaceFile


def due(
    *,
    as_json: Json = False,
    notify: Annotated[
        bool,
        typer.Option("--notify", help="Tell the desktop if anything's time has come."),
    ] = False,
    now: Now = None,
    tz: CaseZone = None,
) -> None:
    """Say what is to be done, and when."""
    import msgspec

    from segue.actions.due import list_due
    from segue.cli.due_page import print_due
    from segue.cli.passphrase import own_access

    listed = list_due(own_access(), now=now, tz=tz)
    if as_json:
        sys.stdout.write(msgspec.json.encode(listed).decode() + "\n")
    else:
        print_due(listed)
    count = sum(one.is_open for one in listed.due)
    if notify and count:
        from segue.actions.notify import notify as tell_desktop

        tell_desktop(count)


def calendar(
    out: Annotated[Path, typer.Argument(metavar="OUT.ics", help="The file to write.")],
    *,
    details: Annotated[
        bool,
        typer.Option(
            "--details", help="Say for whom and what; calendars are seen by others."
        ),
    ] = False,
    replace: ReplaceFile = False,
    as_json: Json = False,
    now: Now = None,
    tz: CaseZone = None,
) -> None:
    """Write reminders for your calendar, with alarms."""
    from segue.actions.calendar import write_calendar
    from segue.cli.page import Page
    from segue.cli.passphrase import own_access

    access = own_access()
    count = write_calendar(
        access, out, details=details, replace=replace, now=now, tz=tz
    )
    if as_json:
        import msgspec

        written = {"contract": 1, "file": str(out), "entries": count}
        sys.stdout.write(msgspec.json.encode(written).decode() + "\n")
        return
    things = "1 entry" if count == 1 else f"{count} entries"
    Page().text(f"{out}: {things}. Open it with your calendar.")
