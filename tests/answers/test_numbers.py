"""Numbers come out exactly as given, and nothing else passes for one."""

import re
from collections.abc import Iterator

import phonenumbers
import pytest
from phonenumbers import PhoneNumberFormat as Form
from phonenumbers import PhoneNumberType as Kind

from segue.answers.numbers import (
    UnknownRegionError,
    check_region,
    find_number,
    holds_digits,
)
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
    "303-555-0148 is my old number, use 202-555-0147": "+12025550147",
    "303-555-0148 doesn't work anymore. 202-555-0147": "+12025550147",
    "don't use 303-555-0148, use 202-555-0147": "+12025550147",
    "I have you as 303-555-0148, mine is 202-555-0147": "+12025550147",
    "is yours 303-555-0148? mine is 202-555-0147": "+12025550147",
    "> 303-555-0148\n202-555-0147": "+12025550147",
    ">:( 202-555-0147": "+12025550147",
    "why not 202-555-0147": "+12025550147",
    "202, then 555, then 0147": "+12025550147",
    "202 dash 555 dash 0147": "+12025550147",
    "area code 202 and 555-0147": "+12025550147",
    "Two oh two, 555, oh one four seven": "+12025550147",
    "2O2-555-O147": "+12025550147",
    "https://wa.me/12025550147": "+12025550147",
    "202-555-0147 am I right": "+12025550147",
    "202-555-0147 people call me Jo": "+12025550147",
    "20$ 202-555-0147": "+12025550147",
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
    "my number is not 202-555-0147",
    "202-555-0147 is not my number",
    "you said 202-555-0147? ok",
    "> 202-555-0147\nok got it",
    "my student id is 2025550147",
    "order number 2025550147",
    "there are 2025550147 reasons",
    "14/02/26 19.30",
    "see you 12.12. 18.30",
    "rooms 101, 102, 103, 104",
    "in 2019, 2020, 2021",
    "8, 9, 10, 11, 12, 13",
    "one sec, two minutes",
    "",
    "no",
)


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_dates_prices_and_scores_are_no_numbers(text: str) -> None:
    """Digits alone make no phone number."""
    assert find_number(text, "US") is None


def test_the_askers_own_number_is_not_theirs() -> None:
    """Said back, it gives nothing; beside theirs, theirs counts."""
    ask = "Here's my number, (303) 555-0148. Text me if you like."
    assert find_number("303 555 0148? got it", "US", ask) is None
    assert not holds_digits("555 0148, got it", ask)
    both = "303 555 0148, saved. Mine is 202 555 0147"
    assert find_number(both, "US", ask) == "+12025550147"
    assert holds_digits(both, ask)


def test_digits_that_only_count_are_not_given() -> None:
    """Up or down: a joke, and nothing to reach anybody by."""
    said = ("1234567 lol", "123-456-7890", "987 6543", "555 0142")
    assert [holds_digits(text) for text in said] == [False, False, False, True]


def test_a_country_code_without_its_plus_is_still_one() -> None:
    """A mobile number as chat apps show it is no landline elsewhere."""
    assert find_number("4915123456789", "DE") == "+4915123456789"
    assert find_number("447400123456", "GB") == "+447400123456"


@pytest.mark.parametrize("bit", ["1 ", "1, ", "12 dot ", "one ", " "])
@pytest.mark.timeout(10)
def test_a_reply_of_nothing_but_digits_takes_no_time(bit: str) -> None:
    """Each token is looked at a few times, not once for every other."""
    assert find_number(bit * 1000, "US") is None


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
