"""A reading of an answer → the page that a person reads at a terminal."""

from segue.actions.answer_in_words import LEANS, how_sure, lacks_country
from segue.cli.page import Page
from segue.domain.answer import AnswerRead


def print_answer(read: AnswerRead, *, page: Page | None = None) -> None:
    """Print how a reply reads, what that rests on, and what to do now."""
    page = page or Page()
    page.title(read.says)
    page.text(how_sure(read))
    _print_words(page, read)
    page.heading("Now")
    page.rows((("Say", f"“{read.next.say}”"), ("Do", read.next.do)))
    if read.hold_on_to:
        page.heading("To hold on to")
        page.text(read.hold_on_to, indent=2)


def _print_words(page: Page, read: AnswerRead) -> None:
    rows = [(LEANS[sign.leans], sign.says) for sign in read.signs]
    if read.number:
        rows.append(("Number", read.number))
    elif lacks_country(read):
        rows.append(("Number", "Name its country with --region, such as --region US."))
    if read.handle:
        rows.append((read.handle.service.capitalize(), read.handle.id))
    if rows:
        page.heading("In the words")
        page.rows(rows)
