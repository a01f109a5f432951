"""A reply → what in its words speaks for a yes, and what against.

The model says how a reply reads; the signs say on what that rests. A yes-like
reading wants one that speaks for it, whatever the model makes of the tone.
"""

import re
from collections.abc import Iterator
from typing import Final

from segue.answers.content import SignRule
from segue.answers.handles import find_handle
from segue.answers.numbers import holds_digits
from segue.domain.answer import Leaning, Sign
from segue.meaning.text import prepare


_NOT_WORDS: Final = re.compile(r"[^\w()]+|_")
_OFFERED: Final = re.compile(
    r"here'?s my number|my number(?:'s| is)|give you my number|have my number"
    r"|want my number|use it or don'?t|my number in your phone|take my number"
    r"|this is my number|leave you my number|wrote my number",
    re.IGNORECASE,
)


def find_signs(rules: tuple[SignRule, ...], answer: str, ask: str) -> tuple[Sign, ...]:
    """Return the signs that stand in a reply, in the order of the rules.

    A polite "thanks" or a mocking "sure" beside a refusal agrees to nothing.
    """
    words = bare_words(answer)
    standing = [rule for rule in rules if _stands(rule, answer, ask, words)]
    if any(rule.id == "refusal" for rule in standing):
        standing = [rule for rule in standing if rule.id != "assent"]
    return tuple(
        Sign(id=rule.id, leans=rule.leans, says=rule.says) for rule in standing
    )


def offers_own(ask: str) -> bool:
    """Say whether the ask gives the asker's own number."""
    return _OFFERED.search(ask) is not None


def leaning_of(signs: tuple[Sign, ...], rules: tuple[SignRule, ...]) -> Leaning:
    """Say which way the signs of a reply speak together.

    Something to reach them by outweighs everything; then one that is firmly
    against; then whatever speaks for it.
    """
    firm = {rule.id for rule in rules if rule.firm}
    ids = {sign.id for sign in signs}
    leans = {sign.leans for sign in signs}
    if ids & _SOMETHING_IN_HAND:
        return "for"
    if ids & firm:
        return "against"
    if "for" in leans:
        return "for"
    return "against" if "against" in leans else "neither"


def agrees_plainly(
    rules: tuple[SignRule, ...], signs: tuple[Sign, ...], answer: str
) -> bool:
    """Say whether a reply gives something to reach them by, or only assents.

    "haha ok", "no problem!": a laugh or a filler takes nothing from assent.

    Args:
        rules: All signs that there are.
        signs: Those that stand in the reply.
        answer: The reply.
    """
    if any(sign.id in _SOMETHING_IN_HAND for sign in signs):
        return True
    assent = next(rule for rule in rules if rule.id == "assent")
    words = bare_words(answer)
    for phrase in sorted(_plain(assent.phrases), key=len, reverse=True):
        words = re.sub(rf"(?<= ){re.escape(phrase)}(?= )", "+", words)
    left = set(words.split())
    return "+" in left and left <= {"+", *_FILLERS}


def is_turned_around(ask: str, answer: str) -> bool:
    """Say whether a bare yes or no answers an ask in which a yes may mean no.

    "Would you mind if I texted you?" "Yes." Which of the two it was cannot be
    told from the words, and people say either.
    """
    left = set(bare_words(answer).split()) - _FILLERS
    return bool(left) and left <= _BARE and _TURNED.search(ask) is not None


_BARE: Final = frozenset(
    ("yes", "yeah", "yep", "yup", "yea", "ya", "no", "nope", "nah", "definitely")
)
_TURNED: Final = re.compile(
    r"\b(?:would|do|does|did) (?:you|it|that) (?:\w+ ){0,2}(?:mind|bother|object)\b"
    r"|\bmind if\b|^\W*mind\b|\bobjections?\b"
    r"|\bwould you (?:say no|refuse)\b|\bme to stop\b"
    r"|\b(?:be|are you|you're) (?:\w+ )?(?:against|opposed)\b"
    r"|\b(?:wouldn|won|don|aren)['’]?t\b.*\b(?:would|will|do|are) you\b",  # noqa: RUF001 - people type both
    re.IGNORECASE,
)


_UNDONE: Final = re.compile(
    r"(?<! why)(?<! if) (?:not|dont|never|cant|wont) (?:ok|okay|sure|text me|call me"
    r"|hit me up|happy to|glad to|sounds? good|its a date)(?= )"
    r"|(?<= )i will (?:think|see|pass|have to|never)(?= )"
    r"|(?<= )(?:no|big) deal(?= )|(?<= )(?:i|ill|wanna) bet(?= )"
    r"|(?<= )(?:see|love|text|call|catch|hit|tell|miss) ya(?= )"
)
"""Words of assent that those before them turn around or make something else."""

_FILLERS: Final = frozenset(
    ("haha", "hahaha", "lol", "hehe", "oh", "ah", "aw", "um", "uh", "well", "omg")
)
_SOMETHING_IN_HAND: Final = frozenset(
    ("number_given", "handle_given", "phone_held_out")
)


def bare_words(text: str) -> str:
    """Return a reply in small letters, without marks, a space at each end."""
    plain = prepare(text).lower().replace("'", "")
    return f" {' '.join(_NOT_WORDS.sub(' ', plain).split())} "


def _stands(rule: SignRule, answer: str, ask: str, words: str) -> bool:
    if rule.id == "number_given":
        return holds_digits(answer, ask)
    if rule.id == "handle_given":
        return find_handle(answer, ask) is not None
    if rule.unless_offered and offers_own(ask):
        return False
    if rule.id == "assent":
        words = _UNDONE.sub(" … ", words)
    return any(_has(words, phrase) for phrase in _plain(rule.phrases))


def _plain(phrases: tuple[str, ...]) -> Iterator[str]:
    yield from (phrase.replace("'", "") for phrase in phrases)


def _has(words: str, phrase: str) -> bool:
    if phrase.endswith("…"):
        stem = f" {phrase[:-1]} "
        return stem in words and not words.endswith(stem)
    return f" {phrase} " in words
