"""Readings that the words of a reply rule out, whatever the model says.

Two kinds of reply sound kinder than they are, and the scores follow the sound:

- One that only holds back ("I'll call you.", "maybe lol", "up to you") and says
  nothing else is no kind of yes.
- One that points to a way that is there anyway, with no account of theirs and
  nothing to write to, has named no other channel (``ANSWERS.md``, tie 2).

By the definitions, both are a soft no: what the model gave to the readings that
are ruled out goes there.
"""

from collections.abc import Mapping
from typing import Final

from segue.answers.content import SignRule
from segue.answers.handles import names_account
from segue.answers.signs import FILLERS, SOMETHING_IN_HAND, says_only
from segue.domain.answer import YES_LIKE, Sign
from segue.domain.plan import Answer
from segue.meaning.text import bare_words, in_full


_HOLDS_BACK: Final = frozenset(
    ("partner", "they_will_call", "put_off", "excuse", "leaving", "left_to_you")
)
"""Signs that, alone, are never a yes. A refusal is not among them: "nope" may
answer "would you mind?"."""

_LIGHT: Final = frozenset(
    (
        *("i", "im", "ive", "id", "am", "me", "my", "its", "it", "that", "a", "the"),
        *("is", "have", "got", "be", "to", "of", "about", "so", "but", "just", "sorry"),
        *("kind", "kinda", "sort", "bit", "really", "actually", "still", "though"),
        *("tho", "already", "currently", "probably", "honestly", "afraid", "guess"),
        "think",
    )
)
"""Words that add nothing to holding back."""

_NOTHING_RULED_OUT: Final[frozenset[Answer]] = frozenset()
_NO_OTHER_CHANNEL: Final[frozenset[Answer]] = frozenset(("other_channel",))


def ruled_out(
    rules: tuple[SignRule, ...], signs: tuple[Sign, ...], answer: str
) -> frozenset[Answer]:
    """Return the readings that the words of a reply rule out.

    Args:
        rules: All signs that there are.
        signs: Those that stand in the reply.
        answer: The reply.
    """
    ids = {sign.id for sign in signs}
    if ids & SOMETHING_IN_HAND:
        return _NOTHING_RULED_OUT
    if _only_holds_back(rules, ids, answer):
        return YES_LIKE
    points_away = "exists_anyway" in ids and "yours_wanted" not in ids
    if points_away and not names_account(answer):
        return _NO_OTHER_CHANNEL
    return _NOTHING_RULED_OUT


def without(
    likely: Mapping[Answer, float], readings: frozenset[Answer]
) -> dict[Answer, float]:
    """Give the probability of readings that are ruled out to a soft no."""
    left = {one: 0.0 if one in readings else share for one, share in likely.items()}
    left["soft_no"] += sum(likely[reading] for reading in readings)
    return left


def _only_holds_back(rules: tuple[SignRule, ...], ids: set[str], answer: str) -> bool:
    """Say whether a reply holds back and says nothing else, or only laughs."""
    words = in_full(bare_words(answer))
    if words.split() and set(words.split()) <= FILLERS:
        return True
    standing = [rule for rule in rules if rule.id in ids & _HOLDS_BACK]
    phrases = tuple(p for rule in standing for p in (*rule.phrases, *rule.alone))
    return bool(phrases) and says_only(phrases, words, _LIGHT)
