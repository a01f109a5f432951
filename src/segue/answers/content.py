"""``answers.yaml`` → what to say after a reading, and what counts in words."""

from functools import cache
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from segue.domain.answer import Leaning
from segue.domain.languages import ENGLISH
from segue.domain.plan import Answer
from segue.domain.yaml_source import Lines, decode_utf8, parse_yaml
from segue.translation.said import said_in
from segue.translation.strings import with_words


FILE: Final = "answers.yaml"
COMPILED: Final = "answers.msgpack"
_CONTENT: Final = Path(__file__).parent.parent / "content"


class _Strict(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of the file; a field that it does not know is an error."""


class After(_Strict, frozen=True, kw_only=True):
    """What to tell the person after a reading.

    Attributes:
        reads_as: The reading in a sentence.
        say: Words for the other one.
        do: What to do now.
        hold_on_to: Something decent to keep; empty after a yes.
    """

    reads_as: str
    say: str
    do: str
    hold_on_to: str = ""


class SignRule(_Strict, frozen=True, kw_only=True):
    """Something that may stand in a reply and counts.

    Attributes:
        id: Stable id.
        leans: Which way it speaks.
        says: The sign in a sentence.
        firm: Outweighs signs that speak for a yes.
        holds_back: Rules a yes out where nothing else is said.
        no_channel: Rules another channel out, unless a personal one is named.
        unless_offered: Means nothing where the asker gave something to call, or
            asked who calls.
        phrases: Words in small letters without apostrophes; ``…`` at the end
            wants something to follow. None where the sign is found by rule.
        alone: Words that count where nothing else is said; in a longer reply
            they may mean anything.
    """

    id: str
    leans: Leaning
    says: str
    firm: bool = False
    holds_back: bool = False
    no_channel: bool = False
    unless_offered: bool = False
    phrases: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()


class AnswerContent(_Strict, frozen=True, kw_only=True):
    """The whole file.

    Attributes:
        readings: By reading.
        abstained: Where the reader is not sure enough.
        signs: In the order in which they are shown.
    """

    readings: dict[Answer, After]
    abstained: After
    signs: tuple[SignRule, ...]


@cache
def load_content(language: str = ENGLISH) -> AnswerContent:
    """Return the built-in texts of a language, compiled where they have been.

    Raises:
        ContentFileError: The language's tables are at fault.
    """
    compiled = _CONTENT / language / COMPILED
    if compiled.is_file():
        return msgspec.msgpack.decode(compiled.read_bytes(), type=AnswerContent)
    return made_in(language)


def made_in(language: str) -> AnswerContent:
    """Return the texts of a language, from the English and its tables.

    The phrases that count in a reply are English in every language: only what
    is said to the person is translated.

    Raises:
        ContentFileError: The language's tables are at fault.
    """
    value = parse_yaml(decode_utf8((_CONTENT / ENGLISH / FILE).read_bytes()), Lines())
    if language != ENGLISH:
        value = with_words(FILE, value, said_in(language))
    return msgspec.convert(value, AnswerContent, strict=False)
