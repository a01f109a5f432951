"""A folder that holds only what differs, and is laid over the built-in content.

What tells it from a whole copy is its manifest, ``overlay.yaml``, which names
what the folder is laid over, and why. How files are laid over others stands in
``segue.domain.overlay``.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from segue.domain.overlay import MisfitError, lay_over, leaves_out
from segue.domain.yaml_source import Lines
from segue.playbook.document import Playbook
from segue.playbook.load import (
    ContentError,
    Files,
    SourceFile,
    content_folder,
    convert,
    load_folder,
    load_sources,
    read_folder,
    read_source,
    source_names,
)
from segue.playbook.rule import Part


MANIFEST = "overlay.yaml"
LANGUAGE = "en"


class Manifest(Part, frozen=True, kw_only=True):
    """What an overlay is laid over, and what for.

    Attributes:
        lays_over: The language of the built-in content beneath, such as ``en``.
        why: What this folder is for; whoever reads it later will ask.
    """

    lays_over: str
    why: str


class MisplacedError(ContentError):
    """A part of an overlay does not fit what lies beneath."""

    def __init__(self, own: SourceFile, misfit: MisfitError) -> None:
        """Name the overlay's file and line."""
        super().__init__(own.name, own.lines.at(misfit.path), misfit.message)


class Overlay(NamedTuple):
    """A folder of one's own, and what lies beneath.

    Attributes:
        base: The built-in files.
        own: The folder's files.
    """

    base: Mapping[str, SourceFile]
    own: Files

    def laid(self) -> Files:
        """Return all files as they are with the folder's laid over them.

        What lies beneath has no lines there.
        """
        files: Files = {
            name: SourceFile(name, source.value, Lines())
            for name, source in self.base.items()
        }
        for name, own in self.own.items():
            made = own if isinstance(own, ContentError) else self._lay(own)
            if made is None:
                del files[name]
            else:
                files[name] = made
        return files

    def _lay(self, own: SourceFile) -> SourceFile | ContentError | None:
        """Lay one file over another; nothing comes of leaving one out."""
        base = self.base.get(own.name)
        try:
            if not leaves_out(own.value):
                beneath = base.value if base else None
                value, lines = lay_over(beneath, own.value, own.lines)
                return SourceFile(own.name, value, lines)
        except MisfitError as misfit:
            return MisplacedError(own, misfit)
        if base is None:
            says = "no such file is built in to leave out"
            return MisplacedError(own, MisfitError((), says))
        return None


def is_overlay(folder: Path) -> bool:
    """Say whether a folder is laid over the built-in content."""
    return (folder / MANIFEST).is_file()


def read_overlay(folder: Path) -> Overlay:
    """Read a folder of one's own, and the built-in playbook beneath.

    Files that cannot be read are kept as their errors.

    Raises:
        ContentError: The manifest names no built-in content.
    """
    base = read_folder(folder_beneath(folder))
    return Overlay(base, read_what_can_be(folder, source_names(folder)))


def all_read(files: Files) -> dict[str, SourceFile]:
    """Return files that all can be read.

    Raises:
        ContentError: One of them cannot.
    """
    read = {}
    for name, source in files.items():
        if isinstance(source, ContentError):
            raise source
        read[name] = source
    return read


def folder_beneath(folder: Path) -> Path:
    """Return the built-in content that a folder is laid over.

    Raises:
        ContentError: The manifest is broken, or names nothing that is built in.
    """
    source = read_source(folder, MANIFEST)
    manifest: Manifest = convert(source, Manifest)
    beneath = content_folder(manifest.lays_over)
    if not manifest.lays_over.isalpha() or not (beneath / "playbook.yaml").is_file():
        says = f"lays_over: nothing is built in for {manifest.lays_over[:20]!r}"
        raise ContentError(MANIFEST, source.lines.at(("lays_over",)), says)
    if not manifest.why.strip():
        line = source.lines.at(("why",))
        raise ContentError(MANIFEST, line, "why: say it in a few words")
    return beneath


def read_what_can_be(folder: Path, names: Iterable[str]) -> Files:
    """Read files; what cannot be read is kept as its error."""
    files: Files = {}
    for name in names:
        try:
            if (folder / name).is_file():
                files[name] = read_source(folder, name)
        except ContentError as error:
            files[name] = error
        except OSError as error:
            says = (error.strerror or "cannot be read").lower()
            files[name] = ContentError(name, 1, says)
    return files


def load_own(folder: Path) -> Playbook:
    """Read a playbook of one's own: a whole one, or one laid over the built-in.

    Raises:
        ContentError: A file has not the shape of a playbook.
    """
    if not is_overlay(folder):
        return load_folder(folder)
    return load_sources(all_read(read_overlay(folder).laid()))
