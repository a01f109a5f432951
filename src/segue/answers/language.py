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
        about actually add after again all already always and another any anyone
        anything anyway are ask asked asking away back be because been before being best
        better big both busy but bye call can cant chat check class come coming
        could course cuz day dear did didnt does doesnt doing dont down either email
        enough even every everyone everything finally fine first follow for four free
        friend friends from fun get getting give go going gonna good got great guess had
        has have havent having hello here hey him his honestly how hundred i id idk if
        ill im instead is isnt it its ive just keep kindly know later leave left let
        lets like little lol look love lunch make mate maybe mean meet might mind mine
        month more much must my need neither never new next nice night nine nobody nope
        not nothing now number numbers off ok okay old once one only other our out over
        perhaps phone phones please pls put ready really remind right ring said same
        saturday say says see send she should since small somebody someone something
        sorry still stop sunday suppose supposed sure swap take talk tea tell text than
        thank thanks that thats the them then there theres these they theyre thing think
        this those though thought thursday time to today together told tomorrow too took
        totally try tuesday until up ur urs use very wait wanna way wednesday week
        weekend welcome well went were weve what whatever whats when where which who
        whos why will with without work would wouldnt write yeah yep yes yet you your
        youre yours youve yup
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
