"""Things to do → an iCalendar file (RFC 5545) with an alarm for each.

Times stand in UTC, so that every calendar shows the right hour wherever the
person is by then. An entry says neither whom nor what unless that is wanted:
calendars are synchronized, and seen by others. Its id stays the same for the
same thing to do, so that importing again moves it instead of doubling it.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from typing import Final

from icalendar import Alarm, Calendar, Event
from msgspec import Struct

from segue.followup.schedule import What


PRODUCT: Final = "-//Segue//segue calendar//EN"
"""What made the file."""

MINUTES: Final = 15
"""How long an entry is in the calendar."""

_PLAIN: Final = "Segue: something to do (run segue due)"
_NAMED: Final = {
    "first_contact": "First message to {name}",
    "follow_up": "One more message to {name}, if you like",
    "their_opening": "What {name} named has come",
}


class Entry(Struct, frozen=True, kw_only=True):
    """One thing to do.

    Attributes:
        name: The case's.
        what: What is to be done.
        at: When; aware.
        draft: What to write, if there is a draft.
        revision: Grows with every change, so that a later file wins.
    """

    name: str
    what: What
    at: datetime
    draft: str | None
    revision: int


def calendar_of(
    entries: Iterable[Entry], secret: bytes, now: datetime, *, details: bool = False
) -> bytes:
    """Return the file's bytes.

    Args:
        entries: What is to be done.
        secret: The journal's own id; keeps the entries' ids from telling names.
        now: When the file is made; aware.
        details: Say for whom and with which words.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    for entry in entries:
        calendar.add_component(_event(entry, secret, now, details=details))
    return bytes(calendar.to_ical())


def _event(entry: Entry, secret: bytes, now: datetime, *, details: bool) -> Event:
    event = Event()
    title = _NAMED[entry.what].format(name=entry.name) if details else _PLAIN
    event.add("uid", f"{_id_of(entry, secret)}@segue.invalid")
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", entry.at.astimezone(UTC))
    event.add("duration", timedelta(minutes=MINUTES))
    event.add("summary", title)
    if details and entry.draft:
        event.add("description", entry.draft)
    event.add("sequence", entry.revision)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", timedelta(0))
    event.add_component(alarm)
    return event


def _id_of(entry: Entry, secret: bytes) -> str:
    about = f"{entry.what} {entry.name}".encode()
    return blake2b(about, key=secret, digest_size=16).hexdigest()
