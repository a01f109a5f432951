"""Counts and waits → an estimate with the interval that it may lie in.

All intervals hold nine times in ten.
"""

import math
from collections.abc import Sequence
from random import Random
from typing import Final

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from segue.reading.rhythm import Replies


Z: Final = 1.645
"""Standard deviations within which nine of ten draws of a normal lie."""

_RESAMPLES: Final = 400
_ENOUGH: Final = 5
"""Values under which resampling would pretend to know."""

Floats = NDArray[np.float64] | NDArray[np.int64]


class Estimate(Struct, frozen=True):
    """A value and the interval around it."""

    value: float
    low: float
    high: float


def share(count: int, of: int) -> Estimate:
    """Estimate a share, with Wilson's score interval (JASA 22, 1927)."""
    if of == 0:
        return Estimate(0.0, 0.0, 1.0)
    part, spread = count / of, Z * Z / of
    middle = (part + spread / 2) / (1 + spread)
    half = math.sqrt(part * (1 - part) * spread + spread * spread / 4) / (1 + spread)
    return Estimate(part, max(0.0, middle - half), min(1.0, middle + half))


def rate(count: int, of: int) -> Estimate:
    """Estimate how often something comes, for one of ``of`` chances.

    The interval is that of a Poisson count by its square root, which is near
    enough from the first few on.
    """
    if of == 0:
        return Estimate(0.0, 0.0, 1.0)
    root = math.sqrt(count + 3 / 8)
    low, high = max(0.0, root - Z / 2), root + Z / 2
    return Estimate(
        count / of, max(0.0, low * low - 3 / 8) / of, (high * high - 3 / 8) / of
    )


def mean(values: Sequence[float], chance: Random) -> Estimate:
    """Estimate a mean by resampling with a seeded generator (Efron, 1979)."""
    if len(values) < _ENOUGH:
        value = sum(values) / len(values) if values else 0.0
        return Estimate(value, 0.0, math.inf)
    generator = np.random.default_rng(chance.getrandbits(64))
    data = np.asarray(values, np.float64)
    drawn = generator.integers(0, len(data), (_RESAMPLES, len(data)))
    means = np.sort(data[drawn].mean(axis=1))
    edge = _RESAMPLES // 20
    return Estimate(float(data.mean()), float(means[edge]), float(means[-edge - 1]))


def median_wait(replies: Replies) -> Estimate | None:
    """Estimate the median wait in microseconds (Kaplan and Meier, 1958).

    Waits that ended without a reply count for as long as they lasted. The
    interval is where Greenwood's band around the curve crosses one half.

    Returns:
        Nothing where fewer than half were replied to within a session.
    """
    if not len(replies.waits):
        return None
    times, places = np.unique(replies.waits, return_inverse=True)
    ended = np.bincount(places, weights=replies.replied, minlength=len(times))
    left = np.bincount(places, minlength=len(times))
    at_risk = len(replies.waits) - np.concatenate(([0], np.cumsum(left)[:-1]))
    survival = np.cumprod(1 - ended / at_risk)
    with np.errstate(divide="ignore", invalid="ignore"):
        terms = np.nan_to_num(ended / (at_risk * (at_risk - ended)), posinf=0.0)
    band = Z * survival * np.sqrt(np.cumsum(terms))
    crossed = _first_below(times, survival)
    if crossed is None:
        return None
    low = _first_below(times, survival - band)
    high = _first_below(times, survival + band)
    return Estimate(
        crossed,
        crossed if low is None else low,
        float(times[-1]) if high is None else high,
    )


def _first_below(times: Floats, curve: Floats) -> float | None:
    places = np.flatnonzero(curve <= 0.5)  # noqa: PLR2004 - the median
    return float(times[places[0]]) if len(places) else None
