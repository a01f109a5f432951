"""Marks that are said in words are written as marks, within names alone."""

import pytest

from segue.answers.spelled_marks import with_marks


WRITTEN = {
    "robin underscore p": "robin_p",
    "robin dot p at gmail dot com": "robin.p@gmail.com",
    "robin [at] example [dot] com": "robin@example.com",
    "robin at gmail.com": "robin@gmail.com",
    "robin #1234": "robin#1234",
    "insta @ robin.p": "insta @robin.p",
    "insta 👉 robin": "insta: robin",
    "I’m “robin”": 'I\'m "robin"',  # noqa: RUF001 - as phones type it
    "at eight on the dot at home": "at eight on the dot at home",
    "look at example.com": "look at example.com",
    "meet @ 8": "meet @ 8",
}


@pytest.mark.parametrize("text", WRITTEN)
def test_marks_in_words_become_marks(text: str) -> None:
    """Between the parts of a name; elsewhere words stay words."""
    assert with_marks(text) == WRITTEN[text]
