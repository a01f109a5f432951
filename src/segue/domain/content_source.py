"""The bytes of one content file → a checked value, or the line at fault."""

import re
from typing import Any

import msgspec

from segue.domain.field_error import expected_in_words, split_finding, steps_of
from segue.domain.yaml_source import Lines, Value, decode_utf8, parse_yaml
from segue.errors import InputError


_NAMED = re.compile(r"(?:unknown|missing required) field `([^`]+)`")


class ContentFileError(InputError):
    """A content file has not the shape that its folder asks for.

    Attributes:
        file: Path below the content's folder.
        line_number: Counted from 1.
        says: What is wrong, without the place.
    """

    def __init__(self, file: str, line_number: int, says: str) -> None:
        """Name the file and the line."""
        super().__init__(f"{file}, line {line_number}: {says}")
        self.file = file
        self.line_number = line_number
        self.says = says


def decode_content(name: str, data: bytes, kind: Any, lines: Lines) -> Any:  # noqa: ANN401 - returns what kind says
    """Turn a file's bytes into a value of a kind.

    Args:
        name: Path below the content's folder, for errors.
        data: The bytes of the file.
        kind: The type that it holds.
        lines: Filled with the line of each value.

    Raises:
        ContentFileError: The bytes are no plain YAML, or no such value.
    """
    try:
        value = parse_yaml(decode_utf8(data), lines)
    except InputError as error:
        line = getattr(error, "line_number", None) or 1
        says = error.message.removeprefix(f"line {line}: ")
        raise ContentFileError(name, line, says) from None
    return convert_content(name, value, kind, lines)


def convert_content(name: str, value: Value, kind: Any, lines: Lines) -> Any:  # noqa: ANN401 - returns what kind says
    """Turn a file's plain values into a value of a kind.

    Args:
        name: Path below the content's folder, for errors.
        value: What was read.
        kind: The type that it holds.
        lines: The line of each value.

    Raises:
        ContentFileError: The values are none of that kind.
    """
    try:
        return msgspec.convert(value, kind, strict=False)
    except msgspec.ValidationError as error:
        plain, path = split_finding(str(error))
        says = expected_in_words(plain)
        steps = steps_of(path)
        named = _NAMED.search(says)
        if named:
            steps = (*steps, named[1])
        says = f"{path}: {says}" if path else says
        raise ContentFileError(name, lines.at(steps), says) from None
