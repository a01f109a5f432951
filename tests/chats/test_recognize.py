"""Every export is recognized by one importer, and nothing else is."""

from pathlib import Path

import pytest
from bench.exports.chat import Rendered, draw_chat
from bench.exports.disk import read_saved, save
from bench.exports.samples import all_samples
from bench.exports.telegram import render
from bench.exports.whatsapp import STYLES
from bench.exports.whatsapp import render as render_whatsapp

from segue.chats import whatsapp
from segue.chats.archive import open_export
from segue.chats.choices import Choices
from segue.chats.recognize import (
    IMPORTERS,
    OtherFormatError,
    TwoFormatsError,
    UnknownExportError,
    recognize,
)
from segue.chats.unsupported import UnsupportedError


SAMPLES = all_samples()


@pytest.mark.parametrize("zipped", [False, True])
@pytest.mark.parametrize("name", SAMPLES)
def test_one_importer_recognizes_each(
    name: str,
    zipped: bool,  # noqa: FBT001 - drawn
    tmp_path: Path,
) -> None:
    """Alone, in a folder or in a zip; by content, with a reason."""
    with open_export(save(SAMPLES[name], tmp_path, zipped=zipped)) as export:
        claims = [claim for one in IMPORTERS if (claim := one.claim(export))]
    wanted = name.partition("_")[0]
    names = {
        "google": "google_chat", "mbox": "email", "eml": "email",
        "signal": "signal" if name == "signal" else "signal_export",
        "messenger": name,
    }  # fmt: skip
    assert [claim.format for claim in claims] == [names.get(wanted, wanted)]
    assert all(claim.reason for claim in claims)


@pytest.mark.parametrize("name", SAMPLES)
def test_names_of_files_do_not_matter(name: str, tmp_path: Path) -> None:
    """A single file is recognized whatever it was renamed to."""
    export = SAMPLES[name]
    if len(export.files) > 1:
        pytest.skip("a folder, which is known by its files")
    path = tmp_path / "renamed"
    path.write_bytes(export.data)
    assert list(read_saved(path).messages())


def test_two_that_recognize_a_file_are_an_error(
    tmp_path: Path,
) -> None:
    """The formats are named, and `--format` settles it."""
    files = {
        **render(draw_chat(1, 3)).files,
        **render_whatsapp(draw_chat(1, 3), STYLES["ios_gb"], name="_chat.txt").files,
    }
    path = save(Rendered(files=files, messages=[]), tmp_path)
    with pytest.raises(TwoFormatsError) as caught:
        read_saved(path)
    assert caught.value.line().endswith("settle it with --format telegram|whatsapp")
    assert read_saved(path, Choices(format="telegram")).format == "telegram"


def test_a_format_that_does_not_fit_is_an_error(tmp_path: Path) -> None:
    """Naming a format does not force nonsense out of a file."""
    path = save(render(draw_chat(1, 3)), tmp_path)
    with pytest.raises(OtherFormatError):
        read_saved(path, Choices(format="whatsapp"))


def test_recognizing_tells_which(tmp_path: Path) -> None:
    """The importer comes with what it recognized."""
    path = save(render_whatsapp(draw_chat(1, 3), STYLES["ios_gb"]), tmp_path)
    with open_export(path) as export:
        importer, claim = recognize(export)
    assert (importer, claim.format) == (whatsapp.IMPORTER, "whatsapp")


HANGOUTS = b"""{"conversations": [{"conversation": {"conversation_id": {"id": "Ugz"},
  "conversation": {"type": "STICKY_ONE_TO_ONE", "participant_data": [
    {"id": {"gaia_id": "1"}, "fallback_name": "Robin"}]}},
  "events": [{"sender_id": {"gaia_id": "1"}, "timestamp": "1385000000000000",
    "chat_message": {"message_content": {"segment": [{"type": "TEXT", "text": "hi"}]}},
    "event_type": "REGULAR_CHAT_MESSAGE"}]}]}"""
HTML = b"<!DOCTYPE html><html><head></head><body>"


@pytest.mark.parametrize(
    ("files", "says"),
    [
        (
            {"messages.html": HTML, "css/style.css": b""},
            "Telegram's HTML export; export the chat again as `Machine",
        ),
        (
            {"inbox/robin_1/message_1.html": HTML, "x.css": b""},
            "in HTML; ask for the download again and choose the format JSON",
        ),
        ({"message_1.html": HTML + b"<div class='_a6-g'>"}, "choose the format JSON"),
        (
            {"chat.html": HTML + b"<div class=chatlog>"},
            "DiscordChatExporter export in HTML",
        ),
        (
            {"sql/db.sqlite": b"\x01\x02", "config.json": b"{}"},
            "Signal Desktop, which is encrypted",
        ),
        ({"signal-2024-01-01.backup": b"\x01"}, "an encrypted Signal backup"),
        ({"msgstore.db.crypt15": b"\x01"}, "use `Export chat` in the chat's own"),
        ({"hangouts_export.json": HANGOUTS}, "ask Google Takeout for `Google Chat`"),
        (
            {"Takeout/Hangouts/Hangouts.json": HANGOUTS, "Takeout/x.html": HTML},
            "chats of Google Hangouts, which is no more",
        ),
        ({"page.html": HTML}, "a web page"),
        ({"inner.zip": b"PK\x03\x04", "note": b"x"}, "an archive inside an archive"),
        ({"empty.txt": b""}, "empty; export the chat again"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_answered_with_what_to_do(
    files: dict[str, bytes], says: str, tmp_path: Path
) -> None:
    """It is known, named, and the way out is told."""
    path = save(Rendered(files=files, messages=[]), tmp_path)
    with pytest.raises(UnsupportedError) as caught:
        read_saved(path)
    assert says in caught.value.line()


def test_what_nobody_knows_is_said_so(tmp_path: Path) -> None:
    """One line, and nothing of the file in it."""
    path = tmp_path / "x.bin"
    path.write_bytes(b"secretword " * 100)
    with pytest.raises(UnknownExportError) as caught:
        read_saved(path)
    assert "secretword" not in caught.value.line()
