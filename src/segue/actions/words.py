"""The words of pages in the language that was asked for."""

from segue import assembly
from segue.domain.languages import check_language
from segue.domain.page_words import PageWords


def words_of(language: str | None = None) -> PageWords:
    """Return the words that stand around plans, answers and questions.

    Args:
        language: An IETF tag; English if left out.

    Raises:
        InputError: There are no words in that language, or its tables are at
            fault.
    """
    return assembly.words_in(check_language(language))
