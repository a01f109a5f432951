"""A chat that was read: its messages, a table of them, and what they show."""

import json
from pathlib import Path
from typing import Any

import pytest
from bench.exports.chat import draw_chat
from bench.exports.disk import save
from bench.exports.whatsapp import STYLES
from bench.exports.whatsapp import render as render_whatsapp

from segue import api
from segue.actions.read_chat import Asked
from segue.actions.show_chat import Moment, show_chat
from segue.domain.undecided import UndecidedError
from segue.errors import InputError


CHAT = Path(__file__).parents[2] / "examples/chat.txt"
NOW = "2026-03-07T12:00"
TWO_SAMS = {
    "name": "Sam",
    "type": "personal_chat",
    "id": 222,
    "messages": [
        {
            "id": number,
            "type": "message",
            "date": f"2026-11-20T18:0{number}:00",
            "from": "Sam",
            "from_id": f"user{who}",
            "text": text,
        }
        for number, (who, text) in enumerate(
            [(111, "Are you coming?"), (222, "Yes! Are you?"), (111, "I am")]
        )
    ],
}
NO_TIMES = "Ada: Are you coming?\nBen: Yes! Are you?\nAda: I am\n"


def saved(folder: Path, name: str, text: str) -> Path:
    """Write a file, and return its path."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_it_shows_what_the_action_shows() -> None:
    """The document is that of ``segue read``."""
    moment = Moment(now=NOW, tz="UTC")
    wanted = show_chat(Asked(export=CHAT, me="Robin", tz="UTC"), moment)
    chat = api.read_chat(CHAT, me="Robin", now=NOW, tz="UTC")
    assert chat.shown == wanted.told
    assert list(chat.messages()) == list(wanted.conversation.messages())
    assert len(chat) == len(wanted.conversation)


def test_the_columns_hold_the_messages() -> None:
    """Each column has each message's value, in its order and of its type."""
    chat = api.read_chat(CHAT, me="Robin", now=NOW, tz="UTC")
    table, messages = chat.columns(), list(chat.messages())
    assert list(table) == [
        "index", "at", "sender", "is_you", "kind", "text", "reply_to",
    ]  # fmt: skip
    assert table.pop("is_you") == [one.sender == "Robin" for one in messages]
    assert table == {name: [getattr(one, name) for one in messages] for name in table}


def test_who_is_you_does_not_depend_on_names(tmp_path: Path) -> None:
    """Two people of one name are told apart as the export tells them apart."""
    export = saved(tmp_path, "result.json", json.dumps(TWO_SAMS))
    table = api.read_chat(export, now="2026-11-21T12:00", tz="UTC").columns()
    assert table["sender"] == ["Sam", "Sam", "Sam"]
    assert table["is_you"] == [True, False, True]


def test_who_is_you_may_be_said_by_another_name() -> None:
    """Naming the other one settles it as well as naming oneself."""
    by_me = api.read_chat(CHAT, me="Robin", now=NOW, tz="UTC").columns()
    by_them = api.read_chat(CHAT, them="Sam", now=NOW, tz="UTC").columns()
    assert by_me == by_them
    assert api.read_chat(CHAT, me="Sam", now=NOW).columns()["is_you"] == [
        not one for one in by_me["is_you"]
    ]


def test_a_chat_without_times_has_none_in_its_table(tmp_path: Path) -> None:
    """Where the export gives no times, none are made up."""
    export = saved(tmp_path, "chat.txt", NO_TIMES)
    table = api.read_chat(export, me="Ada", now=NOW).columns()
    assert table["at"] == [None, None, None]


def test_what_an_export_leaves_open_names_the_argument_that_settles_it() -> None:
    """Whoever catches it can settle it by its field and its choices."""
    with pytest.raises(UndecidedError) as caught:
        api.read_chat(CHAT, now=NOW)
    left = caught.value
    assert left.line() == (
        "the export does not say which of the two is you; settle it with me=NAME"
    )
    settled: dict[str, Any] = {left.field: left.choices[0].value}
    assert api.read_chat(CHAT, now=NOW, **settled).shown.you == "Robin"


def test_the_order_of_dates_can_be_said(tmp_path: Path) -> None:
    """Where day and month could be either, the argument decides."""
    lines = ["Ada: Are you coming?", "Ben: Yes! Are you?", "Ada: I am"]
    text = "".join(
        f"0{day}/04/2026, 18:0{day} - {line}\n" for day, line in enumerate(lines, 2)
    )
    export = saved(tmp_path, "WhatsApp Chat with Ben.txt", text)
    with pytest.raises(UndecidedError) as caught:
        api.read_chat(export, me="Ada", now="2026-12-01")
    assert caught.value.field == "date_order"
    assert caught.value.hint == "settle it with date_order=dmy|mdy"
    first = {
        order: api.read_chat(
            export, me="Ada", date_order=order, now="2026-12-01"
        ).columns()["at"][0]
        for order in ("dmy", "mdy")
    }
    assert first == {"dmy": "2026-04-02T18:02:00", "mdy": "2026-02-04T18:02:00"}


def test_the_format_can_be_said(tmp_path: Path) -> None:
    """A format that fits is taken; one that does not is refused."""
    export = save(render_whatsapp(draw_chat(3, 20), STYLES["ios_gb"]), tmp_path)
    with pytest.raises(UndecidedError) as caught:
        api.read_chat(export)
    me = caught.value.choices[0].value
    chat = api.read_chat(export, me=me, format="whatsapp")
    assert chat.shown.conversation.format == "whatsapp"
    with pytest.raises(InputError):
        api.read_chat(export, me=me, format="telegram")


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"export": "nowhere"}, "nowhere: no such file or folder"),
        ({"export": 5}, "export: expected a path, got int"),
        ({"export": ""}, "export: expected a path that is not empty, got str"),
        ({"me": "Nobody"}, "me: nobody of that name in this export"),
        ({"me": 5}, "me: expected text, got int"),
        ({"format": "fax"}, "format: unknown"),
        ({"format": ["fax"]}, "format: unknown"),
        ({"date_order": "odd"}, "date_order: unknown"),
        ({"tz": "Mars/One"}, "tz: unknown time zone"),
        ({"now": "soon"}, "now: `soon` is no date and time"),
    ],
)
def test_bad_input_is_told_in_one_line(wrong: dict[str, Any], says: str) -> None:
    """The line names the argument or the file."""
    given: dict[str, Any] = {"export": CHAT, "me": "Robin", "now": NOW}
    with pytest.raises(InputError) as caught:
        api.read_chat(**(given | wrong))
    assert caught.value.message == says


@pytest.mark.parametrize("body", [b"", b"\0" * 1000, b"PK\x03\x04", b"[" * 10**6])
def test_what_is_no_chat_is_refused(body: bytes, tmp_path: Path) -> None:
    """Nothing that is handed in gives anything but one line of Segue's own."""
    export = tmp_path / "export"
    export.write_bytes(body)
    with pytest.raises(InputError) as caught:
        api.read_chat(export, me="Ada")
    assert "\n" not in caught.value.line()


def test_it_is_told_without_a_word_of_it() -> None:
    """What a log or a notebook shows of a chat holds no names and no words."""
    assert repr(api.read_chat(CHAT, me="Robin", now=NOW)) == (
        f"<Chat of {len(api.read_chat(CHAT, me='Robin', now=NOW))} messages>"
    )
