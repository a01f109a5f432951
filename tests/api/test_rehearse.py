"""A program rehearses as a person would, as often as it likes."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

import numpy as np
import pytest

from segue import api
from segue.actions.rehearse import Choice, list_scenes, play_script
from segue.actions.rehearse_learner import LearnerFailedError, NotALineError
from segue.domain.turn import Turn
from segue.errors import InputError, SegueError


LINES = ("Hi! How was your week?", "May I have your number? No worries if not.")
PLACE = "scene break_kettle, seed 3, line "


def learner(turns: Sequence[Turn]) -> str | None:
    """Say the two lines, then stop."""
    said = sum(turn.speaker == "you" for turn in turns)
    return LINES[said] if said < len(LINES) else None


def fails(_: Sequence[Turn]) -> str:
    """Raise an error that tells of the talk."""
    raise KeyError(LINES[0])


def stops(_: Sequence[Turn]) -> str:
    """Raise what ends an iteration elsewhere."""
    raise StopIteration


def says(line: Any) -> Any:  # noqa: ANN401 - whatever a learner may give
    """Make a learner that always says the same."""
    return lambda _: line


def test_a_learner_plays_as_a_script_of_the_same_lines_does() -> None:
    """A learner gets the same partner, and the same debrief, for a seed."""
    played = list(api.rehearse(learner, scene="break_kettle", seeds=(3, 4)))
    assert played == [
        play_script(Choice(scene="break_kettle", seed=seed), LINES) for seed in (3, 4)
    ]


def test_the_same_seeds_give_the_same_rehearsals() -> None:
    """Chance follows from the seed alone, whatever was played before."""
    first = list(api.rehearse(learner, scene="break_kettle", seeds=range(6)))
    again = list(api.rehearse(learner, scene="break_kettle", seeds=(5, 4, 3, 2, 1, 0)))
    assert first == again[::-1]
    assert len({one.partner.interest for one in first}) > 1


def test_whom_one_meets_can_be_chosen() -> None:
    """Difficulty and persona are as for the command."""
    (met,) = api.rehearse(
        learner, scene="choir_lifts", difficulty="hard", persona="hilary"
    )
    choice = Choice(scene="choir_lifts", difficulty="hard", persona="hilary")
    assert met == play_script(choice, LINES)


def test_rehearsals_come_one_by_one() -> None:
    """A rehearsal is played when it is taken, so a long run can be watched."""
    begun: list[int] = []

    def seeds() -> Iterator[int]:
        for seed in range(10**9):
            begun.append(seed)
            yield seed

    run = api.rehearse(learner, scene="break_kettle", seeds=seeds())
    assert begun == []
    assert [one.seed for one in islice(run, 2)] == [0, 1]
    assert begun == [0, 1]


def test_a_learner_sees_what_a_person_would_see() -> None:
    """It gets the turns, and nothing of what was drawn for the partner."""
    seen: list[Sequence[Turn]] = []

    def watches(turns: Sequence[Turn]) -> str | None:
        seen.append(turns)
        return learner(turns)

    (played,) = api.rehearse(watches, scene="break_kettle", seeds=(3,))
    assert [tuple(turns) for turns in seen] == [
        played.turns[: len(turns)] for turns in seen
    ]
    assert {type(turn) for turns in seen for turn in turns} == {Turn}


def test_a_learner_who_talks_on_is_cut_short() -> None:
    """A hundred lines are the most, whatever the partner bears."""
    (played,) = api.rehearse(says("Mm."), scene="break_kettle", seeds=(3,))
    yours = sum(turn.speaker == "you" for turn in played.turns)
    assert 0 < yours <= 100


@pytest.mark.parametrize("line", [None, "", "  \n"])
def test_nothing_to_say_ends_the_talk(line: str | None) -> None:
    """``None`` and a blank line both stop, before anything was said."""
    (played,) = api.rehearse(says(line), scene="break_kettle", seeds=(3,))
    assert (played.outcome, played.ended_by) == ("not_asked", "you")
    assert [turn for turn in played.turns if turn.speaker == "you"] == []


@pytest.mark.parametrize("broken", [fails, stops])
def test_a_learner_that_raises_is_told_with_its_place(broken: Any) -> None:  # noqa: ANN401 - a learner
    """Scene, seed and line are named; the cause is the learner's own error.

    The words of that error may be words of the talk, so they are left out.
    """
    with pytest.raises(LearnerFailedError) as caught:
        list(api.rehearse(broken, scene="break_kettle", seeds=(3,)))
    kind = type(caught.value.__cause__).__name__
    assert kind in {"KeyError", "StopIteration"}
    assert caught.value.message == f"{PLACE}1: the learner raised {kind}"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (5, "the learner gave int"),
        (b"Hi", "the learner gave bytes"),
        ("\ud83d", "the learner gave half a character"),
        ("a" * 2001, "longer than 2000 letters"),
    ],
)
def test_what_nobody_can_say_is_refused(line: object, message: str) -> None:
    """The line names the place, and nothing of what was said."""
    with pytest.raises(InputError) as caught:
        list(api.rehearse(says(line), scene="break_kettle", seeds=(3,)))
    assert caught.value.message == f"{PLACE}1: {message}"


@pytest.mark.parametrize("line", ["\0\x1b[31m", "Hi\nthere", "{name} {0}", "<b>" * 600])
def test_odd_lines_are_only_lines(line: str) -> None:
    """Whatever a learner says is said as it is, and obeyed by nothing."""
    said = iter((line, None))
    (played,) = api.rehearse(lambda _: next(said), scene="break_kettle", seeds=(3,))
    yours = [turn.text for turn in played.turns if turn.speaker == "you"]
    assert yours == [line.strip()]


def test_an_error_in_the_middle_leaves_what_was_played() -> None:
    """Rehearsals before the one that failed are whole."""
    begun: list[bool] = []

    def breaks(turns: Sequence[Turn]) -> Any:  # noqa: ANN401 - a learner at fault
        begun.append(not any(turn.speaker == "you" for turn in turns))
        return 5 if sum(begun) > 2 else learner(turns)

    run = api.rehearse(breaks, scene="break_kettle", seeds=(3, 4, 5))
    assert [one.seed for one in islice(run, 2)] == [3, 4]
    with pytest.raises(NotALineError, match="seed 5, line 1"):
        next(run)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"learner": 5}, "learner: expected a function, got int"),
        ({"scene": "moon"}, "scene: no scene 'moon'"),
        ({"scene": 5}, "scene: expected text, got int"),
        ({"seeds": 5}, "seeds: expected whole numbers, got int"),
        ({"difficulty": "brutal"}, "difficulty: unknown"),
        ({"persona": "nobody"}, "persona: nobody called 'nobody' there"),
    ],
)
def test_a_wrong_choice_is_told_at_once(wrong: dict[str, Any], message: str) -> None:
    """Not only when the first rehearsal is taken."""
    given: dict[str, Any] = {"learner": learner, "scene": "break_kettle"} | wrong
    with pytest.raises(InputError) as caught:
        api.rehearse(given.pop("learner"), **given)
    assert caught.value.message == message


@pytest.mark.parametrize("seed", ["3", 1.5, 2**53, None])
def test_a_seed_is_a_whole_number(seed: Any) -> None:  # noqa: ANN401 - whatever a program may hand in
    """A seed that some reader of JSON would change is refused."""
    with pytest.raises(SegueError, match="seeds: expected a whole number"):
        list(api.rehearse(learner, scene="break_kettle", seeds=(seed,)))


def test_numpys_numbers_are_seeds() -> None:
    """A range of numpy's gives what Python's own gives."""
    by_numpy = api.rehearse(learner, scene="break_kettle", seeds=np.arange(2))
    by_python = api.rehearse(learner, scene="break_kettle", seeds=range(2))
    assert list(by_numpy) == list(by_python)


def test_a_table_has_a_row_for_each_rehearsal() -> None:
    """Each column holds what the rehearsal says of itself."""
    played = list(api.rehearse(learner, scene="break_kettle", seeds=(3, 4)))
    grades = [[note.grade for note in one.debrief.notes] for one in played]
    assert api.rows(played) == {
        "scene": ["break_kettle", "break_kettle"],
        "seed": [3, 4],
        "difficulty": [one.difficulty for one in played],
        "answer_if_asked": [one.partner.answer_if_asked for one in played],
        "interest": [one.partner.interest for one in played],
        "outcome": [one.outcome for one in played],
        "ended_by": [one.ended_by for one in played],
        "turns": [len(one.turns) for one in played],
        "asked_once": [True, True],
        "took_the_answer": [one.debrief.took_the_answer for one in played],
        "good": [one.count("good") for one in grades],
        "to_work_on": [one.count("work_on") for one in grades],
    }


def test_a_table_of_nothing_has_its_columns() -> None:
    """No rehearsals give no rows; what is no rehearsal is refused."""
    assert set(map(len, api.rows([]).values())) == {0}
    with pytest.raises(InputError, match="rehearsals: expected Rehearsed, got int"):
        api.rows([5])  # type: ignore[list-item] # what is wrong here is what is tried


def test_the_scenes_are_those_of_the_command() -> None:
    """Every scene that is listed can be played."""
    assert api.scenes() == list_scenes().scenes
    (played,) = api.rehearse(learner, scene=api.scenes()[0].id)
    assert played.scene == api.scenes()[0].id
