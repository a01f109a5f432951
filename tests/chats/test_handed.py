"""Exports that lie in memory are read as those on disk."""

import io
import zipfile

import pytest
from bench.exports.samples import all_samples

from segue.chats.archive import open_export
from segue.chats.choices import Choices
from segue.chats.recognize import read_export
from segue.domain.conversation import Conversation
from segue.domain.handed import Handed, HandedFile
from segue.errors import InputError


SAMPLES = all_samples()


def handed(files: dict[str, bytes]) -> Handed:
    """Hand files in."""
    made = tuple(HandedFile(name, body) for name, body in files.items())
    return Handed(files=made, received_at=2_000_000_000.0)


def read(given: Handed) -> Conversation:
    """Recognize and read what was handed in."""
    with open_export(given) as export:
        return read_export(export, Choices())


@pytest.mark.parametrize("is_zipped", [False, True], ids=["plain", "zipped"])
@pytest.mark.parametrize("name", SAMPLES)
def test_every_format_is_read_from_memory(name: str, *, is_zipped: bool) -> None:
    """The same messages, from the files themselves and from one zip of them."""
    sample = SAMPLES[name]
    files = dict(sample.files)
    if is_zipped:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            for place, body in files.items():
                archive.writestr(place, body)
        files = {"export.zip": packed.getvalue()}
    assert list(read(handed(files)).messages()) == sample.messages


def test_a_damaged_zip_is_one_sentence() -> None:
    """As on disk, by its own name."""
    with pytest.raises(InputError) as caught:
        read(handed({"chat.zip": b"PK\x03\x04 and no more"}))
    assert caught.value.message == "chat.zip: a damaged zip"


def test_a_name_that_leads_out_is_refused() -> None:
    """Nothing is written anywhere, and still nothing is called ``../x``."""
    with pytest.raises(InputError) as caught:
        read(handed({"../x.txt": b"x", "y.txt": b"y"}))
    assert "leads out" in caught.value.message
