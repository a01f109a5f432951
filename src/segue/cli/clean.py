"""Text from outside → text that cannot steer the terminal it is shown on."""

import unicodedata


_JOINERS = frozenset("\u200c\u200d")
"""Format characters that scripts and emoji need to be written at all."""


def clean(text: str) -> str:
    """Replace control and invisible format characters by a visible mark.

    Escape sequences, bells and turns of the writing direction in a file that
    somebody sent must not move the cursor, rename the window or make a line
    read backwards. Line breaks stay.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(char if _is_harmless(char) else "\ufffd" for char in text)


def _is_harmless(char: str) -> bool:
    is_control = unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
    return char == "\n" or char in _JOINERS or not is_control
