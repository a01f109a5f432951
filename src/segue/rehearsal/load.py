"""The folder of scenes, personas and lines, or the compiled file → ``Book``."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from segue.domain.compiled import decode_compiled_file
from segue.domain.content_source import ContentFileError, decode_content
from segue.domain.scene import Persona, Scene, Topic
from segue.domain.yaml_source import Lines
from segue.rehearsal.around import Around
from segue.rehearsal.book import Book
from segue.rehearsal.policy import Policy
from segue.rehearsal.remarks import Remark
from segue.voices.lines import LineGroup, VoiceLines


COMPILED = "rehearsal.msgpack"
CONTENT = Path(__file__).parent.parent / "content"
GROUPS_OF_LINES = ("reactions", "answers", "partings")


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
    groups: list[LineGroup] = []
    for name in GROUPS_OF_LINES:
        groups += read_file(folder, f"voice/{name}.yaml", tuple[LineGroup, ...])
    lines = VoiceLines(
        groups=tuple(groups),
        topics=read_file(folder, "voice/topics.yaml", tuple[Topic, ...]),
        recall=read_file(folder, "voice/recall.yaml", tuple[str, ...]),
    )
    return Book(
        scenes=tuple(read_all(folder, "scenes", Scene)),
        personas=tuple(read_all(folder, "personas", Persona)),
        policy=read_file(folder, "policy.yaml", Policy),
        lines=lines,
        remarks=read_file(folder, "mentor.yaml", tuple[Remark, ...]),
        around=read_file(folder, "around.yaml", Around),
    )


def read_all(folder: Path, group: str, kind: Any) -> Iterator[Any]:  # noqa: ANN401 - yields what kind says
    """Yield the value of each file of a group, by name."""
    for path in sorted((folder / group).glob("*.yaml")):
        yield read_file(folder, f"{group}/{path.name}", kind)


def read_file(
    folder: Path,
    name: str,
    kind: Any,  # noqa: ANN401 - returns what kind says
    lines: Lines | None = None,
) -> Any:  # noqa: ANN401 - likewise
    """Return the value of one file.

    Raises:
        ContentFileError: It is missing or has not the shape it should.
    """
    try:
        data = (folder / name).read_bytes()
    except OSError:
        raise ContentFileError(name, 1, "this file is missing") from None
    return decode_content(name, data, kind, lines or Lines())
