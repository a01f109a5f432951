"""What the models read of a reply."""

import pytest

from segue.answers.language import is_readable
from segue.meaning.text import (
    LONGEST,
    bare_words,
    in_full,
    is_emoji_alone,
    prepare,
)


PREPARED = {
    "sure 😊": "sure (smile smiling eyes)",
    "👍🏽": "(thumbs up)",
    "it's +44 7400 123456!": "it's 555 0142!",
    "(202) 555-0147 text me": "555 0142 text me",
    "noor.h@example.edu": "robin@example.com",
    "I'm @kim.k": "I'm @robin",
    "I’m in": "I'm in",  # noqa: RUF001 - as phones type it
    "yesssssss": "yesss",
    "a\x00b\u200b\n\tc": "a b c",
    "at 10:30 on 5/6": "at 10:30 on 5/6",
    "": "",
}


@pytest.mark.parametrize("text", PREPARED)
def test_a_reply_is_prepared(text: str) -> None:
    """Emoji get names; numbers, addresses and handles get stand-ins."""
    assert prepare(text) == PREPARED[text]


def test_emoji_alone_are_told_from_words_and_from_nothing() -> None:
    """Marks and colors of skin make no difference."""
    texts = ("👍🏽", "❤️ !", "👍 ok", "…", "", "7️⃣")
    assert [is_emoji_alone(text) for text in texts] == [True] * 2 + [False] * 4


def test_only_the_beginning_is_read() -> None:
    """A megabyte costs no more than a page."""
    assert len(prepare("ab " * 400_000)) <= LONGEST


def test_half_a_surrogate_is_dropped() -> None:
    """Whatever an argument may hold, what the models read is text."""
    assert prepare("ok \udcff").encode() == b"ok"


READABLE = {
    "sure why not": True,
    "aye no bother": True,
    "defo": True,
    "Friend me on Facebook.": True,
    "I'd rather not, if that's okay": True,
    "ja klar, hier ist meine nummer": False,
    "je préfère qu'on en reste là, désolé": False,
    "да, конечно": False,
    "はい、いいですよ": False,
    "": True,
}


@pytest.mark.parametrize("text", READABLE)
def test_other_languages_are_noticed(text: str) -> None:
    """Another script, or some words and none of them English."""
    assert is_readable(text) is READABLE[text]


def test_words_are_compared_without_marks() -> None:
    """Case, apostrophes and punctuation make no difference."""
    assert bare_words("I'll THINK, about it…") == " ill think about it "


def test_shorthand_is_written_out() -> None:
    """Word by word; what is no shorthand stays."""
    assert in_full(" nxt time u txt me ") == " next time you text me "
    assert in_full(" the urn ") == " the urn "
