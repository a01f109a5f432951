"""A language's table → what is said for each string of the English.

A string that has no translation, or whose translation was made from other
English, is said in English: an old translation may advise what the rule no
longer does.
"""

from collections.abc import Callable

from segue.domain.languages import ENGLISH, PSEUDO
from segue.domain.page_words import IN_ENGLISH, PageWords
from segue.translation.compiled import compiled_pages
from segue.translation.pages import pages_in
from segue.translation.pseudo import pseudo
from segue.translation.strings import String
from segue.translation.table import CONTENT, Table, read_table


Said = Callable[[String], str]


def said_in(language: str) -> Said:
    """Return what says each string in a language that there is a table of."""
    if language == PSEUDO:
        return lambda string: pseudo(string.words)
    return said_by(read_table(CONTENT / language))


def said_by(table: Table) -> Said:
    """Return what says each string as a table has it, else in English."""

    def _said(string: String) -> str:
        found = table.get(string.id)
        if found is None or not found.entry.text or found.entry.of != string.hash:
            return string.words
        return found.entry.text

    return _said


def page_words(language: str) -> PageWords:
    """Return the words of pages, compiled where they have been compiled."""
    if language == ENGLISH:
        return IN_ENGLISH
    return compiled_pages(language) or made_pages(language)


def made_pages(language: str) -> PageWords:
    """Return the words of pages from a language's tables."""
    return pages_in(language, said_in(language))
