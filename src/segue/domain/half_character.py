"""A text that a program made → whether it can be written down at all."""


def half_character(text: str) -> bool:
    """Say whether a text holds half a character, which no file and model takes.

    A character beyond the first 65,536 is two halves in some programs; a text
    cut between them ends with one.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False
