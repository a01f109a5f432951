"""What in the words of a line is careless or leans on the other one.

Beside ``segue.rehearsal.signs``, which tells what a line is about.
"""

import re
from typing import Final


_BARGAINS: Final = re.compile(
    r"\b(maybe|perhaps) (next|tomorrow|later|another|one day)\b"
    r"|\b(next \w+|tomorrow|later|another \w+),? (maybe|perhaps|then)\b.*\?"
    r"|\bif i (win|beat|get|bring|pay|do|stop|promise)\b"
    r"|\b(what|how) about (insta|snap|whatsapp|discord|e-?mail|just|one|a)\w*\b"
    r"|\bjust (us|once|one|this once)\b|\bat least\b|\bwhat if i\b"
    r"|\bcan'?t or won'?t\b|\bis there (someone|somebody) else\b|\btrust me\b"
    r"|\bi promise\b|\bwhat'?s the (big deal|problem|harm|worst)\b",
    re.IGNORECASE,
)
_PRIES: Final = re.compile(
    r"\b(are|r) (you|u) (single|taken|alone)\b|\blive (there |here |up there )?alone\b"
    r"|\b(got|have) a (boy|girl)friend\b.*\?|\bwhat are (you|u) wearing\b"
    r"|\bwhen (do|are) you (usually )?(alone|home)\b|\bever been kissed\b",
    re.IGNORECASE,
)
_NO_TIME: Final = re.compile(
    r"\b(in the middle of|can'?t (talk|think|stay)|running late|not now|in a hurry"
    r"|(have|need|got) to (go|finish|run|get this|focus|concentrate)|swamped"
    r"|not much company)\b",
    re.IGNORECASE,
)
_HEAVY: Final = re.compile(
    r"\b(died|passed away|funeral|in hospital|in the hospital|into a home|diagnos\w+"
    r"|cancer|on the scan|broke up|split up|made redundant|got (fired|sacked|dumped)"
    r"|lost (my|his|her|our) (job|dad|mum|mom|mother|father|dog|cat|husband|wife)"
    r"|burgled|(awful|terrible|horrible|worst|rough|bad) (day|week|night|news)"
    r"|(haven'?t|can'?t|didn'?t) sle(ep|pt)|been crying)\b",
    re.IGNORECASE,
)
_FEELS_WITH: Final = re.compile(
    r"\b(sorry|oh no|hope|wish|poor|ouch|oof|sounds|that'?s (hard|awful|rough|tough"
    r"|a lot|sad|horrible)|must (be|have been)|hugs?|take care|anything i can)\b",
    re.IGNORECASE,
)
_BELITTLES: Final = re.compile(
    r"\byou('?ll| will| would|'?d)? (probably|surely) (say no|(do|wo|would)n'?t)\b"
    r"|\byou('?ll| will) say no\b|\bi know i'?m (not|just|a|so)\b"
    r"|\bi'?m (quite |so |really |pretty |just )?(boring|a loser|nobody|ugly|stupid)\b"
    r"|\b(people|everyone|girls|guys) (usually|always) (do|say no)\b|\bwhy would you\b",
    re.IGNORECASE,
)
_AFTER_THEIRS: Final = re.compile(
    r"\bhow(['’]?s|s| is| was| did| are| were| does)? (the|your|ur|you|u|it|\w+['’]s)\b"  # noqa: RUF001 - people type both
    r"|\b(did|is|has|was|are|have) (your|ur)\b"
    r"|\byou (said|told|were saying|mentioned)\b",
    re.IGNORECASE,
)
_THERE_IS_NO: Final = re.compile(
    r"\bthere (?:is|are|was|were) (?:no|not any) ([^.;,]+)", re.IGNORECASE
)
_WORD: Final = re.compile(r"[a-z']{4,}")


def bargains(text: str) -> bool:
    """Say whether a line haggles over an answer."""
    return bool(_BARGAINS.search(text))


def pries(text: str) -> bool:
    """Say whether a line asks what is nobody's business yet."""
    return bool(_PRIES.search(text))


def has_no_time(line: str) -> bool:
    """Say whether a line says that there is no time for talk."""
    return bool(_NO_TIME.search(line))


def is_heavy(line: str) -> bool:
    """Say whether a line tells of something hard to bear."""
    return bool(_HEAVY.search(line))


def feels_with(text: str) -> bool:
    """Say whether a line has a word for what is hard to bear."""
    return bool(_FEELS_WITH.search(text))


def asks_after_theirs(text: str) -> bool:
    """Say whether a line asks how something of the other one's is going."""
    return bool(_AFTER_THEIRS.search(text))


def belittles_oneself(text: str) -> bool:
    """Say whether an ask talks the learner down."""
    return bool(_BELITTLES.search(text))


def invents(facts: str, text: str) -> bool:
    """Say whether a line rests on what, by the facts, there is not."""
    missing = {
        word
        for said in _THERE_IS_NO.findall(facts)
        for word in _WORD.findall(said.lower())
    }
    return bool(missing & set(_WORD.findall(text.lower())))
