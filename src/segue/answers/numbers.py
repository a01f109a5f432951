"""A reply → the phone number in it, in E.164.

``phonenumbers`` knows the forms of every country; what it leaves to do is how
people say numbers: in words, and with second thoughts ("no wait, 42 at the
end"). Dates, prices and scores are no numbers, even where the digits would do.
"""

import re
from collections.abc import Iterator
from typing import Final

import phonenumbers
from msgspec import Struct
from phonenumbers import Leniency, PhoneNumber, PhoneNumberFormat, PhoneNumberMatcher

from segue.answers.spelled import in_digits
from segue.errors import InputError


LONGEST: Final = 2_000
"""Characters of a reply that are searched for a number."""

_MOST_TRIES = 60
_CANDIDATE: Final = re.compile(r"[+(]?\d[\d\s().\-–—/•·_]{4,30}\d")  # noqa: RUF001 - dashes as people type them
_TEL: Final = re.compile(r"\btel:(?=\+?\d)", re.IGNORECASE)
_SPREAD: Final = re.compile(r"(?<!\d)\+?\d(?:[ ,.\-]{1,2}\d){6,14}(?!\d)")
_PRICED: Final = re.compile(r"(?:[$€£¥₹]|\b(?:usd|eur|gbp|rs)\.?)\s*$", re.IGNORECASE)
_COUNTED: Final = re.compile(
    r"\s*(?:[$€£¥₹%]|(?:usd|eur|gbp|dollars?|bucks|euros?|quid|pounds?|points?|pts"
    r"|goals?|wins?|am|pm|o'?clock|km|kilometers?|miles?|kg|followers|views|likes"
    r"|percent|years?|times|people|steps|coins|xp)\b)",
    re.IGNORECASE,
)
_DATE: Final = re.compile(
    r"(?<![\d.])(?:(?:19|20)\d{2}[-./ ]\d{1,2}[-./ ]\d{1,2}"
    r"|\d{1,2}[-./ ]\d{1,2}[-./ ](?:19|20)\d{2}"
    r"|(?:19|20)\d{2}\s?[-–]\s?(?:19|20)\d{2})"  # noqa: RUF001 - a span of years
    r"(?:[ T]\d{1,2}[:.]\d{2})?(?![\d]|[.\-/ ]?\d)"
)
_SCORES: Final = re.compile(
    r"\d{1,3}\s?[-\u2013:]\s?\d{1,3}"
    r"(?:[ ,/]+\d{1,3}\s?[-\u2013:]\s?\d{1,3})*"
)
_DENIED: Final = re.compile(
    r"\b(?:not|isn't|isnt|old(?: one| number)?(?: is| was)?)\s*:?\s*$", re.IGNORECASE
)
_SECOND_THOUGHT: Final = re.compile(
    r"\b(?:no,? wait|wait|sorry|oops|whoops|i mean|i meant|actually|scratch that"
    r"|correction|make that|no,? it'?s|rather|hang on|hold on|my bad|typo"
    r"|ends? (?:in|with)|the last)\b|\*",
    re.IGNORECASE,
)
_PIECE: Final = re.compile(r"(?<!\d)\d(?:[ -]?\d){0,6}(?!\d|\s*(?:digits?|numbers?)\b)")
_AT_START: Final = re.compile(
    r"\b(?:start|starts|beginning|front|first)\b", re.IGNORECASE
)
_AT_END: Final = re.compile(r"\b(?:end|ends|ending|last|final)\b", re.IGNORECASE)
_LEADS_TO: Final = re.compile(
    r"(?:[\s,.:…\-]|\b(?:no|wait|sorry|it'?s|its|that'?s|is|are|the|i|mean|meant|with"
    r"|make|that|should|be|actually|digits?|numbers?|ones?|two|three|four|2|3|4)\b)*",
    re.IGNORECASE,
)
_INSTEAD: Final = re.compile(
    r"(?<!\d)(?P<new>\d(?:[ -]?\d){0,5}),?\s*(?:instead of|not|rather than)"
    r"(?: an?| the)?\s*(?P<old>\d(?:[ -]?\d){0,5})(?!\d)",
    re.IGNORECASE,
)


class UnknownRegionError(InputError):
    """The region is not one that has phone numbers."""

    def __init__(self) -> None:
        """Say what would be one."""
        hint = "two letters such as US, GB or DE"
        super().__init__("--region: no country with phone numbers", hint)


class Found(Struct, frozen=True):
    """A number and where it stands.

    Attributes:
        number: As ``phonenumbers`` has it.
        start: Offset of its first character in the text with digits.
        end: Offset behind its last.
    """

    number: PhoneNumber
    start: int
    end: int


