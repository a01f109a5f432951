"""A line of the learner → which topic it is about, and whom it names.

Topics are found by the words that their authors gave them. A word counts where
it stands in the line, its plural, -ing or -ed form included; one that ends
with ``*`` counts as the beginning of a word; several words count as a phrase.
"""

import re
from collections.abc import Iterable, Sequence

from segue.domain.scene import Topic


_ENDINGS = frozenset({"", "s", "es", "'s", "ing", "ed", "n't"})
_WORD = re.compile(r"[a-z']+")
_YOURS = re.compile(
    r"\bmy (?:little |big |older |younger |best |old |new |own )?"
    r"(sister|brother|mom|mum|dad|mother|father|grandma|grandpa|gran|nan|cousin"
    r"|uncle|aunt|son|daughter|kids?|wife|husband|friend|roommate|flatmate|dog|cat"
    r"|parents)\b",
    re.IGNORECASE,
)


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a line in small letters."""
    return tuple(_WORD.findall(text.lower()))


def topic_of(text: str, topics: Sequence[Topic]) -> Topic | None:
    """Return the topic that most of a line speaks for; the first of ties."""
    words = words_of(text)
    best: tuple[int, Topic | None] = (0, None)
    for topic in topics:
        hits = _hits(words, text.lower(), topic.words)
        if hits > best[0]:
            best = (hits, topic)
    return best[1]


def _hits(words: Sequence[str], text: str, stems: Iterable[str]) -> int:
    """Count the letters of the author's words that stand in a line."""
    return sum(len(stem) for stem in stems if _stands(stem, words, text))


def _stands(stem: str, words: Sequence[str], text: str) -> bool:
    if " " in stem:
        return stem in text
    if stem.endswith("*"):
        return any(word.startswith(stem[:-1]) for word in words)
    return any(
        word.startswith(stem) and word[len(stem) :] in _ENDINGS for word in words
    )


def yours_in(text: str) -> str | None:
    """Return whom of theirs the learner speaks of, such as ``sister``."""
    found = _YOURS.search(text)
    return found[1].lower() if found else None
