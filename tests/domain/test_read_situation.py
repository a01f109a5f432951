"""A situation is read as the contract writes it, or refused in one line."""

import msgspec
import pytest

from segue.domain.read_situation import read_situation
from segue.domain.situation import Cues, History, Shared, Situation, Them, You
from segue.errors import InputError


CONTRACT_EXAMPLE = b"""
you:
  name: Sam
  age: 17                    # years
  confidence: 2              # 1 terrified ... 5 bold
them:
  name: Robin                # a nickname will do
  pronouns: they
  age: 17
  familiarity: friend
channels: [in_person, social, email]
often: weekly
private_moment: yes
shared:
  - kind: class_project
    detail: the biology poster
    when: 2026-11-27
cues:
  starts_conversations: yes
  asks_back: yes
  long_replies: yes
  remembers_details: yes
  laughs_with_you: yes
  makes_time: yes
  short_answers: no
  avoids_you: no
  talks_about_a_partner: no
flirting: mutual
feelings: suspected
date_interest: yes
last_chance: 2026-12-18
outing_risk: no
history:
  asked_before: never
  number_from: nobody
power: none
partner: single
goal: get_to_know
timezone: America/New_York
"""
EXAMPLE = Situation(
    you=You(name="Sam", age=17, confidence=2),
    them=Them(name="Robin", pronouns="they", age=17, familiarity="friend"),
    channels=("in_person", "social", "email"),
    often="weekly",
    private_moment="yes",
    shared=(
        Shared(kind="class_project", detail="the biology poster", when="2026-11-27"),
    ),
    cues=Cues(
        starts_conversations="yes",
        asks_back="yes",
        long_replies="yes",
        remembers_details="yes",
        laughs_with_you="yes",
        makes_time="yes",
        short_answers="no",
        avoids_you="no",
        talks_about_a_partner="no",
    ),
    flirting="mutual",
    feelings="suspected",
    date_interest="yes",
    last_chance="2026-12-18",
    outing_risk="no",
    history=History(asked_before="never", number_from="nobody"),
    power="none",
    partner="single",
    goal="get_to_know",
    timezone="America/New_York",
)


def refusal(text: str) -> str:
    """Return the line that a text is refused with."""
    with pytest.raises(InputError) as refused:
        read_situation(text.encode())
    return refused.value.line()


def test_the_contract_s_example_is_read_to_the_letter() -> None:
    """Every field of the contract's example arrives as it was written."""
    assert read_situation(CONTRACT_EXAMPLE) == EXAMPLE


def test_json_says_the_same() -> None:
    """The same situation in JSON, a byte order mark before it or not."""
    written = msgspec.json.encode(EXAMPLE)
    assert read_situation(written) == EXAMPLE
    assert read_situation(b"\xef\xbb\xbf" + written) == EXAMPLE
    assert read_situation(b"\n " + written, is_json=True) == EXAMPLE


def test_yaml_in_braces_is_yaml() -> None:
    """What begins like JSON may still be YAML."""
    assert read_situation(b"{you: {age: 17}, private_moment: yes}") == Situation(
        you=You(age=17), private_moment="yes"
    )


@pytest.mark.parametrize("nothing", ["you:", "them: null", "shared: ~", "goal: null"])
def test_null_is_not_known(nothing: str) -> None:
    """A field without a value says nothing, and is no "no"."""
    assert read_situation(nothing.encode()) == Situation()


def test_null_inside_is_not_known() -> None:
    """The same holds one level down, in both languages."""
    yaml = b"cues: {asks_back: null}\nshared: [{kind: club, detail: }]"
    expected = Situation(shared=(Shared(kind="club"),))
    assert read_situation(yaml) == expected
    json = b'{"cues": {"asks_back": null}, "shared": [{"kind": "club", "when": null}]}'
    assert read_situation(json) == expected


def test_no_channels_is_not_the_same_as_unknown_channels() -> None:
    """``[]`` means nowhere yet; left out means not said."""
    assert read_situation(b"channels: []").channels == ()
    assert read_situation(b"channels: null").channels is None
    assert read_situation(b"goal: date").channels is None


@pytest.mark.parametrize(
    ("written", "means"),
    [
        ("yes", "yes"), ("Yes", "yes"), ("YES", "yes"), ("true", "yes"),
        ("True", "yes"), ("'yes'", "yes"),
        ("no", "no"), ("No", "no"), ("NO", "no"), ("false", "no"), ("'no'", "no"),
    ],
)  # fmt: skip
def test_flags_take_yes_and_true(written: str, means: str) -> None:
    """However a yes or a no is spelled, it is read as one."""
    assert read_situation(f"outing_risk: {written}".encode()).outing_risk == means
    cues = read_situation(f"cues: {{avoids_you: {written}}}".encode()).cues
    assert cues.avoids_you == means
    asked = read_situation(f"history: {{asked_before: {written}}}".encode()).history
    assert asked.asked_before == means


def test_json_flags_may_be_booleans() -> None:
    """``true`` and ``false`` are flags, and answers to an earlier ask."""
    read = read_situation(
        b'{"date_interest": true, "cues": {"asks_back": false},'
        b' "history": {"asked_before": false}}'
    )
    assert read == Situation(
        date_interest="yes",
        cues=Cues(asks_back="no"),
        history=History(asked_before="no"),
    )


