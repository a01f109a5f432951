"""The published JSON Schemas take what the contract takes, and nothing else."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import msgspec
import pytest
import yaml
from jsonschema import Draft202012Validator

from segue.actions.check_playbook import check_playbook
from segue.actions.plan import make_plan
from segue.actions.schemas import DOCUMENTS, schema_of, schema_titles
from segue.actions.show_chat import Moment, show_conversation
from segue.actions.show_playbook import show_playbook
from segue.actions.walk_playbook import walk_playbook
from segue.assembly import built_in_advisor
from segue.domain.conversation import Conversation
from segue.domain.read_situation import read_situation
from segue.domain.situation import Situation
from segue.errors import InputError
from segue.playbook.advise import advise
from segue.playbook.draw import draw


WriteDown = Callable[[str], Conversation]


@cache
def validator(name: str) -> Draft202012Validator:
    """Return what validates a document."""
    return Draft202012Validator(
        schema_of(name), format_checker=Draft202012Validator.FORMAT_CHECKER
    )


def plain(value: object) -> Any:  # noqa: ANN401 - any JSON value
    """Return a document as another program reads it."""
    return msgspec.json.decode(msgspec.json.encode(value))


def objects(schema: object) -> Iterator[dict[str, Any]]:
    """Yield every definition with fields."""
    if isinstance(schema, dict):
        if isinstance(schema.get("properties"), dict) and "title" in schema:
            yield schema
        for inner in schema.values():
            yield from objects(inner)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_schema_is_one(name: str) -> None:
    """It names its dialect, itself, and what each of its fields means."""
    schema = schema_of(name)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"urn:segue:contract:1:{name}"
    assert schema["description"] == schema_titles()[name]
    for definition in objects(schema):
        assert definition["description"]
        assert "Attributes:" not in definition["description"]
    described = [field.get("description") for field in schema["properties"].values()]
    assert all(described)


def test_an_unknown_name_is_refused() -> None:
    """With the names that there are."""
    with pytest.raises(InputError) as refused:
        schema_of("plane")
    assert refused.value.line().startswith("`plane`: no document has that name; expec")
    assert (
        "situation, plan, read, answer, check, walk, playbook" in refused.value.line()
    )


@pytest.mark.timeout(30)
def test_every_plan_of_a_walk_is_valid() -> None:
    """So is every situation that was drawn for it."""
    decisions = set()
    for number in range(250):
        asked = draw(5, number).asked
        plan = advise(built_in_advisor(), asked)
        validator("situation").validate(plain(asked.situation))
        validator("plan").validate(plain(plan))
        decisions.add(plan.decision)
    assert decisions == {"ask", "warm_up", "leave_it"}


@pytest.mark.timeout(30)
@pytest.mark.timeout(30)
def test_what_is_checked_and_shown_is_valid() -> None:
    """What ``playbook check`` and ``playbook show`` print is published, too."""
    validator("check").validate(plain(check_playbook()))
    validator("playbook").validate(plain(show_playbook()))


def test_what_a_chat_shows_is_valid(write_down: WriteDown) -> None:
    """What ``segue read`` prints is what is published."""
    conversation = write_down(
        """
        03-02 18:00 Robin: the biology poster is due friday, want to split it?
        03-02 18:01 Sam: could I get your number for that?
        03-02 18:02 Robin: sure, 555 014 2233
        """
    )
    moment = Moment(now="2026-03-02T19:00", tz="UTC")
    for me in (0, 1):
        validator("read").validate(plain(show_conversation(conversation, me, moment)))


def test_a_walk_s_report_is_valid() -> None:
    """What ``playbook walk`` prints is what is published."""
    validator("walk").validate(plain(walk_playbook(20)))


CONTRACT_EXAMPLE = """
you: {name: Sam, age: 17, confidence: 2}
them: {name: Robin, pronouns: they, age: 17, familiarity: friend}
channels: [in_person, social, email]
often: weekly
private_moment: yes
shared: [{kind: class_project, detail: the biology poster, when: '2026-11-27'}]
cues: {starts_conversations: yes, short_answers: no}
flirting: mutual
feelings: suspected
date_interest: yes
last_chance: '2026-12-18'
outing_risk: no
history: {asked_before: no, number_from: nobody}
power: none
partner: single
goal: get_to_know
timezone: America/New_York
"""


def test_the_contract_s_example_is_valid() -> None:
    """As another program's YAML reader gives it: yes and no are booleans."""
    read = yaml.safe_load(CONTRACT_EXAMPLE)
    assert read["private_moment"] is True
    validator("situation").validate(read)
    situation = read_situation(msgspec.json.encode(read))
    assert situation == read_situation(CONTRACT_EXAMPLE.encode())
    plan = make_plan(situation, now="2026-11-22T12:00")
    validator("plan").validate(plain(plan))


