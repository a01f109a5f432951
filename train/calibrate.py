"""Scores of pairs that the model has not seen → temperature and thresholds.

The temperature makes the probabilities honest (least negative log-likelihood).
The thresholds are then those of least cost, where a no read as a yes costs as
much as five other mistakes, and an abstention as much as one; where the words
speak against a yes, no less is asked for than elsewhere. Only the project's own
pairs are looked at.
"""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from segue.answers.content import load_content
from segue.answers.decide import Fitted, calibrate, decide
from segue.answers.ruled_out import find_ruled_out, give_to_soft_no
from segue.answers.signs import agrees_plainly, find_signs, leaning_of
from segue.domain.answer import READINGS, YES_LIKE, Leaning
from segue.domain.plan import Answer
from train.rows import Row


COST_OF_NO_AS_YES: Final = 5.0
COST_OF_ABSTAINING: Final = 1.0
_TEMPERATURES: Final = np.arange(0.5, 3.01, 0.05)
_LEANINGS: Final[tuple[Leaning, ...]] = ("for", "neither", "against")
_NEEDED: Final = (0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.97)
_REST: Final = (0.4, 0.5, 0.6)


class Held(Struct, frozen=True):
    """A pair that the model has not seen.

    Attributes:
        likely: Calibrated probabilities.
        leaning: Of the signs in its words.
        meant: Its reading.
        plainly: It gives something to reach them by, or only assents.
    """

    likely: dict[Answer, float]
    leaning: Leaning
    meant: Answer
    plainly: bool


def fit_temperature(logits: NDArray[np.float32], meant: NDArray[np.int64]) -> float:
    """Return the temperature under which the scores are honest."""

    def surprise(temperature: float) -> float:
        scaled = logits / temperature
        top = scaled.max(axis=1, keepdims=True)
        log_sum = np.log(np.exp(scaled - top).sum(axis=1)) + top[:, 0]
        return float((log_sum - scaled[np.arange(len(meant)), meant]).mean())

    return float(min(_TEMPERATURES, key=surprise))


def fit_thresholds(
    rows: Sequence[Row],
    logits: NDArray[np.float32],
    no_as_yes: float = COST_OF_NO_AS_YES,
) -> Fitted:
    """Return what fits scores of pairs that the model has not seen.

    Args:
        rows: The pairs.
        logits: Scores of both readers together, pairs by ``READINGS``.
        no_as_yes: Mistakes that a no read as a yes weighs.
    """
    meant = np.array([row.reading for row in rows])
    temperature = round(fit_temperature(logits, meant), 2)
    start = Fitted(
        temperature=temperature,
        needed={"for": 0.5, "neither": 0.5, "against": 0.5},
        rest=0.5,
    )
    held = [held_of(*one, start) for one in zip(rows, logits, strict=True)]
    return min(_settings(temperature), key=lambda one: _cost(held, one, no_as_yes))


def held_of(row: Row, logits: NDArray[np.float32], fitted: Fitted) -> Held:
    """Return what is decided on: likelihoods less what is ruled out, and signs.

    Args:
        row: A pair.
        logits: Scores of both readers together, by ``READINGS``.
        fitted: Whose temperature counts.
    """
    rules = load_content().signs
    signs = find_signs(rules, row.answer, row.ask)
    ruled_out = find_ruled_out(rules, signs, row.answer, row.ask)
    return Held(
        give_to_soft_no(calibrate(logits, fitted), ruled_out),
        leaning_of(signs, rules),
        READINGS[row.reading],
        agrees_plainly(rules, signs, row.answer),
    )


def _settings(temperature: float) -> Iterator[Fitted]:
    for rest, *needed in product(_REST, _NEEDED, _NEEDED, _NEEDED):
        if needed == sorted(needed):
            by_leaning = dict(zip(_LEANINGS, needed, strict=True))
            yield Fitted(temperature=temperature, needed=by_leaning, rest=rest)


def _cost(held: Sequence[Held], fitted: Fitted, no_as_yes: float) -> float:
    return sum(cost_of(one, fitted, no_as_yes) for one in held)


def cost_of(held: Held, fitted: Fitted, no_as_yes: float = COST_OF_NO_AS_YES) -> float:
    """Return what the decision on one pair costs, in mistakes."""
    decision = decide(held.likely, held.leaning, fitted, plainly=held.plainly)
    if decision.abstained:
        return COST_OF_ABSTAINING
    if decision.reading == held.meant:
        return 0.0
    no_like = held.meant in {"no", "soft_no"}
    return no_as_yes if no_like and decision.reading in YES_LIKE else 1.0
