"""Scores and signs → a reading, or the decision to abstain.

The costs are not alike: a no that is read as a yes hurts another person, a yes
that is missed costs a chance. A yes-like reading therefore needs more certainty
than a no-like one, and most where the words themselves speak against it.

::

    yes-like mass ≥ needed(signs) ──────────► the likeliest of the yes-likes
    else no-like + unclear clearly ahead ───► the likeliest of those
    else ───────────────────────────────────► abstain
"""

from collections.abc import Mapping
from typing import Final

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from segue.domain.answer import (
    READINGS,
    YES_LIKE,
    Leaning,
    Probabilities,
    probabilities_from,
)
from segue.domain.plan import Answer


PLAINLY: Final = 0.15
"""Yes-like probability that is enough where a number or a handle was given, or
where a reply is plain assent and nothing else."""

SPOKEN_AGAINST: Final = 0.15
"""Probability of another reading that is enough where the words speak against a
yes, and too little speaks for it."""


class Fitted(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Numbers that ``train/`` fits to pairs that the model has not seen.

    Attributes:
        temperature: What the logits are divided by.
        needed: Yes-like probability that a yes-like reading needs, by the way
            that the signs lean.
        rest: Probability that a reading needs among the others, once a yes is
            out of the question.
    """

    temperature: float
    needed: dict[Leaning, float]
    rest: float


class Decision(Struct, frozen=True):
    """How a reply is read.

    Attributes:
        reading: The reading; ``unclear`` where the reader abstains.
        probabilities: Of every reading.
        abstained: Not sure enough.
    """

    reading: Answer
    probabilities: Probabilities
    abstained: bool


def calibrate(logits: NDArray[np.float32], fitted: Fitted) -> dict[Answer, float]:
    """Return the probability of each reading from a pair's scores."""
    scaled = logits.astype(np.float64) / fitted.temperature
    raised = np.exp(scaled - scaled.max())
    shares = raised / raised.sum()
    return dict(zip(READINGS, map(float, shares), strict=True))


def decide(
    likely: Mapping[Answer, float],
    leaning: Leaning,
    fitted: Fitted,
    *,
    plainly: bool = False,
) -> Decision:
    """Choose a reading.

    Args:
        likely: Calibrated probabilities.
        leaning: Which way the signs in the words speak together.
        fitted: Thresholds.
        plainly: The reply gives something to reach them by, or only assents.
    """
    probabilities = probabilities_from(likely)
    yes_like = sum(likely[reading] for reading in YES_LIKE)
    if yes_like >= (PLAINLY if plainly else fitted.needed[leaning]):
        best = _likeliest(likely, among=YES_LIKE)
        return Decision(best, probabilities, abstained=False)
    others = frozenset(READINGS) - YES_LIKE
    best = _likeliest(likely, among=others)
    if 1 - yes_like >= (SPOKEN_AGAINST if leaning == "against" else fitted.rest):
        return Decision(best, probabilities, abstained=False)
    return Decision("unclear", probabilities, abstained=True)


def _likeliest(likely: Mapping[Answer, float], among: frozenset[Answer]) -> Answer:
    return max((r for r in READINGS if r in among), key=lambda one: likely[one])
