"""An export on disk: its files in a folder, in a zip, or the only one alone."""

import shutil
import zipfile
from pathlib import Path

from bench.exports.chat import Rendered
from segue.chats.archive import open_export
from segue.chats.choices import Choices
from segue.chats.recognize import read_export
from segue.domain.conversation import Conversation


def save(export: Rendered, folder: Path, *, zipped: bool = False) -> Path:
    """Write an export as a service hands it out, and return its place.

    Args:
        export: What to write.
        folder: An existing folder; what is in it is written over.
        zipped: As one zip.
    """
    if zipped:
        path = folder / "export.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in export.files.items():
                archive.writestr(name, data)
        return path
    if len(export.files) == 1:
        (name,) = export.files
        path = folder / name.rpartition("/")[2]
        path.write_bytes(export.data)
        return path
    root = folder / "export"
    shutil.rmtree(root, ignore_errors=True)
    for name, data in export.files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return root


def read_saved(path: Path, choices: Choices | None = None) -> Conversation:
    """Recognize and read an export."""
    with open_export(path) as export:
        return read_export(export, choices or Choices())
