"""Calendar files that another library reads, with the right times in them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from segue.followup.calendar import Entry, calendar_of


NOW = datetime(2026, 11, 22, 20, tzinfo=UTC)
SECRET = b"s" * 16
ROBIN = Entry(
    name="robin",
    what="first_contact",
    at=datetime(2026, 11, 23, 16, 30, tzinfo=ZoneInfo("America/New_York")),
    draft="Hi, it's Sam; about the poster, as I said\\promised:\nwhich part?",
    revision=3,
)


def read(data: bytes) -> list[vobject.base.Component]:
    """Read a file with a library that had no part in writing it."""
    calendar = vobject.readOne(data.decode())
    return list(calendar.contents.get("vevent", []))


def test_an_entry_comes_at_its_time_with_an_alarm() -> None:
    """In UTC, so that it is right in whatever zone the person is then."""
    (event,) = read(calendar_of([ROBIN], SECRET, NOW, details=True))
    assert event.dtstart.value == datetime(2026, 11, 23, 21, 30, tzinfo=UTC)
    assert event.dtstart.value.utcoffset() == timedelta(0)
    assert event.dtstamp.value == NOW
    assert event.duration.value == timedelta(minutes=15)
    assert event.sequence.value == "3"
    assert event.valarm.action.value == "DISPLAY"
    assert event.valarm.trigger.value == timedelta(0)
    assert event.valarm.description.value == "First message to robin"
    assert event.summary.value == "First message to robin"
    assert event.description.value == ROBIN.draft


def test_without_details_nobody_is_named() -> None:
    """Calendars are synchronized and seen; neither name nor words are in it."""
    data = calendar_of([ROBIN], SECRET, NOW)
    for word in (b"robin", b"Sam", b"poster", b"message"):
        assert word not in data.lower()
    (event,) = read(data)
    assert event.summary.value == "Segue: something to do (run segue due)"


def test_the_same_thing_keeps_its_id() -> None:
    """A later file moves the entry; other things have other ids."""
    moved = Entry(name="robin", what="first_contact", at=NOW, draft=None, revision=4)
    more = Entry(name="robin", what="follow_up", at=NOW, draft=None, revision=4)
    (first,) = read(calendar_of([ROBIN], SECRET, NOW))
    second, third = read(calendar_of([moved, more], SECRET, NOW))
    (other,) = read(calendar_of([ROBIN], b"t" * 16, NOW))
    assert first.uid.value == second.uid.value
    assert len({first.uid.value, third.uid.value, other.uid.value}) == 3


def test_an_empty_file_is_a_calendar() -> None:
    """Nothing to do makes a calendar without entries, not an error."""
    assert read(calendar_of([], SECRET, NOW)) == []


@settings(max_examples=100, deadline=None)
@given(
    draft=st.text(
        st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")),
        max_size=200,
    ),
    at=st.datetimes(
        datetime(2010, 1, 1),  # noqa: DTZ001 - the strategy adds the zone
        datetime(2037, 1, 1),  # noqa: DTZ001 - likewise
        timezones=st.timezones(),
    ),
)
def test_any_words_and_times_come_through(draft: str, at: datetime) -> None:
    """What another library reads is what went in, and no line is too long."""
    at = at.replace(microsecond=0)
    entry = Entry(name="robin", what="follow_up", at=at, draft=draft, revision=1)
    data = calendar_of([entry], SECRET, NOW, details=True)
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    (event,) = read(data)
    assert event.dtstart.value == at.astimezone(UTC)
    assert getattr(event, "description", None) is None or (
        event.description.value == draft
    )
    assert hasattr(event, "description") == bool(draft)
