"""The interview asks what is missing and matters, the most telling first."""

from collections.abc import Iterator

import pytest

from segue.actions.interview import Question, next_question, with_answer
from segue.actions.moment import Moment, moment_of
from segue.actions.plan import make_plan
from segue.domain.situation import Cues, History, Situation, Them, You
from segue.errors import InputError


NOW = "2026-11-22T12:00"
NOTHING = Situation()
SKIPPED = frozenset({"them.name", "them.pronouns", "you.age", "them.age"})


def moment() -> Moment:
    """Return noon in Berlin."""
    return moment_of(NOW, "Europe/Berlin")


def all_skipped(situation: Situation = NOTHING) -> Iterator[Question]:
    """Yield every question for somebody who knows nothing more."""
    skipped: frozenset[str] = frozenset()
    while question := next_question(situation, moment(), skipped):
        yield question
        skipped |= {question.field}


def test_names_and_years_open_the_interview() -> None:
    """What shapes the questions, and what protects, comes before all else."""
    fields = [question.field for question in all_skipped()]
    assert set(fields[:4]) == SKIPPED
    assert len(fields) == len(set(fields))


def test_facts_are_asked_in_the_order_of_their_gain() -> None:
    """The plan's own ``find_out_first`` orders the questions about facts.

    Facts that decide words or moments are worth asking beyond their gain.
    """
    plan = make_plan(Situation(timezone="Europe/Berlin"), now=NOW)
    gains = [one.fact for one in plan.find_out_first]
    asked = [one.field for one in all_skipped() if one.kind == "fact"]
    for_words = {"you.confidence", "private_moment"}
    assert for_words <= set(asked)
    by_gain = [fact for fact in asked if fact not in for_words]
    assert by_gain
    assert by_gain == [fact for fact in gains if fact in by_gain]


def test_the_number_to_go_counts_down() -> None:
    """Each question says how many are worth asking."""
    left = [question.left for question in all_skipped()]
    assert left == list(range(len(left), 0, -1))


def test_what_is_known_is_not_asked() -> None:
    """A situation that says something is not asked for it again."""
    known = Situation(
        you=You(age=17),
        them=Them(name="Robin"),
        cues=Cues(avoids_you="no"),
        power="none",
    )
    fields = {question.field for question in all_skipped(known)}
    assert fields.isdisjoint({"you.age", "them.name", "cues.avoids_you", "power"})
    assert "them.age" in fields


def test_a_question_speaks_of_them_by_name() -> None:
    """Slots are filled; every choice has its words."""
    known = Situation(them=Them(name="Robin", pronouns="she"))
    questions = list(all_skipped(known))
    assert all("{" not in one.asks + one.how for one in questions)
    assert any("Robin" in one.asks for one in questions)
    facts = [one for one in questions if one.kind == "fact"]
    assert all(len(one.choices) >= 2 and all(one.choices.values()) for one in facts)


@pytest.mark.parametrize(
    "stopped",
    [
        Situation(power="you_over_them"),
        Situation(history=History(asked_before="no")),
        Situation(you=You(age=40), them=Them(age=15)),
        Situation(cues=Cues(avoids_you="yes")),
    ],
)
def test_a_stop_ends_the_interview(stopped: Situation) -> None:
    """Nothing that could be asked would change the advice."""
    assert next_question(stopped, moment()) is None


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("goal", "date", Situation(them=Them(name="Robin"), goal="date")),
        ("them.age", 17, Situation(them=Them(name="Robin", age=17))),
        ("you.name", "No", Situation(them=Them(name="Robin"), you=You(name="No"))),
        ("channels", [], Situation(them=Them(name="Robin"), channels=())),
        (
            "cues.asks_back",
            "yes",
            Situation(them=Them(name="Robin"), cues=Cues(asks_back="yes")),
        ),
    ],
)
def test_an_answer_fills_its_field(
    field: str, value: object, expected: Situation
) -> None:
    """And nothing else; what was known before stays as it is."""
    before = Situation(them=Them(name="Robin"))
    assert with_answer(before, field, value) == expected
    assert before == Situation(them=Them(name="Robin"))


def test_an_answer_that_does_not_fit_is_refused() -> None:
    """With the field and what it expects."""
    with pytest.raises(InputError, match=r"^you\.age: expected a whole number from"):
        with_answer(Situation(), "you.age", 300)
