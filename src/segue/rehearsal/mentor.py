"""A transcript → the mentor's debrief: notes that quote, one a turn at most.

The mentor is no part of the partner and knows nothing of what was drawn: it
sees what was said, as a friend who listened would. Where it cannot tell, it
says nothing. The measure is "asked once, kindly", never "got the number".

Rules find asks, pushes and bad moments; what else a trainer would remark on was
learned from annotated rehearsals. What is told of ask and answer goes by both.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from msgspec import structs

from segue.domain.chance import chance_for
from segue.domain.plan import Answer
from segue.domain.turn import Debrief, Note
from segue.rehearsal.choose import Grounds, choose, is_harmless
from segue.rehearsal.heard import NOTHING_KNOWN, Ears, Heard, Line, listen
from segue.rehearsal.looks import all_seen, hurts, presses, sulks
from segue.rehearsal.remarks import Remark
from segue.rehearsal.transcript import Transcript


_QUOTE: Final = 14
"""Words of a line that a note quotes."""

_ASKED_ON: Final = frozenset({"asked_again", "pressed"})
_NOT_TAKEN: Final = frozenset({"asked_again", "pressed", "guilt", "rude"})
"""Remarks after which it was not one ask, or the answer was not taken."""


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
    grounds = _grounds(heard, ears)
    made: list[tuple[Line, Remark]] = []
    for one in grounds:
        said = {remark.id for _, remark in made}
        chosen = choose(remarks, structs.replace(one, said=said))
        if chosen:
            made.append((one.line, chosen))
    ids = {remark.id for _, remark in made}
    harmless = {one.line.at for one in grounds if is_harmless(remarks, one)}
    took = took_the_answer(heard, harmless)
    return Debrief(
        asked_once=asked_once(heard, harmless) and not ids & _ASKED_ON,
        took_the_answer=took and not ids & _NOT_TAKEN,
        notes=tuple(_note(line, remark) for line, remark in made),
    )


def _grounds(heard: Heard, ears: Ears) -> list[Grounds]:
    """Return for each line what there is to go by."""
    nobody: Sequence[Mapping[str, float]] = [{}] * len(heard.lines)
    judged = ears.judge.remarks_on(heard) if ears.judge else nobody
    return [
        Grounds(line, all_seen(heard, line), likely)
        for line, likely in zip(heard.lines, judged, strict=True)
    ]


def asked_once(heard: Heard, harmless: Collection[int] = ()) -> bool:
    """Whether there was exactly one ask, never pressed and never repeated.

    To sulk over an answer is not to ask again: it is a matter of taking it.

    Args:
        heard: What was said.
        harmless: Turns on which a trainer would hardly find fault.
    """
    lines = [line for line in heard.lines if line.at not in harmless]
    pressed = any(presses(line) and not sulks(line) for line in lines)
    first = next((line for line in heard.lines if line.asks), None)
    again = any(line.asks for line in lines if line is not first)
    return first is not None and not again and not pressed


def took_the_answer(heard: Heard, harmless: Collection[int] = ()) -> bool | None:
    """Whether the answer was taken; nothing where none came.

    Args:
        heard: What was said.
        harmless: Turns on which a trainer would hardly find fault.
    """
    if heard.answered is None:
        return None
    after = [line for line in heard.lines if line.answered is not None]
    counted = [line for line in after if line.at not in harmless]
    return not any(presses(line) or hurts(line) for line in counted)


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
