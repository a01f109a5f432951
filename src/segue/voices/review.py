"""A line that a language model wrote → why it is discarded, if it is.

First come plain rules for what breaks a scene, then the facts (a number, a
handle), then the readers: a line that answers an ask must be read, by whoever
was not there, as exactly what was decided. A no that reads as a yes is the
worst error there is, so on a no a line needs every rule and the reader on its
side.
"""

from collections.abc import Callable
from types import MappingProxyType
from typing import Final, Literal

from msgspec import Struct

from segue.domain.answer import YES_LIKE, AnswerRead, Asked, ReadsReplies
from segue.domain.plan import Answer
from segue.domain.talk import Cue
from segue.domain.turn import Act, ReadsActs
from segue.voices import wording
from segue.voices.decision import Decision, decision_of, digits_in


Fault = Literal[
    "empty",
    "long",
    "markup",
    "staged",
    "two_speakers",
    "model",
    "language",
    "coarse",
    "repeated",
    "number",
    "no_number",
    "handle",
    "no_handle",
    "door",
    "perhaps",
    "touch",
    "goes_on",
    "no_question",
    "reads_otherwise",
]
SAYS: Final = MappingProxyType[Fault, str](
    {
        "empty": "it held no words",
        "long": "it was too long; two short sentences are plenty",
        "markup": "it held markup or an address; plain words only",
        "staged": "it told what somebody does; only the words that are spoken",
        "two_speakers": "it spoke for the other one as well",
        "model": "it fell out of the scene",
        "language": "it was not in plain English",
        "coarse": "it was coarse or cruel",
        "repeated": "it was said before, or nearly",
        "number": "it held a number that was not to be given",
        "no_number": "the number was missing, or not exactly as given",
        "handle": "it held a name online that was not to be given",
        "no_handle": "the name online was missing",
        "door": "it opened a door that has been closed, or invited to something",
        "perhaps": "it left a perhaps where there is none",
        "touch": "it spoke of numbers or of keeping in touch, which nobody asked",
        "goes_on": "it asked something, though the talk ends here",
        "no_question": "it did not ask why",
        "reads_otherwise": "it could be read as another answer than the decided one",
    }
)
"""What each fault is, as the model is told before its second try."""

_MOST_YES: Final = 0.08
"""Probability of any yes above which a line on a no is discarded."""

_MOST_YES_WHERE_UNCLEAR: Final = 0.35
"""Likewise, where the line is to be neither a yes nor a no."""

_MOST_NO: Final = 0.8
"""Probability of any no above which a line is no yes, but for its number."""

_REACHES_OUT: Final[frozenset[Act]] = frozenset({"ask", "offer", "invitation"})


class Readers(Struct, frozen=True):
    """What lines are read with.

    Attributes:
        acts: Reads what a line does.
        answers: Reads how a line answers an ask.
        plainly: Reads the same by plain words, as a second opinion.
    """

    acts: ReadsActs
    answers: ReadsReplies
    plainly: Callable[[str], Answer]


def review(cue: Cue, draft: str, line: str, readers: Readers) -> Fault | None:
    """Return why a line cannot be spoken, or nothing.

    Args:
        cue: What the partner does.
        draft: The scripted line for it.
        line: What would be spoken.
        readers: What reads it.
    """
    decision = decision_of(cue, draft)
    for look in (_in_scene, _facts, _manner):
        fault = look(cue, decision, line)
        if fault:
            return fault
    return _as_read(cue, decision, line, readers)


def _in_scene(cue: Cue, _: Decision, line: str) -> Fault | None:
    """Look for what breaks the scene, whatever was decided."""
    said = [turn.text for turn in cue.turns] + [cue.text]
    names = (cue.slots.get("you", ""), cue.persona.name)
    seen: tuple[tuple[Fault, bool], ...] = (
        ("empty", not any(char.isalpha() for char in line)),
        ("long", wording.is_too_long(line)),
        ("two_speakers", wording.has_two_speakers(line, names)),
        ("staged", wording.is_staged(line, cue.persona.name)),
        ("markup", wording.has_markup(line)),
        ("model", wording.names_a_model(line)),
        ("language", wording.is_foreign(line)),
        ("coarse", wording.is_coarse(line)),
        ("repeated", wording.repeats(line, said)),
    )
    return next((fault for fault, holds in seen if holds), None)


