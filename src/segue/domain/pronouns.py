"""What a situation says of pronouns → the forms that sentences need."""

from functools import lru_cache
from types import MappingProxyType
from typing import Final


PRONOUNS: Final = MappingProxyType(
    {
        "they": ("they", "them", "their", "theirs", "themself"),
        "she": ("she", "her", "her", "hers", "herself"),
        "he": ("he", "him", "his", "his", "himself"),
    }
)


@lru_cache(maxsize=64)
def pronouns_of(pronouns: str | None) -> tuple[str, str, str, str, str]:
    """Return subject, object, possessive, standing alone, and reflexive.

    Of ``xe/xem/xyr`` the last two follow the third form and the second, as in
    "xyrs" and "xemself".
    """
    known = PRONOUNS.get(pronouns or "they")
    if known:
        return known
    subject, object_form, possessive = (pronouns or "they/them/their").split("/")
    alone = possessive if possessive.endswith("s") else f"{possessive}s"
    return subject, object_form, possessive, alone, f"{object_form}self"
