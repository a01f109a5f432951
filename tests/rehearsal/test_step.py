"""A rehearsal is the same for the same seed and acts, saved or not."""

from collections.abc import Callable

import pytest

from segue.domain.turn import Act, Heard
from segue.rehearsal.load import CONTENT, load_folder
from segue.rehearsal.step import (
    NotARehearsalError,
    Rehearsal,
    load,
    rewind,
    save,
    say,
    start,
)
from segue.voices.scripted import ScriptedVoice


BOOK = load_folder(CONTENT / "en")
VOICE = ScriptedVoice(BOOK.lines)
LINES: tuple[tuple[str, tuple[Act, ...]], ...] = (
    ("hey", ("greeting",)),
    ("how was your weekend?", ("question",)),
    ("my sister's visiting", ("self_disclosure",)),
    ("could I get your number? no is fine", ("ask", "way_out")),
    ("no problem", ("take_answer",)),
    ("bye!", ("goodbye",)),
)
Keep = Callable[[Rehearsal], Rehearsal]


def as_it_is(rehearsal: Rehearsal) -> Rehearsal:
    """Go on at once."""
    return rehearsal


def through_a_save(rehearsal: Rehearsal) -> Rehearsal:
    """Save, load, and go on."""
    return load(save(rehearsal))


def played(seed: int, keep: Keep, scene: str = "bus_same_stop") -> Rehearsal:
    """Play the lines, keeping the rehearsal in some way between them."""
    now = keep(start(BOOK, VOICE, BOOK.scene(scene), seed=seed))
    for text, acts in LINES:
        if now.ended_by is None:
            now = keep(say(BOOK, VOICE, now, text, Heard(acts=acts)))
    return now


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize(
    "scene", ["bus_same_stop", "dm_first_text_reason", "email_shop"]
)
def test_saving_in_the_middle_changes_nothing(seed: int, scene: str) -> None:
    """Saved and loaded after every line, it is the same rehearsal."""
    assert played(seed, through_a_save, scene) == played(seed, as_it_is, scene)


def test_another_seed_is_another_rehearsal() -> None:
    """Ten learners who say the same have ten different talks."""
    talks = {tuple(t.text for t in played(seed, as_it_is).turns) for seed in range(10)}
    assert len(talks) == 10


def test_rewinding_keeps_what_was_drawn() -> None:
    """Back two lines, and on with the same ones: the same rehearsal."""
    whole = played(3, as_it_is)
    back = rewind(BOOK, VOICE, whole, 2)
    assert len(back.heard) == 2
    assert back.turns == whole.turns[: len(back.turns)]
    assert back.hidden == whole.hidden
    for text, acts in LINES[2 : len(whole.heard)]:
        back = say(BOOK, VOICE, back, text, Heard(acts=acts))
    assert back == whole


@pytest.mark.parametrize("data", [b"", b"{}", b'{"format": 1}', b"\xff", b"[1"])
def test_what_is_no_rehearsal_is_refused(data: bytes) -> None:
    """A file that was not saved by this version is named as such."""
    with pytest.raises(NotARehearsalError, match="not a saved rehearsal"):
        load(data)


def test_another_format_is_refused() -> None:
    """A rehearsal of a later version is not guessed at."""
    data = save(played(1, as_it_is)).replace(b'"format":1', b'"format":2')
    with pytest.raises(NotARehearsalError):
        load(data)


def test_whom_one_speaks_of_is_remembered() -> None:
    """A sister who is mentioned is in the partner's mind afterwards."""
    assert played(3, as_it_is).memory.yours == ("sister",)
