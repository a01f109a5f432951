"""Ranges, dates, zones, pronouns and texts are what they can be."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from segue.domain.field_error import FieldError
from segue.domain.read_situation import read_situation, situation_from
from segue.domain.situation import Shared, Situation, Them, You
from segue.domain.when import check_zone, parse_when
from segue.errors import InputError


def refusal(text: str) -> str:
    """Return the line that a text is refused with."""
    with pytest.raises(InputError) as refused:
        read_situation(text.encode())
    return refused.value.line()


@pytest.mark.parametrize("age", [1, 120])
@pytest.mark.parametrize("confidence", [1, 5])
def test_ranges_include_their_ends(age: int, confidence: int) -> None:
    """The first and the last of each range are in it."""
    raw = {"you": {"age": age, "confidence": confidence}, "them": {"age": age}}
    assert situation_from(raw) == Situation(
        you=You(age=age, confidence=confidence), them=Them(age=age)
    )


@pytest.mark.parametrize(
    "when",
    [
        "2026-02-30", "2026-13-01", "2026-11-27T25:00", "20261127", "tomorrow",
        "27.11.2026", "2026-11", "1899-12-31", "3000-01-01", "0001-01-01T00:00",
        "9999-12-31T23:59-12:00", "''",
    ],
)  # fmt: skip
def test_an_impossible_date_is_refused(when: str) -> None:
    """A day that no calendar has, or that leads out of it, is named."""
    line = refusal(f"shared: [{{kind: club, when: {when}}}]")
    assert line.startswith("shared[0].when: expected a date that exists, such as")


@pytest.mark.parametrize("day", ["2026-02-30", "2026-12-18T10:00", "soon", "20261218"])
def test_the_last_chance_is_a_day(day: str) -> None:
    """A last chance has no hour, and must exist."""
    assert refusal(f"last_chance: {day}").startswith("last_chance: expected a date")


@pytest.mark.parametrize(
    ("when", "read"),
    [
        ("2026-11-27", date(2026, 11, 27)),
        ("2028-02-29", date(2028, 2, 29)),
        ("2026-11-27T18:30", datetime(2026, 11, 27, 18, 30)),  # noqa: DTZ001 - as written
        ("2026-11-27 18:30", datetime(2026, 11, 27, 18, 30)),  # noqa: DTZ001 - as written
        (
            "2026-11-27T18:30:00Z",
            datetime(2026, 11, 27, 18, 30, tzinfo=ZoneInfo("UTC")),
        ),
    ],
)
def test_dates_and_hours_are_read(when: str, read: date) -> None:
    """A day, or a day with an hour, with an offset or not."""
    assert parse_when(when) == read
    situation = situation_from({"shared": [{"kind": "club", "when": when}]})
    assert situation.shared == (Shared(kind="club", when=when),)


@pytest.mark.parametrize(
    ("zone", "hint"),
    [
        ("Europe/Berlni", "did you mean `Europe/Berlin`?"),
        ("europe/berlin", "did you mean `Europe/Berlin`?"),
        ("America/NewYork", "did you mean `America/New_York`?"),
        ("Moon", "expected an IANA name such as Europe/Berlin"),
        ("''", "expected an IANA name such as Europe/Berlin"),
        ("../../etc/passwd", "expected an IANA name such as Europe/Berlin"),
    ],
)
def test_an_unknown_zone_is_named_with_its_neighbor(zone: str, hint: str) -> None:
    """A misspelt zone gets the nearest one, a made-up one an example."""
    assert refusal(f"timezone: {zone}") == f"timezone: unknown time zone; {hint}"


def test_a_folder_of_zones_is_no_zone() -> None:
    """``Europe`` is a folder of the zone database, and no zone."""
    assert refusal("timezone: Europe").startswith("timezone: unknown time zone; ")
    assert check_zone("timezone", "Asia/Kathmandu") == ZoneInfo("Asia/Kathmandu")


@pytest.mark.parametrize(
    "pronouns", ["she", "he", "they", "xe/xem/xyr", "ze/zir/zir", "él/lo/su"]
)
def test_pronoun_sets_are_taken(pronouns: str) -> None:
    """The three of the contract, and any three forms."""
    read = situation_from({"them": {"pronouns": pronouns}})
    assert read == Situation(them=Them(pronouns=pronouns))


@pytest.mark.parametrize(
    "pronouns",
    ["xe", "xe/xem", "xe/xem/xyr/xyrs", "xe//xyr", "a b/c/d", "x1/x2/x3", "",
     "x" * 60 + "/y/z"],
)  # fmt: skip
def test_other_pronouns_are_refused(pronouns: str) -> None:
    """What is no set of three forms cannot be said."""
    with pytest.raises(FieldError, match=r"^them\.pronouns: expected she, he, they, "):
        situation_from({"them": {"pronouns": pronouns}})


@pytest.mark.parametrize("char", ["\n", "\t", "\x1b", "\x7f", "\x9b", "\u2028"])
@pytest.mark.parametrize("path", ["you.name", "them.name"])
def test_control_characters_are_refused(path: str, char: str) -> None:
    """A name cannot steer the terminal that it is printed on."""
    section, name = path.split(".")
    with pytest.raises(FieldError, match=f"^{path}: expected one line of text$"):
        situation_from({section: {name: f"Rob{char}in"}})


def test_texts_and_lists_have_an_end() -> None:
    """300 characters and 50 circumstances are enough for a person."""
    fits = {"detail": "x" * 300, "kind": "club"}
    assert len(situation_from({"shared": [fits] * 50}).shared) == 50
    with pytest.raises(FieldError, match=r"^shared\[0\]\.detail: .* 300 characters$"):
        situation_from({"shared": [{"detail": "x" * 301, "kind": "club"}]})
    with pytest.raises(FieldError, match=r"^shared: expected at most 50 circ"):
        situation_from({"shared": [fits] * 51})
