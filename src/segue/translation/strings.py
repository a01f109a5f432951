"""The plain values of a content file → the strings in them, each with an id.

An id is the way to the string: ``moves/ask_in_chat/words/email/shy/0/say``. A
list whose items have ids of their own is gone through by those, so that a new
fact moves no other fact's strings. What a string was translated from is known
by a short hash of it: when the English changes, so does the hash.
"""

from collections.abc import Callable, Iterator, Mapping
from hashlib import blake2b
from typing import Any, Final, NamedTuple

from segue.domain.yaml_source import Value


Path = tuple[str | int, ...]

_FIELDS: Final = frozenset({
    "title", "about", "label", "says", "face_to_face", "in_writing", "because",
    "question", "how", "do", "say", "out", "rest", "reads_as", "hold_on_to",
})  # fmt: skip
_GROUPS: Final = frozenset({"says", "values", "not_offered", "drafts", "drafts_after"})
_HASH_BYTES: Final = 4


class String(NamedTuple):
    """One string for people.

    Attributes:
        id: Its place, with slashes.
        file: Path below the language's folder.
        path: Way to it inside the file.
        words: The string, with slots; spaces and line ends as one space.
    """

    id: str
    file: str
    path: Path
    words: str

    @property
    def hash(self) -> str:
        """Eight hexadecimal digits that change with the words."""
        return hash_of(self.words)


def hash_of(words: str) -> str:
    """Return eight hexadecimal digits that stand for these words."""
    return blake2b(one_line(words).encode(), digest_size=_HASH_BYTES).hexdigest()


def one_line(words: str) -> str:
    """Return words with every run of white space as one space."""
    return " ".join(words.split())


def is_for_people(path: Path) -> bool:
    """Say whether people get to see what stands at this place of a file."""
    if not path or path[0] == "sources":
        return False
    return path[-1] in _FIELDS or (len(path) > 1 and path[-2] in _GROUPS)


def strings_in(file: str, value: Value) -> Iterator[String]:
    """Yield every string for people that a file holds, in its order."""
    for path, place, words in _walk(value, (), file.removesuffix(".yaml")):
        yield String(place, file, path, one_line(words))


def _walk(value: Value, path: Path, place: str) -> Iterator[tuple[Path, str, str]]:
    if isinstance(value, str) and value.strip() and is_for_people(path):
        yield path, place, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _walk(inner, (*path, name), f"{place}/{name}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _walk(inner, (*path, number), f"{place}/{_name(inner, number)}")


def _name(item: Value, number: int) -> str:
    """Name an item of a list by its id, or by its number."""
    own = item.get("id") if isinstance(item, dict) else None
    return own if isinstance(own, str) else str(number)


def with_words(file: str, value: Value, said: Callable[[String], str]) -> Value:
    """Return a file's values with other words for its strings.

    Args:
        file: Path below the language's folder.
        value: Its plain values; left as they are.
        said: The words for a string.
    """
    words = {one.path: said(one) for one in strings_in(file, value)}
    made: Value = replaced(value, words)
    return made


def leaves(value: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:  # noqa: ANN401 - plain values of any depth
    """Yield the way to every string inside plain values, and the string."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from leaves(inner, (*path, name))
    elif isinstance(value, list | tuple):
        for number, inner in enumerate(value):
            yield from leaves(inner, (*path, number))


def replaced(value: Any, words: Mapping[Path, str], path: Path = ()) -> Any:  # noqa: ANN401 - as above
    """Return plain values with other words at some of their places."""
    if path in words:
        return words[path]
    if isinstance(value, dict):
        return {key: replaced(one, words, (*path, key)) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [replaced(one, words, (*path, at)) for at, one in enumerate(value)]
    return value
