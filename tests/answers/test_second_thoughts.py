"""A number is put right by what plainly puts it right, and by nothing else."""

import pytest

from segue.answers.numbers import find_number


GIVEN = "+12025550147"
PUT_RIGHT = {
    "202-555-0174, no, 47 at the end": GIVEN,
    "202-555-0174 no 0147 at the end": GIVEN,
    "202-555-0148 no wait, seven at the end": GIVEN,
    "two oh two five five five oh one four eight no seven": GIVEN,
    "202-555-0148, last digit is 7 sorry": GIVEN,
    "202-555-0148, sorry, the last one is a 7": GIVEN,
    "303-555-0147, sorry, area code 202": GIVEN,
    "202-555-0174, the last two digits are 47 not 74": GIVEN,
    "202-555-0174 wait, I always get this wrong, it ends in 47": GIVEN,
    "202-555-0174 *47": GIVEN,
}
LEFT_ALONE = (
    "202-555-0147, wait 10 min",
    "202-555-0147. hang on 2 secs",
    "202-555-0147 hold on, 1 sec",
    "202-555-0147 sorry 2 mins late",
    "202-555-0147 sorry, room 42 at the end of the hall",
    "202-555-0147 my bus is the 42 at the end of the road",
    "202-555-0147, actually 8:30",
    "202-555-0147, sorry, 8 works better",
    "202-555-0147, no, 20 is too late",
    "202-555-0147. I'm at no 42",
    "202-555-0147 sorry :3",
    "202-555-0147, I'm 19 not 14",
    "202-555-0147 actually 2 things",
    "202-555-0147 sorry order 12345678",
)


@pytest.mark.parametrize("text", PUT_RIGHT)
def test_what_puts_a_number_right_is_taken_in(text: str) -> None:
    """In figures and in words, before and behind the place that it names."""
    assert find_number(text, "US") == PUT_RIGHT[text]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_other_digits_behind_a_number_leave_it_as_it_is(text: str) -> None:
    """Minutes, rooms, times and ages: a wrong digit would reach a stranger."""
    assert find_number(text, "US") == GIVEN


def test_a_second_thought_that_stays_unfinished_leaves_no_number() -> None:
    """What was taken back is not handed on, whatever came instead."""
    assert find_number("202-555-0148 wait no 202-555-014", "US") is None
