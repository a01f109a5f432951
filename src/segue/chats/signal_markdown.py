"""How the lines of signal-export's Markdown begin, apart from WhatsApp's.

`[2019-05-29, 15:04] Me: text`, newer `[2019-05-29 15:04:11] Me: text`. On iOS,
WhatsApp's lines in some languages look nearly so: `[2019-05-29, 15:04:11]` has
seconds where the older form has none, and `[2019-05-29 15:04:11]` is told apart
by the literal name `Me` or by the two spaces at the ends of signal-export's
lines.
"""

import re
from typing import Final


OLDER: Final = re.compile(r"^\[\d{4}-\d\d-\d\d, \d\d:\d\d\] [^:\n]+: ?", re.MULTILINE)
NEWER: Final = re.compile(
    r"^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\] [^:\n]+: ?", re.MULTILINE
)
_OWN_SIGNS: Final = re.compile(r"^\[[^\]\n]+\] (?:Me: |[^\n]*  $)", re.MULTILINE)


def is_signal_markdown(head: str) -> bool:
    """Say whether the beginning of a file is signal-export's."""
    first = head.lstrip("\ufeff\n\r ")[:200]
    if OLDER.match(first):
        return True
    return bool(NEWER.match(first) and _OWN_SIGNS.search(head))
