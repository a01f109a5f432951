"""A reading of a reply → the words that every door shows for it."""

from typing import Final

from segue.domain.answer import READINGS, AnswerRead
from segue.domain.page_words import IN_ENGLISH, PageWords


_SURE_FROM: Final = (0.9, 0.7, 0.5, 0.0)
_CLOSE: Final = 0.15


def leans_in(words: PageWords) -> dict[str, str]:
    """Name each way in which a sign can speak."""
    said = words.answer
    return {
        "for": said.speaks_for,
        "against": said.speaks_against,
        "neither": said.also,
    }


LEANS: Final = leans_in(IN_ENGLISH)


def how_sure(read: AnswerRead, words: PageWords = IN_ENGLISH) -> str:
    """Say how sure the reader is, or why the person has to say it."""
    if read.abstained:
        return _why_abstained(read, words)
    said = words.answer
    sure = (said.quite_sure, said.fairly_sure, said.rather_so, said.otherwise_too)
    levels = zip(_SURE_FROM, sure, strict=True)
    return next(level for least, level in levels if read.confidence >= least)


def _why_abstained(read: AnswerRead, words: PageWords) -> str:
    close = [one for one in READINGS if read.probabilities.of(one) >= _CLOSE]
    names = [getattr(words.answers, one).lower() for one in close if one != "unclear"]
    if len(names) > 1:
        readings = words.answer.reading_or.join(f"“{name}”" for name in names)
        return words.answer.close.format(readings=readings)
    return words.answer.too_little


def lacks_country(read: AnswerRead) -> bool:
    """Say whether a number stands there that needs its country to be told."""
    return not read.number and any(sign.id == "number_given" for sign in read.signs)
