"""Reading WhatsApp's exports."""

import os
from pathlib import Path

import pytest
from bench.exports.chat import Rendered
from bench.exports.disk import read_saved
from bench.exports.strategies import chats
from bench.exports.whatsapp import STYLES, Style, render
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from segue.chats.choices import Choices, DateOrderError, GroupChatError
from segue.chats.whatsapp_phrases import EXACT
from segue.domain.conversation import Conversation, DateOrder
from segue.domain.message import Kind, Message
from segue.errors import InputError


def read_bytes(
    folder: Path, data: bytes, *, name: str = "chat.txt", order: DateOrder | None = None
) -> Conversation:
    """Read an export from its bytes."""
    path = folder / name
    path.write_bytes(data)
    return read_saved(path, Choices(date_order=order))


def said(folder: Path, text: str, **options: str) -> list[tuple[str, str, str]]:
    """Read an export, and return who wrote what of which kind."""
    name = options.get("name", "chat.txt")
    conversation = read_bytes(folder, text.encode(), name=name)
    return [(one.sender, one.kind, one.text) for one in conversation.messages()]


@st.composite
def rendered(draw: st.DrawFn, style: Style) -> Rendered:
    """Draw a chat that the style can hold."""
    kinds: tuple[Kind, ...] = ("text", *style.phrases)
    chat = draw(
        chats(kinds=kinds).filter(
            lambda chat: (
                not any(line.text.encode() in EXACT for line in chat.lines if line.text)
            )
        )
    )
    return render(chat, style)


