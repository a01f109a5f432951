"""Marks said in words → the marks: "robin underscore p", "at gmail dot com".

Only between two parts of a name: "at eight on the dot" stays as it is.
"""

import re
from typing import Final


_QUOTES: Final = str.maketrans("’‘“”", "''\"\"", "`*\ufe0f")  # noqa: RUF001 - as phones type them
_SPACES: Final = re.compile(r"\s+")
_ARROW: Final = re.compile(r"\s*(?:[\U0001f449\u27a1\u2192\u279c]|->|=>)\s*")
_BRACKETS: Final = re.compile(r"\s*[\[({]\s*(at|dot)\s*[\])}]\s*", re.IGNORECASE)
_MARKS: Final = {"at": "@", "dot": "."}
_DOMAIN: Final = re.compile(
    r"(?<=[\w.+\-])\s+at\s+([\w\-]+(?:\s+dot\s+[a-z]{2,10}){1,3}\b"
    r"|(?:gmail|googlemail|hotmail|outlook|yahoo|icloud|proton|protonmail|gmx|aol)"
    r"\.[a-z]{2,4})\b",
    re.IGNORECASE,
)
_DOT: Final = re.compile(r"(?<!\bthe)(?<=\w)\s+dot\s+(?=\w)", re.IGNORECASE)
_UNDERSCORE: Final = re.compile(r"(?<=\w)\s+underscore\s+(?=\w)", re.IGNORECASE)
_LOOSE_TAG: Final = re.compile(r"(?<=\w)\s+(?=#\d{4}(?!\d))")
_LOOSE_AT: Final = re.compile(r"(?<!\w)@\s+(?=\w+[._]\w)")


def with_marks(text: str) -> str:
    """Return a reply with the marks of names and addresses written as marks."""
    close = _SPACES.sub(lambda gap: "\n" if "\n" in gap.group() else " ", text)
    plain = _ARROW.sub(": ", close.translate(_QUOTES))
    plain = _BRACKETS.sub(lambda found: _MARKS[found[1].lower()], plain)
    plain = _DOMAIN.sub(lambda found: "@" + _DOT.sub(".", found[1]), plain)
    plain = _UNDERSCORE.sub("_", _DOT.sub(".", plain))
    return _LOOSE_TAG.sub("", _LOOSE_AT.sub("@", plain))
