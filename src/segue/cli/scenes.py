"""``segue scenes check`` and ``segue scenes walk``."""

from pathlib import Path
from typing import Annotated

import typer


scenes = typer.Typer(help="Check scenes, and walk through them.", rich_markup_mode=None)

_FOLDER = "A folder with scenes, whole or laid over the built-in ones; those if none."


@scenes.command("check")
def check(
    folder: Annotated[Path | None, typer.Argument(help=_FOLDER)] = None,
    *,
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON document instead of lines.")
    ] = False,
) -> None:
    """Check scenes, people and lines: shape, wording and safety."""
    from segue.actions.check_scenes import check_scenes
    from segue.cli.rehearse_page import write_json
    from segue.errors import ExitCode

    made = check_scenes(folder)
    if as_json:
        write_json(made)
    else:
        for found in made.findings:
            print(f"{found.file}:{found.line}: {found.code} {found.says}")
            print(f"    {found.fix}")
        counts = ", ".join(f"{n} {name}" for name, n in made.coverage.items())
        told = "; ".join(filter(None, (f"{len(made.findings)} findings", counts)))
        print(told.replace("_", " "))
    if made.findings:
        raise typer.Exit(ExitCode.BAD_INPUT)


@scenes.command("walk")
def walk(
    folder: Annotated[Path | None, typer.Argument(help=_FOLDER)] = None,
    *,
    rehearsals: Annotated[
        int, typer.Option("-n", "--rehearsals", min=1, help="How many to play.")
    ] = 10_000,
    seed: Annotated[int, typer.Option(help="Which ones.")] = 0,
    words: Annotated[
        bool, typer.Option("--words", help="Let the partner speak; slower.")
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON document instead of lines.")
    ] = False,
) -> None:
    """Play rehearsals with learners of all kinds, and check the promises."""
    from segue.actions.check_scenes import walk_scenes
    from segue.cli.rehearse_page import write_json
    from segue.errors import ExitCode

    made = walk_scenes(rehearsals, seed=seed, words=words, folder=folder)
    report = made.report
    if as_json:
        write_json(made)
    else:
        print(f"{report.rehearsals} rehearsals, {report.turns} lines answered, "
              f"{made.turns_per_second:.0f} a second")  # fmt: skip
        for level, share in report.welcome.items():
            print(
                f"  welcome, {level}: {share:.3f} (data: {report.expected[level]:.3f})"
            )
        for name, times in report.broken.items():
            print(f"  {name.replace('_', ' ')}: {times or 'kept'}")
    if not report.kept:
        raise typer.Exit(ExitCode.FAILED)
