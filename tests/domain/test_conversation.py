"""A conversation in columns."""

from datetime import UTC, datetime, timedelta, timezone

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from segue.domain.conversation import Conversation, Person, Texts, iso_of
from segue.domain.message import Event, Message


def made(*texts: str, crlf: bool = False) -> Conversation:
    """Return a conversation of some texts, a minute apart."""
    parts = [text.encode() for text in texts]
    ends = np.cumsum([len(part) for part in parts])
    return Conversation(
        format="plain",
        people=(Person("Sam", ("s@x.example",)), Person("Robin")),
        walls=np.arange(len(texts)) * 60_000_000,
        offsets=np.full(len(texts), 60, np.int16),
        who=np.arange(len(texts), dtype=np.uint8) % 2,
        kinds=np.zeros(len(texts), np.uint8),
        texts=Texts(b"".join(parts), np.append(0, ends[:-1]), ends, crlf=crlf),
        replies={1: 0},
        events=(Event(kind="system", wall=0),),
    )


def test_messages_are_cut_out_of_the_buffer() -> None:
    """Each has its words, its sender, its time and what it answers."""
    assert list(made("hi", "hé 😀").messages()) == [
        Message(
            index=0, at="1970-01-01T00:00:00+01:00", sender="Sam", text="hi",
            kind="text",
        ),
        Message(
            index=1, at="1970-01-01T00:01:00+01:00", sender="Robin", text="hé 😀",
            kind="text", reply_to=0,
        ),
    ]  # fmt: skip


def test_line_breaks_of_another_system_stand_for_ours() -> None:
    """CR LF is LF where the whole file was written so."""
    assert made("a\r\nb", crlf=True).text(0) == "a\nb"
    assert made("a\r\nb").text(0) == "a\r\nb"


def test_times_are_compared_by_the_moment() -> None:
    """Where offsets are known, walls are put back to UTC."""
    assert list(made("a", "b").instants) == [-3_600_000_000, -3_540_000_000]


def test_people_are_known_by_any_of_their_names() -> None:
    """In whatever case."""
    chat = made("a")
    places = [chat.place_of(name) for name in ("sam", "S@x.example", "ROBIN ", "Kim")]
    assert places == [0, 0, 1, None]
    assert chat.counts() == (1, 0)


@given(
    st.datetimes(datetime(1970, 1, 1), datetime(9000, 1, 1)),  # noqa: DTZ001 - made aware below
    st.none() | st.integers(-14 * 60, 14 * 60),
)
def test_times_are_written_as_the_library_does(
    at: datetime, offset: int | None
) -> None:
    """To the second unless finer, with an offset where there is one."""
    wall = (at.replace(tzinfo=UTC) - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(
        microseconds=1
    )
    zone = None if offset is None else timezone(timedelta(minutes=offset))
    parsed = datetime.fromisoformat(iso_of(wall, offset))
    assert parsed == at.replace(tzinfo=zone)
    assert parsed.utcoffset() == at.replace(tzinfo=zone).utcoffset()
