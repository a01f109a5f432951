"""What a decision costs, when thresholds are fitted."""

import pytest
from train.calibrate import COST_OF_ABSTAINING, COST_OF_NO_AS_YES, Held, cost_of

from segue.answers.decide import Fitted
from segue.domain.answer import READINGS
from segue.domain.plan import Answer


FITTED = Fitted(
    temperature=1.0, needed={"for": 0.6, "neither": 0.6, "against": 0.6}, rest=0.6
)


def held(meant: Answer, sure: float) -> Held:
    """Return a pair that the readers take for a yes, so surely."""
    rest = (1 - sure) / (len(READINGS) - 1)
    likely = {reading: sure if reading == "yes" else rest for reading in READINGS}
    return Held(likely=likely, leaning="for", meant=meant, plainly=False)


@pytest.mark.parametrize(
    ("meant", "cost"),
    [("yes", 0.0), ("conditional", 1.0), ("unclear", 1.0), ("soft_no", 5.0)],
)
def test_a_no_read_as_a_yes_costs_more(meant: Answer, cost: float) -> None:
    """Any other mistake is one, and no mistake costs nothing."""
    assert cost_of(held(meant, 0.95), FITTED, 5.0) == cost


def test_what_is_left_to_the_person_costs_the_same_whatever_it_meant() -> None:
    """And unless said otherwise, a no read as a yes weighs five mistakes."""
    costs = {cost_of(held(meant, 0.3), FITTED) for meant in READINGS}
    assert costs == {COST_OF_ABSTAINING}
    assert cost_of(held("no", 0.95), FITTED) == COST_OF_NO_AS_YES == 5.0