def check_region(region: str | None) -> str | None:
    """Return a region's code in capitals.

    Raises:
        UnknownRegionError: No country has it.
    """
    if region is None:
        return None
    code = region.strip().upper()
    if code not in phonenumbers.SUPPORTED_REGIONS:
        raise UnknownRegionError
    return code


def find_number(text: str, region: str | None = None) -> str | None:
    """Return the number that a reply gives, in E.164, or nothing.

    Args:
        text: The reply as it was typed.
        region: Country of numbers without a country code, in capitals.
    """
    plain = _without_dates(_TEL.sub("", in_digits(text[:LONGEST])))
    found = list(_numbers(plain, region))
    if not found:
        return None
    chosen = _meant(plain, found)
    digits = phonenumbers.format_number(chosen.number, PhoneNumberFormat.E164)
    rest = plain[chosen.end :]
    if _SECOND_THOUGHT.search(rest) or _INSTEAD.search(rest):
        return _corrected(digits, rest, chosen.number)
    return digits


def holds_digits(text: str) -> bool:
    """Say whether a reply holds what looks like a number, valid or not."""
    plain = _without_dates(in_digits(text[:LONGEST]))
    return any(
        sum(char.isdigit() for char in found.group()) >= _LOCAL
        and not _is_something_else(plain, found.start(), found.end())
        for found in _CANDIDATE.finditer(plain)
    )


_LOCAL = 7
"""Digits of the shortest number that people give, without an area code."""


def _without_dates(text: str) -> str:
    """Return the text with every date blotted out, at the same length."""
    return _DATE.sub(lambda date: "_" * len(date.group()), text)


def _numbers(text: str, region: str | None) -> Iterator[Found]:
    """Yield valid numbers from left to right, none within another."""
    end = 0
    matcher = PhoneNumberMatcher(text, region, Leniency.VALID, _MOST_TRIES)
    found = [Found(match.number, match.start, match.end) for match in matcher]
    found += _missed(text, region)
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if one.start >= end and not _is_something_else(text, one.start, one.end):
            end = one.end
            yield one


def _missed(text: str, region: str | None) -> Iterator[Found]:
    """Yield what the matcher passes over: unusual marks, digits one by one."""
    for pattern in (_CANDIDATE, _SPREAD):
        for candidate in pattern.finditer(text):
            number = _parsed(candidate.group(), region)
            if number is not None:
                yield Found(number, candidate.start(), candidate.end())


def _parsed(text: str, region: str | None) -> PhoneNumber | None:
    digits = re.sub(r"[^\d+]", "", text)
    try:
        number = phonenumbers.parse(digits, region)
    except phonenumbers.NumberParseException:
        return None
    return number if phonenumbers.is_valid_number(number) else None


def _is_something_else(text: str, start: int, end: int) -> bool:
    """Say whether digits are a price, an amount or a score."""
    said = text[start:end].strip(" ().,")
    return bool(
        _PRICED.search(text[:start])
        or _COUNTED.match(text, end)
        or _SCORES.fullmatch(said)
    )


def _meant(text: str, found: list[Found]) -> Found:
    """Choose what is given: no denied number, of corrected ones the last."""
    standing = [one for one in found if not _DENIED.search(text[: one.start])]
    chosen, *later = standing or found
    for one in later:
        if _SECOND_THOUGHT.search(text[chosen.end : one.start]):
            chosen = one
    return chosen


def _corrected(digits: str, rest: str, number: PhoneNumber) -> str | None:
    """Apply "no wait, 42 at the end" to a number; nothing if that fails."""
    instead = _INSTEAD.search(rest)
    if instead:
        new, old = _only_digits(instead["new"]), _only_digits(instead["old"])
        head, met, tail = digits.rpartition(old)
        return _if_valid(f"{head}{new}{tail}") if met else None
    new = _put_right(rest)
    if not new:
        return digits
    if not _AT_START.search(rest):
        return _if_valid(digits[: -len(new)] + new)
    country = f"+{number.country_code}"
    national = digits.removeprefix(country)
    if not national.startswith("0"):
        new = new.lstrip("0")
    return _if_valid(f"{country}{new}{national[len(new) :]}")


def _put_right(rest: str) -> str:
    """Return the digits that a second thought brings, or none."""
    thought = _SECOND_THOUGHT.search(rest)
    piece = _PIECE.search(rest, thought.end()) if thought else None
    if thought is None or piece is None or _COUNTED.match(rest, piece.end()):
        return ""
    leads_to_it = _LEADS_TO.fullmatch(rest, thought.end(), piece.start())
    says_where = _AT_END.search(rest) or _AT_START.search(rest)
    return _only_digits(piece.group()) if leads_to_it or says_where else ""


def _only_digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _if_valid(digits: str) -> str | None:
    return digits if _parsed(digits, None) is not None else None
