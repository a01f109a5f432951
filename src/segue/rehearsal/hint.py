"""A rehearsal in the middle → what would help with the next line."""

from segue.rehearsal.around import Around
from segue.rehearsal.step import Rehearsal
from segue.voices.lines import fill


_WARM_LINES = 3
_LATE = 2.5
_COLD = 0.3


def hint_for(around: Around, rehearsal: Rehearsal) -> str:
    """Return what would help with the next line."""
    hint: str = getattr(around.hints, _hint_name(rehearsal))
    return fill(hint, rehearsal.slots) or hint


def _hint_name(rehearsal: Rehearsal) -> str:
    return _after_ask(rehearsal) or _by_drill(rehearsal) or _in_talk(rehearsal)


def _after_ask(rehearsal: Rehearsal) -> str | None:
    state = rehearsal.state
    if state.why_open:
        return "why"
    if state.was_declined:
        return "took_no"
    if state.answer is not None:
        return "took_yes"
    return "cold" if state.comfort < _COLD else None


def _by_drill(rehearsal: Rehearsal) -> str | None:
    drill = rehearsal.scene.drill
    if drill == "kind_by_job":
        return "not_here"
    if drill == "not_the_moment":
        return "busy"
    if drill == "first_text":
        return "first_text"
    return None if rehearsal.scene.private else "overheard"


def _in_talk(rehearsal: Rehearsal) -> str:
    state = rehearsal.state
    if state.lines == 0:
        return "begin"
    if state.patience < _LATE:
        return "soon"
    last = rehearsal.turns[-1].text if rehearsal.turns else ""
    if last.endswith("?"):
        return "tell"
    return "ask" if state.lines >= _WARM_LINES else "listen"
