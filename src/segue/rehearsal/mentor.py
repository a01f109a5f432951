"""A transcript → the mentor's debrief: notes that quote, one a turn at most.

The mentor is no part of the partner and knows nothing of what was drawn: it
sees what was said, as a friend who listened would. Where it cannot tell, it
says nothing. The measure is "asked once, kindly", never "got the number".
"""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from msgspec import Struct

from segue.domain.answer import Asked, ReadsReplies
from segue.domain.chance import chance_for
from segue.domain.plan import Answer
from segue.domain.turn import YES_LIKE, Act, Debrief, Note, ReadsActs, Turn
from segue.rehearsal import signs
from segue.rehearsal.remarks import Remark
from segue.rehearsal.transcript import Transcript


NOTHING_KNOWN: Final[Mapping[int, Answer]] = MappingProxyType({})
"""For a transcript that was played elsewhere."""

_LONG: Final = 45
"""Words in a line after which nobody gets a word in."""

_SHORT: Final = 2
"""Words in a reply that has nothing to say."""

_MUCH: Final = 12
"""Words that are many after a reply that has nothing to say."""

_TAKES: Final[frozenset[Act]] = frozenset(
    {"take_answer", "thanks", "goodbye", "apology"}
)

_QUOTE: Final = 14
"""Words of a line that a note quotes."""

_ONCE: Final = frozenset({"listened", "hinted"})
"""Remarks that are made once in a debrief."""


class Line(Struct, frozen=True):
    """One line of the learner, with what stands around it.

    Attributes:
        at: Its index into the turns.
        text: The words.
        acts: What it does.
        before: The partner's line just before, or nothing.
        after: The partner's line just after, or nothing.
        first: Whether it is the learner's first.
        asks: Whether it asks to keep in touch.
        answered: How an earlier ask was answered, if there was one.
    """

    at: int
    text: str
    acts: tuple[Act, ...]
    before: str
    after: str
    first: bool
    asks: bool
    answered: Answer | None


class Heard(Struct, frozen=True):
    """All that the mentor judges by.

    Attributes:
        transcript: Where, and what was said.
        lines: The learner's lines.
    """

    transcript: Transcript
    lines: tuple[Line, ...]


class Ears(Struct, frozen=True):
    """What the mentor reads lines with.

    Attributes:
        acts: Reads what a line of the learner does.
        answers: Reads how a reply answers an ask.
    """

    acts: ReadsActs
    answers: ReadsReplies


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
        seen = _first_seen(heard, line)
        if seen and seen in by_id and not (seen in _ONCE and seen in said):
            notes.append(_note(line, by_id[seen]))
            said.add(seen)
    return Debrief(
        asked_once=asked_once(heard),
        took_the_answer=took_the_answer(heard),
        notes=tuple(notes),
    )


def listen(
    transcript: Transcript, ears: Ears, known: Mapping[int, Answer] = NOTHING_KNOWN
) -> Heard:
    """Read what each line of the learner does, and how asks were answered."""
    turns = transcript.turns
    yours = [at for at, turn in enumerate(turns) if turn.speaker == "you"]
    pairs = [(_theirs(turns, at, -1), turns[at].text) for at in yours]
    lines: list[Line] = []
    answered: Answer | None = None
    for at, (before, text), acts in zip(
        yours, pairs, ears.acts.read_all(pairs), strict=True
    ):
        after = _theirs(turns, at, 1)
        asks = signs.requests(text) or (acts[0] == "ask" and signs.names_a_way(text))
        line = Line(at, text, acts, before, after, not lines, asks, answered)
        lines.append(line)
        if asks and answered is None and after:
            answered = known.get(at + 1) or _read_answer(ears, text, after)
    return Heard(transcript, tuple(lines))


def _read_answer(ears: Ears, ask: str, reply: str) -> Answer:
    """Return how a reply answers an ask.

    What the reader of answers is not sure of is read by its plain words.
    """
    if signs.asks_why(reply):
        return "unclear"
    (read,) = ears.answers.read_all([Asked(answer=reply, ask=ask)])
    if read.number or (read.abstained and signs.gives_number(reply)):
        return "yes"
    return signs.answer_in(reply) if read.abstained else read.reading


def _theirs(turns: Sequence[Turn], at: int, way: int) -> str:
    place = at + way
    inside = 0 <= place < len(turns) and turns[place].speaker == "them"
    return turns[place].text if inside else ""


# ---- the two measures


def asked_once(heard: Heard) -> bool:
    """Whether there was exactly one ask, never pressed and never repeated.

    To sulk over an answer is not to ask again: it is a matter of taking it.
    """
    asks = [line for line in heard.lines if line.asks]
    pressed = any(_presses(line) and not _sulks(line) for line in heard.lines)
    return len(asks) == 1 and not pressed


def took_the_answer(heard: Heard) -> bool | None:
    """Whether the answer was taken; nothing where none came."""
    after = [line for line in heard.lines if line.answered is not None]
    if not any(line.asks and line.after for line in heard.lines):
        return None
    return not any(_presses(line) or _hurts(line) for line in after)


def _presses(line: Line) -> bool:
    if line.answered is None:
        return line.asks and line.acts[0] == "pressure"
    return line.asks or _pushes(line)


def _pushes(line: Line) -> bool:
    """Whether a line leans on an answer that was not a plain yes."""
    if line.answered in {None, "yes", "other_channel"}:
        return False
    if signs.accepts(line.text):
        return False
    takes = bool(_TAKES & set(line.acts))
    return signs.pushes(line.text) or (line.acts[0] == "pressure" and not takes)


