"""Reading SMS Backup & Restore's XML."""

from pathlib import Path

import pytest
from bench.exports.chat import Chat, Rendered, draw_chat
from bench.exports.disk import read_saved, save
from bench.exports.sms import render
from bench.exports.strategies import chats
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from segue.chats.xml_stream import BadXmlError, ForbiddenXmlError


EXACT = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


CONTROL = "".join(chr(n) for n in range(32) if n not in (9, 10, 13)) + "\ufffe\uffff"


@pytest.mark.timeout(60)
@EXACT
@given(
    chats(forbidden=CONTROL, kinds=("text", "media", "voice", "contact")).filter(
        lambda chat: not any(line.text == "null" for line in chat.lines)
    ),
    st.booleans(),
)
def test_every_version_comes_back_exactly(
    tmp_path: Path,
    chat: Chat,
    hexadecimal: bool,  # noqa: FBT001 - drawn
) -> None:
    """Texts and pictures, a number in two ways of writing, one person."""
    export = render(chat, hexadecimal=hexadecimal)
    read = read_saved(save(export, tmp_path))
    assert list(read.messages()) == export.messages
    assert read.people[read.me or 0].name == "Me"
    assert read.people[1 - (read.me or 0)].is_called("01512345678")


def backup(folder: Path, body: str) -> Path:
    """Write a backup of one text and one answer."""
    one = f'<sms address="0151" date="1700000000000" type="1" body="{body}" />'
    two = '<sms address="0151" date="1700000001000" type="2" body="ok" />'
    path = folder / "sms.xml"
    path.write_text(f"<?xml version='1.0' ?><smses count='2'>{one}{two}</smses>")
    return path


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("&#55357;&#56832;", "😀"),
        ("&#xD83D;&#xDE00;!", "😀!"),
        ("a&#55357;b", "ab"),
        ("&#56832;x", "x"),
        ("a&#10;b", "a\nb"),
        ("null?", "null?"),
        ("\x0bx&#11;y&#x1;", "xy"),
        ("&#128512;", "😀"),
    ],
)
def test_surrogate_pairs_in_sms_xml(body: str, text: str, tmp_path: Path) -> None:
    """Two halves are one emoji, a lone half is none, a newline is one."""
    assert read_saved(backup(tmp_path, body)).text(0) == text


@pytest.mark.timeout(60)
def test_pairs_are_mended_wherever_the_file_is_cut(tmp_path: Path) -> None:
    """A pair may lie across two chunks."""
    for length in range(65536 - 170, 65536 - 90):
        read = read_saved(backup(tmp_path, "y" * length + "&#55357;&#56832;z"))
        assert read.text(0) == "y" * length + "😀z"


def test_pictures_of_megabytes_are_dropped(tmp_path: Path) -> None:
    """They are never held in memory, and the words beside them are read."""
    export = render(draw_chat(1, 8))
    ((name, data),) = export.files.items()
    large = data.replace(
        b'text="null" data="', b'text="null" data="' + b"QUFB" * 6_000_000
    )
    read = read_saved(save(Rendered(files={name: large}, messages=[]), tmp_path))
    assert list(read.messages()) == export.messages


LAUGHS = (
    "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'ha'>"
    + "".join(
        f"<!ENTITY a{n} '&a{n - 1 if n else ''};&a{n - 1 if n else ''};'>"
        for n in range(9)
    )
    + "]><smses count='1'><sms address='1' date='1' type='1' body='&a8;'/></smses>"
)


def test_billion_laughs_are_refused(tmp_path: Path) -> None:
    """Entities are not declared in backups."""
    path = tmp_path / "sms.xml"
    path.write_text(LAUGHS)
    with pytest.raises(ForbiddenXmlError):
        read_saved(path)


def test_deep_xml_is_refused(tmp_path: Path) -> None:
    """Nesting is bounded."""
    path = tmp_path / "sms.xml"
    path.write_text("<smses>" + "<a>" * 100_000)
    with pytest.raises(ForbiddenXmlError):
        read_saved(path)


def test_a_backup_that_was_cut_off_is_an_error(tmp_path: Path) -> None:
    """Half a backup is not read as if it were one."""
    export = render(draw_chat(1, 9))
    ((name, data),) = export.files.items()
    with pytest.raises(BadXmlError):
        read_saved(save(Rendered(files={name: data[:-200]}, messages=[]), tmp_path))
