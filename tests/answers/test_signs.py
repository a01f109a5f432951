"""What in the words speaks for a yes, and what against."""

import pytest

from segue.answers.content import load_content
from segue.answers.signs import (
    agrees_plainly,
    find_signs,
    is_turned_around,
    leaning_of,
    offers_own,
)


ASK = "Can I get your number?"
OFFER = "Here's my number, 555 0142. Text me if you feel like it."
RULES = load_content().signs

SEEN: dict[tuple[str, str], tuple[str, tuple[str, ...]]] = {
    ("sure, 555 0142", ASK): ("for", ("number_given", "assent")),
    ("add me on insta: robin.p", ASK): ("for", ("handle_given",)),
    ("here, put it in my phone", ASK): ("for", ("phone_held_out",)),
    ("give me yours instead", ASK): ("for", ("yours_wanted",)),
    ("ask me again Friday", ASK): ("for", ("opening",)),
    ("no thanks", ASK): ("against", ("refusal",)),
    ("I'm kind of seeing someone", ASK): ("against", ("partner",)),
    ("I'll call you", ASK): ("against", ("they_will_call",)),
    ("I'll text you", OFFER): ("neither", ()),
    ("I'll text you", "Here’s mine: 555 0142"): ("neither", ()),  # noqa: RUF001 - as phones type it
    ("I'll call you", "Should I call you, or you me?"): ("neither", ()),
    ("let me think about it", ASK): ("against", ("put_off",)),
    ("I'm not really on my phone", ASK): ("against", ("excuse",)),
    ("nxt time", ASK): ("against", ("put_off",)),
    ("next time we're both here, sure", ASK): ("for", ("assent",)),
    ("I'm done with this", ASK): ("neither", ()),
    ("that's not a good idea", ASK): ("neither", ()),
    ("go ahead without me", ASK): ("neither", ()),
    ("it's all in the groupchat", ASK): ("against", ("exists_anyway",)),
    ("you can just find me at lunch", ASK): ("against", ("exists_anyway",)),
    ("gotta go", ASK): ("against", ("leaving",)),
    ("what for?", ASK): ("neither", ("asks_back",)),
    ("I have a boyfriend but here: 555 0142", ASK): (
        "for",
        ("number_given", "partner"),
    ),
    ("sure, when hell freezes over", ASK): ("against", ("refusal",)),
    ("I will text you", ASK): ("against", ("assent", "they_will_call")),
    ("ill txt u", ASK): ("against", ("they_will_call",)),
    ("please don't call me", ASK): ("against", ("refusal",)),
    ("I'm good thanks", ASK): ("against", ("refusal",)),
    ("thanks but no", ASK): ("against", ("refusal",)),
    ("thanks for asking", ASK): ("against", ("kind_words",)),
    ("lol no problem", ASK): ("for", ("assent",)),
    ("not ok", ASK): ("against", ("refusal",)),
    ("I bet you ask everyone", ASK): ("neither", ()),
    ("no deal", ASK): ("neither", ()),
    ("why not, text me", ASK): ("for", ("assent", "asks_back")),
    ("see ya", ASK): ("against", ("leaving",)),
    ("nice talking to you", ASK): ("against", ("leaving",)),
    ("I'm spoken for", ASK): ("against", ("partner",)),
    ("555 0142? got it, thanks", OFFER): ("for", ("assent",)),
    ("555 0142? no thanks", OFFER): ("against", ("refusal",)),
    ("", ASK): ("neither", ()),
}


@pytest.mark.parametrize(("answer", "ask"), SEEN)
def test_words_speak_for_or_against(answer: str, ask: str) -> None:
    """Something in hand outweighs all; a firm no outweighs a polite word."""
    signs = find_signs(RULES, answer, ask)
    seen = leaning_of(signs, RULES), tuple(sign.id for sign in signs)
    assert seen == SEEN[answer, ask]


PLAINLY: dict[str, bool] = {
    "you may 😌": True,
    "done!": True,
    "go ahead, man": True,
    "you may not": False,
    "aw thanks": False,
    "you could ask my sister": False,
    "haha ok": True,
    "no problem!": True,
    "yes yes": True,
    "555 0142": True,
    "ok 👍": True,
    "I will think": False,
    "I will not": False,
    "please do not": False,
    "ok whatever": False,
    "sure, when hell freezes over": False,
    "haha": False,
    "": False,
}


@pytest.mark.parametrize("answer", PLAINLY)
def test_assent_alone_is_plain(answer: str) -> None:
    """A laugh takes nothing from it; any other word does."""
    signs = find_signs(RULES, answer, ASK)
    assert agrees_plainly(RULES, signs, answer) is PLAINLY[answer]


TURNED: dict[tuple[str, str], bool] = {
    ("Would you mind giving me your number?", "yes"): True,
    ("Mind if I text you?", "haha no"): True,
    ("Any objection to swapping numbers?", "yeah"): True,
    ("Would you be against me having your number?", "no"): True,
    ("Would you say no if I asked for your number?", "Yeah."): True,
    ("Do you want me to stop asking?", "no"): True,
    ("You wouldn't want to text, would you?", "yes"): True,
    ("Would you mind giving me your number?", "yes, I would mind"): False,
    ("Would you mind giving me your number?", "sure"): False,
    ("Could I have your number, if you don't mind?", "yes"): False,
    (ASK, "yes"): False,
    ("Would you mind giving me your number?", ""): False,
}


@pytest.mark.parametrize(("ask", "answer"), TURNED)
def test_a_bare_word_to_a_turned_ask_is_told(ask: str, answer: str) -> None:
    """Where a yes may mean no, a bare one says neither."""
    assert is_turned_around(ask, answer) is TURNED[ask, answer]


def test_an_offer_is_told_from_an_ask() -> None:
    """Whoever was given a number may well say that they will write."""
    assert offers_own(OFFER)
    assert not offers_own(ASK)


def test_no_sign_says_the_words_again() -> None:
    """A sign describes; the reply itself is not repeated in it."""
    (sign,) = find_signs(RULES, "Xylophonia thinks maybe", ASK)
    assert "Xylophonia" not in sign.says
