"""What can be seen in a line of the learner, the weightiest first."""

from collections.abc import Callable
from typing import Final

from segue.domain.turn import YES_LIKE, Act
from segue.rehearsal import manners, signs
from segue.rehearsal.heard import Heard, Line


_LONG: Final = 45
"""Words in a line after which nobody gets a word in."""

_SHORT: Final = 2
"""Words in a reply that has nothing to say."""

_MUCH: Final = 12
"""Words that are many after a reply that has nothing to say."""

_ATTENTIVE: Final = 3
"""Of five, what a question takes up that shows that one has listened."""

_FIRST_WORDS: Final = 2
"""Lines of the learner within which two strangers are strangers still."""

_TAKES: Final[frozenset[Act]] = frozenset(
    {"take_answer", "thanks", "goodbye", "apology"}
)


def presses(line: Line) -> bool:
    """Say whether a line pushes: for an answer, or against one."""
    if line.answered is None:
        return line.asks and line.acts[0] == "pressure"
    return line.asks or _pushes(line)


def _pushes(line: Line) -> bool:
    """Whether a line leans on an answer that was not a plain yes."""
    if line.answered in {None, "yes", "other_channel"}:
        return False
    if line.answered != "conditional" and manners.bargains(line.text):
        return True
    if signs.accepts(line.text):
        return False
    takes = bool(_TAKES & set(line.acts))
    presses_on = line.acts[0] == "pressure" and line.answered != "conditional"
    return signs.pushes(line.text) or (presses_on and not takes)


def sulks(line: Line) -> bool:
    """Whether a line only makes them feel bad, and wants no other answer."""
    asks_on = line.asks or signs.pushes(line.text) or manners.bargains(line.text)
    return signs.makes_guilty(line.text) and not asks_on


def hurts(line: Line) -> bool:
    """Say whether a line makes them pay for an answer that was no yes."""
    declined = line.answered not in YES_LIKE
    return declined and (_insults(line) or signs.makes_guilty(line.text))


def _insults(line: Line) -> bool:
    return line.acts[0] == "rude" and not signs.accepts(line.text)


def all_seen(heard: Heard, line: Line) -> tuple[str, ...]:
    """Return the ids of what can be remarked on, the weightiest first."""
    looked = (look(heard, line) for look in _LOOKS)
    return tuple(seen for seen in looked if seen)


def _after_answer(heard: Heard, line: Line) -> str | None:
    if line.answered is None:
        return None
    declined = line.answered not in YES_LIKE
    for holds, seen in (
        (signs.asks_why(line.before) and signs.parries(line.text), "snapped"),
        (line.asks, "asked_again"),
        (declined and _insults(line), "rude"),
        (declined and signs.makes_guilty(line.text), "guilt"),
        (_pushes(line), "pressed"),
        (line.answered == "yes" and signs.is_eager(line.text), "too_eager"),
    ):
        if holds:
            return seen
    if line is _taking(heard):
        return _took(line)
    return "apologized" if _mends(heard, line) else None


def _mends(heard: Heard, line: Line) -> bool:
    """Whether a line takes back what one before it did to an answer."""
    earlier = heard.lines[: heard.lines.index(line)]
    hurt = any(one.answered and (presses(one) or hurts(one)) for one in earlier)
    return hurt and "apology" in line.acts


def _taking(heard: Heard) -> Line | None:
    """Return the line that takes the answer, of the first two after it."""
    after = [line for line in heard.lines if line.answered is not None][:2]
    for line in after:
        if _TAKES & set(line.acts):
            return line
    return after[0] if after else None


def _took(line: Line) -> str | None:
    if line.answered == "yes":
        return "took_yes"
    if line.answered in YES_LIKE:
        return "took_later"
    return None if {"pressure", "ask"} & set(line.acts) else "took_no"


def _ask(heard: Heard, line: Line) -> str | None:
    if not line.asks or line.answered is not None:
        return None
    return _bad_moment(heard, line) or _bad_ask(heard, line) or _good_ask(line)


def _bad_moment(heard: Heard, line: Line) -> str | None:
    where = heard.transcript.scene
    told = any(
        signs.speaks_of_partner(one.before)
        for one in heard.lines[-9:]
        if one.at <= line.at
    )
    for holds, seen in (
        (_is_serving(heard), "asked_serving"),
        (
            signs.are_strangers(f"{where.facts} {where.them}")
            and line in heard.lines[:_FIRST_WORDS],
            "asked_stranger",
        ),
        (told, "asked_taken"),
        (line.first and not line.before, "opening_asked"),
        (not where.private, "asked_overheard"),
        (
            signs.is_busy(line.before) or manners.has_no_time(line.before),
            "asked_busy",
        ),
        (_is_heavy_still(heard, line), "asked_heavy"),
    ):
        if holds:
            return seen
    return None


