"""``segue rehearse``: a scene, played line by line or from a script."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from segue.cli.complete import personas, scenes


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

Scenes = Annotated[
    Path | None,
    typer.Option(metavar="FOLDER", help="A folder with scenes of your own."),
]
Voice = Annotated[
    Literal["scripted", "llm"],
    typer.Option(
        help="Who speaks for the other one: authored lines, or a language model."
    ),
]
Forget = Annotated[
    bool,
    typer.Option("--forget-consent", help="Take back your yes to sending anything."),
]


def rehearse(  # noqa: PLR0913 - one parameter an option
    scene: Annotated[
        str | None,
        typer.Argument(help="A scene's id; see --list.", autocompletion=scenes),
    ] = None,
    *,
    script: Script = None,
    seed: Seed = None,
    plan: FromPlan = None,
    difficulty: Annotated[
        Level | None,
        typer.Option(help="easy, middle or hard; the scene's own if none."),
    ] = None,
    persona: Annotated[
        str | None, typer.Option(help="Whom to meet there.", autocompletion=personas)
    ] = None,
    them: Annotated[str, typer.Option(help="What the other one is called.")] = "",
    you: Annotated[str, typer.Option(help="What they call you.")] = "",
    scenes: Scenes = None,
    voice: Voice = "scripted",
    case: Annotated[
        str | None, typer.Option(metavar="NAME", help="Keep in this case that you did.")
    ] = None,
    listing: Annotated[bool, typer.Option("--list", help="Show all scenes.")] = False,
    forget: Forget = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON document instead of a page.")
    ] = False,
) -> None:
    """Talk with a partner who may say no, then hear what a mentor saw."""
    from msgspec.structs import replace

    from segue.cli.rehearse_page import print_scenes
    from segue.cli.rehearse_script import choice_of, pick_scene, settle_seed

    if forget:
        from segue.cli.rehearse_voice import forget_consent

        forget_consent()
        return
    if listing:
        print_scenes(scenes, as_json=as_json)
        return
    who = (difficulty, persona, them, you)
    number = settle_seed(seed, is_played=script is None and not as_json)
    here = pick_scene(scene, plan)
    choice = replace(choice_of(here, plan, number, who), folder=scenes)
    from segue.cli.rehearse_play import play, with_voice

    play(with_voice(choice, voice), script, case, as_json=as_json)
