"""The command ``segue`` and its error page: one line, the right exit code."""

import sys
from typing import Annotated, NoReturn

import typer

from segue.cli.acts import acts
from segue.cli.answer import answer
from segue.cli.ask import ask
from segue.cli.card import card
from segue.cli.case import app as case_app
from segue.cli.complain import complain, leave_with
from segue.cli.debrief import debrief
from segue.cli.doctor import doctor
from segue.cli.due import calendar, due
from segue.cli.journal import app as journal_app
from segue.cli.look_back import look_back
from segue.cli.mcp import mcp
from segue.cli.plan import plan
from segue.cli.playbook import playbook
from segue.cli.read import read
from segue.cli.rehearse import rehearse
from segue.cli.scenes import scenes
from segue.cli.schema import schema
from segue.cli.serve import serve
from segue.errors import ExitCode, SegueError


_INTERRUPTED = 130
"""What Typer makes of Ctrl-C; the contract knows only 1 for it."""

app = typer.Typer(
    name="segue",
    help="Helps you ask somebody for their phone number, well.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command("plan")(plan)
app.command("ask")(ask)
app.command("answer")(answer)
app.command("rehearse")(rehearse)
app.command("acts")(acts)
app.command("debrief")(debrief)
app.command("schema")(schema)
app.command("serve")(serve)
app.command("mcp")(mcp)
app.add_typer(playbook, name="playbook")
app.add_typer(scenes, name="scenes")
app.add_typer(case_app)
app.command("due")(due)
app.command("calendar")(calendar)
app.add_typer(journal_app)
app.command("card")(card)
app.command("look-back")(look_back)
app.command("doctor")(doctor)
app.command("read")(read)


@app.callback(invoke_without_command=True)
def start(
    ctx: typer.Context,
    *,
    version: Annotated[
        bool, typer.Option("--version", help="Show the version.")
    ] = False,
) -> None:
    """Open the app where no command is named."""
    if version:
        from importlib.metadata import version as version_of

        print(version_of("segue"))
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        serve()


def run_typer() -> NoReturn:
    """Run the whole command line and leave with its exit code."""
    try:
        code = app(prog_name="segue", standalone_mode=False)
    except SegueError as error:
        leave_with(error)
    except typer.Abort:
        print(file=sys.stderr)
        sys.exit(ExitCode.FAILED)
    except typer.TyperException as error:
        complain(_usage(error))
        sys.exit(ExitCode.BAD_INPUT)
    if code == _INTERRUPTED:
        sys.exit(ExitCode.FAILED)
    sys.exit(code if isinstance(code, int) else ExitCode.DONE)


def _usage(error: typer.TyperException) -> str:
    """Return what is wrong with the command line, in one line."""
    says = getattr(error, "format_message", error.__str__)()
    plain = " ".join(says.split())
    return f"{plain[:1].lower()}{plain[1:].rstrip('.')}; see segue --help"