def _facts(cue: Cue, decision: Decision, line: str) -> Fault | None:
    """Look whether number and handle are given where decided, not elsewhere."""
    return _handle(cue, decision, line) or _number(decision, line)


def _handle(cue: Cue, decision: Decision, line: str) -> Fault | None:
    if decision.handle:
        return None if decision.handle in line else "no_handle"
    known = cue.slots.get("handle", "")
    return "handle" if known and known.lower() in line.lower() else None


def _number(decision: Decision, line: str) -> Fault | None:
    if decision.number:
        given = digits_in(line) == digits_in(decision.number)
        return None if given else "no_number"
    rest = line.replace(decision.handle, "")
    is_easy = decision.standing == "open" or decision.may_invite
    holds = wording.holds_a_number if is_easy else wording.holds_any_digit
    return "number" if holds(rest) else None


def _manner(cue: Cue, decision: Decision, line: str) -> Fault | None:
    """Look for openings, invitations and questions out of place."""
    asks = line.rstrip().endswith("?")
    is_shut = decision.standing in {"no", "closed"}
    touches = not decision.may_invite and not is_shut and cue.move != "ask_why"
    seen: tuple[tuple[Fault, bool], ...] = (
        ("door", not decision.may_invite and wording.opens_a_door(line)),
        ("perhaps", decision.is_plain and wording.leaves_a_perhaps(line)),
        ("touch", touches and wording.speaks_of_touch(line)),
        ("goes_on", decision.is_last and asks),
        ("no_question", cue.move == "ask_why" and "?" not in line),
    )
    return next((fault for fault, holds in seen if holds), None)


def _as_read(cue: Cue, decision: Decision, line: str, readers: Readers) -> Fault | None:
    """Look whether the line is read as what was decided."""
    if not decision.may_invite and _reaches_out(cue, decision, line, readers):
        return "door"
    if not decision.reads_as:
        return None
    ask = decision.ask or None
    bare = line.replace(decision.number, "")
    whole, rest = readers.answers.read_all(
        [Asked(answer=line, ask=ask), Asked(answer=bare, ask=ask)]
    )
    if whole.reading not in decision.reads_as:
        return "reads_otherwise"
    if decision.standing == "yes":
        is_other = _is_half_a_no(cue, rest)
    else:
        is_other = _is_half_a_yes(cue, line, rest, readers)
    return "reads_otherwise" if is_other else None


def _reaches_out(cue: Cue, decision: Decision, line: str, readers: Readers) -> bool:
    """Say whether a line does above all what only a learner does."""
    before = cue.text if decision.standing == "open" else ""
    (acts,) = readers.acts.read_all([(before, line)])
    return acts[0] in _REACHES_OUT


def _is_half_a_yes(cue: Cue, line: str, read: AnswerRead, readers: Readers) -> bool:
    """Say whether a line on a no could well be taken for a yes."""
    likely = sum(read.probabilities.of(reading) for reading in YES_LIKE)
    is_unclear = cue.answer == "unclear"
    most = _MOST_YES_WHERE_UNCLEAR if is_unclear else _MOST_YES
    is_plain_yes = readers.plainly(line) in YES_LIKE
    return is_plain_yes or likely > most or wording.begins_with_a_yes(line)


def _is_half_a_no(cue: Cue, read: AnswerRead) -> bool:
    """Say whether it is only the number that makes a line a yes."""
    likely = read.probabilities.no + read.probabilities.soft_no
    return cue.answer == "yes" and likely > _MOST_NO