def _bad_ask(heard: Heard, line: Line) -> str | None:
    invented = manners.invents(heard.transcript.scene.facts, line.text)
    for holds, seen in (
        (invented or signs.leans_on_others(line.text), "pretext"),
        (line.acts[0] == "pressure", "pressed_before"),
        (signs.is_order(line.text) and not _is_easy(line), "ordered"),
        (manners.belittles_oneself(line.text), "belittled"),
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


def _is_heavy_still(heard: Heard, line: Line) -> bool:
    """Whether they have just told of something hard."""
    at = heard.lines.index(line)
    before = heard.lines[at - 1 : at]
    passed = any(_passed_over(heard, one) for one in before)
    return manners.is_heavy(line.before) or passed


def _insult(_: Heard, line: Line) -> str | None:
    return "rude_before" if _insults(line) else None


def _long(_: Heard, line: Line) -> str | None:
    return "monologue" if len(line.text.split()) > _LONG else None


def _hint(_: Heard, line: Line) -> str | None:
    return "hinted" if signs.hints(line.text) else None


def _let_go(heard: Heard, line: Line) -> str | None:
    told = signs.speaks_of_partner(line.before)
    return "left_it" if told and _never_asks(heard) else None


def _left_serving(heard: Heard, line: Line) -> str | None:
    leaves = bool({"thanks", "goodbye", "compliment"} & set(line.acts))
    if not leaves or line is not heard.lines[-1]:
        return None
    return "left_serving" if _is_serving(heard) and _never_asks(heard) else None


def _is_serving(heard: Heard) -> bool:
    where = heard.transcript.scene
    return signs.is_serving(f"{where.place} {where.facts} {where.them}")


def _never_asks(heard: Heard) -> bool:
    return not any(line.asks for line in heard.lines)


def _pried(_: Heard, line: Line) -> str | None:
    return "pried" if manners.pries(line.text) else None


def _held_up(_: Heard, line: Line) -> str | None:
    asks_on = "?" in line.text and "question" in line.acts
    kind = {"apology", "way_out", "goodbye", "take_answer", "offer"} & set(line.acts)
    holds_up = asks_on and not kind
    return "held_up" if holds_up and manners.has_no_time(line.before) else None


def _passed_over(_: Heard, line: Line) -> str | None:
    heavy = manners.is_heavy(line.before) and "?" not in line.before
    stays = _stays_with(line) or signs.share_words(line.before, line.text)
    return "passed_over" if heavy and not stays and "?" not in line.text else None


def _stays_with(line: Line) -> bool:
    """Whether a line has a word for what they told, or asks after it."""
    return manners.feels_with(line.text) or manners.asks_after_theirs(line.text)


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


def _comforted(_: Heard, line: Line) -> str | None:
    told = manners.is_heavy(line.before) and not line.asks
    return "comforted" if told and _stays_with(line) else None


def _listening(heard: Heard, line: Line) -> str | None:
    """Praise what took up most of what they had told, and else one question."""
    if not _asks_on(line):
        return "took_up" if _answers_kindly(line) else None
    if _attention(line) >= _ATTENTIVE:
        return "remembered"
    best = max(filter(_asks_on, heard.lines), key=_attention)
    return "listened" if line is best else None


def _asks_on(line: Line) -> bool:
    """Whether a line asks on in talk that is about nothing hard to bear."""
    asks_on = "question" in line.acts and "?" in line.text and not line.asks
    light = bool(line.before) and not manners.is_heavy(line.before)
    return asks_on and light and line.answered is None


def _answers_kindly(line: Line) -> bool:
    """Whether a line goes into what they had told, with a kind word."""
    kind = {"compliment", "apology", "thanks"} & set(line.acts)
    goes_into = signs.share_words(line.before, line.text)
    is_full = len(line.text.split()) >= _MUCH
    open_yet = line.answered is None and not line.asks
    return open_yet and bool(line.before and kind) and (goes_into or is_full)


def _attention(line: Line) -> int:
    """Return how much of what they had told a question takes up, 0 to 5."""
    reacts = {"backchannel", "compliment", "thanks", "answer"} & set(line.acts)
    after_theirs = manners.asks_after_theirs(line.text)
    taken_up = signs.share_words(line.before, line.text)
    return 2 * after_theirs + taken_up + bool(reacts) + (len(line.text.split()) > _MUCH)


_LOOKS: Final[tuple[Callable[[Heard, Line], str | None], ...]] = (
    _after_answer,
    _ask,
    _insult,
    _pried,
    _passed_over,
    _held_up,
    _long,
    _hint,
    _missed_door,
    _crowding,
    _comforted,
    _let_go,
    _left_serving,
    _opening,
    _listening,
)
