"""What is found in a playbook's folder, and where."""

from collections.abc import Iterator, Mapping
from typing import Generic, NamedTuple, TypeVar

from msgspec import Struct

from segue.domain.yaml_source import Value
from segue.playbook.codes import BY_CODE, Severity
from segue.playbook.load import SourceFile


Path = tuple[str | int, ...]
T_co = TypeVar("T_co", covariant=True)


class Finding(Struct, frozen=True, kw_only=True, order=True):
    """One thing that should be mended.

    Attributes:
        file: Path below the playbook's folder.
        line: Counted from 1.
        code: Such as ``SG101``.
        severity: Whether the playbook can be used as it is.
        says: What is wrong there.
        fix: How to mend it.
    """

    file: str
    line: int
    code: str
    severity: Severity
    says: str
    fix: str | None = None


class Placed(NamedTuple, Generic[T_co]):
    """A rule, and where it stands.

    Attributes:
        rule: The rule.
        file: Path below the playbook's folder.
        path: Way to it inside the file.
    """

    rule: T_co
    file: str
    path: Path


class Sources:
    """The files of a folder, as far as they can be read."""

    def __init__(
        self, files: Mapping[str, SourceFile], *, are_laid: bool = False
    ) -> None:
        """Take the files by name.

        Args:
            files: As far as they can be read.
            are_laid: Whether they come of an overlay, so that what lies
                beneath has no lines.
        """
        self.files = files
        self.are_laid = are_laid

    def finding(self, code: str, file: str, path: Path, says: str) -> Finding:
        """Make a finding about a place; line 0 where none was written."""
        kind = BY_CODE[code]
        return Finding(
            file=file,
            line=self.line(file, path) if self.is_written(file, path) else 0,
            code=code,
            severity=kind.severity,
            says=says,
            fix=kind.fix,
        )

    def is_written(self, file: str, path: Path) -> bool:
        """Say whether a place is one that the folder's author wrote."""
        source = self.files.get(file)
        if not self.are_laid:
            return True
        return bool(source and path and source.lines.holds(self._real(source, path)))

    def place(self, file: str, path: Path) -> str:
        """Return a place in words, as other findings speak of it."""
        if not self.is_written(file, path):
            return f"the built-in {file}"
        return f"{file}, line {self.line(file, path)}"

    def line(self, file: str, path: Path) -> int:
        """Return a place's line; alternatives may be written as one mapping."""
        source = self.files.get(file)
        return source.lines.at(self._real(source, path)) if source else 1

    def _real(self, source: SourceFile, path: Path) -> Path:
        """Return the way to a place as it is written."""
        value = source.value
        real: Path = ()
        for step in path:
            if isinstance(value, dict) and isinstance(step, int):
                continue
            real = (*real, step)
            value = _inside(value, step)
        return real

    def rule_at(self, file: str, line: int) -> str:
        """Return the id of the rule that holds a line; the file's, or none."""
        source = self.files.get(file)
        found = ""
        for path, rule in _ids(source.value, ()) if source else ():
            is_there = not path or self.is_written(file, path)
            if is_there and self.line(file, path) <= line:
                found = rule
        return found


def _inside(value: Value, step: str | int) -> Value:
    if isinstance(value, dict) and isinstance(step, str):
        return value.get(step)
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return None


def _ids(value: Value, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, dict):
        rule = value.get("id")
        if isinstance(rule, str):
            yield path, rule
        for name, inner in value.items():
            yield from _ids(inner, (*path, name))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _ids(inner, (*path, place))
