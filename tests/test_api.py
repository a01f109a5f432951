"""The Python API gives what the doors give, and costs little to import."""

import subprocess
import sys
from collections.abc import Sequence

import pytest

from segue import api
from segue.actions.plan import make_plan
from segue.actions.rehearse import Choice, play_script
from segue.domain.situation import Situation
from segue.domain.turn import Turn


HEAVY = (
    "alembic",
    "litestar",
    "numpy",
    "onnxruntime",
    "pandas",
    "phonenumbers",
    "rich",
    "segue.actions",
    "sqlalchemy",
    "tokenizers",
    "typer",
    "yaml",
)
LINES = ("Hi! How was your week?", "May I have your number? No worries if not.")


def learner(turns: Sequence[Turn]) -> str | None:
    """Say the two lines, then stop."""
    said = sum(turn.speaker == "you" for turn in turns)
    return LINES[said] if said < len(LINES) else None


def test_the_import_loads_nothing_heavy() -> None:
    """Models, numbers, stores and doors wait for the call that needs them."""
    code = f"import sys, segue.api; print(*[m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run(  # noqa: S603 - our own interpreter and code
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    )
    assert done.stdout.split() == []


def test_a_mapping_and_a_situation_give_the_plan_of_the_action() -> None:
    """It does not matter in which form a situation comes."""
    now, tz = "2026-11-22T12:00", "UTC"
    wanted = make_plan(Situation(power="you_over_them"), now=now, tz=tz)
    assert api.plan({"power": "you_over_them"}, now=now, tz=tz) == wanted
    assert api.plan(Situation(power="you_over_them"), now=now, tz=tz) == wanted


def test_a_learner_plays_as_a_script_of_the_same_lines_does() -> None:
    """A learner gets the same partner, and the same debrief, for a seed."""
    played = list(api.rehearse(learner, scene="break_kettle", seeds=(3, 4)))
    assert played == [
        play_script(Choice(scene="break_kettle", seed=seed), LINES) for seed in (3, 4)
    ]
    assert api.rows(played)["seed"] == [3, 4]


def test_a_missing_pandas_is_told_with_the_way_to_get_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nobody is left with a bare import error."""
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(api.NoPandasError, match="needs pandas"):
        api.to_frame({"a": [1]})
