"""What was expected stands beside what came, ask by ask."""

from datetime import UTC, datetime, timedelta

from segue.domain.case_event import (
    Answered,
    Asked,
    Event,
    Expected,
    Noted,
    Reflected,
)
from segue.domain.reflection import Reflection, reflections_of


def at(hour: int) -> datetime:
    """Return an hour of one day."""
    return datetime(2026, 11, 22, tzinfo=UTC) + timedelta(hours=hour)


def test_before_and_after_belong_to_one_ask() -> None:
    """The last word before an ask counts; a second ask begins anew."""
    events: list[Event] = [
        Noted(at=at(8), text="Said hello."),
        Expected(at=at(9), nerves=80),
        Expected(at=at(10), nerves=70, answer="soft_no"),
        Asked(at=at(11)),
        Answered(at=at(12), reading="conditional"),
        Reflected(at=at(13), nerves=30, again="yes", text="Short was good."),
        Asked(at=at(36)),
        Answered(at=at(37), reading="yes"),
        Expected(at=at(60), nerves=20),
    ]
    assert list(reflections_of("robin", events)) == [
        Reflection(
            case="robin",
            at=at(11),
            asked=True,
            nerves_before=70,
            nerves_after=30,
            expected="soft_no",
            came="conditional",
            again="yes",
            text="Short was good.",
        ),
        Reflection(case="robin", at=at(36), asked=True, came="yes"),
        Reflection(case="robin", at=at(60), nerves_before=20),
    ]


def test_who_decided_not_to_ask_may_look_back_too() -> None:
    """Without an ask an answer counts for nothing, and nerves all the same."""
    events: list[Event] = [
        Answered(at=at(9), reading="no"),
        Expected(at=at(10), nerves=70),
        Reflected(at=at(11), nerves=10, again="unsure"),
        Expected(at=at(12), nerves=60),
    ]
    assert list(reflections_of("kim", events)) == [
        Reflection(
            case="kim", at=at(10), nerves_before=70, nerves_after=10, again="unsure"
        ),
        Reflection(case="kim", at=at(12), nerves_before=60),
    ]


def test_nothing_noted_is_nothing_to_look_back_on() -> None:
    """Other events leave no trace here."""
    assert list(reflections_of("kim", [Noted(at=at(9), text="Hi.")])) == []
