"""A reading of an answer → the page that a person reads at a terminal."""

from typing import Final

from segue.actions.plan_in_words import ANSWER_NAMES
from segue.cli.page import Page
from segue.domain.answer import READINGS, AnswerRead


_SURE: Final = (
    (0.9, "I'm quite sure."),
    (0.7, "I'm fairly sure."),
    (0.5, "More likely so than not."),
    (0.0, "It could be read otherwise."),
)
_CLOSE: Final = 0.15
_LEANS: Final = {"for": "For", "against": "Against", "neither": "Also"}


def print_answer(read: AnswerRead, *, page: Page | None = None) -> None:
    """Print how a reply reads, what that rests on, and what to do now."""
    page = page or Page()
    page.title(read.says)
    page.text(_why_abstained(read) if read.abstained else how_sure(read.confidence))
    _print_words(page, read)
    page.heading("Now")
    page.rows((("Say", f"“{read.next.say}”"), ("Do", read.next.do)))
    if read.hold_on_to:
        page.heading("To hold on to")
        page.text(read.hold_on_to, indent=2)


def how_sure(confidence: float) -> str:
    """Say a probability in words."""
    return next(words for least, words in _SURE if confidence >= least)


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


def _print_words(page: Page, read: AnswerRead) -> None:
    rows = [(_LEANS[sign.leans], sign.says) for sign in read.signs]
    if read.number:
        rows.append(("Number", read.number))
    elif any(sign.id == "number_given" for sign in read.signs):
        rows.append(("Number", "Name its country with --region, such as --region US."))
    if read.handle:
        rows.append((read.handle.service.capitalize(), read.handle.id))
    if rows:
        page.heading("In the words")
        page.rows(rows)
