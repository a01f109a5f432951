"""The reader of answers, wired: model, plain reader, texts and thresholds."""

from functools import cache

from segue.answers.content import load_content
from segue.answers.reader import AnswerReader, load_fitted
from segue.answers.words import WordsReader
from segue.meaning.pairs import PairReader


@cache
def pair_reader() -> PairReader:
    """Return the network that reads two lines together, loaded once."""
    return PairReader()


@cache
def answer_reader() -> AnswerReader:
    """Return the reader of answers, its model loaded."""
    return AnswerReader(pair_reader(), WordsReader(), load_content(), load_fitted())
