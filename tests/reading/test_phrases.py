"""Phrases that a person can write are found where a person would find them."""

import pytest

from segue.reading.phrases import compile_phrases, plain


SPELLINGS = {"u": "you", "ur": "your", "gonna": "going to", "dont": "do not"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("How's it going?!", " . hows it going ? ! . "),
        ("r u gonna COME", " . r you going to come . "),
        ("don\u2019t / don't", " . do not do not . "),
        ("noooo way", " . noo way . "),
        ("see https://example.org/a?b=1 and [photo]", " . see and . "),
        ("8:15 at the 2nd stop", " . 8:15 at the 2nd stop . "),
        ("ok 😂😂", " . ok 😂 😂 . "),
        ("", " .  . "),
    ],
)
def test_texts_become_plain(text: str, expected: str) -> None:
    """Case, apostrophes, marks and short spellings are out of the way."""
    assert plain(text, SPELLINGS) == expected


@pytest.mark.parametrize(
    ("phrase", "text", "is_found"),
    [
        ("your number", "can I get ur number", True),
        ("your number", "four number plates", False),
        ("tomato*", "so many tomatoes", True),
        ("tomato*", "a potato", False),
        ("how was … trip", "how was your long trip", True),
        ("how was … trip", "how was it. nice trip", False),
        ("on the %", "on the 28th", True),
        ("on the %", "on the bus", False),
        ("can (i|we) (just |)go", "can we go", True),
        ("can (i|we) (just |)go", "can i just go", True),
        ("can (i|we) (just |)go", "can they go", False),
        ("^ maybe $", "hm. maybe!", True),
        ("^ maybe $", "maybe later", False),
        ("do not go", "DON'T go", True),
        ("you are a *", "you are a star", True),
        ("you are a *", "you are a.", False),
    ],
)
def test_phrases_fit(phrase: str, text: str, *, is_found: bool) -> None:
    """Each mark of a phrase means what the content says that it means."""
    pattern = compile_phrases([phrase], SPELLINGS)
    assert bool(pattern.search(plain(text, SPELLINGS))) == is_found


def test_no_phrases_fit_nothing() -> None:
    """An empty list finds nothing, not everything."""
    assert compile_phrases([], {}).search(" . a . ") is None
