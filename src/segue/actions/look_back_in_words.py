"""A look back at one ask → the sentences that every door shows for it."""

from typing import Final

from segue.actions.case_in_words import READINGS
from segue.domain.reflection import Reflection


_AGAIN: Final = {
    "yes": "You would do it again.",
    "no": "You wouldn't do it again.",
    "unsure": "You aren't sure that you would do it again.",
}


def told(one: Reflection) -> str:
    """Tell one ask in sentences: nerves, what was expected, what came."""
    expected = READINGS[one.expected] if one.expected else ""
    came = READINGS[one.came] if one.came else ""
    says = (
        _nerves(one),
        _answers(expected, came),
        "" if one.asked else "You haven't asked.",
        _AGAIN[one.again] if one.again else "",
        f"“{one.text}”" if one.text else "",
    )
    return " ".join(filter(None, says))


def _answers(expected: str, came: str) -> str:
    if expected and came:
        other = f"You expected one thing ({expected}), and another came ({came})."
        return f"You expected and got: {came}." if expected == came else other
    if expected:
        return f"You expected: {expected}."
    return f"They said: {came}." if came else ""


def _nerves(one: Reflection) -> str:
    before, after = one.nerves_before, one.nerves_after
    if before is not None and after is not None:
        return f"Nerves: {before} before, {after} after."
    if before is not None:
        return f"Nerves: {before} before."
    return "" if after is None else f"Nerves: {after} after."
