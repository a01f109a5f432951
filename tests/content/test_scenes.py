"""The built-in scenes: enough of them, of every kind, without a finding."""

import shutil
from collections import Counter
from pathlib import Path
from typing import get_args

import msgspec

from segue.domain.scene import DIFFICULTIES, Drill, Place
from segue.rehearsal.book import Book
from segue.rehearsal.check import check_folder
from segue.rehearsal.load import CONTENT, compile_folder, load_folder


BOOK = load_folder(CONTENT / "en")


def test_the_linter_finds_nothing() -> None:
    """What ships is what the linter asks for."""
    assert check_folder(CONTENT / "en") == []


def test_there_are_enough_scenes_and_people() -> None:
    """At least 48 scenes over all places, and 16 people of all ages."""
    assert len(BOOK.scenes) >= 48
    assert {scene.kind for scene in BOOK.scenes} == set(get_args(Place))
    assert len(BOOK.personas) >= 16
    ages = [persona.age for persona in BOOK.personas]
    assert min(ages) < 16
    assert max(ages) > 55


def test_every_drill_and_difficulty_is_there() -> None:
    """Each difficulty has ten scenes or more, each drill at least three."""
    levels = Counter(scene.difficulty for scene in BOOK.scenes)
    assert all(levels[level] >= 10 for level in DIFFICULTIES)
    drills = Counter(scene.drill for scene in BOOK.scenes)
    assert all(drills[drill] >= 3 for drill in get_args(Drill))


def test_every_tale_can_be_heard() -> None:
    """Each scene and each person has something to tell and to ask."""
    for scene in BOOK.scenes:
        assert len(scene.topics) >= 3, scene.id
        assert any(topic.tell for topic in scene.topics), scene.id
    for persona in BOOK.personas:
        assert all(topic.tell and topic.ask for topic in persona.topics), persona.id


def test_the_compiled_book_is_the_folder(tmp_path: Path) -> None:
    """What ships compiled is what the files say."""
    folder = Path(shutil.copytree(CONTENT / "en", tmp_path / "en"))
    data = compile_folder(folder).read_bytes()
    assert msgspec.msgpack.decode(data, type=Book) == load_folder(folder)
