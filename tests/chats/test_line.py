"""Reading LINE's chat histories."""

import re
from pathlib import Path

import pytest
from bench.exports.chat import Chat
from bench.exports.disk import read_saved, save
from bench.exports.line import STYLES, Style, render
from bench.exports.strategies import chats
from hypothesis import HealthCheck, given, settings

from segue.chats.choices import Choices, DateOrderError
from segue.domain.conversation import DateOrder


EXACT = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def fits(chat: Chat, style: Style) -> bool:
    """Say whether the form can hold every text without a doubt."""
    shown = re.compile(r"\d{1,2}:\d\d|\d{4}|☎|[\[\u0e00-\u0e7f]")
    lines = [line.text for line in chat.lines if line.kind == "text"]
    if style.gap == " " and any(t.startswith((" ", '"')) for t in lines):
        return False
    return not any(
        shown.search(text)
        or text.endswith("\n")
        or text in style.phrases.values()
        or (text.startswith('"') and "\n" not in text and text.endswith('"'))
        for text in lines
    )


@pytest.mark.timeout(60)
@pytest.mark.parametrize("name", STYLES)
def test_every_form_comes_back_exactly(name: str, tmp_path: Path) -> None:
    """What was rendered in a form is what is read, text and time alike."""
    style = STYLES[name]

    @EXACT
    @given(
        chats(forbidden="\t", kinds=("text", *style.phrases)).filter(
            lambda chat: fits(chat, style)
        )
    )
    def holds(chat: Chat) -> None:
        export = render(chat, style)
        order: DateOrder | None = "mdy" if name == "en_us" else None
        order = "dmy" if name == "en_android" else order
        choices = Choices(me=chat.names[0], date_order=order)
        read = read_saved(save(export, tmp_path), choices)
        assert list(read.messages()) == export.messages
        assert read.health.not_understood == 0

    holds()


def write(folder: Path, *lines: str) -> Path:
    """Write a history with some lines."""
    path = folder / "line.txt"
    head = ["[LINE] Chat history with Robin", "Saved on: 2024/01/15 10:30", ""]
    path.write_text("\n".join([*head, *lines, ""]))
    return path


@pytest.mark.parametrize(
    ("day", "at"),
    [
        ("Sun, 11/02/2025", "2025-11-02T10:00:00"),
        ("Tue, 11/02/2025", "2025-02-11T10:00:00"),
        ("Sun, 26/04/2026", "2026-04-26T10:00:00"),
    ],
)
def test_the_weekday_decides(day: str, at: str, tmp_path: Path) -> None:
    """Day and month are told apart by the day of the week."""
    read = read_saved(write(tmp_path, day, "10:00\tSam\thi", "10:01\tRobin\they"))
    assert read.at(0) == at
    dates = read.health.dates
    assert dates is not None
    assert dates.because == "the weekdays say so"


def test_some_weekdays_do_not_decide(tmp_path: Path) -> None:
    """1 November and 11 January 2025 are both Saturdays; more days decide."""
    lines = ["Sat, 11/01/2025", "10:00\tSam\thi", "10:01\tRobin\ta"]
    with pytest.raises(DateOrderError):
        read_saved(write(tmp_path, *lines))
    read = read_saved(write(tmp_path, *lines, "Sun, 11/02/2025", "10:00\tSam\thi"))
    assert read.at(0) == "2025-11-01T10:00:00"


def test_weekdays_of_another_language_do_not_decide(tmp_path: Path) -> None:
    """What nothing decides is asked."""
    path = write(tmp_path, "sáb, 03/06/2024", "10:00\tSam\thi", "10:01\tRobin\ta")
    with pytest.raises(DateOrderError):
        read_saved(path)


def test_calls_and_system_lines_are_events(tmp_path: Path) -> None:
    """Two columns are LINE's own; a call has its length."""
    read = read_saved(
        write(
            tmp_path, "2024/01/15(Mon)", "10:00\tSam\thi",
            "10:01\tRobin\t☎ Missed call",
            "10:02\tRobin\t☎ Call time 1:23", "10:03\tSam unsent a message.",
        )
    )  # fmt: skip
    assert [(event.kind, event.seconds) for event in read.events] == [
        ("missed_call", None),
        ("call", 83),
        ("system", None),
    ]


def test_words_of_several_lines_lose_their_quotation_marks(tmp_path: Path) -> None:
    """Those that LINE put around them; one's own in a single line stay."""
    read = read_saved(
        write(
            tmp_path, "2024/01/15(Mon)", '10:00\tSam\t"one', 'a ""b""', 'two"',
            '10:01\tRobin\t"ok"',
        )
    )  # fmt: skip
    assert [one.text for one in read.messages()] == ['one\na "b"\ntwo', '"ok"']


def test_thai_windows_is_read_and_told(tmp_path: Path) -> None:
    """Its code page is tried before Windows-1252."""
    path = write(tmp_path, "2024/01/15(Mon)", "10:00\tSam\tสวัสดี", "10:01\tRobin\tok")
    path.write_bytes(path.read_text().encode("cp874"))
    read = read_saved(path)
    assert read.text(0) == "สวัสดี"
    assert read.health.notes == ("read as Windows-874, for it is no UTF-8",)
