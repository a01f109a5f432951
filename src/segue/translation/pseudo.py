"""English → English made strange: ``[Šåý ıţ ··]``.

A page in the pseudo-locale shows at a glance what no table of strings holds:
whatever still reads as plain English. The words are a third longer, as words
of other languages are, and stand in brackets, so that what is cut off shows.
Slots keep their names; what is said where nothing fills them is made strange.
"""

import re
from typing import Final


_STRANGE: Final = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "åƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ",
)
_KEPT: Final = re.compile(r"\{[A-Za-z_]+(?:[|:]([^{}]*))?\}|--[a-z]+")
"""Slots, with what is said where nothing fills them, and options."""

_LONGER: Final = 0.3
"""How much longer a string gets, as a share of its length."""

_FILLER: Final = "·······"
"""Filled up with as much of this as is needed, again and again."""


def strange(words: str) -> str:
    """Return words with strange letters; names of slots stay as they are."""
    made, end = "", 0
    for kept in _KEPT.finditer(words):
        made += words[end : kept.start()].translate(_STRANGE)
        start = kept.start(1) if kept[1] else kept.end()
        made += words[kept.start() : start]
        made += words[start : kept.end()].translate(_STRANGE)
        end = kept.end()
    return made + words[end:].translate(_STRANGE)


def pseudo(words: str) -> str:
    """Return a whole string made strange: longer, and in brackets."""
    size = round(len(words) * _LONGER)
    filler = f" {_FILLER}" * (size // len(_FILLER) + 1)
    return f"[{strange(words)}{filler[:size].rstrip()}]"
