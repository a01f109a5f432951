"""Files of a playbook → the words in them that people get to see.

Found in the plain values, so that words of a rule that is otherwise broken
are read, too.
"""

from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from segue.domain.yaml_source import Value
from segue.playbook.findings import Path, Sources
from segue.translation.strings import is_for_people


Part = Literal["say", "out", "answer", "after", "draft", "instead", "step", "advice"]

SPOKEN: Final = frozenset({"say", "out", "answer", "draft", "instead"})
"""Parts that are said or written to the other one."""

_MAY_BE_EMPTY: Final = "ask_from"


class Text(NamedTuple):
    """One piece of words.

    Attributes:
        file: Path below the playbook's folder.
        path: Way to it inside the file.
        words: The words, with slots.
        part: What they are for.
    """

    file: str
    path: Path
    words: str
    part: Part

    @property
    def answer(self) -> str:
        """The answer that is replied to, or nothing."""
        return str(self.path[1]) if self.path[0] == "if_answer" else ""

    @property
    def channel(self) -> str:
        """The channel of a line, or nothing."""
        return str(self.path[1]) if self.path[0] == "words" else ""


def texts_in(sources: Sources) -> Iterator[Text]:
    """Yield all words, file by file."""
    for name, source in sources.files.items():
        for path, words in _words(source.value, ()):
            yield Text(name, path, words, _part(name, path))


def may_be_empty(text: Text) -> bool:
    """Say whether these words may be left out."""
    return text.path[0] == _MAY_BE_EMPTY


def _words(value: Value, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str) or value is None:
        if is_for_people(path):
            yield path, value or ""
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _words(inner, (*path, name))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _words(inner, (*path, place))


def _part(file: str, path: Path) -> Part:
    field = path[-1]
    if path[0] == "words":
        return "say" if field == "say" else "out"
    if path[0] == "if_answer":
        return "answer" if field == "say" else "after"
    if "drafts" in path or "drafts_after" in path:
        return "draft"
    if "instead" in path:
        return "instead" if field == "say" else "after"
    return "step" if file == "next_steps.yaml" else "advice"
