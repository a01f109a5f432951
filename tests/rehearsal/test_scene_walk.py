"""Walks: every promise kept, with and without words."""

import pytest
from msgspec.structs import replace

from segue.domain.talk import Cue, Spoken
from segue.rehearsal.load import CONTENT, load_folder
from segue.rehearsal.policy import Effect
from segue.rehearsal.walk import OF_STEPS, OF_WORDS, walk
from segue.voices.scripted import ScriptedVoice


BOOK = load_folder(CONTENT / "en")
TEXTS = (
    "",
    "my sister plays the cello",
    "how are you?",
    "do you like tea?",
    "I've a test tomorrow",
    "what are you reading?",
    "{name} {}",
)


@pytest.mark.timeout(60)
def test_twenty_thousand_walks_break_no_promise() -> None:
    """Kind, random and pushy learners: no yes after a no, and all the rest."""
    found = walk(BOOK, 20_000, seed=5)
    assert found.broken == dict.fromkeys((*OF_STEPS, *OF_WORDS), 0)
    assert found.kept


@pytest.mark.timeout(60)
def test_a_thousand_walks_with_words_say_nothing_twice() -> None:
    """No slot is left open, no line is empty, none comes twice."""
    found = walk(BOOK, 1_044, seed=2, voice=ScriptedVoice(BOOK.lines), texts=TEXTS)
    assert found.broken == dict.fromkeys((*OF_STEPS, *OF_WORDS), 0)


def test_the_walk_sees_what_it_looks_for() -> None:
    """A policy that rewards pushing, and never loses patience, is caught."""
    policy = replace(
        BOOK.policy,
        longest=1_000,
        acts={act: Effect(comfort=0.2, patience=0) for act in BOOK.policy.acts},
        monologue=Effect(comfort=0, patience=0),
        out_of_nowhere=Effect(comfort=0, patience=0),
    )
    found = walk(replace(BOOK, policy=policy), 348, seed=1)
    assert found.broken["every_scene_ends"] > 0
    assert found.examples[0].name in found.broken


class Careless:
    """A voice that leaves its slots open."""

    def open(self, cue: Cue) -> Spoken:
        """Say an open slot."""
        return Spoken(text="Hi {name}.", memory=cue.memory)

    def say(self, cue: Cue) -> Spoken:
        """Say it again."""
        return self.open(cue)


def test_the_voice_is_watched_too() -> None:
    """A voice that shows its braces is caught by the walk with words."""
    found = walk(BOOK, 58, seed=1, voice=Careless())
    assert found.broken["no_slot_is_left"] == 58
