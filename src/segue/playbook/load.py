"""A folder of YAML files, or the compiled file beside them, → ``Playbook``.

The folder is laid out for the person who edits it: one file for each move and
each reason, and one for each other kind of rule. ``when:`` may be a single
mapping or a list of alternatives; both become a list here.

The compiled playbook (MessagePack) is made from the folder when the package is
built, so that starting costs no YAML parsing.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from segue.domain.compiled import decode_compiled_file
from segue.domain.field_error import expected_in_words, split_finding, steps_of
from segue.domain.yaml_source import Lines, Value, decode_utf8, parse_yaml
from segue.errors import InputError
from segue.playbook.check_settings import broken_settings
from segue.playbook.document import (
    Effect,
    Evidence,
    FactRule,
    Move,
    Need,
    Playbook,
    Reason,
    Step,
    Stop,
)
from segue.playbook.settings import Interview, Settings


COMPILED = "playbook.msgpack"
CONTENT = Path(__file__).parent.parent / "content"
_CONDITIONS = frozenset({"when", "unless", "first_when"})
_UNKNOWN = re.compile(r"unknown field `([^`]+)`")
_MISSING = re.compile(r"missing required field `([^`]+)`")


class Effects(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What stands in ``effects.yaml``; fields as in ``Playbook``."""

    effects: tuple[Effect, ...]
    needs: tuple[Need, ...]


class ContentError(InputError):
    """A file of the playbook has not the shape of a playbook.

    Attributes:
        file: Path below the playbook's folder.
        line_number: Counted from 1.
        says: What is wrong, without the place.
    """

    def __init__(self, file: str, line_number: int, says: str) -> None:
        """Name the file and the line."""
        super().__init__(f"{file}, line {line_number}: {says}")
        self.file = file
        self.line_number = line_number
        self.says = says


class SourceFile(msgspec.Struct, frozen=True):
    """One file of the folder, read but not yet checked.

    Attributes:
        name: Path below the playbook's folder, with forward slashes.
        value: Its plain values.
        lines: The line of each value.
    """

    name: str
    value: Value
    lines: Lines


Files = dict[str, SourceFile | ContentError]
"""Files by name; one that could not be read is its error."""


def content_folder(language: str = "en") -> Path:
    """Return the folder of the built-in playbook."""
    return CONTENT / language


def load_built_in(language: str = "en") -> Playbook:
    """Return the built-in playbook, compiled where it has been compiled."""
    folder = content_folder(language)
    compiled = folder / COMPILED
    if compiled.is_file():
        return decode_compiled(compiled.read_bytes())
    return load_folder(folder)


def is_compiled(language: str) -> bool:
    """Say whether the built-in playbook has been compiled in a language."""
    return (content_folder(language) / COMPILED).is_file()


def decode_compiled(data: bytes) -> Playbook:
    """Return the playbook of a compiled file.

    Raises:
        CompiledDamagedError: The file is not one that this version wrote.
    """
    return decode_compiled_file(COMPILED, data, Playbook)


def encode_compiled(playbook: Playbook) -> bytes:
    """Return the compiled file of a playbook."""
    return msgspec.msgpack.encode(playbook)


def compiled_from(folder: Path) -> bytes:
    """Return what the compiled file of a folder has to hold."""
    return encode_compiled(load_folder(folder))


def compile_folder(folder: Path) -> Path:
    """Write the compiled file beside the YAML files and return its path."""
    target = folder / COMPILED
    target.write_bytes(compiled_from(folder))
    return target


def load_folder(folder: Path) -> Playbook:
    """Read a whole playbook.

    Raises:
        ContentError: A file is missing or has not the shape of a playbook.
    """
    return load_sources(read_folder(folder))


def read_folder(folder: Path) -> dict[str, SourceFile]:
    """Read the plain values of every file of a playbook, by its name.

    Raises:
        ContentError: A file is no plain YAML.
    """
    names = (name for name in source_names(folder) if (folder / name).is_file())
    return {name: read_source(folder, name) for name in names}


