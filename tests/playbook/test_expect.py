"""What an author expects is read strictly, and held against plans."""

from pathlib import Path

import pytest
from msgspec import convert

from segue.actions.plan import make_plan
from segue.domain.situation import Situation, Them
from segue.errors import InputError
from segue.playbook.expect import Expected, Miss, misses, read_expectations


STRANGER = Situation(them=Them(familiarity="stranger"), timezone="UTC")
NOW = "2026-11-22T12:00"
OFFERED = "swap_handle, weave_in, offer_yours, ask_out_first"
TOO_OLD = """\
- test: A
  situation:
    you:
      age: 200
  expect: {stop: power}
"""


@pytest.mark.parametrize(
    ("expected", "found"),
    [
        ({"decision": "warm_up"}, []),
        ({"decision": ["ask", "warm_up"]}, []),
        ({"decision": "ask"}, [("decision", "ask", "warm_up")]),
        ({"move": "weave_in"}, [("move", "weave_in", "swap_handle")]),
        ({"offers": ["weave_in", "swap_handle"]}, []),
        ({"offers": "playful_swap"}, [("offers", "playful_swap", OFFERED)]),
        ({"offers_not": ["playful_swap"]}, []),
        ({"offers_not": "weave_in"}, [("offers_not", "not weave_in", OFFERED)]),
        ({"stop": "power"}, [("stop", "power", "none")]),
        ({"says": "Say hello"}, []),
        ({"says": "Sing"}, [("says", "“Sing”", "nothing with it")]),
        ({"says_not": "Sing"}, []),
    ],
)
def test_what_is_not_as_expected_is_told(
    expected: dict[str, object], found: list[tuple[str, str, str]]
) -> None:
    """The field, what was expected and what came instead."""
    plan = make_plan(STRANGER, now=NOW)
    wanted = convert(expected, Expected)
    assert list(misses(wanted, [plan])) == [
        Miss(field=field, expected=want, came=came) for field, want, came in found
    ]


def test_a_text_that_must_not_be_said_is_quoted() -> None:
    """Once, with the sentence in which it stands."""
    plan = make_plan(STRANGER, now=NOW)
    (miss,) = misses(Expected(says_not="Say hello"), [plan])
    assert miss.expected == "not “Say hello”"
    assert "Say hello" in miss.came


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("- {test: A, situation: {}}", "line 1: .*missing required field `expect`"),
        ("- test: A\n  situation: {}\n  expect: {}", "line 1: A: nothing is expected"),
        (TOO_OLD, "line 4: you.age: expected a whole number"),
        (
            "- test: A\n  situation: {mood: good}\n  expect: {decision: ask}",
            "line 2: .*mood",
        ),
        ("- test: A\n  situation: {}\n  expect: {decision: run}", "line 3: .*decision"),
    ],
)
def test_an_expectation_at_fault_is_named(tmp_path: Path, text: str, says: str) -> None:
    """File, line, and what is wrong there."""
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "mine.yaml").write_text(text)
    with pytest.raises(InputError, match=f"^tests/mine.yaml, {says}"):
        read_expectations(tmp_path)


def test_a_folder_without_expectations_is_told(tmp_path: Path) -> None:
    """Nothing tested is not the same as all well."""
    with pytest.raises(InputError, match=r"tests: no \*\.yaml there"):
        read_expectations(tmp_path)
