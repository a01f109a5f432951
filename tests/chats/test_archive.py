"""Opening files, folders and zips that may be hostile."""

import os
import struct
import zipfile
from pathlib import Path
from time import perf_counter

import pytest
from bench.exports.chat import draw_chat
from bench.exports.disk import read_saved, save
from bench.exports.telegram import render as render_telegram
from bench.exports.whatsapp import STYLES, render

from segue.chats.archive import open_export
from segue.errors import ExitCode, InputError


def zip_of(folder: Path, **files: bytes) -> Path:
    """Write a zip with some files."""
    path = folder / "x.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def complaint(path: Path) -> str:
    """Read an export that has to be refused, and return the one line."""
    started = perf_counter()
    with pytest.raises(InputError) as caught:
        read_saved(path)
    assert perf_counter() - started < 5
    assert caught.value.exit_code is ExitCode.BAD_INPUT
    line = caught.value.line()
    assert "\n" not in line
    return line


def test_nothing_there(tmp_path: Path) -> None:
    """A file that does not exist."""
    assert complaint(tmp_path / "nope").endswith("nope: no such file or folder")


def test_an_empty_folder(tmp_path: Path) -> None:
    """Nothing in it."""
    assert "an empty folder or zip" in complaint(tmp_path)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """Only files and folders are opened."""
    path = tmp_path / "pipe"
    os.mkfifo(path)
    assert "neither a file nor a folder" in complaint(path)


def test_links_out_of_a_folder_are_not_followed(tmp_path: Path) -> None:
    """Nothing outside of what was named is opened."""
    outside = tmp_path / "outside.txt"
    outside.write_bytes(render(draw_chat(1, 3), STYLES["ios_gb"]).data)
    folder = tmp_path / "export"
    folder.mkdir()
    (folder / "_chat.txt").symlink_to(outside)
    (folder / "up").symlink_to(tmp_path)
    with open_export(folder) as export:
        assert export.members == ()


@pytest.mark.parametrize(
    "name", ["../evil.txt", "/etc/evil", "a/../../b", "C:\\evil", "..\\x"]
)
def test_paths_that_lead_out_of_a_zip_are_refused(name: str, tmp_path: Path) -> None:
    """No service writes them."""
    assert "paths that lead out of it" in complaint(zip_of(tmp_path, **{name: b"x"}))


@pytest.mark.timeout(30)
def test_a_zip_bomb_is_refused_unread(tmp_path: Path) -> None:
    """A member that swells a thousand times is no chat."""
    line = b"14/03/2024, 10:00 - Sam: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n"
    path = zip_of(tmp_path, **{"_chat.txt": line * 1_000_000})
    assert path.stat().st_size < 1_000_000
    assert "unpacks to more than 250 times its size" in complaint(path)


def test_a_size_that_lies_is_noticed(tmp_path: Path) -> None:
    """A member is never read beyond what its size says."""
    data = render(draw_chat(1, 2000), STYLES["ios_gb"]).data
    path = zip_of(tmp_path, **{"_chat.txt": data})
    raw = path.read_bytes()
    lie = raw.replace(struct.pack("<I", len(data)), struct.pack("<I", 1000))
    path.write_bytes(lie)
    assert "damaged inside the zip" in complaint(path)


def test_archives_inside_archives_are_not_opened(tmp_path: Path) -> None:
    """What to do is said."""
    inner = zip_of(tmp_path, **{"_chat.txt": b"x"}).read_bytes()
    line = complaint(zip_of(tmp_path, **{"inner.zip": inner}))
    assert line.endswith("unpack it, and hand over the one that holds the chat")


@pytest.mark.parametrize("keep", [0.2, 0.5, 0.95])
def test_a_zip_that_was_cut_off_is_an_error(keep: float, tmp_path: Path) -> None:
    """Its list of members stands at the end."""
    data = render(draw_chat(1, 900), STYLES["ios_gb"]).data
    path = zip_of(tmp_path, **{"_chat.txt": data})
    raw = path.read_bytes()
    path.write_bytes(raw[: int(len(raw) * keep)])
    assert complaint(path).endswith("a damaged zip; export or download it again")


