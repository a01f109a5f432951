"""A reply → the phone number in it, in E.164.

``phonenumbers`` knows the forms of every country; what it leaves to do is how
people say numbers: in words, with second thoughts, beside an old one or the
asker's own. Dates, prices and scores are no numbers, even where the digits
would do.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

import phonenumbers
from msgspec import Struct
from phonenumbers import (
    Leniency,
    PhoneNumber,
    PhoneNumberFormat,
    PhoneNumberMatcher,
    PhoneNumberType,
)

from segue.answers.amounts import is_made_up, is_something_else, without_dates
from segue.answers.second_thoughts import SECOND_THOUGHT, put_right
from segue.answers.spelled import in_digits
from segue.errors import InputError


LONGEST: Final = 2_000
"""Characters of a reply that are searched for a number."""

_MOST_TRIES = 60
_CANDIDATE: Final = re.compile(r"[+(]?\d[\d\s().\-–—/•·_]{4,30}\d")  # noqa: RUF001 - dashes as people type them
_TEL: Final = re.compile(r"\btel:(?=\+?\d)", re.IGNORECASE)
_SPREAD: Final = re.compile(r"(?<!\d)\+?\d(?:[ ,.\-]{1,2}\d){6,14}(?!\d)")
_GROUP: Final = r"\d(?:[ .\-]?\d){1,8}"
_LINKED: Final = re.compile(
    rf"(?<![\d,]){_GROUP}"
    r"(?:(?:[,.…]*\s(?:and |then |dash |hyphen |dot |point |space )+|, )"
    rf"{_GROUP})+(?!,? ?\d)",
    re.IGNORECASE,
)
_LINK: Final = re.compile(r"\bwa\.me/\+?(?=\d)", re.IGNORECASE)
_QUOTED: Final = re.compile(r"^[ \t]*>(?![:;._<>]).*$", re.MULTILINE)
_NOT_THEIRS: Final = re.compile(
    r"(?:(?<!why )\bnot|\bisn't|\bisnt|\bold(?: one| number)?(?: is| was)?"
    r"|\b(?:don'?t|do not) (?:use|call|text)|\b(?:have|got|saved) you (?:as|under)"
    r"|\byou (?:said|gave me)|\byours(?: is|'s)?|\b(?:your|ur) number(?: is|'s)?"
    r"|\bused to be)\s*:?\s*$",
    re.IGNORECASE,
)
_NOT_ANY_MORE: Final = re.compile(
    r"\s*(?:(?:is|was)(?: my| the| an?)? old|(?:is not|isn'?t|not) (?:mine|my)"
    r"|(?:doesn'?t|does not) work|is (?:dead|wrong)|(?:is )?no longer)\b",
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


def find_number(text: str, region: str | None = None, ask: str = "") -> str | None:
    """Return the number that a reply gives, in E.164, or nothing.

    Args:
        text: The reply as it was typed.
        region: Country of numbers without a country code, in capitals.
        ask: What was asked: a number in it is the asker's own.
    """
    plain = _read(text, ask)
    chosen = _meant(plain, list(_numbers(plain, region)))
    if chosen is None:
        return None
    digits = phonenumbers.format_number(chosen.number, PhoneNumberFormat.E164)
    return put_right(digits, plain[chosen.end :], chosen.number)


def holds_digits(text: str, ask: str = "") -> bool:
    """Say whether a reply holds what looks like a number, valid or not.

    Args:
        text: The reply as it was typed.
        ask: What was asked: a number in it is the asker's own.
    """
    plain = _read(text, ask)
    return any(
        len(_only_digits(found.group())) >= _LOCAL
        and not is_something_else(plain, found.start(), found.end())
        and not is_made_up(_only_digits(found.group()))
        and _is_given(plain, found.start(), found.end())
        for found in _CANDIDATE.finditer(plain)
    )


_LOCAL = 7
"""Digits of the shortest number that people give, without an area code."""


@lru_cache(maxsize=1)  # the signs ask, and then the reading
def _read(text: str, ask: str) -> str:
    """Return a reply in digits, without dates, quotes and what the ask gave."""
    text = _QUOTED.sub("", text[:LONGEST])
    plain = without_dates(_LINK.sub("+", _TEL.sub("", in_digits(text))))
    own = [
        _only_digits(found) for found in _CANDIDATE.findall(in_digits(ask[:LONGEST]))
    ]
    return _CANDIDATE.sub(
        lambda found: (
            "_" * len(found.group())
            if any(_is_same(_only_digits(found.group()), one) for one in own)
            else found.group()
        ),
        plain,
    )


def _is_same(one: str, other: str) -> bool:
    """Say whether digits are the same number, with an area code or without."""
    shorter = min(len(one), len(other))
    return shorter >= _LOCAL and one[-shorter:] == other[-shorter:]


def _numbers(text: str, region: str | None) -> Iterator[Found]:
    """Yield valid numbers from left to right, none within another."""
    end = 0
    matcher = PhoneNumberMatcher(text, region, Leniency.VALID, _MOST_TRIES)
    found = [Found(match.number, match.start, match.end) for match in matcher]
    found += _missed(text, region)
    found = found or list(_linked(text, region))
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if one.start >= end and not is_something_else(text, one.start, one.end):
            end = one.end
            yield _with_its_country(one, text, region)


def _missed(text: str, region: str | None) -> Iterator[Found]:
    """Yield what the matcher passes over: unusual marks, digits one by one."""
    for pattern in (_CANDIDATE, _SPREAD):
        for candidate in pattern.finditer(text):
            number = _parsed(candidate.group(), region)
            if number is not None:
                yield Found(number, candidate.start(), candidate.end())


def _linked(text: str, region: str | None) -> Iterator[Found]:
    """Yield a number said in parts: "202, then 555, then 0147".

    Only where the country's numbers have one length: elsewhere any list of
    figures could be one.
    """
    if not _has_one_length(region):
        return
    for candidate in _LINKED.finditer(text):
        number = _parsed(candidate.group(), region)
        if number is not None:
            yield Found(number, candidate.start(), candidate.end())


def _has_one_length(region: str | None) -> bool:
    metadata = phonenumbers.PhoneMetadata.metadata_for_region(region or "", None)
    general = metadata.general_desc if metadata else None
    return general is not None and len(general.possible_length) == 1


def _with_its_country(one: Found, text: str, region: str | None) -> Found:
    """Read a mobile number with its country's code as that, plus or no plus."""
    digits = _only_digits(text[one.start : one.end])
    code = str(phonenumbers.country_code_for_region(region or ""))
    if text[one.start] == "+" or not digits.startswith(code):
        return one
    whole = _parsed(f"+{digits}", None)
    if whole is None or _is_mobile(one.number) or not _is_mobile(whole):
        return one
    return Found(whole, one.start, one.end)


def _is_mobile(number: PhoneNumber) -> bool:
    return phonenumbers.number_type(number) == PhoneNumberType.MOBILE


def _parsed(text: str, region: str | None) -> PhoneNumber | None:
    digits = re.sub(r"[^\d+]", "", text)
    try:
        number = phonenumbers.parse(digits, region)
    except phonenumbers.NumberParseException:
        return None
    return number if phonenumbers.is_valid_number(number) else None


def _meant(text: str, found: list[Found]) -> Found | None:
    """Choose what is given: no denied number, of corrected ones the last."""
    standing = [one for one in found if _is_given(text, one.start, one.end)]
    if not standing:
        return None
    chosen, *later = standing
    for one in later:
        if SECOND_THOUGHT.search(text[chosen.end : one.start]):
            chosen = one
    return chosen


def _is_given(text: str, start: int, end: int) -> bool:
    """Say whether a number is neither denied nor somebody else's."""
    return not (_NOT_THEIRS.search(text[:start]) or _NOT_ANY_MORE.match(text, end))


def _only_digits(text: str) -> str:
    return re.sub(r"\D", "", text)
