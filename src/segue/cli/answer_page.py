"""A reading of an answer → the page that a person reads at a terminal."""

from segue.actions.answer_in_words import how_sure, lacks_country, leans_in
from segue.cli.page import Page
from segue.domain.answer import AnswerRead
from segue.domain.languages import ENGLISH
from segue.domain.page_words import IN_ENGLISH, PageWords


def print_answer(
    read: AnswerRead, *, page: Page | None = None, words: PageWords = IN_ENGLISH
) -> None:
    """Print how a reply reads, what that rests on, and what to do now."""
    page, said = page or Page(), words.answer
    page.title(read.says)
    page.text(how_sure(read, words))
    if words.tag != ENGLISH and read.abstained:
        page.text(said.reads_english)
    _print_words(page, read, words)
    page.heading(said.now)
    say, do = words.plan.say, words.plan.do
    page.rows(((say, f"“{read.next.say}”"), (do, read.next.do)))
    if read.hold_on_to:
        page.heading(said.to_hold_on_to)
        page.text(read.hold_on_to, indent=2)


def _print_words(page: Page, read: AnswerRead, words: PageWords) -> None:
    said, leans = words.answer, leans_in(words)
    rows = [(leans[sign.leans], sign.says) for sign in read.signs]
    if read.number:
        rows.append((said.number, read.number))
    elif lacks_country(read):
        rows.append((said.number, said.name_country))
    if read.handle:
        rows.append((read.handle.service.capitalize(), read.handle.id))
    if rows:
        page.heading(said.in_the_words)
        page.rows(rows)
