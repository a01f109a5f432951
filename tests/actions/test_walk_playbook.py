"""Walking on one process or more comes to the same."""

from pathlib import Path

import msgspec
import pytest

from segue.actions.walk_playbook import WalkDone, walk_playbook
from segue.errors import InputError


@pytest.mark.timeout(60)
def test_processes_share_a_walk() -> None:
    """Two processes find what one finds, and say how far they are."""
    told: list[int] = []
    alone = walk_playbook(250, seed=3)
    together = walk_playbook(250, seed=3, jobs=2, progress=told.append)
    assert together.report == alone.report
    assert (alone.jobs, together.jobs) == (1, 2)
    assert told[-1] == 250
    assert told == sorted(told)
    assert len(told) > 1


def test_speed_is_told() -> None:
    """Situations a second follow from how many and how long."""
    done = walk_playbook(40)
    assert done.seconds > 0
    assert done.situations_per_second == pytest.approx(40 / done.seconds, rel=0.05)


def test_a_walk_can_be_written_down() -> None:
    """The result is one JSON document of contract version 1."""
    done = walk_playbook(20)
    written = msgspec.json.encode(done)
    assert msgspec.json.decode(written, type=WalkDone) == done
    assert msgspec.json.decode(written)["contract"] == 1


def test_a_folder_without_a_playbook_is_refused(tmp_path: Path) -> None:
    """The folder is named, and nothing is walked."""
    with pytest.raises(InputError, match="no playbook there"):
        walk_playbook(10, playbook=tmp_path)
