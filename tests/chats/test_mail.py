"""Reading emails."""

from pathlib import Path

import pytest
from bench.exports.chat import Chat, Rendered, draw_chat
from bench.exports.disk import read_saved, save
from bench.exports.mail import render
from bench.exports.strategies import chats
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from segue.chats.choices import Choices, WhichChatError
from segue.chats.reply_text import own_words


EXACT = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def fits(chat: Chat) -> bool:
    """Say whether a mail can hold every text without a doubt."""
    return not any(
        line.text != line.text.strip()
        or ">" in line.text
        or "-- " in line.text
        or own_words(line.text) != line.text
        or line.text.splitlines() != line.text.split("\n")
        or any(part != part.rstrip() for part in line.text.split("\n"))
        for line in chat.lines
    )


@pytest.mark.timeout(60)
@EXACT
@given(
    chats(forbidden="\x00", replies=True, millis=False).filter(fits),
    st.booleans(),
    st.sampled_from(["8bit", "base64", "quoted-printable"]),
)
def test_every_version_comes_back_exactly(
    tmp_path: Path,
    chat: Chat,
    mbox: bool,  # noqa: FBT001 - drawn
    encoding: str,
) -> None:
    """Quotations and signatures fall off, doubles count once, lists never."""
    export = render(chat, mbox=mbox, encoding=encoding)
    read = read_saved(save(export, tmp_path))
    assert list(read.messages()) == export.messages
    assert read.people[read.me or 0].name == chat.names[0]
    notes = ("1 mails of lists and machines left out",) if mbox else ()
    assert read.health.notes == notes


@pytest.mark.parametrize(
    "quoted",
    [
        "On Mon, 1 Jan 2024 at 10:00, Robin <r@x> wrote:\n> a",
        "On Mon, 1 Jan 2024 at 10:00, Robin Very-Long-Name\n<r@x> wrote:\n> a",
        "Le lun. 1 janv. 2024 à 10:00, Robin <r@x> a écrit :\n> a",
        "Am Mo., 1. Jan. 2024 um 10:00 Uhr schrieb Robin <r@x>:\n> a",
        "El lun, 1 ene 2024 a las 10:00, Robin (<r@x>) escribió:\n> a",
        "Il giorno lun 1 gen 2024 alle 10:00 Robin <r@x> ha scritto:\n> a",
        "在 2024年1月1日 10:00\uff0cRobin <r@x> 写道\uff1a\n> a",
        "-----Original Message-----\nFrom: Robin\n\na",
        "From: Robin <r@x>\nSent: Monday, January 1, 2024\nTo: Sam\nSubject: a\n\na",
        "________________________________\nFrom: Robin",
        "> a\n> b",
        "-- \nSam\n0151",
        "Sent from my iPhone",
        "Gesendet von Mail für Windows",
    ],
)
def test_quoted_text_and_signatures_are_stripped(quoted: str) -> None:
    """In many languages, also where a line was wrapped."""
    assert own_words(f"see you Friday\n\n{quoted}\n") == "see you Friday"


@pytest.mark.parametrize(
    "words",
    ["On Friday he wrote: nothing", "From: here to there", "a -- b",
     "Sent from my heart, Sam x",
     "I sent from my phone\nand more", "-----\nline"],
)  # fmt: skip
def test_words_that_sound_like_quotations_stay_words(words: str) -> None:
    """Only whole lines in their place are cut."""
    assert own_words(words) == words


MAIL = (
    "From: Sam <s@x.example>\nTo: Robin <r@x.example>\n"
    "Date: {}\nMessage-ID: <{}>\n{}\n\n{}"
)


def read_mails(folder: Path, *parts: tuple[str, str], **options: str) -> list[str]:
    """Read mails of some headers and bodies, and return their words."""
    files = {}
    for number, (head, body) in enumerate(parts):
        date = f"Mon, 01 Jan 2024 10:0{number}:00 +0000"
        files[f"{number}.eml"] = MAIL.format(date, number, head, body).encode()
    files["x.eml"] = MAIL.format(
        "Mon, 01 Jan 2024 11:00:00 +0000", "x", "A: b", "end"
    ).encode()
    read = read_saved(
        save(Rendered(files=files, messages=[]), folder),
        Choices(them=options.get("them")),
    )
    return [one.text for one in read.messages()]


def test_flowed_lines_are_joined(tmp_path: Path) -> None:
    """RFC 3676: a space at the end of a line goes on."""
    head = "Content-Type: text/plain; format=flowed; charset=utf-8"
    assert read_mails(tmp_path, (head, "one \ntwo\n  three"))[0] == "one two\n three"


def test_html_alone_is_stripped(tmp_path: Path) -> None:
    """Tags, styles and quoted blocks fall off."""
    head = "Content-Type: text/html; charset=utf-8"
    body = (
        "<html><head><style>p {}</style></head><body><p>one &amp; <b>two</b></p>"
        "<div>three<br>four</div><div class='gmail_quote'>old <div>in</div></div>"
    )
    assert read_mails(tmp_path, (head, body))[0] == "one & two\nthree\nfour"


def test_a_character_set_that_lies_breaks_nothing(tmp_path: Path) -> None:
    """What cannot be decoded becomes U+FFFD."""
    head = "Content-Type: text/plain; charset=ascii"
    assert read_mails(tmp_path, (head, "café"))[0] == "caf\ufffd\ufffd"


def test_one_of_several_correspondents_is_asked_for(tmp_path: Path) -> None:
    """Each pair of addresses is a chat."""
    export = render(draw_chat(1, 4), mbox=False)
    other = {
        name.replace("mail/", "mail/k"): data.replace(b"robin@y", b"kim@z")
        for name, data in export.files.items()
    }
    path = save(Rendered(files=export.files | other, messages=[]), tmp_path)
    with pytest.raises(WhichChatError):
        read_saved(path)
    read = read_saved(path, Choices(them="robin@y.example"))
    assert list(read.messages()) == export.messages
