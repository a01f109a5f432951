"""What goes out comes back equal, and nothing else comes in."""

from datetime import UTC, date, datetime, timedelta, timezone

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segue.domain.case_event import Answered, Event, Noted
from segue.journal.archive import (
    NotAnArchiveError,
    decode_archive,
    encode_archive,
)
from segue.journal.ledger import Journal, KeptCase


ZONES = st.integers(-14 * 60, 14 * 60).map(
    lambda minutes: timezone(timedelta(minutes=minutes))
)
MOMENTS = st.datetimes(timezones=ZONES)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
EVENTS: st.SearchStrategy[Event] = st.builds(Noted, at=MOMENTS, text=TEXTS) | st.builds(
    Answered,
    at=MOMENTS,
    reading=st.sampled_from(["yes", "no", "conditional"]),
    opening=st.none() | TEXTS,
    opens_on=st.none() | st.dates(),
)
CASES = st.lists(
    st.builds(
        KeptCase,
        name=st.sampled_from("abcdefgh"),
        created_at=MOMENTS,
        events=st.lists(EVENTS, max_size=4).map(tuple),
    ),
    unique_by=lambda case: case.name,
    max_size=4,
).map(tuple)


@settings(max_examples=100, deadline=None)
@given(cases=CASES)
def test_what_goes_out_comes_back(cases: tuple[KeptCase, ...]) -> None:
    """Any cases with any events are equal after the way out and in."""
    assert decode_archive(encode_archive(cases)) == cases


def test_a_journal_comes_back_equal(journal: Journal) -> None:
    """Exported, imported and exported again, it is the same to the byte."""
    at = datetime(2026, 11, 22, 12, tzinfo=timezone(timedelta(hours=-5)))
    answer = Answered(at=at, reading="conditional", opens_on=date(2026, 12, 18))
    later = at + timedelta(seconds=1)
    journal.add_case(KeptCase(name="robin", created_at=at, events=(answer,)))
    journal.add_case(KeptCase(name="kim", created_at=later))
    first = encode_archive(journal.read_all())
    for name in ("robin", "kim"):
        journal.forget(name)
    journal.add_cases(decode_archive(first), only_first=True)
    assert encode_archive(journal.read_all()) == first


def cases_of(text: str) -> bytes:
    """Return a document with one case, given as JSON without its moment."""
    moment = '"created_at": "2026-11-22T12:00:00Z"'
    return f'{{"segue_journal": 1, "cases": [{{{text}, {moment}}}]}}'.encode()


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"", ""),
        (b"[" * 100_000, ""),
        (b"\xff", ""),
        (b"{}", ""),
        (b'{"segue_journal": 2, "cases": []}', "segue_journal"),
        (b'{"segue_journal": 1, "cases": [{"name": "x"}]}', "cases[0]"),
        (cases_of('"name": "X y"'), "cases[0].name"),
        (
            cases_of(
                '"name": "x", "events": [{"kind": "answered",'
                ' "at": "2026-11-22T12:00:00Z", "reading": "secretword"}]'
            ),
            "cases[0].events[0].reading",
        ),
        (
            cases_of(
                '"name": "x", "events": [{"kind": "closed",'
                ' "at": "2026-11-22T12:00:00"}]'
            ),
            "cases[0].events[0].at",
        ),
    ],
)
def test_anything_else_is_refused(data: bytes, place: str) -> None:
    """The place is named, and no word that stands there."""
    with pytest.raises(NotAnArchiveError) as caught:
        decode_archive(data)
    assert caught.value.message.startswith(f"{place}: " if place else "not as")
    assert "secretword" not in caught.value.line()


def test_the_document_is_plain() -> None:
    """Other programs read it without any help of ours."""
    at = datetime(2026, 11, 22, 12, tzinfo=UTC)
    case = KeptCase(name="robin", created_at=at, events=(Noted(at=at, text="Hi"),))
    assert msgspec.json.decode(encode_archive([case])) == {
        "segue_journal": 1,
        "cases": [
            {
                "name": "robin",
                "created_at": "2026-11-22T12:00:00Z",
                "events": [
                    {"kind": "noted", "at": "2026-11-22T12:00:00Z", "text": "Hi"}
                ],
            }
        ],
    }
