"""Events → what was expected against what came, ask by ask.

Nothing is counted up, ranked or praised: an ask that got a no and one that got
a yes stand side by side, with how each felt before and after.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from segue.domain.case_event import (
    Again,
    Answered,
    Asked,
    Event,
    Expected,
    Reflected,
)
from segue.domain.plan import Answer


class Reflection(Struct, frozen=True, kw_only=True):
    """One ask, as it was expected and as it was.

    Attributes:
        case: The case's name.
        at: When it was, or when it was last spoken of.
        asked: The ask was made.
        nerves_before: From 0, calm, to 100; nothing where it was not noted.
        nerves_after: Likewise.
        expected: The answer that was expected.
        came: The answer that came.
        again: Whether the person would do it again.
        text: What they would keep or change.
    """

    case: str
    at: datetime
    asked: bool = False
    nerves_before: int | None = None
    nerves_after: int | None = None
    expected: Answer | None = None
    came: Answer | None = None
    again: Again | None = None
    text: str | None = None


def reflections_of(case: str, events: Iterable[Event]) -> Iterator[Reflection]:
    """Yield one reflection for each ask that something was noted about.

    What is noted before an ask belongs to the next one, what is noted after it
    to the last one.
    """
    here: Reflection | None = None
    for event in events:
        if here is not None and _begins_another(here, event):
            yield here
            here = None
        here = _with(here or Reflection(case=case, at=event.at), event)
        if here == Reflection(case=case, at=event.at):
            here = None
    if here is not None:
        yield here


def _begins_another(here: Reflection, event: Event) -> bool:
    if isinstance(event, Expected):
        return here.asked or here.nerves_after is not None
    return isinstance(event, Asked) and here.asked


def _with(here: Reflection, event: Event) -> Reflection:
    after = here
    match event:
        case Expected():
            after = replace(
                here, at=event.at, nerves_before=event.nerves, expected=event.answer
            )
        case Asked():
            after = replace(here, at=event.at, asked=True)
        case Answered():
            after = replace(here, came=event.reading) if here.asked else here
        case Reflected():
            after = replace(
                here, nerves_after=event.nerves, again=event.again, text=event.text
            )
        case _:
            pass
    return after
