"""A file, folder or zip as a service hands it out → members to be streamed.

Exports come from strangers' hands as far as this module knows. Nothing is
extracted to disk, nothing outside of what was named is opened (links are not
followed), and what a member may hold is bounded before its first byte is read:
a zip says how large a member becomes, and Python's reader stops there.
"""

import io
import mmap
import os
import re
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO, Final

from msgspec import Struct
from typing_extensions import Buffer, override

from segue.domain.handed import Handed, HandedFile
from segue.errors import InputError


MAX_STREAM_BYTES: Final = 8 << 30
"""Size over which a member is refused; backups with pictures get large."""

MAX_WHOLE_BYTES: Final = 1 << 30
"""Size over which a member is refused that has to be looked at as a whole."""

MAX_UNPACKED_BYTES: Final = 512 << 20
"""Size over which a zipped member is not unpacked into memory as a whole."""

MAX_RATIO: Final = 250
"""How many times its packed size a large member may have; text has 3 to 30."""

MAX_MEMBERS: Final = 200_000
"""Files in a folder or zip over which it is refused."""

MAX_DIRECTORY_BYTES: Final = 64 << 20
"""Size over which a zip's own list of members is not loaded."""

MAX_DEPTH: Final = 12
"""Folders inside folders."""

HEAD_BYTES: Final = 1 << 16
"""How much of a member is looked at to recognize it."""

_RATIO_MATTERS_FROM: Final = 16 << 20
_ZIP_STARTS: Final = (b"PK\x03\x04", b"PK\x05\x06")
_END_RECORD: Final = re.compile(rb"PK\x05\x06.{8}(.{4})", re.DOTALL)
_LEADS_OUT: Final = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:")


class ExportFileError(InputError):
    """An export, or a part of it, cannot be opened."""

    def __init__(self, name: str, says: str, hint: str = "") -> None:
        """Name the file and say what is wrong with it."""
        super().__init__(f"{name}: {says}", hint)


class Member(Struct, frozen=True):
    """One file of an export.

    Attributes:
        name: Path inside the export, with slashes; a single file's own name.
        size: In bytes, unpacked.
        modified: Seconds since 1970 of its last change, or nothing.
        path: Where it lies on disk; nothing inside a zip.
        opener: Opens it for reading.
    """

    name: str
    size: int
    modified: float | None
    path: Path | None
    opener: Callable[[], BinaryIO]

    @property
    def base(self) -> str:
        """The last part of the name."""
        return self.name.rpartition("/")[2]

    @property
    def folder(self) -> str:
        """The name of the folder that it lies in, or nothing."""
        return self.name.rpartition("/")[0].rpartition("/")[2]

    def open(self) -> BinaryIO:
        """Open it for reading as a stream.

        Raises:
            ExportFileError: It is too large, or damaged.
        """
        if self.size > MAX_STREAM_BYTES:
            raise too_large(self.name, MAX_STREAM_BYTES)
        return self.opener()

    def head(self, size: int = HEAD_BYTES) -> bytes:
        """Return its first bytes."""
        with self.opener() as stream:
            return stream.read(size)

    def whole(self) -> bytes | mmap.mmap:
        """Return all of it: a memory map of a file, the bytes of a zip member.

        Raises:
            ExportFileError: It is too large for that, or damaged.
        """
        limit = MAX_UNPACKED_BYTES if self.path is None else MAX_WHOLE_BYTES
        if self.size > limit:
            raise too_large(self.name, limit)
        with self.opener() as stream:
            if self.path is None or self.size == 0:
                return stream.read()
            return mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)


class Export(Struct, frozen=True):
    """What the person handed in.

    Attributes:
        name: As they named it.
        members: Its files, in the order of their names.
    """

    name: str
    members: tuple[Member, ...]

    def named(self, pattern: str) -> tuple[Member, ...]:
        """Return members whose whole path fits a regular expression."""
        fits = re.compile(pattern, re.IGNORECASE).search
        return tuple(member for member in self.members if fits(member.name))

    def has(self, pattern: str) -> bool:
        """Say whether any path fits a regular expression."""
        return bool(self.named(pattern))


def beside(export: Export, member: Member, ending: str) -> Member | None:
    """Return the file that belongs to another one and lies beside it.

    A service that keeps one thing in two files hands out both; where the person
    named one of them alone, the other is looked for on disk.

    Args:
        export: What was handed in.
        member: One of its files.
        ending: What its name is followed by in the other's.
    """
    name = f"{member.name}{ending}"
    found = next((one for one in export.members if one.name == name), None)
    if found is not None or member.path is None:
        return found
    path = member.path.with_name(f"{member.path.name}{ending}")
    try:
        status = path.lstat()
    except OSError:
        return None
    return _file_member(path, name, status) if stat.S_ISREG(status.st_mode) else None


def too_large(name: str, limit: int) -> ExportFileError:
    """Return the error for something over a limit in bytes."""
    shown = f"{limit >> 30} GB" if limit >= 1 << 30 else f"{limit >> 20} MB"
    return ExportFileError(
        name, f"larger than {shown}", "export the one chat alone, without media"
    )


@contextmanager
def open_export(given: Path | Handed) -> Iterator[Export]:
    """Open what the person handed in; nothing is read but names and sizes.

    Args:
        given: Its place, or the files themselves.

    Raises:
        ExportFileError: It does not exist, or is no file, folder or sound zip.
    """
    with _handed(given) if isinstance(given, Handed) else _on_disk(given) as export:
        yield export


