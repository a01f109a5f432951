"""What the words of a reply rule out, whatever the model makes of the tone."""

import pytest

from segue.answers.content import load_content
from segue.answers.ruled_out import find_ruled_out, give_to_soft_no
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
    ("cool, I'll text you soon", ASK): YES_LIKE,
    ("haha maybe!", ASK): YES_LIKE,
    ("I'm seeing someone", ASK): YES_LIKE,
    ("I have a boyfriend", ASK): YES_LIKE,
    ("I'm kind of seeing someone, sorry", ASK): YES_LIKE,
    ("let me think about it", ASK): YES_LIKE,
    ("gotta go, bye", ASK): YES_LIKE,
    ("ttyl", ASK): YES_LIKE,
    ("Up to you.", OFFER): YES_LIKE,
    ("only if u really want to", OFFER): YES_LIKE,
    ("If you must.", ASK): YES_LIKE,
    ("lol", ASK): YES_LIKE,
    ("thx for asking tho, ur sweet", ASK): YES_LIKE,
    ("Aw, that's so sweet of you!", ASK): YES_LIKE,
    ("I'd love to but I have a boyfriend", ASK): YES_LIKE,
    ("The missus, sorry", ASK): YES_LIKE,
    ("That's so sweet, I'd love that", ASK): NOTHING,
    ("Please, that's very kind", ASK): NOTHING,
    ("Great, I appreciate it", ASK): NOTHING,
    ("that's very kind", "Might I walk you home?"): NOTHING,
    ("that's very kind", "Would you mind if I texted you?"): NOTHING,
    ("that's very kind", OFFER): NOTHING,
    ("only if you want ❤️", ASK): NOTHING,
    ("I have a boyfriend's phone here, use that", ASK): NOTHING,
    ("I'll text you", OFFER): NOTHING,
    ("I'll text you", "Here’s my number, 555 0142. Text me?"): NOTHING,  # noqa: RUF001 - as phones type it
    ("thanks, I'll text you!", "Here's mine: 555 0142."): NOTHING,
    ("I'll call you", "Should I call you or will you call me?"): NOTHING,
    ("I'll call you, 555 0142 is mine", ASK): NOTHING,
    ("whatever you like", "Phone or Instagram?"): NOTHING,
    ("do what you want", "Would you mind if I texted you?"): NOTHING,
    ("I have to go!", "Want to go to the concert with me?"): NOTHING,
    ("maybe turns to yes if my dad says so", ASK): NOTHING,
    ("nope", "Would you mind if I texted you?"): NOTHING,
    ("sure", ASK): NOTHING,
    ("email's fine, just hit reply", ASK): CHANNEL,
    ("I'm on Google Classroom till nine", ASK): CHANNEL,
    ("the class chat is too public, email me", ASK): NOTHING,
    ("not on Schoology, I'm on Discord more", ASK): NOTHING,
    ("I never check Schoology, email me at home", ASK): NOTHING,
    ("hit reply and give me yours", ASK): NOTHING,
    ("I'm robin.p on insta, not on schoology", ASK): NOTHING,
    ("👍", ASK): NOTHING,
    ("", ASK): NOTHING,
}


@pytest.mark.parametrize(("answer", "ask"), CASES)
def test_words_rule_out_what_the_tone_suggests(answer: str, ask: str) -> None:
    """Only holding back is no yes; what is there anyway is no channel."""
    signs = find_signs(RULES, answer, ask)
    assert find_ruled_out(RULES, signs, answer, ask) == CASES[answer, ask]


def test_what_is_ruled_out_goes_to_a_soft_no() -> None:
    """Nothing gets lost, and what is left open keeps its share."""
    likely = dict(zip(READINGS, (0.3, 0.1, 0.4, 0.1, 0.06, 0.04), strict=True))
    left = give_to_soft_no(likely, YES_LIKE)
    assert left["soft_no"] == pytest.approx(0.9)
    assert sum(left.values()) == pytest.approx(1)
    assert left["no"] == likely["no"]
    assert not any(left[reading] for reading in YES_LIKE)
    assert give_to_soft_no(likely, NOTHING) == likely
