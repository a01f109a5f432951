"""Reading Google Chat's part of a Takeout."""

from pathlib import Path

import pytest
from bench.exports.chat import Chat, draw_chat
from bench.exports.disk import read_saved, save
from bench.exports.google_chat import LANGUAGES, render
from bench.exports.strategies import chats
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from segue.chats.google_chat import parse_date


EXACT = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.mark.timeout(60)
@EXACT
@given(
    chats(kinds=("text", "media", "deleted"), replies=True, millis=False),
    st.sampled_from(sorted(LANGUAGES)),
)
def test_every_language_comes_back_exactly(
    tmp_path: Path, chat: Chat, language: str
) -> None:
    """Whatever the account's language: what was rendered is what is read."""
    export = render(chat, language=language)
    read = read_saved(save(export, tmp_path, zipped=True))
    assert list(read.messages()) == export.messages
    assert read.people[read.me or 0].name == chat.names[0]
    assert read.health.not_understood == 0


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("Thursday, November 3, 2016 at 11:59:50 AM UTC", (2016, 11, 3, 11, 59, 50)),
        ("Thursday, November 3, 2016 at 12:05:01\u202fAM UTC", (2016, 11, 3, 0, 5, 1)),
        ("Thursday, November 3, 2016 at 12:05:01\u00a0PM UTC", (2016, 11, 3, 12, 5, 1)),
        ("Donnerstag, 3. November 2016 um 11:59:50 UTC", (2016, 11, 3, 11, 59, 50)),
        ("jeudi 3 février 2016 à 11:59:50 UTC", (2016, 2, 3, 11, 59, 50)),
        ("jueves, 3 de marzo de 2016, 1:59:50 UTC", (2016, 3, 3, 1, 59, 50)),
        ("2026年5月29日星期五 UTC 03:00:29", (2026, 5, 29, 3, 0, 29)),
        ("2016年11月3日木曜日 11時59分50秒 UTC", (2016, 11, 3, 11, 59, 50)),
        ("2016년 11월 3일 목요일 11:59:50 UTC", (2016, 11, 3, 11, 59, 50)),
    ],
)
def test_localized_dates(text: str, at: tuple[int, ...]) -> None:
    """Dates are read by a table, never by the machine's language."""
    assert parse_date(text).timetuple()[:6] == at


def test_a_date_that_no_table_knows_is_reported(tmp_path: Path) -> None:
    """It is skipped, not guessed."""
    export = render(draw_chat(1, 3))
    name = "Takeout/Google Chat/Groups/DM 1/messages.json"
    export.files[name] = export.files[name].replace(b"March", b"Brumaire", 1)
    read = read_saved(save(export, tmp_path, zipped=True))
    assert (len(read), read.health.not_understood) == (2, 1)