@pytest.mark.parametrize(
    "situation",
    [
        {},
        {"you": None, "shared": None, "cues": None, "channels": None},
        {"channels": []},
        {"shared": [{"kind": "club", "detail": None, "when": "2026-11-27T18:30"}]},
        {"cues": {"asks_back": False, "makes_time": "yes"}, "outing_risk": True},
        {"them": {"pronouns": "xe/xem/xyr"}},
    ],
)
def test_what_the_reader_takes_is_valid(situation: dict[str, Any]) -> None:
    """Null, booleans and empty lists included."""
    validator("situation").validate(situation)
    assert isinstance(read_situation(msgspec.json.encode(situation)), Situation)


@pytest.mark.parametrize(
    "situation",
    [
        {"confidance": 3},
        {"you": {"confidance": 3}},
        {"you": {"confidence": 6}},
        {"you": {"age": 0}},
        {"them": {"age": 121}},
        {"you": {"age": "17"}},
        {"channels": "social"},
        {"channels": ["telegraph"]},
        {"goal": "love"},
        {"cues": {"asks_back": "maybe"}},
        {"history": {"asked_before": "perhaps"}},
        {"shared": [{"detail": "x"}]},
        {"shared": [{"kind": "clubb"}]},
        {"shared": [{"kind": "club", "when": "tomorrow"}]},
        {"shared": [{"kind": "club"}] * 51},
        {"last_chance": "2026-12-18T10:00"},
        {"them": {"pronouns": "xe"}},
        {"them": {"name": "x" * 301}},
        [],
    ],
)
def test_what_the_reader_refuses_is_invalid(situation: object) -> None:
    """The schema and the reader agree."""
    assert not validator("situation").is_valid(situation)
    with pytest.raises(InputError):
        read_situation(msgspec.json.encode(situation))


def changed(plan: dict[str, Any], **fields: object) -> dict[str, Any]:
    """Return a plan with some fields changed, or dropped where nothing."""
    both = {**plan, **fields}
    return {name: value for name, value in both.items() if value is not None}


@pytest.mark.parametrize(
    "fields",
    [
        {"contract": 2},
        {"contract": None},
        {"decision": "perhaps"},
        {"decision": "leave_it"},
        {"decision": "warm_up"},
        {"moves": []},
        {"moves": None},
        {"stops": [{"id": "power", "says": "…"}]},
        {"stops": [{"id": "weather", "says": "…"}]},
        {"find_out_first": [{"fact": "goal"}]},
    ],
)
def test_a_plan_that_breaks_the_contract_is_invalid(fields: dict[str, object]) -> None:
    """A decision brings its fields with it, and no others."""
    asked = next(
        drawn.asked
        for drawn in (draw(5, number) for number in range(250))
        if advise(built_in_advisor(), drawn.asked).decision == "ask"
    )
    plan = plain(advise(built_in_advisor(), asked))
    validator("plan").validate(plan)
    assert not validator("plan").is_valid(changed(plan, **fields))


def test_a_judgement_is_from_0_to_1() -> None:
    """A welcome of more than one is none."""
    situation = read_situation(b"them: {familiarity: close}\nflirting: mutual")
    plan = plain(make_plan(situation, now="2026-11-22T12:00", tz="Europe/Berlin"))
    validator("plan").validate(plan)
    plan["moves"][0]["welcome"] = 1.2
    assert not validator("plan").is_valid(plan)
