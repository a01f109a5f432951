"""``content/<language>/reading/*.yaml`` → patterns, dates and sentences."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import msgspec
from msgspec import Struct

from segue.domain.chat_reading import CueId, CueValue
from segue.domain.plan import Answer
from segue.domain.situation import ReasonKind
from segue.domain.yaml_source import decode_utf8, parse_yaml
from segue.reading.phrases import NEVER, compile_phrases


_CONTENT: Final = Path(__file__).parent.parent / "content"

SIGNS: Final = (
    "questions", "asks_about_you", "remembers", "laughter", "warmth", "play",
    "flirt", "goodbye", "trouble", "needs_a_number", "plan", "offers",
    "makes_time", "declines", "partner", "meets", "greetings",
)  # fmt: skip
"""What a message may show, by the words in it."""


class _Strict(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of a file; a field that it does not know is an error."""


class Circumstance(_Strict, frozen=True, kw_only=True):
    """How one kind of shared circumstance shows in words.

    Attributes:
        kind: Which kind.
        strong: Phrases that count two.
        weak: Phrases that count one.
        unless: Phrases that make a message count for nothing.
        context: Phrases of which one must stand somewhere, where there are any.
        otherwise: The kind that it is without that context.
        nouns: Words that may become the detail.
    """

    kind: ReasonKind
    strong: tuple[str, ...]
    weak: tuple[str, ...]
    unless: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    otherwise: ReasonKind | None = None
    nouns: tuple[str, ...] = ()


class Circumstances(_Strict, frozen=True, kw_only=True):
    """The whole of ``circumstances.yaml``.

    Attributes:
        enough: What a circumstance must count to be named.
        kinds: One after the other.
    """

    enough: int
    kinds: tuple[Circumstance, ...]


class AnswerPhrases(_Strict, frozen=True, kw_only=True):
    """Phrases that make an answer read in one way."""

    reading: Answer
    phrases: tuple[str, ...]


class AskPhrases(_Strict, frozen=True, kw_only=True):
    """The whole of ``asks.yaml``.

    Attributes:
        needles: Pieces of text of which every ask holds one.
        beside: Pieces of text of which every ask holds one, too.
        asks: Phrases that ask.
        not_asks: Phrases that look like an ask and are none.
        answers: What came back, the first that fits counts.
    """

    needles: tuple[str, ...]
    beside: tuple[str, ...]
    asks: tuple[str, ...]
    not_asks: tuple[str, ...]
    answers: tuple[AnswerPhrases, ...]


class DateWords(_Strict, frozen=True, kw_only=True):
    """The whole of ``dates.yaml``.

    Attributes:
        weekdays: Words for days of the week, Monday being 0.
        months: Words for months, January being 1.
        away: Words for days, by how many days they are away.
        next_week: Words before a weekday that mean the week after.
        not_after: Words after which a day names no occasion.
        fillers: Words between a day and its month.
        past: Words beside which a date has been.
        coming: Words beside which a date is to come.
    """

    weekdays: dict[str, int]
    months: dict[str, int]
    away: dict[str, int]
    next_week: tuple[str, ...]
    not_after: tuple[str, ...]
    fillers: tuple[str, ...]
    past: tuple[str, ...]
    coming: tuple[str, ...]


class CueSays(_Strict, frozen=True, kw_only=True):
    """What is said of a cue, by its value, and the measure in a few words."""

    label: str
    yes: str
    no: str
    unclear: str

    def of(self, value: CueValue) -> str:
        """Return the sentence for a value."""
        said: str = getattr(self, value)
        return said


class Says(_Strict, frozen=True, kw_only=True):
    """The whole of ``says.yaml``."""

    cues: dict[CueId, CueSays]
    openings: dict[str, str]
    now: dict[str, str]
    limits: dict[str, str]


class Kind(Struct, frozen=True):
    """One kind of circumstance, its phrases compiled; fields as written."""

    written: Circumstance
    strong: re.Pattern[str]
    weak: re.Pattern[str]
    unless: re.Pattern[str]
    context: re.Pattern[str]
    detail: re.Pattern[str]


class Language(Struct, frozen=True):
    """Everything that reading needs to know of a language.

    Attributes:
        spellings: Short spellings with what they stand for.
        signs: A pattern for each of ``SIGNS``.
        backchannel: Words that say nothing of their own.
        enough: What a circumstance must count to be named.
        kinds: Circumstances.
        needles: Pieces of text of which every ask holds one, in small letters.
        beside: Another that every ask holds; looked for before phrases are.
        asks: What asks.
        not_asks: What looks like it and does not.
        answers: What came back, in order.
        dates: Words for days.
        says: Sentences for the person.
    """

    spellings: Mapping[str, str]
    signs: Mapping[str, re.Pattern[str]]
    backchannel: frozenset[str]
    enough: int
    kinds: tuple[Kind, ...]
    needles: tuple[str, ...]
    beside: tuple[str, ...]
    asks: re.Pattern[str]
    not_asks: re.Pattern[str]
    answers: tuple[tuple[Answer, re.Pattern[str]], ...]
    dates: DateWords
    says: Says


@cache
def load_language(language: str = "en") -> Language:
    """Return the built-in words of a language, compiled."""
    folder = _CONTENT / language / "reading"
    signs = msgspec.convert(
        _read(folder / "signs.yaml"),
        dict[str, tuple[str, ...] | dict[str, str]],
        strict=False,
    )
    spellings = msgspec.convert(signs.pop("spellings"), dict[str, str])
    phrases = msgspec.convert(signs, dict[str, tuple[str, ...]])
    found = _convert(folder / "circumstances.yaml", Circumstances)
    asks = _convert(folder / "asks.yaml", AskPhrases)
    return Language(
        spellings=MappingProxyType(spellings),
        signs=MappingProxyType(
            {sign: compile_phrases(phrases[sign], spellings) for sign in SIGNS}
        ),
        backchannel=frozenset(phrases["backchannel"]),
        enough=found.enough,
        kinds=tuple(_compile(one, spellings) for one in found.kinds),
        needles=tuple(needle.lower() for needle in asks.needles),
        beside=tuple(piece.lower() for piece in asks.beside),
        asks=compile_phrases(asks.asks, spellings),
        not_asks=compile_phrases(asks.not_asks, spellings),
        answers=tuple(
            (one.reading, compile_phrases(one.phrases, spellings))
            for one in asks.answers
        ),
        dates=_convert(folder / "dates.yaml", DateWords),
        says=_convert(folder / "says.yaml", Says),
    )


def _compile(written: Circumstance, spellings: Mapping[str, str]) -> Kind:
    return Kind(
        written,
        compile_phrases(written.strong, spellings),
        compile_phrases(written.weak, spellings),
        compile_phrases(written.unless, spellings),
        compile_phrases(written.context, spellings),
        _detail_pattern(written.nouns),
    )


def _detail_pattern(nouns: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds "the biology poster" in a text as written."""
    if not nouns:
        return NEVER
    words = "|".join(re.escape(noun) for noun in sorted(nouns, key=len, reverse=True))
    return re.compile(
        rf"\b(?:the|our|this|that)\s+((?:[^\W\d_]+\s+){{0,2}}?(?:{words}))\b",
        re.IGNORECASE,
    )


def _read(path: Path) -> Any:  # noqa: ANN401 - plain values, checked by the caller
    return parse_yaml(decode_utf8(path.read_bytes()))


def _convert(path: Path, kind: type[Any]) -> Any:  # noqa: ANN401 - the type that was named
    return msgspec.convert(_read(path), kind, strict=False)
