"""The languages that words may be asked for in."""

from typing import Final

from segue.errors import InputError


ENGLISH: Final = "en"
"""The language that everything is written in first."""

SPANISH: Final = "es"

PSEUDO: Final = "en-XA"
"""English made strange, to show what is in no table of strings."""

LANGUAGES: Final = (ENGLISH, SPANISH, PSEUDO)
"""IETF tags, English first."""

ASK_IN: Final = "SEGUE_LANGUAGE"
"""The environment variable that holds a tag where no option does."""


class LanguageError(InputError):
    """A language was asked for that there are no words in."""

    def __init__(self) -> None:
        """Name those that there are."""
        hint = "expected en, es or en-XA; SEGUE_LANGUAGE sets it, too"
        super().__init__("--language: no words in that language", hint)


class ForeignPlaybookError(InputError):
    """A playbook of one's own was asked for in another language."""

    def __init__(self) -> None:
        """Say what goes together."""
        hint = "leave --playbook out, or --language and SEGUE_LANGUAGE"
        super().__init__("--language goes with the built-in playbook", hint)


def check_language(tag: str | None) -> str:
    """Return the tag of a language that there are words in.

    Raises:
        LanguageError: There are none.
    """
    wanted = (tag or ENGLISH).casefold()
    for known in LANGUAGES:
        if wanted == known.casefold():
            return known
    raise LanguageError
