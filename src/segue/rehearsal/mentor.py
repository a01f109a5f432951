"""A transcript → the mentor's debrief: notes that quote, one a turn at most.

The mentor is no part of the partner and knows nothing of what was drawn: it
sees what was said, as a friend who listened would. Where it cannot tell, it
says nothing. The measure is "asked once, kindly", never "got the number".

What a trainer would remark on was learned from annotated rehearsals, and so was
which lines ask, push, hurt or take the answer; what rules find is part of what
is weighed. A push or a hurt that the measures go by has a note, and only then.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from segue.domain.chance import chance_for
from segue.domain.plan import Answer
from segue.domain.turn import Debrief, Note
from segue.rehearsal.choose import Grounds, choose
from segue.rehearsal.heard import NOTHING_KNOWN, Ears, Heard, Line, listen
from segue.rehearsal.judged import UNJUDGED, Judged
from segue.rehearsal.looks import all_seen
from segue.rehearsal.measures import Measured, measure
from segue.rehearsal.remarks import Remark
from segue.rehearsal.transcript import Transcript


_QUOTE: Final = 14
"""Words of a line that a note quotes."""


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
    judged = ears.judge.judge(heard) if ears.judge else []
    measured = measure(heard, judged)
    return Debrief(
        asked_once=measured.asked_once,
        took_the_answer=measured.took_the_answer,
        notes=_notes(heard, judged, measured, remarks),
    )


def _notes(
    heard: Heard,
    judged: Sequence[Judged],
    measured: Measured,
    remarks: Sequence[Remark],
) -> tuple[Note, ...]:
    notes: list[Note] = []
    said: set[str] = set()
    each = judged or [UNJUDGED] * len(heard.lines)
    for line, one in zip(heard.lines, each, strict=True):
        seen, fault = all_seen(heard, line), measured.faults.get(line.at)
        chosen = choose(remarks, Grounds(line, seen, one.remarks, said, fault))
        if chosen:
            said.add(chosen.id)
            notes.append(_note(line, chosen))
    return tuple(notes)


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
