"""What a language model wrote → the words of it that would be spoken.

Models think aloud in tags, put a name before the line, and set it in quotes.
None of that is what is said, and none of it is a fault.
"""

import re
from typing import Final


_THOUGHT: Final = re.compile(
    r"<(think|thinking|thought|reasoning)>.*?(</\1>|\Z)", re.DOTALL | re.IGNORECASE
)
_QUOTES: Final = (('"', '"'), ("“", "”"), ("‘", "’"), ("«", "»"))  # noqa: RUF001 - as models write them


def without_thoughts(written: str) -> str:
    """Return what was written, without what was only thought."""
    return _THOUGHT.sub("", written).strip()


def tidy(written: str, name: str) -> str:
    """Return the line alone, in one piece.

    Args:
        written: As it came.
        name: What the one who speaks is called.
    """
    line = without_thoughts(written)
    line = re.sub(rf"^\W{{0,2}}{re.escape(name)}\W{{0,2}}:\s*", "", line, count=1)
    line = " ".join(line.split())
    for first, last in _QUOTES:
        inside = line[1:-1]
        if line.startswith(first) and line.endswith(last) and first not in inside:
            line = inside.strip()
    return line