@pytest.mark.parametrize(
    "name", ["No", "yes", "on", "7", "007", "-0", "1e3", "0x1F", "3.0", "2026-11-27"]
)
def test_a_name_stays_what_was_written(name: str) -> None:
    """Somebody called No keeps the name, and so does 007."""
    read = read_situation(f"them: {{name: {name}}}\nyou: {{name: '{name}'}}".encode())
    assert (read.them.name, read.you.name) == (name, name)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("confidance: 3", "confidance: unknown field; did you mean `you.confidence`?"),
        (
            "you: {confidance: 3}",
            "you.confidance: unknown field; did you mean `confidence`?",
        ),
        ("chanels: []", "chanels: unknown field; did you mean `channels`?"),
        (
            "you: {familiarity: friend}",
            "you.familiarity: unknown field; did you mean `them.familiarity`?",
        ),
        (
            "shared: [{kind: club, whem: 2026-11-27}]",
            "shared[0].whem: unknown field; did you mean `when`?",
        ),
        (
            "history: {zzz: 1}",
            "history.zzz: unknown field; known fields: asked_before, number_from",
        ),
    ],
)
def test_an_unknown_field_is_named_with_its_neighbor(text: str, line: str) -> None:
    """The nearest field is suggested, wherever it stands."""
    assert refusal(text) == line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "goal: frendship",
            (
                "goal: expected one of get_to_know, date, friendship;"
                " did you mean `friendship`?"
            ),
        ),
        (
            "often: hourly",
            "often: expected one of rarely, weekly, daily",
        ),
        (
            "cues: {asks_back: maybe}",
            "cues.asks_back: expected one of yes, no",
        ),
        ("cues: {asks_back: 1}", "cues.asks_back: expected one of yes, no"),
        (
            "history: {asked_before: softno}",
            (
                "history.asked_before: expected one of never, no_answer, unclear,"
                " soft_no, no, conditional, other_channel, yes;"
                " did you mean `soft_no`?"
            ),
        ),
        ('{"goal": true}', "goal: expected one of get_to_know, date, friendship"),
    ],
)
def test_an_unknown_value_is_named_with_its_neighbor(text: str, line: str) -> None:
    """The field, its values, and the nearest of them."""
    assert refusal(text) == line


def test_unknown_values_in_lists_are_named_by_place() -> None:
    """The place in the list is part of the path."""
    assert refusal("channels: [social, telegraph]").startswith("channels[1]: ")
    kinds = refusal("shared: [{kind: club}, {kind: clubb}]")
    assert kinds.startswith("shared[1].kind: expected one of class_project, ")
    assert kinds.endswith("did you mean `club`?")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("you: {age: 0}", "you.age: expected a whole number from 1 to 120"),
        ("them: {age: 121}", "them.age: expected a whole number from 1 to 120"),
        ("you: {age: -3}", "you.age: expected a whole number from 1 to 120"),
        ("you: {age: seventeen}", "you.age: expected a whole number"),
        ("you: {age: '17'}", "you.age: expected a whole number"),
        ("you: {age: 17.5}", "you.age: expected a whole number"),
        ('{"you": {"age": true}}', "you.age: expected a whole number"),
        ("you: {confidence: 0}", "you.confidence: expected a whole number from 1 to 5"),
        ("you: {confidence: 6}", "you.confidence: expected a whole number from 1 to 5"),
        ("you: 17", "you: expected fields, one a line"),
        ("channels: social", "channels: expected a list"),
        ("shared: {kind: club}", "shared: expected a list"),
        ("shared: [club]", "shared[0]: expected fields, one a line"),
        ("shared: [~]", "shared[0]: expected fields, one a line"),
        ("shared: [{detail: x}]", "shared[0].kind: expected the kind of circumstance"),
        ("them: {name: [a]}", "them.name: expected text"),
        ("- you", "expected fields such as `you:`, found a list"),
        ("robin", "expected fields such as `you:`, found a single value"),
        ("# nothing but a comment", "expected fields such as `you:`, found nothing"),
        ("", "empty; expected a situation with fields such as `you:`"),
        (" \n\n", "empty; expected a situation with fields such as `you:`"),
    ],
)
def test_what_does_not_fit_is_refused(text: str, line: str) -> None:
    """Each field says what it expects."""
    assert refusal(text) == line


@pytest.mark.parametrize(
    "text", ['{"you": ', '{"you": 1]', r'{"them": {"name": "\ud800"}}', "{'you': [}"]
)
def test_broken_json_is_called_so(text: str) -> None:
    """What begins like JSON and is neither JSON nor YAML is broken JSON."""
    assert refusal(text).startswith("not valid JSON (")


@pytest.mark.parametrize(
    "text",
    [
        '{"power": "you_over_them", "power": "none"}',
        "{power: you_over_them, power: none}",
        "power: you_over_them\npower: none",
    ],
)
def test_a_field_that_stands_twice_is_refused(text: str) -> None:
    """No stop is lost to a second thought further down."""
    assert refusal(text).endswith("stands twice; keep one of them") or (
        "`power` stands twice" in refusal(text)
    )


def test_a_json_file_must_be_json() -> None:
    """Where the file's name says JSON, YAML is not read into it."""
    with pytest.raises(InputError, match=r"^not valid JSON"):
        read_situation(b"you: {age: 17}", is_json=True)


def test_deep_json_is_refused() -> None:
    """Nesting that would exhaust the reader is refused like any mistake."""
    deep = b'{"you":' * 100_000
    with pytest.raises(InputError, match=r"nested"):
        read_situation(deep)
