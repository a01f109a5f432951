"""A mentor of one's own is scored as the built-in one is."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest

from segue import api
from segue.actions.score_mentor import MentorFailedError, MentorScore
from segue.errors import InputError
from segue.rehearsal.transcript import Transcript


ROWS = Path(__file__).parents[3] / "shared/data/rehearsals/dev.jsonl"
PUSHED: dict[str, Any] = {
    "id": "passed over",
    "scene": {"place": "after choir"},
    "turns": [
        {"speaker": "you", "text": "Did you like the concert?"},
        {"speaker": "them", "text": "I did!"},
        {"speaker": "you", "text": "Give me your number. Come on."},
        {"speaker": "them", "text": "No, sorry."},
    ],
    "notes": [
        {"turn": 0, "grade": "good", "important": True},
        {"turn": 2, "grade": "work_on", "important": True},
    ],
    "asked_once": True,
    "took_the_answer": None,
}
LINE = json.dumps(PUSHED).encode()


def changed(**fields: object) -> bytes:
    """Return the rehearsal as JSON, with some fields changed."""
    return json.dumps(PUSHED | fields).encode()


def marks(*notes: tuple[int, str]) -> dict[str, Any]:
    """Return what a mentor of one's own may give."""
    return {
        "asked_once": True,
        "took_the_answer": None,
        "notes": [{"turn": turn, "grade": grade} for turn, grade in notes],
    }


def test_lines_and_files_hold_the_same(tmp_path: Path) -> None:
    """Blank lines and a mark of the byte order are passed over."""
    body = b"\xef\xbb\xbf" + LINE + b"\n\n" + LINE
    path = tmp_path / "noted.jsonl"
    path.write_bytes(body)
    read = api.annotated(body)
    assert len(read) == 2
    assert api.annotated(path) == api.annotated(str(path)) == read
    assert api.annotated(b"") == []


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b"{", "not valid JSON"),
        (b"\xff\xfe", "not valid JSON"),
        (b"[" * 10**5, "document: expected `object`, got `array`"),
        (b"{}", "document: object missing required field `scene`"),
        (b"x" * (2 << 20), "longer than 1024 kB"),
        (changed(asked_once="yes"), "asked_once: expected `bool`, got `str`"),
        (changed(scene={"secret": 1}), "scene: a field that is not known"),
        (
            changed(turns=[{"speaker": "me", "text": "secret"}], notes=[]),
            "turns[0].speaker: not a known value",
        ),
        (
            changed(notes=[{"turn": 4, "grade": "good", "important": True}]),
            "notes[0].turn: expected a turn from 0 to 3",
        ),
        (
            changed(notes=[{"turn": 0, "grade": "secret", "important": True}]),
            "notes[0].grade: not a known value",
        ),
    ],
)
def test_a_line_at_fault_is_named(line: bytes, says: str, tmp_path: Path) -> None:
    """File, line and field are named, and nothing that was said."""
    path = tmp_path / "noted.jsonl"
    path.write_bytes(LINE + b"\n" + line)
    for source, place in ((path.read_bytes(), "line 2"), (path, f"{path}: line 2")):
        with pytest.raises(InputError) as caught:
            api.annotated(source)
        assert caught.value.message == f"{place}: {says}"
        assert "secret" not in caught.value.line()
        assert "\n" not in caught.value.line()


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("nowhere", "nowhere: no such file or directory"),
        (5, "source: expected a path, got int"),
        (None, "source: expected a path, got NoneType"),
    ],
)
def test_what_cannot_be_read_is_told(source: Any, says: str) -> None:  # noqa: ANN401 - whatever a program may hand in
    """One line names the file or the argument."""
    with pytest.raises(InputError) as caught:
        api.annotated(source)
    assert caught.value.message == says


def test_a_mentor_is_scored_by_what_it_finds() -> None:
    """Recall is over important notes, precision over its own ``work_on``."""
    rehearsals = api.annotated(LINE)
    said = marks((0, "work_on"), (2, "work_on"))
    assert api.score_mentor(rehearsals, lambda _: said) == MentorScore(
        rehearsals=1,
        important_found=0.5,
        work_on_precision=0.5,
        asked_once=1.0,
        took_the_answer=1.0,
        noted_without_annotation=0.0,
    )
    assert api.score_mentor(rehearsals, lambda _: marks()).important_found == 0.0