@pytest.mark.timeout(60)
@pytest.mark.parametrize("style", STYLES)
def test_every_form_comes_back_exactly(style: str, tmp_path: Path) -> None:
    """What was rendered in a form is what is read, text and time alike."""
    form = STYLES[style]

    @settings(
        max_examples=10,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(rendered(form))
    def holds(export: Rendered) -> None:
        read = read_bytes(tmp_path, export.data, order=form.order)
        assert list(read.messages()) == export.messages
        assert read.health.not_understood == 0

    holds()


def test_u202f_before_am_and_pm(tmp_path: Path) -> None:
    """A narrow no-break space is a space, also where some lines have it."""
    text = (
        "1/13/24, 8:49\u202fPM - Sam: one\n"
        "1/13/24, 8:50 PM - Robin: two\n"
        "1/14/24, 12:05\u202fAM - Sam: three\n"
    )
    read = read_bytes(tmp_path, text.encode())
    assert [read.at(index) for index in range(3)] == [
        "2024-01-13T20:49:00",
        "2024-01-13T20:50:00",
        "2024-01-14T00:05:00",
    ]


def test_bom_inside_a_header(tmp_path: Path) -> None:
    """A byte order mark may stand at any place of a header, and is not read."""
    text = (
        "\ufeff13/01/2024, 20:49 - Sam: one\n"
        "\ufeff13/01/2024, 20:50 - Robin: two\n"
        "13/01/2024,\ufeff 20:51 - \ufeffSam: three\n"
    )
    assert said(tmp_path, text) == [
        ("Sam", "text", "one"),
        ("Robin", "text", "two"),
        ("Sam", "text", "three"),
    ]


def test_8_49_p_m(tmp_path: Path) -> None:
    """`8:49 p.m.` is in the evening, `12:10 a.m.` just after midnight."""
    text = "13/1/24, 8:49 p.m. - Sam: one\n14/1/24, 12:10 a.m. - Robin: two\n"
    read = read_bytes(tmp_path, text.encode())
    assert (read.at(0), read.at(1)) == ("2024-01-13T20:49:00", "2024-01-14T00:10:00")


def test_day_and_month_by_chronology(tmp_path: Path) -> None:
    """Time does not run backwards: 05/06, 06/06, 01/07 is the day first."""
    days = ["05/06", "06/06", "07/06", "01/07", "02/07", "01/08"]
    lines = [
        f"{day}/2024, 10:00 - {'Sam' if n % 2 else 'Robin'}: x"
        for n, day in enumerate(days)
    ]
    read = read_bytes(tmp_path, "\n".join(lines).encode())
    assert (read.at(0), read.at(5)) == ("2024-06-05T10:00:00", "2024-08-01T10:00:00")
    dates = read.health.dates
    assert dates is not None
    assert (dates.order, dates.because) == (
        "dmy",
        "time would run backwards the other way round",
    )
    assert [(one.order, one.first, one.jumps_back) for one in dates.hypotheses] == [
        ("dmy", "2024-06-05", 0),
        ("mdy", "2024-05-06", 2),
    ]


OPEN_DATES = "03/06/2024, 10:00 - Sam: a\n04/06/2024, 10:00 - Robin: b\n"


def test_dates_that_could_be_either_are_not_guessed(tmp_path: Path) -> None:
    """3 June or 6 March: the error names the option and both hypotheses."""
    with pytest.raises(DateOrderError) as caught:
        read_bytes(tmp_path, OPEN_DATES.encode())
    assert caught.value.line() == (
        "day and month could be either way round: 2024-06-03 to 2024-06-04 or "
        "2024-03-06 to 2024-04-06; settle it with --date-order dmy|mdy"
    )


def test_the_person_settles_the_dates(tmp_path: Path) -> None:
    """With the option, the date is what they said."""
    read = read_bytes(tmp_path, OPEN_DATES.encode(), order="mdy")
    assert read.at(0) == "2024-03-06T10:00:00"


def test_dates_from_the_future_are_impossible(tmp_path: Path) -> None:
    """An export cannot hold a message from after it was made."""
    path = tmp_path / "chat.txt"
    path.write_text("05/01/2024, 10:00 - Sam: a\n06/01/2024, 10:00 - Robin: b\n")
    made = 1704844800  # 2024-01-10
    os.utime(path, (made, made))
    read = read_saved(path)
    assert read.at(1) == "2024-01-06T10:00:00"


def test_quoted_headers_in_a_body(tmp_path: Path) -> None:
    """Lines pasted from another chat stay words of the message."""
    text = (
        "13/05/2024, 10:00 - Sam: look what Alex wrote\n"
        "12/01/2022, 23:10 - Alex: I never liked choir\n"
        "13/01/2022, 23:11 - Kim: me neither\n"
        "13/05/2024, 10:01 - Robin: wow\n"
    )
    assert said(tmp_path, text) == [
        (
            "Sam",
            "text",
            (
                "look what Alex wrote\n12/01/2022, 23:10 - Alex: I never liked choir\n"
                "13/01/2022, 23:11 - Kim: me neither"
            ),
        ),
        ("Robin", "text", "wow"),
    ]


def test_a_body_line_that_starts_with_a_date(tmp_path: Path) -> None:
    """A date without the rest of a header is something that a person wrote."""
    text = (
        "13/05/2024, 10:00 - Sam: free days:\n"
        "14/05/2024, 18:00 at the hall\n"
        "15/05/2024\n"
        "16/05/2024, 18:00 - or then\n"
        "13/05/2024, 10:01 - Robin: ok\n"
    )
    assert said(tmp_path, text) == [
        (
            "Sam",
            "text",
            (
                "free days:\n14/05/2024, 18:00 at the hall\n15/05/2024\n"
                "16/05/2024, 18:00 - or then"
            ),
        ),
        ("Robin", "text", "ok"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "you added salt?", "Robin left", "I removed it", "This message was deleted lol",
        "Media omitted", "image omitted from my essay", "Missed voice call from mum",
        "Messages and calls are end-to-end encrypted.", "(file attached)",
        "see <This message was edited> here", "POLL: who's in?", "<grin>", ".",
    ],
)  # fmt: skip
def test_words_that_sound_like_whatsapp_stay_words(words: str, tmp_path: Path) -> None:
    """`added`, `left`, `removed` are no system lines by themselves."""
    text = f"13/05/2024, 10:00 - Sam: {words}\n13/05/2024, 10:01 - Robin: ok\n"
    assert said(tmp_path, text)[0] == ("Sam", "text", words)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("IMG-20210428-WA0001.jpg (file attached)\na caption", "media"),
        ("PTT-20210428-WA0002.opus (file attached)", "voice"),
        ("STK-20210428-WA0002.webp (file attached)", "sticker"),
        ("Essay, last.docx (file attached)", "media"),
        ("Kim.vcf (file attached)", "contact"),
        ("\u200e<attached: 00000042-PHOTO-2020-06-07-15-13-20.jpg>", "media"),
        ("00000042-PHOTO-2020-06-07-15-13-20.jpg <\u200eattached>", "media"),
        ("\u200elive location shared", "location"),
        ("", "media"),
        ("Diese Nachricht wurde gelöscht.", "deleted"),
    ],
)
def test_what_was_sent_besides_words(body: str, kind: str, tmp_path: Path) -> None:
    """Each placeholder stands as text of its kind, with its sender."""
    text = f"13/05/2024, 10:00 - Sam: {body}\n13/05/2024, 10:01 - Robin: ok\n"
    assert said(tmp_path, text)[0] == ("Sam", kind, body)


