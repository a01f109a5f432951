"""A choice → a rehearsal that is played, shown, and kept where wanted."""

import sys

from msgspec.structs import replace

from segue.actions.rehearse import Choice, Rehearsed, play_script
from segue.cli.rehearse_page import show_rehearsed, write_json
from segue.cli.rehearse_script import read_script
from segue.domain.turn import VoiceName


def with_voice(choice: Choice, voice: VoiceName) -> Choice:
    """Return a choice with a voice that may speak.

    Raises:
        InputError: There is no language model, or nobody has agreed to it.
    """
    if voice == "scripted":
        return choice
    from segue.cli.rehearse_voice import settle_voice

    return settle_voice(replace(choice, voice=voice))


def play(
    choice: Choice, script: str | None, case: str | None, *, as_json: bool
) -> None:
    """Play at the terminal, or the lines of a script.

    Args:
        choice: What to rehearse.
        script: A file with lines, or ``-``; nothing to type them.
        case: A case to keep it in, if there is one.
        as_json: Print one JSON document instead of a page.

    Raises:
        OneAskError: The one-ask promise forbids it for the case.
        InputError: The scene, the script or the case is at fault.
    """
    if case is not None:
        from segue.cli.rehearse_kept import enter

        enter(case, choice)
    made = _played(choice, script, as_json=as_json)
    if case is not None and any(turn.speaker == "you" for turn in made.turns):
        from segue.cli.rehearse_kept import keep

        keep(case, made)


def _played(choice: Choice, script: str | None, *, as_json: bool) -> Rehearsed:
    if script is None and not as_json:
        from segue.cli.rehearse_talk import talk

        return talk(choice, sys.stdin)
    made = play_script(choice, read_script(script or "-"))
    if choice.voice == "llm":
        from segue.cli.rehearse_voice import show_troubles

        show_troubles()
    if as_json:
        write_json(made)
    else:
        show_rehearsed(made)
    return made
