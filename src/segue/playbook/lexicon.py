"""Phrases that a playbook should not hold, from ``lint.yaml``.

The file stands beside the content, is read by the check alone, and is never
compiled. A phrase is words as written, ``*`` for the rest of a word; case does
not matter. A playbook's own file adds to that of the built-in one and takes
nothing away. ``silence`` names findings that were looked at and are meant so;
safety findings cannot be silenced.
"""

import re
from functools import lru_cache
from pathlib import Path
from typing import Final

from msgspec import Struct

from segue.playbook.load import ContentError, content_folder, convert, read_source


FILE: Final = "lint.yaml"
SAFETY: Final = "SG3"
"""Codes that begin so cannot be silenced."""

_FIRST = 0


class Silence(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A finding that is meant so.

    Attributes:
        code: Which code.
        rule: In the rule of this id.
        because: Why it is meant so.
    """

    code: str
    rule: str
    because: str


class Lexicon(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Phrases by what they would do.

    Attributes:
        pressure: They press for an answer.
        guilt: They make a no cost something.
        negging: They put somebody down.
        orders: Sentences that begin so command.
        begging: They are no way out.
        asks: They ask for a number, a handle or a date.
        asks_again: They take up an ask that was answered.
        coaching: They tell the person to ask.
        negations: Before a phrase in the same sentence they turn it round.
        gendered: They take somebody's gender for granted.
        pretexts: They claim what nobody stated.
        circumstances: They name a circumstance that wants a reason.
        silence: Findings that are meant so.
    """

    pressure: tuple[str, ...] = ()
    guilt: tuple[str, ...] = ()
    negging: tuple[str, ...] = ()
    orders: tuple[str, ...] = ()
    begging: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    asks_again: tuple[str, ...] = ()
    coaching: tuple[str, ...] = ()
    negations: tuple[str, ...] = ()
    gendered: tuple[str, ...] = ()
    pretexts: tuple[str, ...] = ()
    circumstances: tuple[str, ...] = ()
    silence: tuple[Silence, ...] = ()


def read_lexicon(folder: Path) -> Lexicon:
    """Read the built-in phrases of English, and a folder's own beside them.

    Raises:
        ContentError: The folder's file has not the shape of one.
    """
    built_in = _read(content_folder())
    if not (folder / FILE).is_file():
        return built_in
    own = _read(folder)
    for place, silence in enumerate(own.silence):
        if silence.code.startswith(SAFETY):
            line = read_source(folder, FILE).lines.at(("silence", place, "code"))
            says = f"{silence.code} is about safety and cannot be silenced"
            raise ContentError(FILE, line, says)
    return Lexicon(
        **{
            name: tuple(dict.fromkeys((*getattr(built_in, name), *getattr(own, name))))
            for name in Lexicon.__struct_fields__
        }
    )


def read_own_lexicon(folder: Path) -> Lexicon:
    """Read the phrases of a language's folder alone, none of the English.

    Raises:
        ContentError: There is no such file, or it has not the shape of one.
    """
    if not (folder / FILE).is_file():
        raise ContentError(FILE, 1, "a language wants phrases of its own")
    return _read(folder)


def _read(folder: Path) -> Lexicon:
    lexicon: Lexicon = convert(read_source(folder, FILE), Lexicon)
    return lexicon


@lru_cache(maxsize=64)
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    if not phrases:
        return re.compile(r"(?!)")
    written = "|".join(
        re.escape(" ".join(p.split())).replace(r"\ ", r"\s+").replace(r"\*", r"\w*")
        for p in phrases
    )
    return re.compile(rf"(?<![\w'])(?:{written})(?![\w'])", re.IGNORECASE)


def _plain(words: str) -> str:
    return words.replace("\u2019", "'")


def found_in(phrases: tuple[str, ...], words: str) -> str | None:
    """Return the first phrase that the words hold, as they have it."""
    found = _pattern(phrases).search(" ".join(_plain(words).split()))
    return found[_FIRST] if found else None


def opening_with(phrases: tuple[str, ...], words: str) -> str | None:
    """Return the first phrase that one of the sentences begins with."""
    for sentence in re.split(r"[.!?:;]\s+", _plain(words)):
        found = _pattern(phrases).match(" ".join(sentence.split()))
        if found:
            return found[_FIRST]
    return None


def found_unless(
    phrases: tuple[str, ...], negations: tuple[str, ...], words: str
) -> str | None:
    """Likewise, but not where a negation stands before it in its sentence."""
    plain = " ".join(_plain(words).split())
    for found in _pattern(phrases).finditer(plain):
        before = re.split(r"[.!?;:]\s", plain[: found.start()])[-1]
        if not _pattern(negations).search(before):
            return found[_FIRST]
    return None
