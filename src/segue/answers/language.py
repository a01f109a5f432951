"""Whether a reply is English enough to be read at all.

The reader has learned English only. In another language its guess would be
worth nothing, and might be a yes; such replies are left to the person.
"""

import re
import unicodedata
from typing import Final


ENGLISH: Final = frozenset(
    re.findall(
        r"\w+",
        """
        about actually add after again all already always and another any anyway are ask
        away back be because been better both busy but bye call can cant chat check
        class come could cuz day did didnt does doesnt dont down email even every fine
        first for friends from fun get give go going gonna good got great guess has have
        havent hello here hey him his how i id idk if ill im instead is isnt it its ive
        just keep know later let lets like lol look love lunch make maybe mean meet mind
        mine month more much my need never new next nice night nope not now number off
        ok okay one only other our out over phone please pls put ready really right same
        saturday say see send she should sorry still stop sunday sure take talk tell
        text than thank thanks that thats the them then there they thing think this
        though thought thursday time to today together tomorrow too totally try tuesday
        up ur urs use very wait wanna way wednesday week weekend well went were what
        whatever whats when where which who why will with work would wouldnt write yeah
        yep yes yet you your youre yours yup
        """,
    )
)
"""Words that English texts are full of, and hardly any other language has."""

SPANISH: Final = frozenset(
    re.findall(
        r"\w+",
        """
        ahora algo año aún bien bueno buenas claro chao como con creo cuando cuenta
        dale de desde dime después día el ella en encantado encantada entonces eres es
        escríbeme ese eso esta estoy fatal favor genial gracias gusta hola hoy igual
        imposible jamás la lo luego llámame mañana mejor mi mis momento mucho muy nada
        ni no novia novio nunca número nos oye otro otra pareja para perdona perdón pero
        poco por porque prefiero pronto puedo pues que quiero quizá quizás sale saludos
        sea sí si siento sin sobre soy su también te teléfono tengo ti tú tu un una
        vale venga ver vez voy ya yo
        """,
    )
)
"""Words that Spanish replies are full of; some are English words, too."""

_WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_FEW = 4
_MOSTLY = 0.5


def is_readable(text: str) -> bool:
    """Say whether a reply is in the language that the reader knows.

    Replies of a few words pass unless they are in another script: "aye" and
    "defo" are English enough.
    """
    letters = [char for char in text if char.isalpha()]
    latin = sum(_is_latin(char) for char in letters)
    if letters and latin < _MOSTLY * len(letters):
        return False
    words = [word.replace("'", "").lower() for word in _WORD.findall(text)]
    return len(words) < _FEW or any(word in ENGLISH for word in words)


def is_surely_english(text: str) -> bool:
    """Say whether a reply is English, asked by somebody who speaks Spanish.

    Their replies are mostly Spanish, and a short one such as "claro"
    would pass as English. So more words have to be English than are Spanish.
    A "no" is a word of both and counts for neither.
    """
    words = [word.replace("'", "").lower() for word in _WORD.findall(text)]
    english = sum(word in ENGLISH for word in words)
    spanish = sum(word in SPANISH and word != "no" for word in words)
    return words == ["no"] or english > spanish


def _is_latin(char: str) -> bool:
    return char.isascii() or unicodedata.name(char, "").startswith("LATIN")