def test_a_message_that_vanished_has_nothing_but_a_dot(tmp_path: Path) -> None:
    """`Name:.` is a view-once message, not a message of one dot."""
    text = "13/05/2024, 10:00 - Sam:.\n13/05/2024, 10:01 - Robin: ok\n"
    assert said(tmp_path, text)[0] == ("Sam", "media", "")


def test_an_edited_message_is_its_words(tmp_path: Path) -> None:
    """The mark of an edit is WhatsApp's, and is remembered apart."""
    text = (
        "[13/05/2024, 10:00:00] Sam: see you \u200e<This message was edited>\n"
        "[13/05/2024, 10:01:00] Robin: ok\n"
    )
    read = read_bytes(tmp_path, text.encode())
    assert (read.text(0), read.edited) == ("see you", frozenset({0}))


def test_calls_and_system_lines_are_no_messages(tmp_path: Path) -> None:
    """They are events; on iOS they carry a name and the mark U+200E."""
    text = (
        "[13/05/2024, 10:00:00] Robin: \u200eMessages and calls are end-to-end "
        "encrypted. No one outside of this chat can read them.\n"
        "[13/05/2024, 10:00:01] Sam: hi\n"
        "\u200e[13/05/2024, 10:01:00] Robin: \u200eMissed voice call\n"
        "\u200e[13/05/2024, 10:02:00] Robin: \u200eVoice call, \u200e3 min\n"
    )
    read = read_bytes(tmp_path, text.encode())
    assert [read.text(index) for index in range(len(read))] == ["hi"]
    assert [(event.kind, event.seconds) for event in read.events] == [
        ("system", None),
        ("missed_call", None),
        ("call", 180),
    ]


def test_lines_without_a_sender_are_whatsapps(tmp_path: Path) -> None:
    """Android's system lines and calls have no name."""
    text = (
        "13/05/2024, 09:59 - Messages and calls are end-to-end encrypted.\n"
        "13/05/2024, 10:00 - Sam: hi\n"
        "13/05/2024, 10:01 - Missed video call\n"
        "13/05/2024, 10:02 - Robin: sorry\n"
    )
    read = read_bytes(tmp_path, text.encode())
    assert [event.kind for event in read.events] == ["system", "missed_call"]
    assert len(read) == 2


