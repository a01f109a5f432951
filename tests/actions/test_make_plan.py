"""One action makes the plan, with the built-in playbook or one's own."""

import shutil
from pathlib import Path

import pytest

from segue.actions.plan import make_plan
from segue.domain.situation import Shared, Situation, Them
from segue.errors import InputError
from segue.playbook.load import content_folder


SITUATION = Situation(
    them=Them(name="Robin", familiarity="friend"),
    shared=(Shared(kind="class_project", detail="the biology poster"),),
    timezone="Europe/Berlin",
)
NOW = "2026-11-22T12:00"


def test_the_same_question_gets_the_same_plan() -> None:
    """The moment is all that a plan takes from outside."""
    assert make_plan(SITUATION, now=NOW) == make_plan(SITUATION, now=NOW)
    later = make_plan(SITUATION, now="2026-11-23T12:00")
    assert later != make_plan(SITUATION, now=NOW)


def test_turns_and_cases_give_other_words_only() -> None:
    """Decision, moves and scores stay."""
    plans = [
        make_plan(SITUATION, now=NOW),
        make_plan(SITUATION, now=NOW, turn=1),
        make_plan(SITUATION, now=NOW, case="another"),
    ]
    ranked = [[(m.move, m.channel, m.score) for m in plan.moves] for plan in plans]
    assert ranked[0] == ranked[1] == ranked[2]
    assert plans[0] != plans[1]


@pytest.mark.timeout(20)
def test_a_playbook_of_one_s_own(tmp_path: Path) -> None:
    """A folder is taken in the built-in playbook's place."""
    mine = tmp_path / "mine"
    shutil.copytree(content_folder(), mine)
    assert make_plan(SITUATION, now=NOW, playbook=mine) == make_plan(SITUATION, now=NOW)
    text = (mine / "playbook.yaml").read_text()
    (mine / "playbook.yaml").write_text(
        text.replace("steps_shown: 3", "steps_shown: 1")
    )
    stranger = Situation(them=Them(familiarity="stranger"))
    steps = make_plan(stranger, now=NOW, playbook=mine).next_steps
    assert steps
    assert len(steps) == 1


def test_a_folder_without_a_playbook_is_refused(tmp_path: Path) -> None:
    """The folder is named."""
    with pytest.raises(InputError) as refused:
        make_plan(SITUATION, playbook=tmp_path)
    assert refused.value.line() == (
        f"{tmp_path}: no playbook there; "
        "expected a folder with playbook.yaml or overlay.yaml in it"
    )
