"""What is worth asking next, and what an answer does to the situation.

The interview asks only what is missing and matters, the most informative
question first. What a fact is worth is the expected gain that the plan shows
as ``find_out_first``; questions about anything else carry a judged one.
"""

from collections.abc import Mapping
from typing import Any, Literal

import msgspec
from msgspec import Struct

from segue import assembly
from segue.actions.moment import Moment
from segue.domain.facts import Facts, facts_of
from segue.domain.languages import ENGLISH
from segue.domain.read_situation import situation_from
from segue.domain.situation import Situation
from segue.errors import InputError
from segue.playbook.advise import Advisor
from segue.playbook.consider import Considered
from segue.playbook.decide import decide
from segue.playbook.explain import expected_gain
from segue.playbook.words import Slots


Kind = Literal["text", "pronouns", "age", "channels", "shared", "day", "fact"]


class Question(Struct, frozen=True):
    """One question of the interview.

    Attributes:
        field: Dotted path in the situation.
        kind: What sort of answer is read.
        asks: The question.
        how: How to find out.
        choices: Each value's own words, where there are choices.
        left: How many questions are worth asking, this one included; 0 where
            it was asked for.
    """

    field: str
    kind: Kind
    asks: str
    how: str
    choices: Mapping[str, str]
    left: int


class Given(Struct, frozen=True):
    """One thing that the person has said.

    Attributes:
        field: Dotted path in the situation.
        asks: The question that it answers.
        value: The plain value, as a file would hold it.
        words: The answer in words; several where there are several.
    """

    field: str
    asks: str
    value: object
    words: tuple[str, ...]


class NoQuestionError(InputError):
    """Nothing is asked about that field."""

    def __init__(self) -> None:
        """Say what would be expected."""
        super().__init__("no question of that name", "expected a field's dotted path")


def next_question(
    situation: Situation,
    moment: Moment,
    skipped: frozenset[str] = frozenset(),
    language: str = ENGLISH,
) -> Question | None:
    """Return the most informative question that is still open.

    Args:
        situation: What is known so far.
        moment: The present one.
        skipped: Fields that the person does not know.
        language: Tag of the language that is asked in.

    Returns:
        Nothing where a stop holds, or where no question is worth asking.
    """
    advisor = assembly.advisor_in(language)
    facts = facts_of(situation, moment.now.astimezone(moment.zone))
    outcome = decide(advisor.weights, facts)
    if outcome.stops:
        return None
    considered = Considered(advisor.weights, advisor.touched, facts, outcome)
    gains = _fact_gains(advisor, considered, facts)
    known = _known_fields(situation)
    for opening in advisor.playbook.interview.openings:
        if opening.id not in known:
            gains[opening.id] = opening.gain
    until = advisor.playbook.interview.ask_until
    open_fields = [f for f, gain in gains.items() if gain >= until and f not in skipped]
    if not open_fields:
        return None
    best = max(open_fields, key=lambda field: gains[field])
    here = moment.now.astimezone(moment.zone)
    slots = Slots(situation, here, language=language)
    return _question(advisor, best, slots, len(open_fields))


def _fact_gains(
    advisor: Advisor, considered: Considered, facts: Facts
) -> dict[str, float]:
    return {
        fact: max(
            expected_gain(considered, fact, considered.turns(fact)), rule.least_gain
        )
        for fact, rule in advisor.weights.facts.items()
        if fact not in facts
    }


def _known_fields(situation: Situation) -> set[str]:
    """Return the dotted paths of all that the situation says."""
    known: set[str] = set()
    plain: dict[str, Any] = msgspec.to_builtins(situation)
    for name, value in plain.items():
        known.add(name)
        if isinstance(value, dict):
            known.update(f"{name}.{inner}" for inner in value)
    return known


def _question(advisor: Advisor, field: str, slots: Slots, left: int) -> Question:
    openings = {one.id: one for one in advisor.playbook.interview.openings}
    rule = openings.get(field) or advisor.weights.facts[field]
    return Question(
        field=field,
        kind=openings[field].kind if field in openings else "fact",
        asks=slots.fill(rule.question),
        how=slots.fill(rule.how),
        choices={value: slots.fill(words) for value, words in rule.values.items()},
        left=left,
    )


def with_answer(situation: Situation, field: str, value: object) -> Situation:
    """Return the situation with one more field known.

    Args:
        situation: What was known before; stays as it is.
        field: Dotted path.
        value: The field's plain value, as a file would hold it.

    Raises:
        FieldError: The value does not fit the field.
    """
    plain: dict[str, Any] = msgspec.to_builtins(situation)
    section, _, name = field.rpartition(".")
    if section:
        plain.setdefault(section, {})[name] = value
    else:
        plain[name] = value
    return situation_from(plain)


def without_answer(situation: Situation, field: str) -> Situation:
    """Return the situation with one field not known.

    Args:
        situation: What was known before; stays as it is.
        field: Dotted path.
    """
    plain: dict[str, Any] = msgspec.to_builtins(situation)
    section, _, name = field.rpartition(".")
    if section:
        plain.get(section, {}).pop(name, None)
    else:
        plain.pop(name, None)
    return situation_from(plain)


def question_about(situation: Situation, moment: Moment, field: str) -> Question:
    """Return the question about a field, whether or not it is still open.

    Args:
        situation: What is known; its names stand in the question.
        moment: The present one.
        field: Dotted path.

    Raises:
        NoQuestionError: Nothing is asked about it.
    """
    advisor = assembly.built_in_advisor()
    openings = {one.id for one in advisor.playbook.interview.openings}
    if field not in openings and field not in advisor.weights.facts:
        raise NoQuestionError
    slots = Slots(situation, moment.now.astimezone(moment.zone))
    return _question(advisor, field, slots, 0)


def answers_given(situation: Situation, moment: Moment) -> tuple[Given, ...]:
    """Return what is known, each with its question and its answer in words.

    Args:
        situation: What is known.
        moment: The present one.
    """
    plain: dict[str, Any] = msgspec.to_builtins(situation)
    given = []
    for field in sorted(_known_fields(situation)):
        section, _, name = field.rpartition(".")
        value = plain[section][name] if section else plain[name]
        if isinstance(value, dict):
            continue
        try:
            question = question_about(situation, moment, field)
        except NoQuestionError:
            continue
        given.append(Given(field, question.asks, value, _in_words(question, value)))
    return tuple(given)


def _in_words(question: Question, value: object) -> tuple[str, ...]:
    """Say a plain value in the words of its question."""
    if isinstance(value, list | tuple):
        return tuple(_item(question, one) for one in value) or (
            question.choices.get("none", ""),
        )
    return (question.choices.get(str(value), str(value)),)


def _item(question: Question, item: str | dict[str, str]) -> str:
    if isinstance(item, str):
        return question.choices[item]
    parts = (question.choices[item["kind"]], item.get("detail"), item.get("when"))
    return ", ".join(part for part in parts if part)
