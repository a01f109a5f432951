"""The words of pages as strings with ids, and a table laid over them.

They stand in ``segue.domain.page_words``, English as the defaults; here they
become ``pages/plan/say`` and the like.
"""

from collections.abc import Callable, Iterator

import msgspec

from segue.domain.page_words import IN_ENGLISH, PageWords
from segue.translation.strings import String, leaves, replaced


FILE = "pages"


def page_strings() -> Iterator[String]:
    """Yield every string of the pages, in the order in which they stand."""
    plain = msgspec.to_builtins(IN_ENGLISH)
    del plain["tag"]
    for path, words in leaves(plain):
        yield String("/".join((FILE, *map(str, path))), FILE, path, words)


def pages_in(tag: str, said: Callable[[String], str]) -> PageWords:
    """Return the words of pages in another language.

    Args:
        tag: The language's IETF tag.
        said: The words for a string.
    """
    words = {one.path: said(one) for one in page_strings()}
    plain = replaced(msgspec.to_builtins(IN_ENGLISH), words)
    return msgspec.convert({**plain, "tag": tag}, PageWords)
