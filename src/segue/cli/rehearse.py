"""``segue rehearse``: a scene, played line by line or from a script."""

import sys
from typing import Annotated, Literal

import typer


Level = Literal["easy", "middle", "hard"]

Script = Annotated[
    str | None,
    typer.Option(help="A file with your lines, one a line; - for standard input."),
]
Seed = Annotated[
    int | None, typer.Option(help="Which rehearsal; the same number, the same one.")
]
FromPlan = Annotated[
    str | None, typer.Option(help="A plan (segue plan --json) to rehearse from.")
]


def rehearse(  # noqa: PLR0913 - one parameter an option
    scene: Annotated[
        str | None, typer.Argument(help="A scene's id; see --list.")
    ] = None,
    *,
    script: Script = None,
    seed: Seed = None,
    plan: FromPlan = None,
    difficulty: Annotated[
        Level | None,
        typer.Option(help="easy, middle or hard; the scene's own if none."),
    ] = None,
    persona: Annotated[str | None, typer.Option(help="Whom to meet there.")] = None,
    them: Annotated[
        str, typer.Option(help="With --plan: what the other one is called.")
    ] = "",
    you: Annotated[str, typer.Option(help="What they call you.")] = "",
    voice: Annotated[
        Literal["scripted"], typer.Option(help="Who speaks for the other one.")
    ] = "scripted",
    case: Annotated[
        str | None, typer.Option(metavar="NAME", help="Keep in this case that you did.")
    ] = None,
    listing: Annotated[bool, typer.Option("--list", help="Show all scenes.")] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON document instead of a page.")
    ] = False,
) -> None:
    """Talk with a partner who may say no, then hear what a mentor saw."""
    from segue.cli.rehearse_page import print_scenes, show_rehearsed, write_json
    from segue.cli.rehearse_script import choice_of, pick_scene, read_script

    del voice  # there is one
    if listing:
        print_scenes(as_json=as_json)
        return
    choice = choice_of(
        pick_scene(scene, plan), plan, seed, (difficulty, persona, them, you)
    )
    if case is not None:
        from segue.cli.rehearse_kept import enter

        enter(case, choice)
    if script is None and not as_json:
        from segue.cli.rehearse_talk import talk

        made = talk(choice, sys.stdin)
    else:
        from segue.actions.rehearse import play_script

        made = play_script(choice, read_script(script or "-"))
        if as_json:
            write_json(made)
        else:
            show_rehearsed(made)
    if case is not None:
        from segue.cli.rehearse_kept import keep

        keep(case, made)
