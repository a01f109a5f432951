"""A reply as it was typed → the same reply as the models read it.

The encoder's vocabulary knows no emoji and nothing of one number more than of
another. Emoji therefore become their names, and numbers, addresses and handles
become one stand-in each, so that the words around them are what counts.
"""

import re
import unicodedata
from typing import Final


LONGEST: Final = 2_000
"""Characters of a reply that are read; an answer is said in the first few."""

NUMBER_STANDS: Final = "555 0142"
ADDRESS_STANDS: Final = "robin@example.com"
HANDLE_STANDS: Final = "@robin"
_MOST_EMOJI = 4
_NO_TEXT = frozenset({"Cf", "Co", "Cs", "Mn", "Me"})
_SYMBOLS = frozenset({"So", "Sk"})
_ADDRESS: Final = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_HANDLE: Final = re.compile(r"(?<!\w)@[\w.]{2,40}")
_NUMBER: Final = re.compile(r"(?<![\w.])[+(]?\d(?:[ ().\-/]{0,2}\d){6,17}(?!\w)")
_REPEATED: Final = re.compile(r"(.)\1{3,}")
_QUOTES: Final = str.maketrans("’‘“”`´", "''\"\"''")  # noqa: RUF001 - they are what is replaced


def prepare(text: str) -> str:
    """Return a reply or an ask as the models read it."""
    plain = unicodedata.normalize("NFKC", text[:LONGEST]).translate(_QUOTES)
    plain = _ADDRESS.sub(ADDRESS_STANDS, plain)
    plain = _HANDLE.sub(HANDLE_STANDS, plain)
    plain = _NUMBER.sub(NUMBER_STANDS, plain)
    plain = _REPEATED.sub(r"\1\1\1", plain)
    return " ".join(_spelled_out(plain).split())


def _spelled_out(text: str) -> str:
    """Put the names of the first few emoji in their places."""
    seen = 0
    parts: list[str] = []
    for char in text:
        is_emoji = not char.isascii() and unicodedata.category(char) in _SYMBOLS
        seen += is_emoji
        if not is_emoji or seen <= _MOST_EMOJI:
            parts.append(_emoji(char) if is_emoji else _plain(char))
    return "".join(parts)


def _plain(char: str) -> str:
    """Return a character, a space for a break, nothing for an unseen mark."""
    kind = unicodedata.category(char)
    if kind == "Cc":
        return " "
    return "" if kind in _NO_TEXT else char


def _emoji(char: str) -> str:
    """Return an emoji's name; nothing for the color of a skin."""
    name = unicodedata.name(char, "sign").lower()
    if name.startswith("emoji modifier"):
        return ""
    name = name.removesuffix(" sign").replace("smiling face with", "smile")
    return f" ({name}) "
