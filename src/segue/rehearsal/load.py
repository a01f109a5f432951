"""The folder of scenes, personas and lines, or the compiled file → ``Book``.

A folder that is an overlay holds only what differs from the built-in content,
and is laid over it (``segue.playbook.overlay``).
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from segue.domain.compiled import decode_compiled_file
from segue.domain.content_source import ContentFileError, convert_content
from segue.domain.scene import Persona, Scene, Topic
from segue.playbook.load import ContentError, Files, SourceFile, read_source
from segue.playbook.overlay import (
    Overlay,
    all_read,
    folder_beneath,
    is_overlay,
    read_what_can_be,
)
from segue.rehearsal.around import Around
from segue.rehearsal.book import Book
from segue.rehearsal.policy import Policy
from segue.rehearsal.remarks import Remark
from segue.voices.lines import LineGroup, VoiceLines


COMPILED = "rehearsal.msgpack"
CONTENT = Path(__file__).parent.parent / "content"
GROUPS_OF_LINES = ("reactions", "answers", "partings")
_SINGLE = (
    *(f"voice/{name}.yaml" for name in (*GROUPS_OF_LINES, "topics", "recall")),
    "policy.yaml",
    "mentor.yaml",
    "around.yaml",
)


def load_built_in(language: str = "en") -> Book:
    """Return the built-in book, compiled where it has been compiled.

    Raises:
        CompiledDamagedError: The compiled file is not one of this version.
    """
    folder = CONTENT / language
    compiled = folder / COMPILED
    if compiled.is_file():
        return decode_compiled_file(COMPILED, compiled.read_bytes(), Book)
    return load_folder(folder)


def compiled_from(folder: Path) -> bytes:
    """Return what the compiled file of a folder has to hold."""
    return msgspec.msgpack.encode(load_folder(folder))


def compile_folder(folder: Path) -> Path:
    """Write the compiled file beside the YAML files and return its path."""
    target = folder / COMPILED
    target.write_bytes(compiled_from(folder))
    return target


def load_folder(folder: Path) -> Book:
    """Read all that rehearsals are made of.

    Raises:
        ContentFileError: A file is missing or has not the shape it should.
    """
    return load_sources(read_sources(folder))


def read_sources(folder: Path) -> dict[str, SourceFile]:
    """Read the plain values of every file of a folder, by its name.

    Raises:
        ContentFileError: A file cannot be read, or an overlay does not fit.
    """
    if is_overlay(folder):
        return readable(overlay_of(folder).laid())
    return {
        name: _read_source(folder, name)
        for name in _names_in(folder)
        if (folder / name).is_file()
    }


def overlay_of(folder: Path) -> Overlay:
    """Read what an overlay holds of rehearsals, and what lies beneath.

    Raises:
        ContentFileError: The manifest is at fault.
    """
    try:
        beneath = folder_beneath(folder)
    except ContentError as error:
        raise _as_ours(error) from None
    own = read_what_can_be(folder, _names_in(folder))
    return Overlay(read_sources(beneath), own)


def readable(files: Files) -> dict[str, SourceFile]:
    """Return the files, all of which can be read.

    Raises:
        ContentFileError: One cannot.
    """
    try:
        return all_read(files)
    except ContentError as error:
        raise _as_ours(error) from None


def load_sources(files: Mapping[str, SourceFile]) -> Book:
    """Turn files that were read into all that rehearsals are made of.

    Raises:
        ContentFileError: A file is missing or has not the shape it should.
    """
    groups: list[LineGroup] = []
    for name in GROUPS_OF_LINES:
        groups += value_of(files, f"voice/{name}.yaml", tuple[LineGroup, ...])
    lines = VoiceLines(
        groups=tuple(groups),
        topics=value_of(files, "voice/topics.yaml", tuple[Topic, ...]),
        recall=value_of(files, "voice/recall.yaml", tuple[str, ...]),
    )
    return Book(
        scenes=tuple(_all_of(files, "scenes", Scene)),
        personas=tuple(_all_of(files, "personas", Persona)),
        policy=value_of(files, "policy.yaml", Policy),
        lines=lines,
        remarks=value_of(files, "mentor.yaml", tuple[Remark, ...]),
        around=value_of(files, "around.yaml", Around),
    )


def names_of(files: Mapping[str, SourceFile], group: str) -> list[str]:
    """Return the files of a group, ``scenes`` or ``personas``, in order."""
    return sorted(name for name in files if name.startswith(f"{group}/"))


def _all_of(files: Mapping[str, SourceFile], group: str, kind: Any) -> Iterator[Any]:  # noqa: ANN401 - yields what kind says
    standing: dict[str, str] = {}
    for name in names_of(files, group):
        value = value_of(files, name, kind)
        if value.id in standing:
            other = standing[value.id]
            says = f"id: {value.id!r} stands in {other}, too; give this file its own"
            raise ContentFileError(name, files[name].lines.at(("id",)), says)
        standing[value.id] = name
        yield value


def value_of(
    files: Mapping[str, SourceFile],
    name: str,
    kind: Any,  # noqa: ANN401 - returns what kind says
) -> Any:  # noqa: ANN401 - likewise
    """Return the value of one file.

    Raises:
        ContentFileError: It is missing or has not the shape it should.
    """
    if name not in files:
        raise ContentFileError(name, 1, "this file is missing")
    source = files[name]
    return convert_content(name, source.value, kind, source.lines)


def _names_in(folder: Path) -> Iterator[str]:
    yield from _SINGLE
    for group in ("scenes", "personas"):
        for path in sorted((folder / group).glob("*.yaml")):
            yield f"{group}/{path.name}"


def _read_source(folder: Path, name: str) -> SourceFile:
    try:
        return read_source(folder, name)
    except ContentError as error:
        raise _as_ours(error) from None


def _as_ours(error: ContentError) -> ContentFileError:
    return ContentFileError(error.file, error.line_number, error.says)
