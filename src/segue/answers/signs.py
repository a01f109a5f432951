"""A reply → what in its words speaks for a yes, and what against.

The model says how a reply reads; the signs say on what that rests. A yes-like
reading wants one that speaks for it, whatever the model makes of the tone.
"""

import re
from functools import cache, lru_cache
from typing import Final

from segue.answers.content import SignRule
from segue.answers.handles import find_handle
from segue.answers.numbers import holds_digits
from segue.domain.answer import Leaning, Sign
from segue.meaning.text import bare_words, in_full


_OFFERED: Final = re.compile(
    r"here'?s my number|my number(?:'s| is)|give you my number|have my number"
    r"|want my number|use it or don'?t|my number in your phone|take my number"
    r"|this is my number|leave you my number|wrote my number",
    re.IGNORECASE,
)
_CAN_BE_TAKEN_UP: Final = re.compile(
    r"\d{3}|\bmine\b|\bmy (?:number|digits|cell|mobile|phone|card)\b"
    r"|\b(?:call|text|ring|message|msg|write|email|dm|phone)(?: to)? me\b"
    r"|\bgive me an? (?:call|ring|bell|buzz|shout|text)\b"
    r"|\bor (?:will |would |do )?you\b|\bor i you\b"
    r"|\bwho (?:calls|texts|rings|writes)\b",
    re.IGNORECASE,
)
"""Asks to which "I'll call you" may say yes: there is something to call, or the
question was who does it."""


def find_signs(rules: tuple[SignRule, ...], answer: str, ask: str) -> tuple[Sign, ...]:
    """Return the signs that stand in a reply, in the order of the rules.

    A polite "thanks" or a mocking "sure" beside a refusal agrees to nothing.
    """
    words = bare_words(answer)
    forms = (words, in_full(words))
    standing = [rule for rule in rules if _stands(rule, answer, ask, forms)]
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
    if ids & SOMETHING_IN_HAND:
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
    if any(sign.id in SOMETHING_IN_HAND for sign in signs):
        return True
    assent = next(rule for rule in rules if rule.id == "assent")
    words = in_full(bare_words(answer))
    return says_only((*assent.phrases, *assent.alone), words)


def is_turned_around(ask: str, answer: str) -> bool:
    """Say whether a bare yes or no answers an ask in which a yes may mean no.

    "Would you mind if I texted you?" "Yes." Which of the two it was cannot be
    told from the words, and people say either.
    """
    left = set(bare_words(answer).split()) - FILLERS
    return bool(left) and left <= _BARE and TURNED.search(ask) is not None


_RUNS_KEPT: Final = 64
"""Runs that are kept, because the phrases of all signs look into the same."""

_BARE: Final = frozenset(
    ("yes", "yeah", "yep", "yup", "yea", "ya", "no", "nope", "nah", "definitely")
)
TURNED: Final = re.compile(
    r"\b(?:would|do|does|did) (?:you|it|that) (?:\w+ ){0,2}(?:mind|bother|object)\b"
    r"|\bmind if\b|^\W*mind\b|\bobjections?\b"
    r"|\bwould you (?:say no|refuse)\b|\bme to stop\b"
    r"|\b(?:be|are you|you're) (?:\w+ )?(?:against|opposed)\b"
    r"|\b(?:wouldn|won|don|aren)['’]?t\b.*\b(?:would|will|do|are) you\b",  # noqa: RUF001 - people type both
    re.IGNORECASE,
)
"""Asks in which a yes may mean no."""


_FOR_ASKING: Final = (
    r"(?:thanks|thank you|thx)(?: so much| a lot| very much)? for (?:even )?asking"
)
_UNDONE: Final = re.compile(
    r"(?<! why)(?<! if) (?:not|dont|never|cant|wont) (?:ok|okay|sure|text me|call me"
    r"|hit me up|happy to|glad to|sounds? good|its a date)(?= )"
    r"|(?<= )i will (?:think|see|pass|have to|never)(?= )"
    r"|(?<= )(?:no|big) deal(?= )|(?<= )(?:i|ill|wanna) bet(?= )"
    r"|(?<= )(?:see|love|text|call|catch|hit|tell|miss) ya(?= )"
    rf"|(?<= ){_FOR_ASKING}(?= )"
)
"""Words of assent that those before them turn around or make something else."""

