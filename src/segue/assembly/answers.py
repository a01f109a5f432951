"""The reader of answers, wired: model, plain reader, texts and thresholds."""

from functools import cache

from segue.answers.content import load_content
from segue.answers.language import is_surely_english
from segue.answers.reader import AnswerReader, load_fitted
from segue.answers.words import WordsReader
from segue.domain.languages import ENGLISH, SPANISH
from segue.meaning.pairs import PairReader


@cache
def pair_reader() -> PairReader:
    """Return the network that reads two lines together, loaded once."""
    return PairReader()


@cache
def answer_reader(language: str = ENGLISH) -> AnswerReader:
    """Return the reader of answers, its model loaded.

    It reads English in every language; what it says is in the one asked for.
    """
    content, fitted = load_content(language), load_fitted()
    if language == SPANISH:
        return AnswerReader(
            pair_reader(), WordsReader(), content, fitted, takes=is_surely_english
        )
    return AnswerReader(pair_reader(), WordsReader(), content, fitted)
