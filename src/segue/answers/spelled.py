"""Numbers said in words → digits, in place.

"oh seven seven double nine" becomes "0 7 7 99": the words of a run turn into
digits, everything else stays. A word alone ("one sec", "for two") stays too.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final


ONES: Final = {
    "zero": "0",
    "oh": "0",
    "o": "0",
    "nought": "0",
    "naught": "0",
    "nil": "0",
    "one": "1",
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "nine": "9",
    "niner": "9",
}
"""Digits by their words."""

_TEENS: Final = {
    "ten": "10",
    "eleven": "11",
    "twelve": "12",
    "thirteen": "13",
    "fourteen": "14",
    "fifteen": "15",
    "sixteen": "16",
    "seventeen": "17",
    "eighteen": "18",
    "nineteen": "19",
}
_TENS: Final = {
    "twenty": "2",
    "thirty": "3",
    "forty": "4",
    "fourty": "4",
    "fifty": "5",
    "sixty": "6",
    "seventy": "7",
    "eighty": "8",
    "ninety": "9",
}
_TIMES: Final = {"double": 2, "triple": 3, "treble": 3}
_ALONE: Final = {**ONES, **_TEENS, "plus": "+"}
_BETWEEN: Final = frozenset(("dash", "hyphen", "dot", "point", "space", "then", "and"))
_TOKEN: Final = re.compile(r"[A-Za-z]+|\d+|[^A-Za-z\d]+")
_LOOSE: Final = re.compile(r"[\s,.\-–—/()…]*")  # noqa: RUF001 - dashes as people type them
_SHORTEST_RUN = 2
_STEP = 2
_SIGHS: Final = frozenset(("oh", "o"))
_AFTER_SIGHS: Final = frozenset(
    re.findall(
        r"\w+",
        """
        and god hang hold i it man my ok okay right sorry wait well yeah yes you
        """,
    )
)
_ROUND: Final = re.compile(r"(?<=\d)[oO](?=\d)|\b[oO](?=\d{3})")
"""A letter typed for a nought."""

_KEYCAP: Final = str.maketrans("", "", "\ufe0f\u20e3\u200b\u200e\u200f\u2060\ufeff")


@lru_cache(maxsize=8)
def in_digits(text: str) -> str:
    """Return the text with every run of number words written in digits."""
    tokens = _TOKEN.findall(_plain_digits(text))
    out: list[str] = []
    at = 0
    while at < len(tokens):
        end, digits = _run(tokens, at)
        out += [digits] if digits else tokens[at : max(end, at + 1)]
        at = max(end, at + 1)
    return "".join(out)


def _plain_digits(text: str) -> str:
    """Write digits of every script, and keycaps, as 0 to 9."""
    text = unicodedata.normalize("NFKC", text.translate(_KEYCAP))
    text = _ROUND.sub("0", text)
    if text.isascii():
        return text
    return "".join(
        str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text
    )


def _run(tokens: list[str], start: int) -> tuple[int, str]:
    """Return where a run ends and its digits, empty where it stays as it is."""
    parts: list[str] = []
    in_words = 0
    at = end = start
    while at < len(tokens):
        taken, digits = _number(tokens, at)
        if taken:
            if parts and not _go_together(tokens, end, at):
                break
            in_words += not tokens[at].isdigit()
            parts.append(digits)
            at += taken
            end = at
        elif parts and _may_stand_between(tokens[at]):
            at += 1
        else:
            break
    if in_words == 0 or sum(map(len, parts)) < _SHORTEST_RUN:
        return end, ""
    return end, " ".join(parts).replace("+ ", "+")


def _go_together(tokens: list[str], end: int, at: int) -> bool:
    """Say whether what stands between two parts makes one number of them.

    Words and figures belong to one number only where nothing but a space or a
    hyphen stands between: "at seven, 555 0199" holds two things.
    """
    between = "".join(tokens[end:at])
    alike = tokens[end - 1].isdigit() == tokens[at].isdigit()
    return alike or between in {" ", "-"}


def _may_stand_between(token: str) -> bool:
    return token.lower() in _BETWEEN or _LOOSE.fullmatch(token) is not None


def _number(tokens: list[str], at: int) -> tuple[int, str]:
    """Return how many tokens make the number here, and its digits."""
    word = tokens[at].lower()
    if word in _SIGHS and _is_sigh(tokens, at):
        return 0, ""
    if word in _TIMES:
        return _times(tokens, at, _TIMES[word])
    if word in ONES and _next_word(tokens, at) == "hundred":
        return 3, ONES[word] + "00"
    if word in _TENS:
        unit = ONES.get(_next_word(tokens, at), "0")
        return (1 if unit == "0" else 3), _TENS[word] + unit
    digits = word if word.isdigit() else _ALONE.get(word, "")
    return (1 if digits else 0), digits


def _is_sigh(tokens: list[str], at: int) -> bool:
    """Say whether an "oh" is one of surprise: by figures, before a pause."""
    before = tokens[at - 2] if at >= _STEP and tokens[at - 1] == " " else ""
    after = tokens[at + 1] if at + 1 < len(tokens) else ""
    behind = _next_word(tokens, at)
    if before.isdigit() or behind.isdigit() or behind in _AFTER_SIGHS:
        return True
    starts = before.lower() not in ONES and before.lower() not in _TIMES
    return starts and "," in after


def _times(tokens: list[str], at: int, times: int) -> tuple[int, str]:
    word = _next_word(tokens, at)
    digit = word if len(word) == 1 and word.isdigit() else ONES.get(word, "")
    return (3, digit * times) if digit else (0, "")


def _next_word(tokens: list[str], at: int) -> str:
    """Return the word after a space or a hyphen, in small letters."""
    if at + 2 < len(tokens) and tokens[at + 1] in {" ", "-"}:
        return tokens[at + 2].lower()
    return ""
