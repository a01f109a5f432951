"""``segue playbook``: check the advice, walk through it, show it."""

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from segue.cli.complete import moves, playbooks
from segue.cli.options import AdviceLanguage, ReplaceFile
from segue.cli.playbook_print import print_page
from segue.cli.playbook_strings import strings
from segue.domain.languages import ENGLISH, ForeignPlaybookError, check_language
from segue.errors import ExitCode, InputError


playbook = typer.Typer(
    help="Check the advice, walk through it, or show what it says.",
    rich_markup_mode=None,
    no_args_is_help=True,
)
playbook.command("strings")(strings)
_FOLDER = "A folder with a playbook; the built-in one if left out."
_OWN = "A folder with a playbook of your own, whole or laid over the built-in one."


class LonelyOutError(InputError):
    """A file is named for a drawing, and no drawing is."""

    def __init__(self) -> None:
        """Say what goes together."""
        super().__init__("--out goes with --graph", "add --graph svg")


class NothingOfOnesOwnError(InputError):
    """Changes are asked for, and no folder that could have some."""

    def __init__(self) -> None:
        """Say what is missing."""
        super().__init__("--changes: no folder is named", "name yours before it")


@playbook.command("new")
def new(
    folder: Annotated[Path, typer.Argument(help="Where to; made if need be.")],
    *,
    scene: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Start a scene to rehearse in, too."),
    ] = None,
) -> None:
    """Start a folder of your own that is laid over the built-in advice."""
    from segue.actions.new_playbook import new_playbook

    for path in new_playbook(folder, scene):
        print(f"wrote {path}")
    and_scenes = f", and segue scenes check {folder}" if scene else ""
    print(f"Next: segue playbook check {folder}{and_scenes}")


@playbook.command("check")
def check(
    path: Annotated[
        Path | None, typer.Argument(help=_FOLDER, autocompletion=playbooks)
    ] = None,
    *,
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON document instead of a page.")
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Let warnings count as errors.")
    ] = False,
    language: AdviceLanguage = ENGLISH,
) -> None:
    """Find what should be mended; exit 2 where an error stands."""
    if language != ENGLISH:
        _check_language(language, path, as_json=as_json, strict=strict)
        return
    from segue.actions.check_playbook import check_playbook

    checked = check_playbook(path)
    if as_json:
        _print_json(checked)
    else:
        from segue.cli.playbook_page import print_check

        print_check(checked)
    if checked.errors or (strict and checked.findings):
        raise typer.Exit(ExitCode.BAD_INPUT)


@playbook.command("test")
def try_out(
    folder: Annotated[Path, typer.Argument(help=_OWN)],
    *,
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON document instead of a page.")
    ] = False,
) -> None:
    """Hold a playbook against what you expect of it; exit 1 where it fails."""
    from segue.actions.try_playbook import try_playbook

    tried = try_playbook(folder)
    if as_json:
        _print_json(tried)
    else:
        from segue.cli.playbook_own import print_tried

        print_tried(tried)
    if tried.failed:
        raise typer.Exit(ExitCode.FAILED)


def _check_language(
    language: str, path: Path | None, *, as_json: bool, strict: bool
) -> None:
    from segue.actions.strings import check_strings_of
    from segue.cli.playbook_page import print_strings_check

    if path is not None:
        raise ForeignPlaybookError
    checked = check_strings_of(check_language(language))
    if as_json:
        _print_json(checked)
    else:
        print_strings_check(checked)
    if checked.errors or (strict and checked.findings):
        raise typer.Exit(ExitCode.BAD_INPUT)


@playbook.command("walk")
def walk(
    *,
    situations: Annotated[
        int, typer.Option(min=1, max=100_000_000, help="How many to draw.")
    ] = 10_000,
    seed: Annotated[int, typer.Option(min=0, help="Which ones.")] = 0,
    jobs: Annotated[
        int, typer.Option(min=1, max=256, help="On how many processes.")
    ] = 1,
    folder: Annotated[
        Path | None, typer.Option("--playbook", help=_FOLDER, autocompletion=playbooks)
    ] = None,
    language: AdviceLanguage = ENGLISH,
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON document instead of a page.")
    ] = False,
) -> None:
    """Try the promises on drawn situations; exit 1 where one is broken."""
    from segue.actions.walk_playbook import walk_playbook
    from segue.cli.playbook_page import print_walk, telling_progress

    with telling_progress(situations) as tell:
        done = walk_playbook(
            situations,
            seed=seed,
            jobs=jobs,
            playbook=folder,
            language=language,
            progress=tell,
        )
    if as_json:
        _print_json(done)
    else:
        print_walk(done)
    if not done.report.kept:
        raise typer.Exit(ExitCode.FAILED)


@playbook.command("show")
def show(  # noqa: PLR0913 - one parameter an option
    path: Annotated[
        Path | None, typer.Argument(help=_FOLDER, autocompletion=playbooks)
    ] = None,
    *,
    changes: Annotated[
        bool,
        typer.Option("--changes", help="What is other than in the built-in one."),
    ] = False,
    move: Annotated[
        str | None,
        typer.Option(
            help="One move, with its effects, moments, words.", autocompletion=moves
        ),
    ] = None,
    graph: Annotated[
        Literal["mermaid", "svg"] | None,
        typer.Option(help="Which facts lead where, as a drawing."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="Write the drawing to this file.")
    ] = None,
    replace: ReplaceFile = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON document instead of a page.")
    ] = False,
) -> None:
    """Show what the advice says, with its sources."""
    from segue.actions.show_playbook import draw_playbook, show_playbook

    if changes:
        _show_changes(path, as_json=as_json)
        return
    if graph:
        _write(draw_playbook(graph, path), out, replace=replace)
        return
    if out is not None:
        raise LonelyOutError
    shown = show_playbook(path, move)
    if as_json:
        _print_json(shown)
    else:
        from segue.cli.playbook_show import print_shown

        print_shown(shown, in_full=move is not None)


def _show_changes(path: Path | None, *, as_json: bool) -> None:
    """Show what a folder changes.

    Raises:
        NothingOfOnesOwnError: No folder is named.
    """
    from segue.actions.show_changes import show_changes

    if path is None:
        raise NothingOfOnesOwnError
    made = show_changes(path)
    if as_json:
        _print_json(made)
    else:
        from segue.cli.playbook_own import print_changes

        print_changes(made)


playbook.command("print")(print_page)


def _print_json(document: object) -> None:
    import msgspec

    sys.stdout.write(msgspec.json.encode(document).decode() + "\n")


def _write(text: str, out: Path | None, *, replace: bool) -> None:
    if out is None:
        sys.stdout.write(text)
        return
    from segue.actions.new_file import write_new

    write_new(out, text.encode(), replace=replace)
