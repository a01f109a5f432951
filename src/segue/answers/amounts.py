"""Digits that are no phone number: dates, prices, amounts, scores, references.

They would do for one by their count, so what stands around them has to tell.
"""

import re
from typing import Final


_PRICED: Final = re.compile(
    r"(?:(?<!\d)(?<!\d )[$€£¥₹]|\b(?:usd|eur|gbp|rs)\.?|\bcosts?)\s*$", re.IGNORECASE
)
_COUNTED: Final = re.compile(
    r"\s*(?:[$€£¥₹%]|(?:usd|eur|gbp|dollars?|bucks|euros?|quid|pounds?|points?|pts"
    r"|goals?|wins?|km|kilometers?|miles?|kg|followers|views|likes"
    r"|percent|years?|times|reasons|people|steps|coins|xp)\b)",
    re.IGNORECASE,
)
_AMOUNT: Final = re.compile(r"\d+|\d{1,3}(?:[ .,'’]\d{3})+")  # noqa: RUF001 - as phones type it
_REFERENCE: Final = re.compile(
    r"\b(?:isbn|iban|(?:order|invoice|ticket|tracking|serial|booking|student|user"
    r"|employee|member(?:ship)?)(?: (?:id|number|code|no|nr))?)\W*(?:is|was)?\W*$",
    re.IGNORECASE,
)
_DATE: Final = re.compile(
    r"(?<![\d.])(?:(?:19|20)\d{2}[-./ ]\d{1,2}[-./ ]\d{1,2}"
    r"|\d{1,2}[-./ ]\d{1,2}[-./ ](?:19|20)\d{2}"
    r"|(?:19|20)\d{2}\s?[-–]\s?(?:19|20)\d{2})"  # noqa: RUF001 - a span of years
    r"(?:[ T]\d{1,2}[:.]\d{2})?(?![\d]|[.\-/ ]?\d)"
)
_SHORT_DATE: Final = re.compile(
    r"(?<![\d.+/])(?:[0-2]?\d|3[01])(?:/\d{1,2}(?:/\d{2})?|\.\d{1,2}\.(?:\d{2})?)"
    r",? [0-2]?\d[:.][0-5]\d(?![\d]|[.\-/ ]?\d)"
)
_SCORES: Final = re.compile(
    r"\d{1,3}\s?[-\u2013:]\s?\d{1,3}"
    r"(?:[ ,/]+\d{1,3}\s?[-\u2013:]\s?\d{1,3})*"
)
_COUNTING: Final = ("01234567890", "9876543210")
_LOCAL: Final = 7


def without_dates(text: str) -> str:
    """Return the text with every date blotted out, at the same length."""
    for pattern in (_DATE, _SHORT_DATE):
        text = pattern.sub(lambda date: "_" * len(date.group()), text)
    return text


def is_something_else(text: str, start: int, end: int) -> bool:
    """Say whether digits are a price, an amount, a score or a reference."""
    said = text[start:end].strip(" ().,")
    return bool(
        _PRICED.search(text[:start])
        or _REFERENCE.search(text[:start])
        or (_AMOUNT.fullmatch(said) and _COUNTED.match(text, end))
        or _SCORES.fullmatch(said)
    )


def is_made_up(digits: str) -> bool:
    """Say whether digits only count up or down: a joke, and no number."""
    return len(digits) >= _LOCAL and any(digits in run for run in _COUNTING)