@contextmanager
def _handed(given: Handed) -> Iterator[Export]:
    """Open files that lie in memory; a zip is one where it came alone."""
    name, files, at = given.name, given.files, given.received_at
    if len(files) == 1 and files[0].body[:4] in _ZIP_STARTS:
        with _open_zip(io.BytesIO(files[0].body), name) as archive:
            yield Export(name, _zip_members(archive, name, at))
        return
    if any(_LEADS_OUT.search(one.name) for one in files):
        says = "a file whose name leads out of its folder"
        raise ExportFileError(name, says, "give it a plain name")
    ordered = sorted(files, key=lambda one: one.name)
    yield Export(name, tuple(_memory_member(one, at) for one in ordered))


def _memory_member(file: HandedFile, received_at: float) -> Member:
    return Member(
        file.name, len(file.body), received_at, None, lambda: io.BytesIO(file.body)
    )


@contextmanager
def _on_disk(path: Path) -> Iterator[Export]:
    name = str(path)
    status, is_zip = _look_at(path, name)
    if stat.S_ISDIR(status.st_mode):
        yield Export(name, tuple(_walk(path)))
    elif is_zip:
        with path.open("rb") as file, _open_zip(file, name) as archive:
            yield Export(name, _zip_members(archive, name, status.st_mtime))
    else:
        yield Export(name, (_file_member(path, path.name, status),))


def _look_at(path: Path, name: str) -> tuple[os.stat_result, bool]:
    """Return what lies there, and whether it is a zip."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            return status, False
        if not stat.S_ISREG(status.st_mode):
            says = "neither a file nor a folder"
            raise ExportFileError(name, says, "save the export as a file")
        with path.open("rb") as file:
            return status, file.read(4) in _ZIP_STARTS
    except FileNotFoundError:
        raise ExportFileError(name, "no such file or folder") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "cannot be read"
        raise ExportFileError(name[:200], reason.lower()) from None


def _file_member(path: Path, name: str, status: os.stat_result) -> Member:
    return Member(
        name, status.st_size, status.st_mtime, path, lambda: _open_file(path, name)
    )


def _open_file(path: Path, name: str) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        reason = error.strerror or "cannot be read"
        raise ExportFileError(name, reason.lower()) from None


def _walk(root: Path) -> Iterator[Member]:
    count = 0
    for folder, folders, files in os.walk(root, followlinks=False):
        here = Path(folder)
        if len(here.relative_to(root).parts) >= MAX_DEPTH:
            folders.clear()
        folders.sort()
        for base in sorted(files):
            path = here / base
            status = path.lstat()
            if not stat.S_ISREG(status.st_mode):
                continue
            count += 1
            if count > MAX_MEMBERS:
                raise _too_many(str(root))
            yield _file_member(path, path.relative_to(root).as_posix(), status)


def _too_many(name: str) -> ExportFileError:
    says = f"holds more than {MAX_MEMBERS} files"
    return ExportFileError(name, says, "hand over the one chat alone")


def _open_zip(file: BinaryIO, name: str) -> zipfile.ZipFile:
    size = file.seek(0, os.SEEK_END)
    file.seek(max(size - (1 << 16) - 22, 0))
    found = _END_RECORD.findall(file.read())
    if found and int.from_bytes(found[-1], "little") > MAX_DIRECTORY_BYTES:
        raise _too_many(name)
    try:
        return zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        says = "a damaged zip"
        raise ExportFileError(name, says, "export or download it again") from None


def _zip_members(
    archive: zipfile.ZipFile, name: str, modified: float
) -> tuple[Member, ...]:
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if len(infos) > MAX_MEMBERS:
        raise _too_many(name)
    if any(_LEADS_OUT.search(info.filename) for info in infos):
        says = "a zip with paths that lead out of it, which no service writes"
        raise ExportFileError(name, says, "do not open it")
    return tuple(_zip_member(archive, info, modified) for info in infos)


def _zip_member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, modified: float
) -> Member:
    def opener() -> BinaryIO:
        if info.file_size > _RATIO_MATTERS_FROM and (
            info.file_size > MAX_RATIO * max(info.compress_size, 1)
        ):
            says = f"unpacks to more than {MAX_RATIO} times its size"
            raise ExportFileError(info.filename, says, "no chat does; leave it alone")
        return io.BufferedReader(_SoundStream(archive, info), HEAD_BYTES)

    return Member(info.filename, info.file_size, modified, None, opener)


class _SoundStream(io.RawIOBase):
    """A zip member whose damage becomes one sentence."""

    def __init__(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> None:
        super().__init__()
        self._name = info.filename
        self._inner: IO[bytes] = io.BytesIO()
        with self._damage_told():
            self._inner = archive.open(info)

    @contextmanager
    def _damage_told(self) -> Iterator[None]:
        try:
            yield
        except (RuntimeError, NotImplementedError):
            says = "packed with a password, or in a way that cannot be read"
            raise ExportFileError(self._name, says, "unpack it first") from None
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError):
            says = "damaged inside the zip"
            hint = "export or download it again"
            raise ExportFileError(self._name, says, hint) from None

    @override
    def readable(self) -> bool:
        return True

    @override
    def readinto(self, buffer: Buffer, /) -> int:
        view = memoryview(buffer)
        with self._damage_told():
            data = self._inner.read(len(view))
        view[: len(data)] = data
        return len(data)

    @override
    def close(self) -> None:
        if not self.closed:
            self._inner.close()
        super().close()