FILLERS: Final = frozenset(
    ("haha", "hahaha", "lol", "hehe", "oh", "ah", "aw", "um", "uh", "well", "omg")
)
_TAKES_NOTHING: Final = FILLERS | frozenset(
    ("dude", "bro", "man", "mate", "girl", "dear", "love", "then", "please", "and")
)
"""What may stand beside what is said and take nothing from it."""

_KIND_EMOJI: Final = (
    r"\((?![^)]*\b(?:tear|tears|upside)\b)[^)]*"
    r"\b(?:smile|smiling|grinning|relieved|hearts?|sparkles|hugging|party)\b[^)]*\)"
)
_BESIDE: Final = re.compile(
    rf"(?<= )(?!{_FOR_ASKING})(?:thanks|thank you|thx)(?= )|{_KIND_EMOJI}"
)
"""Thanks, which may be for a compliment, and emoji that mean it kindly."""

SOMETHING_IN_HAND: Final = frozenset(("number_given", "handle_given", "phone_held_out"))
"""Signs that outweigh everything: something to reach them by."""


def _stands(rule: SignRule, answer: str, ask: str, forms: tuple[str, str]) -> bool:
    if rule.id == "number_given":
        return holds_digits(answer, ask)
    if rule.id == "handle_given":
        return find_handle(answer, ask) is not None
    if rule.unless_offered and (offers_own(ask) or _CAN_BE_TAKEN_UP.search(ask)):
        return False
    if rule.id == "assent":
        forms = (_UNDONE.sub(" … ", forms[0]), _UNDONE.sub(" … ", forms[1]))
    if any(_has(form, rule.phrases) for form in set(forms)):
        return True
    return bool(rule.alone) and says_only(rule.alone, forms[1])


def has_kind_emoji(words: str) -> bool:
    """Say whether bare words have an emoji that means it well."""
    return re.search(_KIND_EMOJI, words) is not None


def says_only(
    phrases: tuple[str, ...], words: str, besides: frozenset[str] = frozenset()
) -> bool:
    """Say whether words, written out, are phrases and nothing that counts.

    Args:
        phrases: What is looked for.
        words: A reply, as ``in_full`` gives it.
        besides: Further words that count for nothing here.
    """
    left = set(_any_of(phrases).sub("+", _BESIDE.sub(" ", words)).split())
    return "+" in left and left - besides <= {"+", *_TAKES_NOTHING}


@cache
def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds any of some phrases, the longest first."""
    plain = sorted((p.replace("'", "") for p in phrases), key=len, reverse=True)
    return re.compile(rf"(?<= )(?:{'|'.join(map(re.escape, plain))})(?= )")


@cache
def _by_length(phrases: tuple[str, ...]) -> dict[tuple[int, bool], frozenset[str]]:
    """Return phrases by their words, and by whether something has to follow."""
    found: dict[tuple[int, bool], set[str]] = {}
    for phrase in phrases:
        words = phrase.replace("'", "").rstrip("…").split()
        key = (len(words), phrase.endswith("…"))
        found.setdefault(key, set()).add(" ".join(words))
    return {key: frozenset(some) for key, some in found.items()}


@lru_cache(maxsize=_RUNS_KEPT)
def _runs(words: str, length: int, *, goes_on: bool) -> frozenset[str]:
    """Return each run of so many words, or each that something follows."""
    one = words.split()
    last = len(one) - length - goes_on
    return frozenset(" ".join(one[at : at + length]) for at in range(last + 1))


def _has(words: str, phrases: tuple[str, ...]) -> bool:
    return any(
        not some.isdisjoint(_runs(words, length, goes_on=goes_on))
        for (length, goes_on), some in _by_length(phrases).items()
    )
