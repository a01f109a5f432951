"""The words of pages as they were compiled; apart, so that no table is read."""

from pathlib import Path

import msgspec

from segue.domain.page_words import PageWords


CONTENT = Path(__file__).parent.parent / "content"
COMPILED = "pages.msgpack"


def compiled_pages(language: str) -> PageWords | None:
    """Return a language's words, or nothing where they are not compiled."""
    compiled = CONTENT / language / COMPILED
    if not compiled.is_file():
        return None
    return msgspec.msgpack.decode(compiled.read_bytes(), type=PageWords)
