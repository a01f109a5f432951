"""``segue debrief``: what the mentor says of a transcript."""

from typing import Annotated

import typer


def debrief(
    file: Annotated[
        str, typer.Argument(help="A transcript as JSON, or - for standard input.")
    ],
    *,
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON document instead of a page.")
    ] = False,
) -> None:
    """Hear what the mentor saw in a rehearsal that was played elsewhere."""
    from segue.actions.debrief import (
        NoTranscriptError,
        debrief_transcript,
        read_transcript,
    )
    from segue.cli.rehearse_page import show_debrief, write_json
    from segue.cli.rehearse_script import ScriptError, read_bytes

    shown = "standard input" if file == "-" else file
    data = read_bytes(file)
    try:
        transcript = read_transcript(data)
    except NoTranscriptError as error:
        raise ScriptError(shown, error.message, error.hint) from None
    made = debrief_transcript(transcript)
    if as_json:
        write_json(made)
        return
    show_debrief(made.debrief, transcript.turns)
