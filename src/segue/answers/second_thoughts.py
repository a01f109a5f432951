"""A number and what is said behind it → the number as it was put right.

"no wait, 42 at the end" changes the last digits, "303 at the start" the first.
Only digits that plainly put the number right count: "hang on 2 secs" and
"sorry, room 42" change nothing, and a wrong digit would reach a stranger.
"""

import re
from typing import Final

import phonenumbers
from phonenumbers import PhoneNumber

from segue.answers.spelled import ONES


SECOND_THOUGHT: Final = re.compile(
    r"\b(?:no,? wait|wait|sorry|oops|whoops|i mean|i meant|actually|scratch that"
    r"|correction|make that|no,? it'?s|rather|hang on|hold on|my bad|typo"
    r"|ends? (?:in|with)|the last|last (?:digit|one|number)s?)\b"
    r"|\*|(?:^|[,;!?.…–\-]|\boh)\s*\bno[\s,…\-]+(?=\d)",  # noqa: RUF001 - dashes as people type them
    re.IGNORECASE,
)
_INSTEAD: Final = re.compile(
    r"(?<!\d)(?P<new>\d(?:[ -]?\d){0,5}),?\s*(?:instead of|not|rather than)"
    r"(?: an?| the)?\s*(?P<old>\d(?:[ -]?\d){0,5})(?!\d)",
    re.IGNORECASE,
)
_PIECE: Final = re.compile(r"(?<!\d)(?<!\d[ -])\d(?:[ -]?\d){0,6}(?![ -]?\d)")
_UNFINISHED: Final = re.compile(r"\d(?:[ .\-]?\d){7,}")
_END: Final = r"end|last"
_START: Final = r"start|beginning|front"
_PLACE: Final = rf"(?:at|in|on) (?:the )?(?:very )?(?:{_END}|{_START})\b(?! of\b)"
_CLOSES: Final = re.compile(
    rf"\s*(?:$|,?\s*{_PLACE}|[.:/]\d|(?P<mark>[^\w\s])"
    r"|(?:not|instead|sorry|lol|haha|oops|my bad|x+|is (?:right|correct))\b)",
    re.IGNORECASE,
)
_AMOUNT_MARKS: Final = frozenset("%€$£°:/")
_AT_START: Final = re.compile(
    r"\b(?:starts?(?: with)?|beginning|front|first|area code)\b", re.IGNORECASE
)
_LEADS_TO: Final = re.compile(
    r"(?:[\s,.…\-]|:(?=\s)|\b(?:no|wait|oops|sorry|it|it'?s|its|that'?s|is|are|an?|the|i|mean"
    r"|meant|with|make|that|should|be|actually|ends?|in|starts?|first|last|area|code"
    r"|digits?|numbers?|ones?|two|three|four|2|3|4)\b)*",
    re.IGNORECASE,
)
_PLACED: Final = re.compile(
    rf"(?<!\d)(?P<piece>\d(?:[ -]?\d){{0,6}}),?\s*{_PLACE}", re.IGNORECASE
)
_A_THING: Final = re.compile(
    r"\b(?:room|bus|floor|gate|flat|apartment|apt|platform|seat|table|line|building"
    r"|number|no|nr|at|in|is)\W*$",
    re.IGNORECASE,
)
_WORD: Final = "|".join(ONES)
_ONE_WORD: Final = re.compile(
    rf"(?P<lead>)\b(?P<word>{_WORD})\b(?=,?\s*{_PLACE})"
    rf"|(?P<lead2>\b(?:ends? (?:in|with)|(?:digit|one|number) is)(?: an?)? )"
    rf"(?P<word2>{_WORD})\b"
    rf"|(?P<lead3>\bno,? (?:wait,? )?)(?P<word3>{_WORD})(?=\W*$)",
    re.IGNORECASE,
)


def put_right(digits: str, rest: str, number: PhoneNumber) -> str | None:
    """Apply what follows a number to it; nothing if the outcome is no number.

    Args:
        digits: The number in E.164.
        rest: What is said behind it, numbers in digits.
        number: The same as ``phonenumbers`` has it.
    """
    rest = _ONE_WORD.sub(_in_figures, rest)
    thoughts = [thought.end() for thought in SECOND_THOUGHT.finditer(rest)]
    instead = _INSTEAD.search(rest)
    if instead and any(_leads(rest, at, instead.start()) for at in (0, *thoughts)):
        return _with_other_digits(digits, instead)
    unfinished = _UNFINISHED.search(rest)
    if unfinished and any(_leads(rest, at, unfinished.start()) for at in thoughts):
        return None
    behind = (_said_behind(rest, start) for start in thoughts)
    new = next(filter(None, behind), "")
    return _with_piece(digits, rest, new or _said_in_place(rest), number)


def _with_other_digits(digits: str, instead: re.Match[str]) -> str | None:
    """Put digits in the place of those that they were named instead of."""
    new, old = _only_digits(instead["new"]), _only_digits(instead["old"])
    head, met, tail = digits.rpartition(old)
    return _if_valid(f"{head}{new}{tail}") if met else None


def _leads(rest: str, start: int, end: int) -> bool:
    """Say whether nothing but words that lead to digits stand between."""
    return start <= end and _LEADS_TO.fullmatch(rest, start, end) is not None


def _in_figures(found: re.Match[str]) -> str:
    """Write a digit that is said in a word, where it puts a number right."""
    lead, word = (part for part in found.groups() if part is not None)
    return lead + ONES[word.lower()]


def _with_piece(digits: str, rest: str, new: str, number: PhoneNumber) -> str | None:
    """Put the digits of a second thought where they belong, if any."""
    if not new:
        return digits
    if not _AT_START.search(rest):
        return _if_valid(digits[: -len(new)] + new)
    country = f"+{number.country_code}"
    national = digits.removeprefix(country)
    if not national.startswith("0"):
        new = new.lstrip("0")
    return _if_valid(f"{country}{new}{national[len(new) :]}")


def _said_behind(rest: str, start: int) -> str:
    """Return the digits that the thought leads to and that end there."""
    for piece in _PIECE.finditer(rest, start):
        if not _leads(rest, start, piece.start()):
            return ""
        closes = _CLOSES.match(rest, piece.end())
        if closes and closes["mark"] not in _AMOUNT_MARKS:
            behind = rest[piece.end() : piece.end() + 2]
            is_decimal = re.fullmatch(r"[.:/]\d", behind)
            return "" if is_decimal else _only_digits(piece.group())
    return ""


def _said_in_place(rest: str) -> str:
    """Return the digits of "… 42 at the end", wherever that is said."""
    placed = _PLACED.search(rest)
    if placed is None or _A_THING.search(rest[: placed.start()]):
        return ""
    return _only_digits(placed["piece"])


def _only_digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _if_valid(digits: str) -> str | None:
    try:
        number = phonenumbers.parse(digits)
    except phonenumbers.NumberParseException:
        return None
    return digits if phonenumbers.is_valid_number(number) else None
