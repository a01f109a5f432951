"""A situation comes in whatever form a program has it, and gives a plan."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from segue import api
from segue.actions.plan import make_plan
from segue.domain.situation import Shared, Situation, You
from segue.errors import InputError


ROOT = Path(__file__).parents[2]
NOW = "2026-11-22T12:00"
SERVING = Situation(power="you_over_them")


def endless() -> dict[str, Any]:
    """Return a mapping that stands inside of itself."""
    made: dict[str, Any] = {}
    made["you"] = made
    return made


@pytest.mark.parametrize(
    "source",
    [
        {"power": "you_over_them"},
        MappingProxyType({"power": "you_over_them"}),
        SERVING,
    ],
    ids=["dictionary", "mapping", "typed"],
)
def test_every_form_gives_the_plan_of_the_action(
    source: Situation | Mapping[str, Any],
) -> None:
    """It does not matter in which form a situation comes."""
    wanted = make_plan(SERVING, now=NOW, tz="UTC")
    assert api.plan(source, now=NOW, tz="UTC") == wanted


def test_a_file_is_read_by_its_path(tmp_path: Path) -> None:
    """YAML and JSON files give what their fields give."""
    fields = {"you": {"age": 17}, "channels": ["social"]}
    yaml, json = tmp_path / "one.yaml", tmp_path / "one.json"
    yaml.write_text("you: {age: 17}\nchannels: [social]\n", encoding="utf-8")
    json.write_text('{"you": {"age": 17}, "channels": ["social"]}', encoding="utf-8")
    wanted = Situation(you=You(age=17), channels=("social",))
    assert api.situation(fields) == wanted
    assert api.situation(yaml) == wanted
    assert api.situation(str(json)) == wanted


def test_nothing_known_is_a_situation() -> None:
    """Nobody has to know anything: what is missing is averaged over."""
    assert api.situation({}) == Situation()


def test_dates_of_python_are_taken() -> None:
    """A date reads as its text of ISO 8601 does."""
    shared = {"kind": "class_project", "when": date(2026, 11, 27)}
    given = {"last_chance": date(2026, 12, 18), "shared": (shared,)}
    assert api.situation(given) == Situation(
        last_chance="2026-12-18",
        shared=(Shared(kind="class_project", when="2026-11-27"),),
    )


def test_a_moment_may_be_text_or_a_datetime() -> None:
    """Both name the same moment, and so give the same plan."""
    first = ROOT / "examples/first.yaml"
    by_text = api.plan(first, now="2026-11-22T12:00+00:00", tz="UTC")
    moment = datetime(2026, 11, 22, 12, tzinfo=UTC)
    assert api.plan(first, now=moment, tz="UTC") == by_text


def test_a_turn_gives_other_words_for_the_same_plan() -> None:
    """The words change on request; the decision does not."""
    first = ROOT / "examples/first.yaml"
    usual, others = (api.plan(first, now=NOW, turn=turn) for turn in (0, 1))
    assert [move.move for move in usual.moves] == [move.move for move in others.moves]
    assert usual.moves[0].words != others.moves[0].words


def test_a_playbook_of_ones_own_is_used() -> None:
    """The built-in folder, named as one's own, gives what it gives unnamed."""
    content = ROOT / "src/segue/content/en"
    own = api.plan(SERVING, now=NOW, tz="UTC", playbook=str(content))
    assert own == api.plan(SERVING, now=NOW, tz="UTC")


@pytest.mark.parametrize(
    ("source", "says"),
    [
        (None, "source: expected a situation, its fields or a path, got NoneType"),
        ([], "source: expected a situation, its fields or a path, got list"),
        ({"youu": {}}, "youu: unknown field; did you mean `you`?"),
        ({"you": {"age": "x"}}, "you.age: expected a whole number"),
        (
            {"you": {"age": 10**400}},
            "you.age: expected a whole number from 1 to 120",
        ),
        ({"you": {"name": "x" * 10**6}}, "you.name: expected at most 300 characters"),
        ({"you": {"name": "\ud83d"}}, "you.name: expected one line of text"),
        ({"you": [1]}, "you: expected fields, one a line"),
        ({1: 2}, "expected text"),
        ({"channels": {"chat"}}, "source: expected fields as YAML has them, got set"),
        (endless(), "source: expected fields less deep, got dict"),
        (Situation(you=You(age=0)), "you.age: expected a whole number from 1 to 120"),
    ],
)
def test_what_is_no_situation_is_refused_in_one_line(source: Any, says: str) -> None:  # noqa: ANN401 - whatever a program may hand in
    """The line names the field and what is expected there."""
    with pytest.raises(InputError) as caught:
        api.situation(source)
    assert caught.value.line() == says


def test_a_file_at_fault_is_named(tmp_path: Path) -> None:
    """The line names the file, and the field or the line in it."""
    odd, huge, broken = (tmp_path / name for name in ("odd.yaml", "huge", "b.json"))
    odd.write_text("you:\n  age: old\n", encoding="utf-8")
    huge.write_bytes(b"a: " + b"b" * (2 << 20))
    broken.write_text("[", encoding="utf-8")
    says = []
    for path in (odd, huge, broken, tmp_path / "none.yaml", tmp_path):
        with pytest.raises(InputError) as caught:
            api.situation(path)
        says.append(caught.value.message.removeprefix(str(tmp_path)))
    assert says == [
        "/odd.yaml: you.age: expected a whole number",
        "/huge: larger than 1024 kB",
        "/b.json: not valid JSON (line 1: expecting value)",
        "/none.yaml: no such file",
        ": a folder",
    ]


def test_yaml_instead_of_a_path_is_told_in_one_line() -> None:
    """A text with line breaks names no file, and gives no page of errors."""
    with pytest.raises(InputError) as caught:
        api.situation("you:\n  age: 17\n" + "x" * 10**6)
    assert "\n" not in caught.value.line()
    assert len(caught.value.line()) < 300


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"now": "soon"}, "now: `soon` is no date and time"),
        ({"now": 5}, "now: expected ISO 8601 text or a datetime, got int"),
        ({"tz": "Mars/One"}, "tz: unknown time zone"),
        ({"tz": 1}, "tz: expected text, got int"),
        ({"turn": -1}, "turn: expected a whole number from 0 to 9007199254740991"),
        ({"turn": "1"}, "turn: expected a whole number, got str"),
        ({"playbook": "nowhere"}, "nowhere: no playbook there"),
        ({"playbook": 1}, "playbook: expected a path, got int"),
    ],
)
def test_an_argument_at_fault_is_named_as_it_is_called(
    wrong: dict[str, Any], says: str
) -> None:
    """Errors say ``now`` and ``tz``, not the options of the command line."""
    with pytest.raises(InputError) as caught:
        api.plan(SERVING, **wrong)
    assert caught.value.message == says
