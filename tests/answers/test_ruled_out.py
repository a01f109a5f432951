"""What the words of a reply rule out, whatever the model makes of the tone."""

import pytest

from segue.answers.content import load_content
from segue.answers.ruled_out import ruled_out, without
from segue.answers.signs import find_signs
from segue.domain.answer import READINGS, YES_LIKE
from segue.domain.plan import Answer


ASK = "Can I get your number?"
OFFER = "Here's my number, 555 0142. Text me if you feel like it."
RULES = load_content().signs
NOTHING: frozenset[Answer] = frozenset()
CHANNEL: frozenset[Answer] = frozenset(("other_channel",))

CASES: dict[tuple[str, str], frozenset[Answer]] = {
    ("I'll call you.", ASK): YES_LIKE,
    ("haha maybe!", ASK): YES_LIKE,
    ("I'm seeing someone", ASK): YES_LIKE,
    ("I have a boyfriend", ASK): YES_LIKE,
    ("I'm kind of seeing someone, sorry", ASK): YES_LIKE,
    ("let me think about it", ASK): YES_LIKE,
    ("I have a boyfriend's phone here, use that", ASK): NOTHING,
    ("gotta go, bye", ASK): YES_LIKE,
    ("Up to you.", OFFER): YES_LIKE,
    ("only if u really want to", OFFER): YES_LIKE,
    ("lol", ASK): YES_LIKE,
    ("I'll text you", OFFER): NOTHING,
    ("I'll call you, 555 0142 is mine", ASK): NOTHING,
    ("maybe turns to yes if my dad says so", ASK): NOTHING,
    ("nope", "Would you mind if I texted you?"): NOTHING,
    ("sure", ASK): NOTHING,
    ("email's fine, just hit reply", ASK): CHANNEL,
    ("I'm on Google Classroom till nine", ASK): CHANNEL,
    ("not on here, I'm on Discord more", ASK): NOTHING,
    ("the gc is dead, give me yours", ASK): NOTHING,
    ("I'm robin.p on insta, not in the group", ASK): NOTHING,
    ("👍", ASK): NOTHING,
    ("", ASK): NOTHING,
}


@pytest.mark.parametrize(("answer", "ask"), CASES)
def test_words_rule_out_what_the_tone_suggests(answer: str, ask: str) -> None:
    """Only holding back is no yes; what is there anyway is no channel."""
    signs = find_signs(RULES, answer, ask)
    assert ruled_out(RULES, signs, answer) == CASES[answer, ask]


def test_what_is_ruled_out_goes_to_a_soft_no() -> None:
    """Nothing gets lost, and what is left open keeps its share."""
    likely = dict(zip(READINGS, (0.3, 0.1, 0.4, 0.1, 0.06, 0.04), strict=True))
    left = without(likely, YES_LIKE)
    assert left["soft_no"] == pytest.approx(0.9)
    assert sum(left.values()) == pytest.approx(1)
    assert left["no"] == likely["no"]
    assert not any(left[reading] for reading in YES_LIKE)
    assert without(likely, NOTHING) == likely
