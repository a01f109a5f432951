"""Strings keep their ids when others come, and their hash while they last."""

from segue.domain.yaml_source import Value
from segue.translation.strings import hash_of, strings_in, with_words


FACTS: Value = [
    {"id": "power", "label": "Who decides", "values": {"none": "No", "other": "Yes"}},
    {"id": "goal", "label": "What you hope for", "prior": {"date": 1}},
]
MOVE: Value = {
    "title": "Ask",
    "words": {"email": {"shy": [{"say": "Hi", "out": "Or\n not"}]}},
}


def test_a_string_is_named_by_its_place() -> None:
    """Keys and numbers on the way, with slashes, where there are words."""
    assert [(one.id, one.words) for one in strings_in("moves/x.yaml", MOVE)] == [
        ("moves/x/title", "Ask"),
        ("moves/x/words/email/shy/0/say", "Hi"),
        ("moves/x/words/email/shy/0/out", "Or not"),
    ]


def test_a_fact_in_front_moves_no_other_fact_s_strings() -> None:
    """Items with an id of their own are named by it, not by their number."""
    assert isinstance(FACTS, list)
    new: Value = {"id": "new", "label": "New"}
    before = {one.id for one in strings_in("facts.yaml", FACTS)}
    after = {one.id for one in strings_in("facts.yaml", [new, *FACTS])}
    assert before == {
        "facts/power/label",
        "facts/power/values/none",
        "facts/power/values/other",
        "facts/goal/label",
    }
    assert after - before == {"facts/new/label"}


def test_the_hash_follows_the_words_and_not_the_lines() -> None:
    """Another line break is the same string; another word is another one."""
    assert hash_of("Say it\n  once.") == hash_of("Say it once.")
    assert hash_of("Say it once.") != hash_of("Say it twice.")


def test_words_are_replaced_where_they_stand() -> None:
    """Nothing else changes, and the values that were handed in stay."""
    made = with_words("facts.yaml", FACTS, lambda one: one.words.upper())
    assert made == [
        {
            "id": "power",
            "label": "WHO DECIDES",
            "values": {"none": "NO", "other": "YES"},
        },
        {"id": "goal", "label": "WHAT YOU HOPE FOR", "prior": {"date": 1}},
    ]
    assert next(strings_in("facts.yaml", FACTS)).words == "Who decides"