def _sulks(line: Line) -> bool:
    """Whether a line only makes them feel bad, and wants no other answer."""
    asks_on = line.asks or signs.pushes(line.text)
    return signs.makes_guilty(line.text) and not asks_on


def _hurts(line: Line) -> bool:
    declined = line.answered not in YES_LIKE
    return declined and (line.acts[0] == "rude" or signs.makes_guilty(line.text))


# ---- what can be seen in a line, the weightiest first


def _first_seen(heard: Heard, line: Line) -> str | None:
    for look in _LOOKS:
        seen = look(heard, line)
        if seen:
            return seen
    return None


def _after_answer(heard: Heard, line: Line) -> str | None:
    if line.answered is None:
        return None
    declined = line.answered not in YES_LIKE
    for holds, seen in (
        (signs.asks_why(line.before) and signs.parries(line.text), "snapped"),
        (line.asks, "asked_again"),
        (declined and line.acts[0] == "rude", "rude"),
        (declined and signs.makes_guilty(line.text), "guilt"),
        (_pushes(line), "pressed"),
    ):
        if holds:
            return seen
    return _took(line) if line is _taking(heard) else None


def _taking(heard: Heard) -> Line | None:
    """Return the line that takes the answer, of the first two after it."""
    after = [line for line in heard.lines if line.answered is not None][:2]
    for line in after:
        if _TAKES & set(line.acts):
            return line
    return after[0] if after else None


def _took(line: Line) -> str:
    if line.answered == "yes":
        return "too_eager" if signs.is_eager(line.text) else "took_yes"
    return "took_later" if line.answered in YES_LIKE else "took_no"


def _ask(heard: Heard, line: Line) -> str | None:
    if not line.asks or line.answered is not None:
        return None
    return _bad_moment(heard, line) or _bad_ask(line) or _good_ask(line)


def _bad_moment(heard: Heard, line: Line) -> str | None:
    where = heard.transcript.scene
    told = any(
        signs.speaks_of_partner(one.before)
        for one in heard.lines[-9:]
        if one.at <= line.at
    )
    for holds, seen in (
        (
            signs.is_serving(f"{where.place} {where.facts} {where.them}"),
            "asked_serving",
        ),
        (signs.are_strangers(f"{where.facts} {where.them}"), "asked_stranger"),
        (told, "asked_taken"),
        (line.first and not line.before, "opening_asked"),
        (not where.private, "asked_overheard"),
        (signs.is_busy(line.before), "asked_busy"),
    ):
        if holds:
            return seen
    return None


def _bad_ask(line: Line) -> str | None:
    for holds, seen in (
        (signs.leans_on_others(line.text), "pretext"),
        (line.acts[0] == "pressure", "pressed_before"),
        (signs.is_order(line.text) and not _is_easy(line), "ordered"),
        (_is_bare(line), "bare_ask"),
    ):
        if holds:
            return seen
    return None


def _is_bare(line: Line) -> bool:
    playful = {"offer", "play"} & set(line.acts)
    return not playful and not _is_easy(line) and not signs.has_reason(line.text)


def _is_easy(line: Line) -> bool:
    """Whether an ask leaves an easy way to decline."""
    return "way_out" in line.acts or signs.leaves_open(line.text)


def _good_ask(line: Line) -> str:
    cued = signs.holds_a_door(line.before) or signs.share_words(line.before, line.text)
    for holds, seen in (
        (cued and _is_easy(line), "asked_on_cue"),
        ("offer" in line.acts and "ask" not in line.acts, "offered_well"),
        (_is_easy(line) and signs.has_reason(line.text), "asked_well"),
        (_is_easy(line), "asked_freely"),
        ("play" in line.acts, "asked_playfully"),
    ):
        if holds:
            return seen
    return "no_way_out"


def _insult(_: Heard, line: Line) -> str | None:
    return "rude_before" if line.acts[0] == "rude" else None


def _long(_: Heard, line: Line) -> str | None:
    return "monologue" if len(line.text.split()) > _LONG else None


def _hint(_: Heard, line: Line) -> str | None:
    return "hinted" if signs.hints(line.text) else None


def _let_go(heard: Heard, line: Line) -> str | None:
    never = not any(one.asks for one in heard.lines)
    told = signs.speaks_of_partner(line.before)
    return "left_it" if told and never else None


def _opening(_: Heard, line: Line) -> str | None:
    if not line.first:
        return None
    if line.acts[0] == "silence":
        return "froze"
    if "shared_circumstance" in line.acts:
        return "opening_shared"
    if "question" in line.acts:
        return "opening_question"
    bare = line.acts == ("greeting",) and len(line.text.split()) <= _SHORT
    return "opening_bare" if bare else "opening_light"


def _missed_door(_: Heard, line: Line) -> str | None:
    return "missed_door" if signs.holds_a_door(line.before) else None


def _crowding(_: Heard, line: Line) -> str | None:
    short = 0 < len(line.before.split()) <= _SHORT and "?" not in line.before
    crowds = line.text.count("?") > 1 or len(line.text.split()) > _MUCH
    return "crowded" if short and crowds else None


def _listening(_: Heard, line: Line) -> str | None:
    asks_on = "question" in line.acts and "?" in line.text and not line.asks
    return "listened" if asks_on and line.before and line.answered is None else None


_LOOKS: Final[tuple[Callable[[Heard, Line], str | None], ...]] = (
    _after_answer,
    _ask,
    _insult,
    _long,
    _hint,
    _missed_door,
    _crowding,
    _let_go,
    _opening,
    _listening,
)


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