def test_the_built_in_mentor_is_a_mentor() -> None:
    """Handed in, left out, or as its fields: it is scored the same."""
    rehearsals = api.annotated(LINE)

    def as_fields(talk: Transcript) -> Mapping[str, Any]:
        fields: dict[str, Any] = msgspec.to_builtins(api.debrief(talk))
        return fields

    usual = api.score_mentor(rehearsals)
    assert api.score_mentor(rehearsals, api.debrief) == usual
    assert api.score_mentor(rehearsals, as_fields) == usual


@pytest.mark.timeout(120)
def test_the_score_is_that_of_the_bench() -> None:
    """On the expert's rehearsals, most of what matters is found."""
    if not ROWS.is_file():
        pytest.skip("the annotated rehearsals are not here")
    score = api.score_mentor(api.annotated(ROWS))
    assert score.rehearsals == 22
    assert score.important_found >= 0.8
    assert score.work_on_precision >= 0.8


def test_a_mentor_that_raises_is_told_with_its_place() -> None:
    """The line names the rehearsal; the cause is the mentor's own error."""

    def fails(talk: Transcript) -> Mapping[str, Any]:
        raise ValueError(talk.turns[2].text)

    with pytest.raises(MentorFailedError) as caught:
        api.score_mentor(api.annotated(LINE), fails)
    assert caught.value.message == "rehearsal 1: the mentor raised ValueError"
    assert isinstance(caught.value.__cause__, ValueError)


@pytest.mark.parametrize(
    ("said", "says"),
    [
        (None, "document: expected `object`, got `null`"),
        ({}, "document: object missing required field `asked_once`"),
        (marks((9, "good")), "notes[0].turn: expected a turn from 0 to 3"),
        (marks((-1, "good")), "notes[0].turn: expected a turn from 0 to 3"),
        (marks((0, "splendid")), "notes[0].grade: not a known value"),
    ],
)
def test_what_is_no_debrief_is_refused(said: Any, says: str) -> None:  # noqa: ANN401 - whatever a mentor may give
    """The line names the rehearsal and the field."""
    with pytest.raises(InputError) as caught:
        api.score_mentor(api.annotated(LINE), lambda _: said)
    assert caught.value.message == f"rehearsal 1: the mentor's debrief: {says}"


def test_wrong_arguments_are_named() -> None:
    """A mentor is a function, and rehearsals are annotated ones."""
    with pytest.raises(InputError, match="mentor: expected a function, got int"):
        api.score_mentor([], 5)  # type: ignore[arg-type] # what is wrong here is what is tried
    with pytest.raises(InputError, match="rehearsals: expected Annotated, got int"):
        api.score_mentor([5])  # type: ignore[list-item] # what is wrong here is what is tried
    with pytest.raises(InputError, match="rehearsals: expected many of Annotated"):
        api.score_mentor(5)  # type: ignore[arg-type] # what is wrong here is what is tried


def test_a_talk_may_come_as_its_fields() -> None:
    """The debrief of fields is that of the transcript they make."""
    fields = {"scene": PUSHED["scene"], "turns": PUSHED["turns"]}
    talk = msgspec.convert(fields, Transcript)
    assert api.debrief(fields) == api.debrief(talk)
    assert [note.grade for note in api.debrief(talk).notes][-1] == "work_on"


@pytest.mark.parametrize(
    ("talk", "says"),
    [
        (None, "document: expected `object`, got `null`"),
        ({}, "document: object missing required field `turns`"),
        ({"turns": [{"speaker": "you", "text": 3}]}, "turns[0].text: expected `str`, got `int`"),  # noqa: E501 - as it is said
        ({"turns": [{"speaker": "you", "text": "\ud83d"}]}, "turns[0].text: half a character"),  # noqa: E501 - as it is said
    ],
)  # fmt: skip
def test_what_is_no_talk_is_refused(talk: Any, says: str) -> None:  # noqa: ANN401 - whatever a program may hand in
    """The line names the field."""
    with pytest.raises(InputError) as caught:
        api.debrief(talk)
    assert caught.value.message == says
