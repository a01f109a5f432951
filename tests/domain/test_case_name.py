"""A name is easy to type, is no number, and a second case is noticed."""

import pytest

from segue.domain.case_name import CaseNameError, maybe_same, slug_of
from segue.domain.situation import Situation, Them


@pytest.mark.parametrize(
    ("given", "slug"),
    [
        ("Robin", "robin"),
        ("Robin from chem", "robin-from-chem"),
        ("  J\u00fcrgen_B. ", "j\u00fcrgen-b"),
        ("\u7f8e\u54b2", "\u7f8e\u54b2"),
        ("\uff32\uff4f\uff42\uff49\uff4e", "robin"),
        ("the one with 2 dogs", "the-one-with-2-dogs"),
    ],
)
def test_a_name_becomes_a_slug(given: str, slug: str) -> None:
    """Letters of every script stay, the rest becomes hyphens."""
    assert slug_of(given) == slug
    assert slug_of(slug) == slug


@pytest.mark.parametrize(
    "given", ["", " - ", "\U0001f98a", "x" * 41, "+1 555 0142", "robin@example.org"]
)
def test_what_cannot_be_a_name_is_refused(given: str) -> None:
    """Nothing, too much, a number and an address name nobody."""
    with pytest.raises(CaseNameError) as caught:
        slug_of(given)
    assert not given.strip(" -") or given not in caught.value.line()


@pytest.mark.parametrize(
    ("name", "situation", "same"),
    [
        ("rob", None, ["robin"]),
        ("robin-2", None, ["robin"]),
        ("al", None, []),
        ("climber", Situation(them=Them(name="Robin")), ["robin"]),
        ("kim", Situation(them=Them(name="Kim")), ["gym"]),
        ("robin", None, []),
    ],
)
def test_a_second_case_is_noticed(
    name: str, situation: Situation | None, same: list[str]
) -> None:
    """By the first word of the name, or by whom the situation names."""
    others = [
        ("robin", None),
        ("gym", Situation(them=Them(name="Kim"))),
        ("alex", None),
    ]
    assert list(maybe_same(name, situation, others)) == same
