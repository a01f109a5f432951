"""YAML text → plain values, strictly, with the line that each value stands on.

Situations, playbooks and scenes are files that people write by hand, and that
strangers may hand over. So this reads less than YAML allows:

* Only mappings, lists and scalars. Anchors, aliases, tags and merge keys are
  refused: nobody needs them here, and an alias can swell a few lines to
  gigabytes.
* ``yes``, ``no``, ``on`` and dates stay the text that was written. Which
  fields are flags or dates is for the reader of the values to know, and a
  person named No keeps the name.
* A key that stands twice is an error, not the last one's victory.

The parser's events are consumed one by one, so that depth is bounded before
anything recursive (libyaml's own composer crashes on deep nesting) sees it.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from segue.errors import InputError


MAX_BYTES = 1 << 20
"""Size in bytes over which a file is refused unread."""

MAX_DEPTH = 24
"""Nesting over which a file is refused."""

Value = str | int | list["Value"] | dict[str, "Value"] | None

_INTEGER = re.compile(r"(?:0|-?[1-9][0-9]{0,15})\Z")
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class YamlError(InputError):
    """The text is not the plain YAML that Segue reads."""

    def __init__(self, says: str, line: int | None = None, hint: str = "") -> None:
        """Say what is wrong and on which line, counted from 1."""
        super().__init__(says if line is None else f"line {line}: {says}", hint)
        self.line_number = line


class NotYamlError(YamlError):
    """The text breaks the rules of YAML itself."""

    def __init__(self, problem: str, line: int | None = None) -> None:
        """Say it in a person's words, and on which line, counted from 1."""
        says = f"not valid YAML ({problem})"
        if "cannot start any token" in problem or "tab" in problem:
            says = "a tab or a stray character where spaces or a value are expected"
        super().__init__(says, line)


class TooLargeError(InputError):
    """The input is larger than anything a person would write."""

    def __init__(self, limit: int = MAX_BYTES) -> None:
        """Name the limit in bytes."""
        super().__init__(
            f"larger than {limit // 1024} kB", "expected a short file written by hand"
        )


class NotUtf8Error(InputError):
    """The bytes are no UTF-8 text."""

    def __init__(self, line: int) -> None:
        """Name the line, counted from 1."""
        super().__init__(f"line {line}: not UTF-8 text", "save the file as UTF-8")


class Lines:
    """The line of each value, by its path such as ``("you", "age")``."""

    def __init__(self) -> None:
        """Start with nothing known."""
        self._numbers: dict[tuple[str | int, ...], int] = {}

    def note(self, path: tuple[str | int, ...], line: int) -> None:
        """Remember the line, counted from 1, on which a value begins."""
        self._numbers[path] = line

    def holds(self, path: tuple[str | int, ...]) -> bool:
        """Say whether the line of exactly this value is known."""
        return path in self._numbers

    def at(self, path: tuple[str | int, ...]) -> int:
        """Return the line of a value, or of the nearest thing around it."""
        while path and path not in self._numbers:
            path = path[:-1]
        return self._numbers.get(path, 1)


def decode_utf8(data: bytes) -> str:
    """Decode bytes, with or without a byte order mark.

    Raises:
        InputError: The bytes are too many or no UTF-8.
    """
    if len(data) > MAX_BYTES:
        raise TooLargeError
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise NotUtf8Error(line) from None


def parse_yaml(text: str, lines: Lines | None = None) -> Value:
    """Turn YAML text into plain values.

    Args:
        text: The whole document.
        lines: Filled with the line of each value, where given.

    Raises:
        YamlError: The text is no YAML, or more than plain YAML.
    """
    if len(text) > MAX_BYTES:
        raise TooLargeError
    reader = _Reader(text, lines)
    try:
        return reader.read_document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = error.problem or error.context or "no reason given"
        raise NotYamlError(problem, mark.line + 1 if mark else None) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise YamlError("a character that text cannot hold", line) from None


class _Reader:
    """Builds values from the parser's events, one pass, bounded depth."""

    def __init__(self, text: str, lines: Lines | None) -> None:
        self._events: Iterator[Any] = yaml.parse(text, Loader=_PARSER)
        self._lines = lines

    def read_document(self) -> Value:
        """Return the value of the only document, or nothing for no document."""
        next(self._events)  # the stream's start
        event = next(self._events)
        if isinstance(event, yaml.StreamEndEvent):
            return None
        value = self._read(next(self._events), ())
        next(self._events)  # the document's end
        after = next(self._events)
        if not isinstance(after, yaml.StreamEndEvent):
            line = after.start_mark.line + 1
            raise YamlError("a second document", line, "keep one in a file")
        return value

    def _read(self, event: Any, path: tuple[str | int, ...]) -> Value:  # noqa: ANN401 - PyYAML's events have no common type
        line = event.start_mark.line + 1
        if isinstance(event, yaml.AliasEvent):
            raise YamlError("aliases (*) are not read", line, "write the value out")
        if event.anchor or getattr(event, "tag", None) not in {None, "!"}:
            raise YamlError("anchors (&) and tags (!) are not read", line)
        if len(path) >= MAX_DEPTH:
            raise YamlError(f"nested deeper than {MAX_DEPTH} levels", line)
        if self._lines is not None:
            self._lines.note(path, line)
        if isinstance(event, yaml.ScalarEvent):
            return _scalar(event.value, quoted=event.style not in {None, ""})
        if isinstance(event, yaml.SequenceStartEvent):
            return self._read_list(path)
        return self._read_mapping(path)

    def _read_list(self, path: tuple[str | int, ...]) -> list[Value]:
        values: list[Value] = []
        event = next(self._events)
        while not isinstance(event, yaml.SequenceEndEvent):
            values.append(self._read(event, (*path, len(values))))
            event = next(self._events)
        return values

    def _read_mapping(self, path: tuple[str | int, ...]) -> dict[str, Value]:
        values: dict[str, Value] = {}
        event = next(self._events)
        while not isinstance(event, yaml.MappingEndEvent):
            line = event.start_mark.line + 1
            if not isinstance(event, yaml.ScalarEvent):
                raise YamlError("a key that is not plain text", line)
            key = event.value
            if key in values:
                raise YamlError(f"`{key[:40]}` stands twice", line, "keep one of them")
            values[key] = self._read(next(self._events), (*path, key))
            event = next(self._events)
        return values


def _scalar(text: str, *, quoted: bool) -> str | int | None:
    if quoted:
        return text
    if text in _NULLS:
        return None
    return int(text) if _INTEGER.match(text) else text
