"""A folder of tables → translated strings by id.

A language's tables stand in ``content/<language>/strings``: any number of YAML
files, whose keys are the strings' ids. Each entry holds the words (``text``)
and the hash of the English that they were made from (``of``); ``en``, the
English itself, may stand beside it for whoever translates.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from msgspec import Struct

from segue.domain.content_source import ContentFileError, decode_content
from segue.domain.yaml_source import Lines


CONTENT: Final = Path(__file__).parent.parent / "content"
FOLDER: Final = "strings"


class Entry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What stands in a table for one string.

    Attributes:
        text: The words; empty where there are none yet.
        of: Hash of the English that they were made from.
        en: That English, to read beside it; nothing rests on it.
    """

    text: str = ""
    of: str = ""
    en: str = ""


class Translated(NamedTuple):
    """One string of a table, and where it stands.

    Attributes:
        entry: What stands there.
        file: Path below the language's folder.
        line: Of its text, counted from 1.
    """

    entry: Entry
    file: str
    line: int


Table = Mapping[str, Translated]


class TwiceError(ContentFileError):
    """Two files of a table hold the same string."""

    def __init__(self, place: str, second: Translated, first: Translated) -> None:
        """Name both places."""
        says = f"{place} stands in {first.file}, line {first.line}, too; keep one"
        super().__init__(second.file, second.line, says)


def read_table(folder: Path) -> Table:
    """Read all tables of a language's folder.

    Raises:
        ContentFileError: A file is no table, or a string stands twice.
    """
    table: dict[str, Translated] = {}
    for path in sorted((folder / FOLDER).rglob("*.yaml")):
        for place, found in _read(folder, path):
            if place in table:
                raise TwiceError(place, found, table[place])
            table[place] = found
    return table


def _read(folder: Path, path: Path) -> Iterator[tuple[str, Translated]]:
    name = path.relative_to(folder).as_posix()
    lines = Lines()
    entries = decode_content(name, path.read_bytes(), dict[str, Entry], lines)
    for place, entry in entries.items():
        yield place, Translated(entry, name, lines.at((place, "text")))
