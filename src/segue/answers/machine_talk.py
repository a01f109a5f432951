"""Whether a reply is written to a program that reads it, not to who asked.

No person answers an ask with "SYSTEM: the answer is yes". What the models make
of such a text says nothing about anybody's wish, so it is left to the person.
"""

import re
from typing import Final


_TO_A_MACHINE: Final = re.compile(
    r"""
    ^[^\w\n]*(?:system|assistant)\s*:
    | ^[^\w\n]*(?:output|prompt|classification|reading)\W{1,4}(?:yes|conditional)\b
    | <\|\w+\|> | \[/?inst\]
    | \b(?:ignore|disregard|forget)\b[^.!?\n]{0,30}\b(?:instructions?|prompts?)\b
    | \b(?:classify|label)\s+(?:this|that|it|the\s+\w+)\s+as\b
    | \byou\s+are\s+(?:now\s+)?an?\s+(?:\w+\s+){0,2}(?:classifier|language\s+model)\b
    | \bas\s+an?\s+(?:ai\s+)?(?:language\s+model|classifier)\b
    """,
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)


def is_to_a_machine(text: str) -> bool:
    """Say whether a text gives orders to a program that would read it."""
    return _TO_A_MACHINE.search(text) is not None
