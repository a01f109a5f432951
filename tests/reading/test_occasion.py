"""Words for days are counted from the day of their own message."""

from datetime import date

import pytest

from segue.reading.content import Language
from segue.reading.occasion import occasion_in
from segue.reading.phrases import plain


WEDNESDAY = date(2026, 3, 4)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the poster is due Friday", date(2026, 3, 6)),
        ("due wed", date(2026, 3, 11)),
        ("see you tomorrow", date(2026, 3, 5)),
        ("tonight?", date(2026, 3, 4)),
        ("are you free next thurs", date(2026, 3, 12)),
        ("it's on the 28th", date(2026, 3, 28)),
        ("the 2nd then", date(2026, 4, 2)),
        ("due the 5th of march", date(2026, 3, 5)),
        ("on March 9", date(2026, 3, 9)),
        ("3 january", date(2027, 1, 3)),
        ("the 31st of june", None),
        ("it was great on friday", None),
        ("I saw you last Friday", None),
        ("it's Sam from Monday pots", None),
        ("every sunday", None),
        ("march me to the gate", None),
        ("nothing here", None),
    ],
)
def test_a_day_is_found(language: Language, text: str, expected: date | None) -> None:
    """What is to come is found; what has been, or is a habit, is not."""
    simple = plain(text, language.spellings)
    assert occasion_in(simple, WEDNESDAY, language.dates) == expected


@pytest.mark.parametrize("day", range(1, 29))
def test_a_day_to_come_is_never_past(language: Language, day: int) -> None:
    """Whatever the day of the message, Friday lies one to seven days ahead."""
    written = date(2026, 2, day)
    found = occasion_in(" . due friday . ", written, language.dates)
    assert found is not None
    assert found.weekday() == 4
    assert 1 <= (found - written).days <= 7
