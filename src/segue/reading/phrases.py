"""Phrases that a person writes down → patterns, and texts made plain for them.

A text is made plain before anything is looked for: small letters, no
apostrophes, no marks but ``? ! .``, the usual short spellings written out, one
space between words. Phrases are made plain the same way, and may hold

* ``word*``: the word with any ending; ``*`` alone: any one word;
* ``…``: up to four words between, within a sentence;
* ``%``: a number;
* ``(a|b c)``: one of several; an empty one may be left out: ``(just |)``;
* ``^`` at the start: at the beginning of a sentence; ``$``: at its end.

Only matching works on plain texts; what is quoted is quoted as written.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final


NEVER: Final = re.compile(r"(?!)")
"""A pattern that nothing fits."""

_TOKEN: Final = re.compile(r"\d+[:.]\d+|[^\W_]+|[?!.]|[^\w\s,;:\"()\[\]/&@#*~=+<>|-]")
_MEDIA: Final = re.compile(r"\[[^\W\d_]+\]|https?://\S+|\ufe0f")
_APOSTROPHES: Final = re.compile("['\u2018\u2019\u02bc`\u00b4]")
_STRETCHED: Final = re.compile(r"([^\W\d_])\1{2,}")
_PIECES: Final = re.compile(r"[()|^$…%]|[^\s()|…%^$]+")
_GAP: Final = r"(?:[^ .?!]+ ){0,4}?"
_NUMBER: Final = r"\d+(?:[:.]\d+)?(?:st|nd|rd|th|am|pm)?"
_BEGINS: Final = r"(?<=[.?!] )"
_ENDS: Final = r"(?=[.?!] )"


def plain(text: str, spellings: Mapping[str, str]) -> str:
    """Return a text as phrases are matched against it.

    Args:
        text: As written.
        spellings: Short spellings with what they stand for.
    """
    bare = _APOSTROPHES.sub("", _MEDIA.sub(" ", text.lower()))
    words = _TOKEN.findall(_STRETCHED.sub(r"\1\1", bare))
    return f" . {' '.join([spellings.get(word, word) for word in words])} . "


def compile_phrases(
    phrases: Iterable[str], spellings: Mapping[str, str]
) -> re.Pattern[str]:
    """Return one pattern for many phrases; it fits plain texts only."""
    parts = [_pattern(phrase, spellings) for phrase in phrases]
    if not parts:
        return NEVER
    return re.compile(f"(?<= )(?:{'|'.join(parts)})")


def _pattern(phrase: str, spellings: Mapping[str, str]) -> str:
    """Return the pattern of a phrase; every word brings the space behind it."""
    bare = _APOSTROPHES.sub("", phrase.lower())
    marks = {"(": "(?:", "^": _BEGINS, "$": _ENDS, "…": _GAP, ")": ")", "|": "|"}
    return "".join(
        marks.get(piece) or f"{_word(piece, spellings)} "
        for piece in _PIECES.findall(bare)
    )


def _word(piece: str, spellings: Mapping[str, str]) -> str:
    if piece == "%":
        return _NUMBER
    if piece == "*":
        return r"[^\s.?!]+"
    if piece.endswith("*"):
        return rf"{re.escape(piece[:-1])}[^\s.?!]*"
    return re.escape(spellings.get(piece, piece))
