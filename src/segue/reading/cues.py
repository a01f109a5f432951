"""Turns → the nine cues of a situation, each by an interval and with quotes.

A cue is yes or no where the whole interval of its measure says so, and unclear
otherwise. The thresholds are judgements, made once and kept round.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from random import Random
from typing import Final

from msgspec import Struct

from segue.domain.chat_reading import Cue, CueId, CueValue, Measure
from segue.reading.content import Language
from segue.reading.estimate import Estimate, mean, rate, share
from segue.reading.lines import SHORT, Line, Talk, Turn


QUOTES: Final = 3
"""Messages that are shown for a cue."""

STARTS: Final = (0.15, 0.37)
"""Who starts at least this share of conversations starts them; who surely
starts less than the second does not."""

QUESTIONS: Final = 0.08
"""Share of turns with any question, from which somebody asks things back."""

HARDLY: Final = 0.2
"""Share of turns under which something is hardly ever there."""

WORDS: Final = (7.0, 8.0)
"""Words a turn: surely under the first is not long, over the second it is."""

SHORT_SHARE: Final = (0.35, 0.65)
"""Surely more short turns than the first: short answers; surely fewer than the
second: none."""

ENOUGH_TURNS: Final = 8
"""Turns of theirs under which nothing is denied."""


class Found(Struct, frozen=True):
    """What one cue came to.

    Attributes:
        value: Yes, no or unclear.
        estimate: Of the measure, for the other one.
        mine: The same measure of the person who asks, if it was taken.
        count: How many messages, turns or conversations show it.
        of: Out of how many.
        lines: Those messages.
    """

    value: CueValue
    estimate: Estimate | None
    mine: float | None
    count: int
    of: int
    lines: Sequence[Line]


class Counts(Struct, frozen=True):
    """The turns of both, and what several cues rest on.

    Attributes:
        talk: The latest part of the conversation.
        theirs: Turns of the other one.
        mine: Turns of the person who asks.
        short: Share of short ones among theirs.
        chance: For resampling.
    """

    talk: Talk
    theirs: Sequence[Turn]
    mine: Sequence[Turn]
    short: Estimate
    chance: Random

    @property
    def is_short(self) -> bool:
        """Whether they surely answer in a word or two."""
        return self.short.low > SHORT_SHARE[0]

    @property
    def is_enough(self) -> bool:
        """Whether they wrote enough for anything to be denied."""
        return len(self.theirs) >= ENOUGH_TURNS


def count_turns(talk: Talk, chance: Random) -> Counts:
    """Take the turns of both apart."""
    theirs = talk.their_turns
    short = share(sum(_is_short(turn) for turn in theirs), len(theirs))
    return Counts(talk, theirs, talk.my_turns, short, chance)


def read_cues(counts: Counts, language: Language, name: str) -> tuple[Cue, ...]:
    """Return all nine cues.

    Args:
        counts: The turns.
        language: The sentences.
        name: Of the other one.
    """
    return tuple(
        _told(cue, find(counts), counts, language, name)
        for cue, find in _FINDERS.items()
    )


def _told(
    cue: CueId, found: Found, counts: Counts, language: Language, name: str
) -> Cue:
    says = language.says.cues[cue]
    estimate = found.estimate
    them = round(estimate.value, 3) if estimate else None
    mine = None if found.mine is None else round(found.mine, 3)
    interval = None
    if estimate and math.isfinite(estimate.high):
        interval = (round(estimate.low, 3), round(estimate.high, 3))
    return Cue(
        id=cue,
        value=found.value,
        measure=Measure(you=mine, them=them),
        interval=interval,
        label=says.label,
        says=says.of(found.value).format(
            name=name,
            k=found.count,
            times=_times(found.count),
            n=found.of,
            you=mine,
            them=them,
        ),
        evidence=tuple(counts.talk.quote(line) for line in found.lines[-QUOTES:]),
    )


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _has_words(turn: Turn) -> bool:
    return any(line.text for line in turn.lines)


def _is_short(turn: Turn) -> bool:
    return _has_words(turn) and turn.words <= SHORT


def _showing(turns: Iterable[Turn], *signs: str) -> list[Line]:
    """Return the messages that show any of some signs, one a turn."""
    wanted = frozenset(signs)
    found = []
    for turn in turns:
        line = next((one for one in turn.lines if one.signs & wanted), None)
        if line:
            found.append(line)
    return found


def _part(lines: Sequence[Line], turns: Sequence[Turn]) -> float | None:
    return len(lines) / len(turns) if turns else None


def starts_conversations(counts: Counts) -> Found:
    """Who began the conversations, the first of the export left out."""
    begun = [turn for turn in counts.talk.turns[1:] if turn.begins]
    by_them = [turn.lines[0] for turn in begun if not turn.is_mine]
    estimate = share(len(by_them), len(begun))
    value: CueValue = "unclear"
    if len(by_them) > 1 and estimate.low >= STARTS[0]:
        value = "yes"
    elif estimate.high <= STARTS[1]:
        value = "no"
    mine = 1 - estimate.value if begun else None
    return Found(value, estimate, mine, len(by_them), len(begun), by_them)


def asks_back(counts: Counts) -> Found:
    """Questions about the person, their day, their view."""
    caring = _showing(counts.theirs, "asks_about_you", "remembers")
    caring = [line for line in caring if line.asks]
    any_question = share(sum(turn.asks for turn in counts.theirs), len(counts.theirs))
    estimate = share(len(caring), len(counts.theirs))
    value: CueValue = "unclear"
    if caring and any_question.low >= QUESTIONS:
        value = "yes"
    elif not caring and counts.is_enough and estimate.high < HARDLY:
        value = "no"
    mine = _part(_showing(counts.mine, "asks_about_you"), counts.mine)
    return Found(value, estimate, mine, len(caring), len(counts.theirs), caring)


def long_replies(counts: Counts) -> Found:
    """Words a turn, pictures left out."""
    turns = [turn for turn in counts.theirs if _has_words(turn)]
    estimate = mean([turn.words for turn in turns], counts.chance)
    value: CueValue = "unclear"
    if counts.is_enough and estimate.low >= WORDS[1]:
        value = "yes"
    elif counts.is_enough and estimate.high < WORDS[0]:
        value = "no"
    mine = sum(turn.words for turn in counts.mine) / max(len(counts.mine), 1)
    rounded = Estimate(round(estimate.value, 1), estimate.low, estimate.high)
    shown = _longest(turns) if value == "yes" else []
    return Found(value, rounded if turns else None, round(mine, 1), 0, 0, shown)


def _longest(turns: Sequence[Turn]) -> list[Line]:
    longest = sorted(turns, key=lambda turn: turn.words)[-QUOTES:]
    return sorted((turn.lines[0] for turn in longest), key=lambda line: line.index)


def remembers_details(counts: Counts) -> Found:
    """Questions about what the person told before."""
    found = [
        line
        for line in _showing(counts.theirs, "remembers")
        if line.asks or "asks_about_you" in line.signs
    ]
    value: CueValue = "unclear"
    if found and not counts.is_short:
        value = "yes"
    elif not found and counts.is_enough:
        value = "no"
    return Found(
        value,
        rate(len(found), len(counts.theirs)),
        None,
        len(found),
        len(counts.theirs),
        found,
    )


def laughs_with_you(counts: Counts) -> Found:
    """Laughter and play on their side."""
    found = _showing(counts.theirs, "laughter", "play", "flirt")
    estimate = share(len(found), len(counts.theirs))
    value: CueValue = "unclear"
    if len(found) > 1 and not counts.is_short:
        value = "yes"
    elif counts.is_short and counts.is_enough and estimate.value < HARDLY:
        value = "no"
    mine = _part(_showing(counts.mine, "laughter", "play", "flirt"), counts.mine)
    return Found(value, estimate, mine, len(found), len(counts.theirs), found)


def makes_time(counts: Counts) -> Found:
    """Time offered, plans made; or put off."""
    found = _showing(counts.theirs, "makes_time")
    declined = _showing(counts.theirs, "declines")
    value: CueValue = "unclear"
    if len(found) > 1 and not counts.is_short:
        value = "yes"
    elif counts.is_enough and not found and (counts.is_short or len(declined) > 1):
        value = "no"
    shown = declined if value == "no" else found
    estimate = rate(len(found), len(counts.theirs))
    mine = _part(_showing(counts.mine, "makes_time"), counts.mine)
    return Found(value, estimate, mine, len(found), len(counts.theirs), shown)


def short_answers(counts: Counts) -> Found:
    """Turns of a word or two."""
    lines = [turn.lines[0] for turn in counts.theirs if _is_short(turn)]
    value: CueValue = "unclear"
    if counts.is_short and counts.is_enough:
        value = "yes"
    elif counts.is_enough and counts.short.high < SHORT_SHARE[1]:
        value = "no"
    mine = sum(map(_is_short, counts.mine)) / max(len(counts.mine), 1)
    shown = lines if value == "yes" else []
    return Found(value, counts.short, mine, len(lines), len(counts.theirs), shown)


def avoids_you(counts: Counts) -> Found:
    """Conversations that the person began and nobody answered."""
    begun = [turn for turn in counts.talk.turns if turn.begins and turn.is_mine]
    silent = [turn.lines[-1] for turn in begun if _is_unanswered(counts.talk, turn)]
    estimate = share(len(silent), len(begun))
    value: CueValue = "unclear"
    if len(silent) > 2 and estimate.low > SHORT_SHARE[0]:  # noqa: PLR2004 - twice may be chance
        value = "yes"
    elif _reaches_out(counts):
        value = "no"
    return Found(value, estimate, None, len(silent), len(begun), silent)


def _is_unanswered(talk: Talk, turn: Turn) -> bool:
    """Say whether the person had to write again before anything came back."""
    after = turn.lines[-1].index - talk.lines[0].index + 1
    if after < len(talk.lines):
        return talk.lines[after].is_mine
    return False


def _reaches_out(counts: Counts) -> bool:
    return "yes" in {starts_conversations(counts).value, asks_back(counts).value}


def talks_about_a_partner(counts: Counts) -> Found:
    """Words for a partner of theirs."""
    found = _showing(counts.theirs, "partner")
    value: CueValue = "unclear"
    if found:
        value = "yes"
    elif counts.is_enough:
        value = "no"
    return Found(value, None, None, len(found), len(counts.theirs), found)


_FINDERS: Final[dict[CueId, Callable[[Counts], Found]]] = {
    "starts_conversations": starts_conversations,
    "asks_back": asks_back,
    "long_replies": long_replies,
    "remembers_details": remembers_details,
    "laughs_with_you": laughs_with_you,
    "makes_time": makes_time,
    "short_answers": short_answers,
    "avoids_you": avoids_you,
    "talks_about_a_partner": talks_about_a_partner,
}
