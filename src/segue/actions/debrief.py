"""The mentor's debrief of a transcript that was played elsewhere."""

from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import Struct

from segue.actions.json_fault import fault_of
from segue.actions.rehearse import room
from segue.domain.half_character import half_character
from segue.domain.plan import CONTRACT
from segue.domain.turn import Debrief
from segue.errors import InputError
from segue.rehearsal.transcript import Transcript


Talk = Transcript | Mapping[str, Any]
"""A transcript, or its fields as plain values."""


class NoTranscriptError(InputError):
    """What was handed in is no transcript."""

    def __init__(self, says: str) -> None:
        """Say what is wrong, naming the field and no words of the talk."""
        hint = 'expected {"scene": {…}, "turns": [{"speaker": "you", "text": "…"}]}'
        super().__init__(says, hint)


class Debriefed(Struct, frozen=True, kw_only=True):
    """A debrief as a document.

    Attributes:
        contract: Version of this document.
        debrief: What the mentor says.
    """

    contract: int = CONTRACT
    debrief: Debrief


def read_transcript(data: bytes) -> Transcript:
    """Return the transcript that JSON holds.

    Raises:
        NoTranscriptError: It is none.
    """
    try:
        return msgspec.json.decode(data, type=Transcript)
    except msgspec.ValidationError as error:
        raise NoTranscriptError(fault_of(str(error))) from None
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise NoTranscriptError("not valid JSON") from None


def transcript_from(given: Talk) -> Transcript:
    """Return a transcript, or the one that plain values make.

    Raises:
        NoTranscriptError: They make none.
    """
    try:
        transcript = msgspec.convert(given, Transcript)
    except (msgspec.ValidationError, RecursionError) as error:
        raise NoTranscriptError(fault_of(str(error))) from None
    for number, turn in enumerate(transcript.turns):
        if half_character(turn.text):
            raise NoTranscriptError(f"turns[{number}].text: half a character")
    return transcript


def debrief_transcript(transcript: Transcript) -> Debriefed:
    """Return what the mentor says of a transcript."""
    return Debriefed(debrief=room().debrief(transcript))
