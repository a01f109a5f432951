"""Replies are read, and playbooks walked, as the commands do it."""

from pathlib import Path
from typing import Any

import pytest

from segue import api
from segue.actions.read_answer import read_answer
from segue.actions.walk_playbook import walk_playbook
from segue.errors import InputError


def test_a_reply_reads_as_the_action_reads_it() -> None:
    """The ask and the region count."""
    reply = "Sure, it's 030 901820"
    wanted = read_answer(reply, ask="Swap numbers?", region="DE")
    read = api.read_answer(reply, ask="Swap numbers?", region="DE")
    assert read == wanted
    assert (read.reading, read.number) == ("yes", "+4930901820")


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"answer": " "}, "answer: empty"),
        ({"answer": None}, "answer: expected text, got NoneType"),
        ({"answer": "x" * 10**6}, "answer: longer than 100,000 characters"),
        ({"ask": "x" * 10**6}, "ask: longer than 100,000 characters"),
        ({"ask": 5}, "ask: expected text, got int"),
        ({"region": "Atlantis"}, "region: no country with phone numbers"),
        ({"region": 49}, "region: expected text, got int"),
    ],
)
def test_what_is_no_reply_is_refused_in_one_line(
    wrong: dict[str, Any], says: str
) -> None:
    """The line names the argument."""
    with pytest.raises(InputError) as caught:
        api.read_answer(**({"answer": "Sure"} | wrong))
    assert caught.value.message == says


def test_a_walk_finds_what_the_action_finds() -> None:
    """Seed and number decide; time is the only difference."""
    found = api.walk(20, seed=3).report
    assert found == walk_playbook(20, seed=3).report
    assert found != api.walk(20, seed=4).report


@pytest.mark.timeout(60)
def test_a_walk_tells_how_far_it_is() -> None:
    """The function is told each time some situations are done."""
    told: list[int] = []
    api.walk(110, progress=told.append)
    assert told == [100, 110]


def test_a_walk_takes_a_playbook_of_ones_own() -> None:
    """The built-in folder, named as one's own, gives the built-in findings."""
    content = Path(__file__).parents[2] / "src/segue/content/en"
    assert api.walk(20, playbook=content).report == api.walk(20).report


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"situations": 0}, "situations: expected a whole number from 1 to 100000000"),
        ({"situations": 10**9}, "situations: expected a whole number from 1 to 100000000"),  # noqa: E501 - as it is said
        ({"situations": "9"}, "situations: expected a whole number, got str"),
        ({"seed": -1}, "seed: expected a whole number from 0 to 9007199254740991"),
        ({"jobs": 0}, "jobs: expected a whole number from 1 to 256"),
        ({"playbook": "nowhere"}, "nowhere: no playbook there"),
        ({"progress": 1}, "progress: expected a function, got int"),
    ],
)  # fmt: skip
def test_a_walk_that_cannot_be_is_refused(wrong: dict[str, Any], says: str) -> None:
    """The line names the argument and its bounds."""
    with pytest.raises(InputError) as caught:
        api.walk(**({"situations": 5} | wrong))
    assert caught.value.message == says
