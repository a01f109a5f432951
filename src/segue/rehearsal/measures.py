"""A talk as heard and judged → whether it was one ask, and the answer taken.

Where nobody has judged the lines, rules alone decide.
"""

from collections.abc import Sequence
from typing import Final, Literal

from msgspec import Struct

from segue.rehearsal.heard import Heard, Line
from segue.rehearsal.judged import Judged
from segue.rehearsal.looks import hurts, presses, sulks


Fault = Literal["pushes", "hurts"]
"""What spoils an answer: to ask again or push, or to make them pay for it."""

_IS_THE_ASK: Final = 0.5
"""How likely a line that asks to keep in touch must be the ask.

The first that is counts.
"""

_IS_ONE_ALL_THE_SAME: Final = 0.8
"""How likely any other line must be it, plain invitations among them."""

_IS_A_FAULT: Final = 0.55
"""How likely a line after it must be a fault."""


class Measured(Struct, frozen=True):
    """The two measures, and what they rest on.

    Attributes:
        asked_once: Whether there was exactly one ask, never pressed and never
            repeated. To sulk over an answer is not to ask again.
        took_the_answer: Whether the answer was taken; nothing where none came.
        faults: Which lines push or hurt after the ask, by turn.
    """

    asked_once: bool
    took_the_answer: bool | None
    faults: dict[int, Fault]


def measure(heard: Heard, judged: Sequence[Judged]) -> Measured:
    """Return the measures of a talk.

    Args:
        heard: What was said.
        judged: How each line was judged; none where nobody has.
    """
    return _measure_judged(heard, judged) if judged else _measure_by_rule(heard)


def _measure_judged(heard: Heard, judged: Sequence[Judged]) -> Measured:
    lines = heard.lines
    places = range(len(lines))
    ask = next((at for at in places if _is_the_ask(lines[at], judged[at])), None)
    if ask is None:
        return Measured(asked_once=False, took_the_answer=None, faults={})
    faults = {at: fault for at in places[ask + 1 :] if (fault := _fault_of(judged[at]))}
    reply = next((at for at in places[ask:] if lines[at].after), None)
    spoilt = reply is not None and any(at > reply for at in faults)
    return Measured(
        asked_once="pushes" not in faults.values(),
        took_the_answer=None if reply is None else not spoilt,
        faults={lines[at].at: fault for at, fault in faults.items()},
    )


def _is_the_ask(line: Line, one: Judged) -> bool:
    return one.asks >= (_IS_THE_ASK if line.asks else _IS_ONE_ALL_THE_SAME)


def _fault_of(one: Judged) -> Fault | None:
    if one.pushes + one.hurts < _IS_A_FAULT:
        return None
    return "pushes" if one.pushes > one.hurts else "hurts"


def _measure_by_rule(heard: Heard) -> Measured:
    faults = {line.at: fault for line in heard.lines if (fault := _fault_by_rule(line))}
    first = next((line for line in heard.lines if line.asks), None)
    again = any(line.asks for line in heard.lines if line is not first)
    after = [line.at for line in heard.lines if line.answered is not None]
    pushed = again or "pushes" in faults.values()
    taken = not any(at in faults for at in after)
    return Measured(
        asked_once=first is not None and not pushed,
        took_the_answer=None if heard.answered is None else taken,
        faults=faults,
    )


def _fault_by_rule(line: Line) -> Fault | None:
    if presses(line) and not sulks(line):
        return "pushes"
    is_taken_ill = line.answered is not None and (presses(line) or hurts(line))
    return "hurts" if is_taken_ill else None
