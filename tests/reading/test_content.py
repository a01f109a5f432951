"""The words for reading are complete, and each phrase can be found."""

from typing import get_args

import pytest

from segue.domain.chat_reading import CueId
from segue.domain.situation import ReasonKind
from segue.reading.content import SIGNS, Language, load_language
from segue.reading.phrases import compile_phrases, plain


def test_every_sign_kind_and_cue_has_words(language: Language) -> None:
    """Nothing that reading looks for or says is left without words."""
    assert set(language.signs) == set(SIGNS)
    kinds = {kind.written.kind for kind in language.kinds}
    assert kinds == set(get_args(ReasonKind))
    assert set(language.says.cues) == set(get_args(CueId))


def test_the_language_is_read_once() -> None:
    """Compiling phrases costs time, so it is done once."""
    assert load_language() is load_language()


def test_every_circumstance_can_reach_enough(language: Language) -> None:
    """A kind with neither a strong phrase nor several weak ones is dead."""
    assert [
        kind.written.kind
        for kind in language.kinds
        if not kind.written.strong and len(kind.written.weak) < language.enough + 1
    ] == []


@pytest.mark.parametrize(
    ("sign", "text"),
    [
        ("goodbye", "night! talk tomorrow"),
        ("goodbye", "gotta run, my bus is here"),
        ("goodbye", "see ya thursday"),
        ("trouble", "my week has been pretty awful"),
        ("trouble", "my grandma died on sunday"),
        ("needs_a_number", "I never see messages on here, this app hides them"),
        ("needs_a_number", "how will I find you there"),
        ("plan", "are you coming on saturday?"),
        ("offers", "do you want some? I have too many"),
        ("asks_about_you", "what about you?"),
        ("remembers", "how did your driving test go?"),
        ("laughter", "hahahaha stop"),
        ("partner", "my girlfriend says hi"),
        ("declines", "maybe another time"),
        ("meets", "see you at practice"),
    ],
)
def test_signs_are_seen(language: Language, sign: str, text: str) -> None:
    """Plain ways to show something are seen as what they show."""
    assert language.signs[sign].search(plain(text, language.spellings))


@pytest.mark.parametrize(
    ("sign", "text"),
    [
        ("goodbye", "the later chapters are better"),
        ("trouble", "the dog had a good day"),
        ("partner", "my partner in the lab report"),
        ("laughter", "that is a chalk board"),
        ("needs_a_number", "the poster is done"),
    ],
)
def test_signs_are_not_seen_everywhere(
    language: Language, sign: str, text: str
) -> None:
    """What only looks alike shows nothing."""
    found = language.signs[sign].search(plain(text, language.spellings))
    assert found is None


def test_spellings_reach_the_phrases(language: Language) -> None:
    """A phrase may be written short or long; both are found in both."""
    long = compile_phrases(["do you want to"], language.spellings)
    short = compile_phrases(["do u wanna"], language.spellings)
    for text in ("do u wanna come", "do you want to come"):
        simple = plain(text, language.spellings)
        assert long.search(simple)
        assert short.search(simple)
