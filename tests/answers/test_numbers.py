"""Numbers come out exactly as given, and nothing else passes for one."""

import re
from collections.abc import Iterator

import phonenumbers
import pytest
from phonenumbers import PhoneNumberFormat as Form
from phonenumbers import PhoneNumberType as Kind

from segue.answers.numbers import UnknownRegionError, check_region, find_number
from segue.answers.spelled import in_digits


REGIONS = re.findall(
    "..",
    "USGBDEFRESITNLBECHATSENODKFIPLCZPTIEGRHUROTRRUUAILAEEGZANGKEINPKCNJPKRAUNZBRMXAR",
)
KINDS = (Kind.MOBILE, Kind.FIXED_LINE, Kind.VOIP, Kind.PERSONAL_NUMBER)
DIGITS = re.findall(r"\w+", "zero one two three four five six seven eight nine")
SENTENCES = (
    "{}",
    "sure, it's {}",
    "{} text me!",
    "ok my number is {}. see you at 8",
    "haha ok: {} (my mobile)",
)


def spoken(number: str) -> str:
    """Say a number digit by digit."""
    return " ".join(
        "plus" if char == "+" else DIGITS[int(char)]
        for char in number
        if char.isdigit() or char == "+"
    )


def forms_of(example: phonenumbers.PhoneNumber) -> Iterator[str]:
    """Yield the ways in which people write and say one number."""
    e164 = phonenumbers.format_number(example, Form.E164)
    national = phonenumbers.format_number(example, Form.NATIONAL)
    international = phonenumbers.format_number(example, Form.INTERNATIONAL)
    bare = re.sub(r"\D", "", national)
    yield from (e164, national, international, bare)
    yield phonenumbers.format_number(example, Form.RFC3966)
    for mark in (" ", ".", "-"):
        yield re.sub(r"\D+", mark, national).strip(mark)
        yield re.sub(r"[ \-]", mark, international)
    yield " ".join(bare)
    yield " ".join(bare[at : at + 2] for at in range(0, len(bare), 2))
    yield spoken(e164)
    yield spoken(bare)
    yield spoken(bare).replace("zero", "oh")
    yield spoken(bare).replace(" ", ", ")
    yield re.sub(r"\b(\w+) \1\b", r"double \1", spoken(bare))


def examples(region: str) -> Iterator[phonenumbers.PhoneNumber]:
    """Yield the library's own examples for a country."""
    for kind in KINDS:
        example = phonenumbers.example_number_for_type(region, kind)
        if example is not None:
            yield example


@pytest.mark.parametrize("region", REGIONS)
def test_every_form_of_a_country_is_found(region: str) -> None:
    """National and international, spaced, dotted, bare, said in words."""
    missed = [
        (text, found, wanted)
        for example in examples(region)
        for wanted in (phonenumbers.format_number(example, Form.E164),)
        for form in forms_of(example)
        for sentence in SENTENCES
        for text in (sentence.format(form),)
        for found in (find_number(text, region),)
        if found != wanted
    ]
    assert missed == []


@pytest.mark.parametrize("region", REGIONS)
def test_second_thoughts_are_taken_in(region: str) -> None:
    """The last digits can be put right, in figures and in words."""
    missed = []
    for example in examples(region):
        wanted = phonenumbers.format_number(example, Form.E164)
        fixed = wanted[:-2] + ("42" if wanted[-2:] != "42" else "43")
        if not phonenumbers.is_valid_number(phonenumbers.parse(fixed)):
            continue
        for form in forms_of(example):
            for thought in (
                f"{form} no wait, {fixed[-2:]} at the end",
                f"{form}... sorry, the last two are {fixed[-2:]}",
                f"{form} oh wait it ends in {spoken(fixed[-2:])}",
            ):
                found = find_number(thought, region)
                if found != fixed:
                    missed.append((thought, found, fixed))
    assert missed == []


CORRECTED = {
    "202-555-0147 no wait 202-555-0148": "+12025550148",
    "not 202-555-0147, that's old. 202-555-0148": "+12025550148",
    "2025550147, no wait, 2 instead of 7": "+12025550142",
    "202-555-0147, sorry, 303 at the start": "+13035550147",
    "my old number is 202-555-0147, the new one 202-555-0148": "+12025550148",
    "202-555-0147 or 202-555-0148 at work": "+12025550147",
    "two oh two, triple five, oh one double four": "+12025550144",
    "202 five five five oh one forty-two": "+12025550142",
    "call at seven, 202 555 0147": "+12025550147",
    "2️⃣0️⃣2️⃣5️⃣5️⃣5️⃣0️⃣1️⃣4️⃣7️⃣": "+12025550147",
    "２０２５５５０１４７": "+12025550147",  # noqa: RUF001 - full-width digits, as some keyboards type them
    "202-555-0147 wait I have to get the bus at 8": "+12025550147",
}


@pytest.mark.parametrize("text", CORRECTED)
def test_the_number_that_is_meant_is_the_one_found(text: str) -> None:
    """Of several, the corrected one; of an old and a new one, the new one."""
    assert find_number(text, "US") == CORRECTED[text]


NO_NUMBERS = (
    "12/05/2024",
    "2026-11-27",
    "see you on 2026-11-27 19:30",
    "19.11.2026 20.30",
    "from 2019-2024",
    "$2025550147",
    "it costs 2.025.550.147 dollars",
    "2025550147 followers",
    "I have 2025550147 points",
    "we won 21-19 21-15 21-18",
    "it was 3:2, then 4:2",
    "21-19, 21-15",
    "10:30",
    "the code is 482910",
    "555 0142",
    "one sec, two minutes",
    "",
    "no",
)


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_dates_prices_and_scores_are_no_numbers(text: str) -> None:
    """Digits alone make no phone number."""
    assert find_number(text, "US") is None


def test_a_national_form_wants_its_country() -> None:
    """Without a region only a country code says where a number is."""
    assert find_number("202-555-0147") is None
    assert find_number("+1 202-555-0147") == "+12025550147"
    assert find_number("07400 123456", "GB") == "+447400123456"


def test_a_correction_that_fits_nothing_leaves_no_number() -> None:
    """A number that is known to be wrong is not handed on."""
    assert find_number("202-555-0147, no wait, 9 instead of 8", "US") is None


def test_an_unknown_region_is_an_error() -> None:
    """The option is named, and what would be right."""
    assert check_region("gb") == "GB"
    assert check_region(None) is None
    with pytest.raises(UnknownRegionError, match="--region"):
        check_region("XX")


WORDS = {
    "oh seven seven double nine": "0 7 7 99",
    "one sec": "one sec",
    "for two, or three": "for two, or three",
    "eight hundred five five five": "800 5 5 5",
    "plus four four twenty": "+4 4 20",
    "forty-two": "42",
    "at seven, 555 0199": "at seven, 555 0199",
}


@pytest.mark.parametrize("text", WORDS)
def test_numbers_in_words_become_digits(text: str) -> None:
    """Only where there is a run of them."""
    assert in_digits(text) == WORDS[text]
