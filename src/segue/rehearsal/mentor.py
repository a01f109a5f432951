"""A transcript → the mentor's debrief: notes that quote, one a turn at most.

The mentor is no part of the partner and knows nothing of what was drawn: it
sees what was said, as a friend who listened would. Where it cannot tell, it
says nothing. The measure is "asked once, kindly", never "got the number".
"""

from collections.abc import Mapping, Sequence
from typing import Final

from segue.domain.chance import chance_for
from segue.domain.plan import Answer
from segue.domain.turn import Debrief, Note
from segue.rehearsal.heard import NOTHING_KNOWN, Ears, Heard, Line, listen
from segue.rehearsal.looks import first_seen, hurts, presses, sulks
from segue.rehearsal.remarks import Remark
from segue.rehearsal.transcript import Transcript


_QUOTE: Final = 14
"""Words of a line that a note quotes."""

_ONCE: Final = frozenset({"listened", "hinted"})
"""Remarks that are made once in a debrief."""


def debrief(
    transcript: Transcript,
    ears: Ears,
    remarks: Sequence[Remark],
    known: Mapping[int, Answer] = NOTHING_KNOWN,
) -> Debrief:
    """Return what the mentor says of a transcript.

    Args:
        transcript: Where it was played, and what was said.
        ears: What reads the lines.
        remarks: What the mentor can say.
        known: How replies answered an ask, by turn, where that is known.
    """
    heard = listen(transcript, ears, known)
    by_id = {remark.id: remark for remark in remarks}
    notes = []
    said: set[str] = set()
    for line in heard.lines:
        seen = first_seen(heard, line)
        if seen and seen in by_id and not (seen in _ONCE and seen in said):
            notes.append(_note(line, by_id[seen]))
            said.add(seen)
    return Debrief(
        asked_once=asked_once(heard),
        took_the_answer=took_the_answer(heard),
        notes=tuple(notes),
    )


def asked_once(heard: Heard) -> bool:
    """Whether there was exactly one ask, never pressed and never repeated.

    To sulk over an answer is not to ask again: it is a matter of taking it.
    """
    asks = [line for line in heard.lines if line.asks]
    pressed = any(presses(line) and not sulks(line) for line in heard.lines)
    return len(asks) == 1 and not pressed


def took_the_answer(heard: Heard) -> bool | None:
    """Whether the answer was taken; nothing where none came."""
    after = [line for line in heard.lines if line.answered is not None]
    if heard.answered is None:
        return None
    return not any(presses(line) or hurts(line) for line in after)


def _note(line: Line, remark: Remark) -> Note:
    chance = chance_for(line.text, remark.id)
    words = line.text.split()
    quote = " ".join(words[:_QUOTE]) + ("…" if len(words) > _QUOTE else "")
    return Note(
        turn=line.at,
        skill=remark.skill,
        grade=remark.grade,
        quote=quote,
        rule=remark.rule,
        says=chance.choice(remark.says),
        instead=chance.choice(remark.instead) if remark.instead else None,
    )
