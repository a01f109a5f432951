"""The decision: a yes wants more certainty than a no."""

import numpy as np
import pytest

from segue.answers.decide import Decision, Fitted, calibrate, decide
from segue.domain.answer import READINGS, Leaning, Probabilities, probabilities_from
from segue.domain.plan import Answer


FITTED = Fitted(
    temperature=2.0,
    needed={"for": 0.6, "neither": 0.8, "against": 0.95},
    rest=0.5,
)


def likely(**given: float) -> dict[Answer, float]:
    """Share what is not given among the other readings."""
    left = (1 - sum(given.values())) / (len(READINGS) - len(given))
    return {reading: given.get(reading, left) for reading in READINGS}


CASES: dict[tuple[Leaning, float], tuple[Answer, bool]] = {
    ("for", 0.7): ("yes", False),
    ("neither", 0.7): ("unclear", True),
    ("neither", 0.85): ("yes", False),
    ("against", 0.9): ("unclear", True),
    ("against", 0.8): ("soft_no", False),
    ("against", 0.97): ("yes", False),
    ("for", 0.4): ("soft_no", False),
}


@pytest.mark.parametrize(("leaning", "yes"), CASES)
def test_a_yes_needs_more_where_the_words_speak_against(
    leaning: Leaning, yes: float
) -> None:
    """The same scores are a yes, or are left to the person, by the signs."""
    given = likely(yes=yes, soft_no=1 - yes)
    decision = decide(given, leaning, FITTED)
    assert (decision.reading, decision.abstained) == CASES[leaning, yes]


def test_the_kinds_of_yes_add_up() -> None:
    """Not sure which kind of yes, but sure that it is one: the likeliest."""
    given = likely(yes=0.4, conditional=0.45, soft_no=0.05)
    assert decide(given, "for", FITTED).reading == "conditional"


def test_plain_agreement_is_nearly_enough() -> None:
    """Whoever gives a number, or only assents, has said what scores cannot."""
    given = likely(other_channel=0.4, soft_no=0.5)
    assert decide(given, "for", FITTED, plainly=True).reading == "other_channel"
    assert decide(given, "for", FITTED).reading == "soft_no"


def test_words_against_a_yes_settle_what_the_scores_leave_open() -> None:
    """Between the two, a reply that speaks against a yes is read as no yes."""
    given = likely(yes=0.55, no=0.4)
    assert decide(given, "against", FITTED).reading == "no"
    assert decide(given, "neither", FITTED).abstained


def test_a_no_needs_no_sign() -> None:
    """A no-like reading stands wherever a yes is out of the question."""
    given = likely(no=0.4, soft_no=0.35, yes=0.1)
    assert decide(given, "for", FITTED) == Decision(
        "no", probabilities_from(given), abstained=False
    )


def test_scores_become_probabilities() -> None:
    """They add up to 1, and a higher temperature makes them humbler."""
    logits = np.array([4.0, 0.0, 0.0, 2.0, 0.0, 0.0], dtype=np.float32)
    warm = calibrate(logits, FITTED)
    cool = calibrate(logits, Fitted(temperature=1.0, needed=FITTED.needed, rest=0.5))
    assert sum(warm.values()) == pytest.approx(1)
    assert warm["yes"] / warm["soft_no"] == pytest.approx(np.e)
    assert cool["yes"] > warm["yes"] > warm["soft_no"] > cool["soft_no"]


def test_rounded_probabilities_still_add_up() -> None:
    """What rounding takes is given back to the likeliest."""
    shares: dict[Answer, float] = dict.fromkeys(READINGS, 1 / 6)
    rounded = probabilities_from(shares)
    assert sum(rounded.of(reading) for reading in READINGS) == pytest.approx(
        1, abs=1e-9
    )
    assert rounded == Probabilities(
        yes=0.1665,
        conditional=0.1667,
        other_channel=0.1667,
        soft_no=0.1667,
        no=0.1667,
        unclear=0.1667,
    )
