"""What a person calls somebody → the case's name, and who might be the same.

A case's name is a slug: it is typed often, and it should not need quotes.
Letters of every script stay; all else becomes a hyphen.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from segue.domain.situation import Situation
from segue.errors import InputError


LONGEST = 40
"""Characters in a name; nicknames are short."""

_GAPS = re.compile(r"[\W_]+")
_DIGITS_OF_A_NUMBER = 7


class CaseNameError(InputError):
    """What was given cannot name a case."""

    def __init__(self, expected: str) -> None:
        """Say what would be, without repeating what was given."""
        super().__init__("NAME: no name for a case", expected)


def slug_of(given: str) -> str:
    """Return the name that a case gets.

    Raises:
        CaseNameError: Nothing is left of it, it is too long, or it is a number
            or an address, which have no business in a list of names.
    """
    if "@" in given or sum(map(str.isdigit, given)) >= _DIGITS_OF_A_NUMBER:
        expected = "expected a nickname, not a number or an address"
        raise CaseNameError(expected)
    plain = unicodedata.normalize("NFKC", given).casefold()
    slug = _GAPS.sub("-", plain).strip("-")
    if not slug:
        expected = "expected a nickname with letters in it"
        raise CaseNameError(expected)
    if len(slug) > LONGEST:
        expected = f"expected at most {LONGEST} characters"
        raise CaseNameError(expected)
    return slug


def maybe_same(
    name: str,
    situation: Situation | None,
    others: Iterable[tuple[str, Situation | None]],
) -> Iterator[str]:
    """Yield the cases that may be about the same person.

    Names with the same first word may, or with one that begins the other;
    so may two situations that name the same person.

    Args:
        name: The new case's slug.
        situation: What is said of it, if anything.
        others: The other cases, each with its own.
    """
    ours = _words(name, situation)
    for other, about in others:
        theirs = _words(other, about)
        if other != name and any(_alike(a, b) for a in ours for b in theirs):
            yield other


def _words(name: str, situation: Situation | None) -> set[str]:
    called = situation.them.name if situation else None
    return {_GAPS.split(word.casefold())[0] for word in (name, called) if word}


_SHORTEST_START = 3
"""Letters that two names begin with alike: Rob and Robin, not Al and Alex."""


def _alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if short == long:
        return not short.isdigit()
    return len(short) >= _SHORTEST_START and long.startswith(short)
