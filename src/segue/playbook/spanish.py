"""What fills the slots of Spanish words: days, and details with their article.

Spanish verbs say who acts, so Spanish words need no slot for a pronoun, and
``le`` and ``su`` tell nobody's gender. An article they need, and it follows the
noun's gender, which nobody can guess: a detail is said only where the person
wrote it with its article ("el póster de biología"), where it is a name, or
where it is something one does or studies ("química").
"""

import re
from datetime import date
from functools import cache
from typing import Final

from segue.domain.situation import Shared, Situation


_WEEKDAYS: Final = (
    "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo",
)  # fmt: skip
_MONTHS: Final = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto",
    "septiembre", "octubre", "noviembre", "diciembre",
)  # fmt: skip
_DAYS_A_WEEK: Final = 7
_SPEAKABLE_WORDS: Final = 7
_ACTIVITIES: Final = frozenset({"hobby", "subject_help"})

_DETERMINER: Final = (
    r"(?:el|la|los|las|lo|un|una|unos|unas|mis?|nuestr[oa]s?|est[aeo]s?|es[aeo]s?"
    r"|cada|tod[oa]s?|ambos|ambas|\d+)\b"
)
_NOT_TO_THEM: Final = (
    r"\b(?:él|ella|ellos|ellas|elle|yo|nosotr[oa]s|le|les|me|te|se|sus?"
    r"|es|son|está|están|era|fue|tienen?|tenemos|hay|quiere|dijo|pidió|necesita"
    r"|va|vamos|puede|que|porque|cuando|donde|quien|pero|si"
    r"|the|of|our|your|my|and|for|with|this|that)\b"
    r"|[,;!?¿¡()\"«»]|[:.](?!\d)"
)
"""Clauses, other people, and English: nothing that Spanish words can hold."""

_NO_NOUN: Final = (
    r"(?:a|de|en|con|por|para|sobre|cómo|qué|cuándo|dónde|no|solo|algo|nada)\b"
)


def day_in_spanish(day: date, today: date) -> str:
    """Name a day, with its article where it has one."""
    away = (day - today).days
    if away == 0:
        return "hoy"
    if away == 1:
        return "mañana"
    if away < _DAYS_A_WEEK:
        return f"el {_WEEKDAYS[day.weekday()]}"
    return f"el {day.day} de {_MONTHS[day.month - 1]}"


def speakable_in_spanish(shared: Shared, situation: Situation) -> str | None:
    """Return a detail that can be said in Spanish as it stands, or nothing."""
    detail, name = shared.detail, situation.them.name
    if not detail or len(detail.split()) > _SPEAKABLE_WORDS:
        return None
    if _pattern(_NO_NOUN).match(detail) or _pattern(_NOT_TO_THEM).search(detail):
        return None
    if name and _pattern(rf"\b{re.escape(name)}\b").search(detail):
        return None
    stands_alone = shared.kind in _ACTIVITIES or detail[0].isupper()
    if stands_alone or _pattern(_DETERMINER).match(detail):
        return detail
    return None


def contracted(text: str) -> str:
    """Return a text with "de el" and "a el" as one writes them: del, al.

    "El" with a capital begins a name, as in "de El Salvador", and stays.
    """
    return _pattern(r"\b([Dd]e|[Aa]) el\b", 0).sub(r"\1l", text)


@cache
def _pattern(written: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """Return a pattern, compiled when it is first wanted."""
    return re.compile(written, flags)
