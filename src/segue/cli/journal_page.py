"""What was done with the journal → a few lines, or one document."""

import sys

import msgspec
import typer
from msgspec import Struct

from segue.actions.check_journal import Checked
from segue.actions.export_all import Moved
from segue.actions.forget import Forgotten
from segue.actions.journal_key import Opens
from segue.cli.page import Page
from segue.cli.passphrase import agrees


_FORGET_ONE = """\
This removes {case} and all that happened there, for good. The memory of the ask
goes, too: Segue will not know any more that you asked, or what they answered, and
could not keep you from asking again. What they answered holds all the same."""

_FORGET_ALL = """\
This removes your whole journal, for good. The memory of every ask goes, too: Segue
will not know any more whom you asked, or what they answered, and could not keep
you from asking again. What they answered holds all the same."""


def go_on_forgetting(case: str | None, *, yes: bool) -> None:
    """Say what forgetting means, and ask whether to go on.

    Where there is no terminal nobody can be asked, and the command is taken at
    its word.

    Raises:
        typer.Abort: Better not.
    """
    says = _FORGET_ALL if case is None else _FORGET_ONE.format(case=case)
    print(says, file=sys.stderr)
    if not yes and sys.stdin.isatty() and not agrees("Go on?"):
        raise typer.Abort


def show_opens(opens: Opens, *, as_json: bool) -> None:
    """Print that the journal opens, and by what."""
    if _as_document(opens, as_json=as_json):
        return
    page = Page()
    page.text("Your journal opens.")
    rows = [("Cases", str(opens.cases)), ("Key", opens.profile)]
    if opens.at_hand:
        rows.append(("Kept", "The passphrase is in this machine's key store."))
    page.rows(rows)


def show_moved(moved: Moved, *, as_json: bool, went_out: bool) -> None:
    """Print how much went out or came in."""
    if went_out:
        print(
            f"note: {moved.file} is not encrypted. Whoever has it can read all of it.",
            file=sys.stderr,
        )
    if _as_document(moved, as_json=as_json):
        return
    page = Page()
    verb = "Written" if went_out else "Taken in"
    page.text(f"{verb}: {_counted(moved.cases, moved.events)}.")
    if moved.damages:
        page.heading("Not in the file, because it is damaged")
        page.bullets(moved.damages)


def show_forgotten(forgotten: Forgotten, *, as_json: bool) -> None:
    """Print what is gone."""
    if _as_document(forgotten, as_json=as_json):
        return
    gone = forgotten.forgotten or "Your journal"
    Page().text(f"{gone} is gone from this machine's journal, for good.")


def show_checked(checked: Checked, *, as_json: bool) -> None:
    """Print whether everything is as it was written."""
    if _as_document(checked, as_json=as_json):
        return
    page = Page()
    count = _counted(checked.cases, checked.events)
    if checked.whole:
        page.text(f"Everything is as it was written: {count}.")
        return
    page.text(f"Something is not as it was written. What is whole: {count}.")
    page.bullets(checked.damages)
    page.text("`segue journal export FILE --whats-whole` saves what is whole.")


def _counted(cases: int, events: int) -> str:
    of_cases = "1 case" if cases == 1 else f"{cases} cases"
    of_events = "1 event" if events == 1 else f"{events} events"
    return f"{of_cases} with {of_events}"


def _as_document(value: Struct, *, as_json: bool) -> bool:
    if as_json:
        sys.stdout.write(msgspec.json.encode(value).decode() + "\n")
    return as_json
