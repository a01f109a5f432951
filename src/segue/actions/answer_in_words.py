"""A reading of a reply → the words that every door shows for it."""

from typing import Final

from segue.actions.plan_in_words import ANSWER_NAMES
from segue.domain.answer import READINGS, AnswerRead


LEANS: Final = {"for": "For", "against": "Against", "neither": "Also"}
_SURE: Final = (
    (0.9, "I'm quite sure."),
    (0.7, "I'm fairly sure."),
    (0.5, "More likely so than not."),
    (0.0, "It could be read otherwise."),
)
_CLOSE: Final = 0.15


def how_sure(read: AnswerRead) -> str:
    """Say how sure the reader is, or why the person has to say it."""
    if read.abstained:
        return _why_abstained(read)
    return next(words for least, words in _SURE if read.confidence >= least)


def _why_abstained(read: AnswerRead) -> str:
    close = [one for one in READINGS if read.probabilities.of(one) >= _CLOSE]
    names = [ANSWER_NAMES[one].lower() for one in close if one != "unclear"]
    if len(names) > 1:
        return (
            f"It could be “{'” or “'.join(names)}”. Where it is that close I don't "
            "guess: a no taken for a yes is the one mistake worth avoiding."
        )
    return (
        "There is too little here that I can judge, and I don't guess: a no taken "
        "for a yes is the one mistake worth avoiding."
    )


def lacks_country(read: AnswerRead) -> bool:
    """Say whether a number stands there that needs its country to be told."""
    return not read.number and any(sign.id == "number_given" for sign in read.signs)