def test_damage_inside_a_zip_is_an_error(tmp_path: Path) -> None:
    """A wrong byte is noticed by the checksum."""
    data = render(draw_chat(1, 900), STYLES["ios_gb"]).data
    path = zip_of(tmp_path, **{"_chat.txt": data})
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 0xFF
    path.write_bytes(raw)
    assert "damaged inside the zip" in complaint(path)


def test_a_password_is_an_error(tmp_path: Path) -> None:
    """The flag of an encrypted member is enough."""
    path = zip_of(tmp_path, **{"_chat.txt": b"x" * 99})
    raw = bytearray(path.read_bytes())
    raw[6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(raw)
    assert "packed with a password" in complaint(path)


def test_a_list_of_members_that_is_too_long_is_not_loaded(tmp_path: Path) -> None:
    """Its size stands in the end record."""
    path = tmp_path / "x.zip"
    record = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 65535, 65535, 1 << 30, 0, 0)
    path.write_bytes(b"PK\x03\x04" + b"x" * 99 + record)
    assert "holds more than" in complaint(path)


@pytest.mark.parametrize(
    "head",
    [b"", b"14/03/2024, 10:00 - Sam: hi\n", b"<smses>", b'{"chats": {}, "about": "'],
)
@pytest.mark.timeout(30)
def test_a_sparse_file_of_ten_gigabytes_is_refused(head: bytes, tmp_path: Path) -> None:
    """Its size alone is enough, whatever it begins with."""
    path = tmp_path / "chat.txt"
    with path.open("wb") as file:
        file.write(head)
        file.truncate(10 << 30)
    complaint(path)


@pytest.mark.parametrize("size", [900 << 20, 7 << 30])
@pytest.mark.parametrize(
    "head",
    [
        b"<smses count='1'>",
        b'{"about": "x", "chats": {"list": [',
        b"From: a@b\nDate: x\n\n",
        b'{"version": "1", "backupTimeMs": "1"}\n',
    ],
)
@pytest.mark.timeout(60)
def test_a_hole_in_a_large_file_ends_soon(
    head: bytes, size: int, tmp_path: Path
) -> None:
    """Zeros are nothing that a stream of words holds."""
    path = tmp_path / "export"
    with path.open("wb") as file:
        file.write(head)
        file.truncate(size)
    started = perf_counter()
    with pytest.raises(InputError):
        read_saved(path)
    assert perf_counter() - started < 20


def test_nul_bytes_in_a_text_stay_where_they_are(tmp_path: Path) -> None:
    """They are characters, if odd ones."""
    path = tmp_path / "chat.txt"
    path.write_bytes(b"14/03/2024, 10:00 - Sam: a\x00b\n14/03/2024, 10:01 - Robin: c\n")
    assert read_saved(path).text(0) == "a\x00b"


def test_a_member_is_found_among_pictures(tmp_path: Path) -> None:
    """Media beside the chat is left alone."""
    export = render(draw_chat(1, 5), STYLES["ios_gb"], name="_chat.txt")
    path = zip_of(
        tmp_path, **export.files, **{"00000001-PHOTO.jpg": b"\xff\xd8\xff" * 99}
    )
    assert list(read_saved(path).messages()) == export.messages


def test_a_folder_gives_what_a_zip_gives(tmp_path: Path) -> None:
    """The same export, however it was handed over."""
    export = render_telegram(draw_chat(1, 5), full=True)
    one, two = tmp_path / "a", tmp_path / "b"
    one.mkdir()
    two.mkdir()
    export.files["note.txt"] = b"x"
    assert list(read_saved(save(export, one)).messages()) == list(
        read_saved(save(export, two, zipped=True)).messages()
    )
