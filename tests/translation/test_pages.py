"""The words of pages are strings like any other."""

import pytest

from segue.domain.page_words import IN_ENGLISH
from segue.translation.pages import page_strings, pages_in
from segue.translation.said import made_pages, page_words


def test_every_word_of_a_page_is_a_string() -> None:
    """Those in groups and in lists, too; ids name the place."""
    by_id = {one.id: one.words for one in page_strings()}
    assert by_id["pages/plan/say"] == "Say"
    assert by_id["pages/dates/weekdays/0"] == "Monday"
    assert "pages/tag" not in by_id


def test_the_english_laid_over_itself_is_the_english() -> None:
    """Nothing is lost on the way through the strings."""
    assert pages_in("en", lambda one: one.words) == IN_ENGLISH


@pytest.mark.parametrize("language", ["en", "es", "en-XA"])
def test_pages_carry_their_language(language: str) -> None:
    """Doors can tell which one they speak."""
    assert page_words(language).tag == language


def test_the_compiled_words_are_the_table_s() -> None:
    """What travels in the wheel says what the tables say."""
    assert page_words("es") == made_pages("es")