def test_who_exported_is_told_by_what_they_deleted(tmp_path: Path) -> None:
    """`You deleted this message` is seen by the exporter alone."""
    text = (
        "13/05/2024, 10:00 - Robin: hi\n"
        "13/05/2024, 10:01 - Sam: You deleted this message\n"
    )
    read = read_bytes(tmp_path, text.encode())
    assert (read.me, read.me_because) == (1, "You deleted a message")


def test_who_exported_is_told_by_the_name_of_the_file(tmp_path: Path) -> None:
    """`WhatsApp Chat with Robin` was exported by the other one."""
    text = "13/05/2024, 10:00 - Robin: hi\n13/05/2024, 10:01 - Sam: hey\n"
    name = "WhatsApp Chat with Robin.txt"
    read = read_bytes(tmp_path, text.encode(), name=name)
    assert (read.me, read.people[0].name) == (1, "Robin")


def test_messages_out_of_order_are_put_in_order(tmp_path: Path) -> None:
    """Late deliveries are sorted by time, equal times stay as they stood."""
    text = (
        "13/05/2024, 10:05 - Sam: third\n"
        "13/05/2024, 10:01 - Robin: first\n"
        "13/05/2024, 10:01 - Sam: second\n"
    )
    read = read_bytes(tmp_path, text.encode())
    words = [one.text for one in read.messages()]
    assert (words, read.health.out_of_order) == (["first", "second", "third"], 1)


def test_a_group_is_answered_with_what_to_do(tmp_path: Path) -> None:
    """Three people are a group, which is not read."""
    text = "".join(
        f"13/05/2024, 10:0{n} - {who}: x\n" for n, who in enumerate("ABCABC")
    )
    with pytest.raises(GroupChatError) as caught:
        read_bytes(tmp_path, text.encode())
    assert caught.value.line() == (
        "chat.txt: a group chat of 3 people; Segue reads chats of two: export the "
        "one between you and them"
    )


def test_other_encodings_are_told(tmp_path: Path) -> None:
    """UTF-16 is read by its mark, Windows-1252 never without saying so."""
    text = "13/05/2024, 10:00 - Sam: café\n13/05/2024, 10:01 - Robin: oui\n"
    for encoding, note in (
        ("utf-16", "read as UTF-16"),
        ("cp1252", "read as Windows-1252, for it is no UTF-8"),
    ):
        read = read_bytes(tmp_path, text.encode(encoding))
        assert read.text(0) == "café"
        assert read.health.notes == (note,)


def test_lines_before_the_first_message_are_counted(tmp_path: Path) -> None:
    """What cannot be placed is reported by its line."""
    text = "13/05/2024, 10:00 - Sam: a\n13/05/2024, 10:01 - Robin: b\n"
    read = read_bytes(tmp_path, b"a lost line\n" + text.encode())
    assert read.health.not_understood == 1
    assert read.health.places[0].where == "line 1"


def test_direction_marks_around_a_name_are_not_part_of_it(tmp_path: Path) -> None:
    """Numbers stand between marks; unsaved names keep their tilde."""
    text = (
        "[13/05/2024, 10:00:00] \u202a+49 151 000\u202c: a\n"
        "[13/05/2024, 10:01:00] ~ Robin: b\n"
    )
    assert [who for who, _, _ in said(tmp_path, text)] == ["+49 151 000", "~ Robin"]


def test_no_words_stand_in_errors(tmp_path: Path) -> None:
    """Whatever is wrong, what was written is not repeated."""
    text = OPEN_DATES.replace(": a", ": secretword")
    with pytest.raises(InputError) as caught:
        read_bytes(tmp_path, text.encode())
    assert "secretword" not in caught.value.line()


def test_messages_are_values(tmp_path: Path) -> None:
    """A message is what the contract writes."""
    text = "13/05/2024, 10:00 - Sam: a\n13/05/2024, 10:01 - Robin: b\n"
    read = read_bytes(tmp_path, text.encode())
    assert read.message(1) == Message(
        index=1, at="2024-05-13T10:01:00", sender="Robin", text="b", kind="text"
    )