def load_sources(files: Mapping[str, SourceFile]) -> Playbook:
    """Turn files that were read, by their names, into a playbook.

    Raises:
        ContentError: A file is missing or has not the shape of a playbook.
    """
    parts: dict[str, Any] = {}
    for name, kind in _single_files().items():
        if name not in files:
            raise ContentError(name, 1, "this file is missing")
        parts.update(_as_fields(name, convert(files[name], kind)))
    for group, kind in (("moves", Move), ("reasons", Reason)):
        names = sorted(name for name in files if name.startswith(f"{group}/"))
        parts[group] = tuple(convert(files[name], kind) for name in names)
    return Playbook(**parts)


def _single_files() -> dict[str, Any]:
    return {
        "playbook.yaml": Settings,
        "facts.yaml": tuple[FactRule, ...],
        "cues.yaml": tuple[Evidence, ...],
        "effects.yaml": Effects,
        "stops.yaml": tuple[Stop, ...],
        "next_steps.yaml": tuple[Step, ...],
        "interview.yaml": Interview,
    }


def kind_of_file(name: str) -> Any:  # noqa: ANN401 - the type that a file decodes to
    """Return what a file of the folder holds, by its path below the folder."""
    if name.startswith("moves/"):
        return Move
    if name.startswith("reasons/"):
        return Reason
    return _single_files().get(name)


def _as_fields(name: str, value: Any) -> dict[str, Any]:  # noqa: ANN401 - see kind_of_file
    field = {
        "facts.yaml": "facts",
        "cues.yaml": "evidence",
        "stops.yaml": "stops",
        "next_steps.yaml": "steps",
        "interview.yaml": "interview",
    }.get(name)
    if field:
        return {field: value}
    return {key: getattr(value, key) for key in value.__struct_fields__}


def source_names(folder: Path) -> Iterator[str]:
    """Yield the path of every file that belongs to a playbook's folder."""
    yield from _single_files()
    for group in ("moves", "reasons"):
        for path in sorted((folder / group).glob("*.yaml")):
            yield f"{group}/{path.name}"


def read_source(folder: Path, name: str) -> SourceFile:
    """Read one file's plain values.

    Raises:
        ContentError: The file is no plain YAML.
    """
    lines = Lines()
    try:
        value = parse_yaml(decode_utf8((folder / name).read_bytes()), lines)
    except InputError as error:
        line = getattr(error, "line_number", None) or 1
        says = error.message.removeprefix(f"line {line}: ")
        raise ContentError(name, line, says) from None
    return SourceFile(name, value, lines)


def convert(
    source: SourceFile,
    kind: Any,  # noqa: ANN401 - see kind_of_file
    below: tuple[str | int, ...] = (),
) -> Any:  # noqa: ANN401 - see kind_of_file
    """Turn a file's plain values into the part of a playbook that it holds.

    Args:
        source: The file, or one part of it.
        kind: What it holds.
        below: The way to that part, where it is not the whole file.

    Raises:
        ContentError: A field is missing, unknown, or of another kind.
    """
    try:
        made = msgspec.convert(_listed(source.value), kind, strict=False)
    except msgspec.ValidationError as error:
        plain, path = split_finding(str(error))
        steps = steps_of(path)
        says = expected_in_words(plain)
        named = _UNKNOWN.search(says) or _MISSING.search(says)
        if named:
            steps = (*steps, named.group(1))
        if path:
            says = f"{path}: {says}"
        raise ContentError(
            source.name, source.lines.at((*below, *steps)), says
        ) from None
    if isinstance(made, Settings):
        _refuse_nonsense(source, made)
    return made


def _refuse_nonsense(source: SourceFile, settings: Settings) -> None:
    for way, says in broken_settings(settings):
        name = ".".join(map(str, way))
        raise ContentError(source.name, source.lines.at(way), f"{name}: {says}")


def _listed(value: Value, key: str = "") -> Value:
    """Make every condition a list of alternatives."""
    if isinstance(value, list):
        return [_listed(item) for item in value]
    if isinstance(value, dict):
        inner: Value = {name: _listed(item, name) for name, item in value.items()}
        return [inner] if key in _CONDITIONS else inner
    return value
