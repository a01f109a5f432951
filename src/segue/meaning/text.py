"""A reply as it was typed → the same reply as the models read it.

The encoder's vocabulary knows no emoji and nothing of one number more than of
another. Emoji therefore become their names, and numbers, addresses and handles
become one stand-in each, so that the words around them are what counts.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final


LONGEST: Final = 2_000
"""Characters of a reply that are read; an answer is said in the first few."""

_AT_ONCE: Final = 8
"""Texts whose words are kept, because several look at the same reply."""

NUMBER_STANDS: Final = "555 0142"
ADDRESS_STANDS: Final = "robin@example.com"
HANDLE_STANDS: Final = "@robin"
_MOST_EMOJI = 4
_SHORTHAND: Final = {
    short: full
    for full, shorts in (
        ("you", "u ya yu"),
        ("your", "ur yr"),
        ("are", "r"),
        ("before", "b4"),
        ("next", "nxt"),
        ("right now", "rn"),
        ("tomorrow", "tmrw tmr tmw tomoz 2moro"),
        ("tonight", "tn 2nite tonite"),
        ("please", "pls plz"),
        ("thanks", "thx thnx tnx"),
        ("thank you", "ty tysm"),
        ("i dont know", "idk iono"),
        ("i dont care", "idc"),
        ("never mind", "nvm"),
        ("not going to lie", "ngl"),
        ("to be honest", "tbh"),
        ("on my way", "omw"),
        ("be right back", "brb"),
        ("got to go", "gtg g2g"),
        ("talk to you later", "ttyl"),
        ("later", "l8r l8er"),
        ("see you", "cya"),
        ("good night", "gn gnite"),
        ("message", "msg"),
        ("text", "txt"),
        ("number", "num nmbr numba"),
        ("boyfriend", "bf"),
        ("girlfriend", "gf"),
        ("people", "ppl"),
        ("because", "cuz cos coz bc"),
        ("dont know", "dunno"),
        ("going to", "gonna"),
        ("want to", "wanna"),
        ("got to", "gotta"),
        ("let me", "lemme"),
        ("give me", "gimme"),
        ("kind of", "kinda"),
        ("probably", "prob probs prolly"),
        ("definitely", "def defo deffo"),
        ("of course", "ofc"),
        ("sorry", "sry soz"),
        ("have", "hav"),
        ("what", "wat wut"),
        ("though", "tho"),
        ("through", "thru"),
        ("okay", "ok k kk okey"),
        ("with", "w"),
        ("something", "smth sth"),
        ("someone", "sb"),
        ("weekend", "wknd"),
        ("homework", "hw"),
        ("should have", "shoulda"),
        ("love you", "ily"),
        ("would", "wud"),
        ("could", "cud"),
        ("busy", "bzy"),
        ("back", "bk"),
        ("favorite", "fav"),
        ("seriously", "srsly"),
    )
    for short in shorts.split()
}
_NOT_WORDS: Final = re.compile(r"[^\w()]+|_")
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


@lru_cache(maxsize=_AT_ONCE)
def bare_words(text: str) -> str:
    """Return a text in small letters, without marks, a space at each end."""
    plain = prepare(text).lower().replace("'", "")
    return f" {' '.join(_NOT_WORDS.sub(' ', plain).split())} "


def in_full(words: str) -> str:
    """Return words, as ``bare_words`` has them, with shorthand written out."""
    return f" {' '.join(_SHORTHAND.get(word, word) for word in words.split())} "


def is_emoji_alone(text: str) -> bool:
    """Say whether a text holds emoji and neither letters nor digits."""
    said = text[:LONGEST]
    return any(map(_is_emoji, said)) and not any(map(str.isalnum, said))


def _is_emoji(char: str) -> bool:
    return not char.isascii() and unicodedata.category(char) in _SYMBOLS


def _spelled_out(text: str) -> str:
    """Put the names of the first few emoji in their places."""
    if text.isascii() and text.isprintable():
        return text  # as nearly all are
    seen = 0
    parts: list[str] = []
    for char in text:
        is_emoji = _is_emoji(char)
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
