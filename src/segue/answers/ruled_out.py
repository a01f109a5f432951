"""Readings that the words of a reply rule out, whatever the model says.

Two kinds of reply sound kinder than they are, and the scores follow the sound:

- One that only holds back ("I'll call you.", "maybe", "up to you"), or only
  thanks and praises, and says nothing else that counts is no kind of yes.
- One that points to the school's chat or the newsletter's address, and names
  nothing personal, has named no other channel (``ANSWERS.md``, tie 2).

Both come closest to a soft no: what the model gave to the readings that are
ruled out goes there.
"""

import re
from collections.abc import Mapping
from typing import Final

from segue.answers.content import SignRule
from segue.answers.handles import names_account
from segue.answers.signs import (
    FILLERS,
    SOMETHING_IN_HAND,
    TURNED,
    has_kind_emoji,
    says_only,
)
from segue.domain.answer import YES_LIKE, Sign
from segue.domain.plan import Answer
from segue.meaning.text import bare_words, in_full


_LIGHT: Final = frozenset(
    (
        *("i", "im", "ive", "id", "am", "me", "my", "its", "it", "that", "a", "the"),
        *("is", "have", "got", "be", "to", "of", "about", "so", "but", "just", "sorry"),
        *("kind", "kinda", "sort", "bit", "really", "actually", "still", "though"),
        *("tho", "already", "currently", "probably", "honestly", "afraid", "guess"),
        *("think", "soon", "later", "promise", "cool", "great"),
    )
)
"""Words that add nothing to holding back."""

_TO_CHOOSE: Final = re.compile(
    r"\bor\b|\b(?:where|when|which|who|what time|pick|choose|choice|prefer)\b",
    re.IGNORECASE,
)
"""Asks that leave something to choose, to which "your call" may say yes."""

_MAY_ASSENT: Final = frozenset(("please", "love", "great", "cool", "id", "would", "be"))
"""Words that may take up what kind words thank for: "please, so kind"."""

_INVITES: Final = re.compile(
    r"\b(?:go|come|join|buy|bring|send|lend|take|walk|drive|give you|lift|pick|treat"
    r"|cook|make|help|shall i|let me|coffee|tea|drink|lunch|dinner|date|prom|dance"
    r"|out (?:with|some)|hang out|meet)\b",
    re.IGNORECASE,
)
"""Asks that hold out something, which kind words may take."""

_GOES: Final = re.compile(r"\b(?:go|run)\b", re.IGNORECASE)
_PERSONAL: Final = re.compile(
    r"\b(?:dm|dms|private|privately|myself|instead of|rather than|not (?:on|in|over)"
    r"|(?:never|dont|don't) (?:read|check|use|look))\b",
    re.IGNORECASE,
)
"""Words by which a reply makes a way its own, or turns the common one down."""

_NOTHING_RULED_OUT: Final[frozenset[Answer]] = frozenset()
_NO_OTHER_CHANNEL: Final[frozenset[Answer]] = frozenset(("other_channel",))


def find_ruled_out(
    rules: tuple[SignRule, ...], signs: tuple[Sign, ...], answer: str, ask: str
) -> frozenset[Answer]:
    """Return the readings that the words of a reply rule out.

    Args:
        rules: All signs that there are.
        signs: Those that stand in the reply.
        answer: The reply.
        ask: What it replies to.
    """
    ids = {sign.id for sign in signs}
    if ids & SOMETHING_IN_HAND:
        return _NOTHING_RULED_OUT
    standing = [rule for rule in rules if rule.id in ids]
    if _only_holds_back(standing, answer, ask):
        return YES_LIKE
    is_personal = "yours_wanted" in ids or _is_personal(answer)
    if not is_personal and any(rule.no_channel for rule in standing):
        return _NO_OTHER_CHANNEL
    return _NOTHING_RULED_OUT


def give_to_soft_no(
    likely: Mapping[Answer, float], readings: frozenset[Answer]
) -> dict[Answer, float]:
    """Give the probability of readings that are ruled out to a soft no."""
    given = {one: 0.0 if one in readings else share for one, share in likely.items()}
    given["soft_no"] += sum(likely[reading] for reading in readings)
    return given


def _is_personal(answer: str) -> bool:
    return names_account(answer) or _PERSONAL.search(answer) is not None


def _only_holds_back(standing: list[SignRule], answer: str, ask: str) -> bool:
    """Say whether a reply holds back and says nothing else, or only laughs."""
    words = bare_words(answer)
    if words.split() and set(words.split()) <= FILLERS:
        return True
    if has_kind_emoji(words):
        return False
    holding = [r for r in standing if r.holds_back and not _means_yes(r.id, ask)]
    return not _takes_up(holding, words) and _says_only_that(holding, words)


def _takes_up(holding: list[SignRule], words: str) -> bool:
    """Say whether all is kind words, and others may take up what was asked."""
    is_only_kind = all(rule.id == "kind_words" for rule in holding)
    return is_only_kind and not _MAY_ASSENT.isdisjoint(words.split())


def _says_only_that(holding: list[SignRule], words: str) -> bool:
    phrases = tuple(p for rule in holding for p in (*rule.phrases, *rule.alone))
    forms = {words, in_full(words)}
    return bool(phrases) and any(says_only(phrases, form, _LIGHT) for form in forms)


def _means_yes(sign: str, ask: str) -> bool:
    """Say whether what holds back elsewhere may say yes to this ask."""
    if sign == "left_to_you":
        return (TURNED.search(ask) or _TO_CHOOSE.search(ask)) is not None
    if sign == "kind_words":
        return (TURNED.search(ask) or _INVITES.search(ask)) is not None
    return sign == "leaving" and _GOES.search(ask) is not None
