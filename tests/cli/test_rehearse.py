"""Rehearsing at the terminal: one document, or one conversation."""

import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from segue.actions.rehearse import Rehearsed, SceneList


pytestmark = pytest.mark.timeout(30)
Segue = Callable[..., tuple[int, str, str]]
LINES = """hey, is the bus late again?
my hands are freezing
could I get your number, for when it's cancelled? no worries if not
okay, no problem
bye!
"""


def test_a_script_gives_one_document(segue: Segue) -> None:
    """The same seed and lines give the same document, with every field."""
    call = ("rehearse", "bus_same_stop", "--script", "-", "--seed", "7", "--json")
    code, out, err = segue(*call, typed=LINES)
    assert (code, err) == (0, "")
    made = msgspec.json.decode(out, type=Rehearsed)
    assert (made.scene, made.seed, made.contract) == ("bus_same_stop", 7, 1)
    assert made.turns[1].reads_as[0] in {"question", "greeting"}  # type: ignore[index] # the learner's
    assert "ask" in made.turns[5].reads_as  # type: ignore[operator] # likewise
    assert segue(*call, typed=LINES)[1] == out
    raw = json.loads(out)
    assert set(raw["turns"][0]) == {"speaker", "text", "state"}
    assert set(raw["turns"][1]) == {"speaker", "text", "reads_as"}


def test_scenes_are_listed(segue: Segue) -> None:
    """Each with id, title, place, difficulty and what it practices."""
    code, out, err = segue("rehearse", "--list", "--json")
    assert (code, err) == (0, "")
    listed = msgspec.json.decode(out, type=SceneList)
    assert len(listed.scenes) >= 48
    assert segue("rehearse", "--list")[1].startswith("break_kettle")


def test_a_conversation_line_by_line(segue: Segue) -> None:
    """Hints, cards and rewinding are at hand; the debrief comes at the end."""
    typed = "hi\n/hint\n/card\n/ladder\n/rewind 9\n/rewind 1\n/what\nhello\n/quit\n"
    code, out, err = segue("rehearse", "bus_last", typed=typed)
    assert (code, err) == (0, "")
    assert "Back to before your line 1" in out
    assert "/rewind takes the number" in out
    assert "You tried 2 ways" in out
    assert "You did not ask this time" in out


def test_what_was_expected_is_set_beside_what_came(segue: Segue) -> None:
    """At a terminal: nerves and expectation before, both looked at after."""
    typed = "70\n5\nis the bus late?\n/rewind 1\n\n/quit\n30\n"
    code, out, err = segue("rehearse", "bus_last", typed=typed, is_terminal=True)
    assert (code, err) == (0, "")
    assert "What do you expect to happen?" in out
    assert "  5. no\n" in out
    assert "70 before, 30 after. Some of it was waiting." in out
    assert "You expected: no. What came: no ask." in out
    assert "Not scored: opening, listening, timing, asking and taking the" in out


def test_a_line_that_nobody_could_say_ends_nothing(segue: Segue) -> None:
    """It says so, and the talk goes on."""
    code, out, err = segue("rehearse", "bus_last", typed=f"{'ha ' * 900}\nhi\n")
    assert (code, err) == (0, "")
    assert "your line: longer than 2000 letters" in out
    assert "You did not ask this time" in out


def test_a_transcript_from_elsewhere(segue: Segue, tmp_path: Path) -> None:
    """A debrief needs only what was said, and where."""
    file = tmp_path / "talk.json"
    turns = [{"speaker": "you", "text": "can I have your number? no worries if not"},
             {"speaker": "them", "text": "No, sorry."},
             {"speaker": "you", "text": "no problem, see you!"}]  # fmt: skip
    file.write_text(
        json.dumps({"scene": {"place": "a park", "private": True}, "turns": turns})
    )
    code, out, err = segue("debrief", file, "--json")
    assert (code, err) == (0, "")
    said = json.loads(out)["debrief"]
    assert (said["asked_once"], said["took_the_answer"]) == (True, True)


def test_acts_of_a_line_and_of_many(segue: Segue) -> None:
    """One document for a line, one a line for a batch."""
    assert (
        segue("acts", "hello there", "--json")[1]
        == '{"contract":1,"acts":["greeting"]}\n'
    )
    typed = '{"text": "hello there"}\n{"previous": "no", "text": "bye!"}\n'
    code, out, err = segue("acts", "--batch", "--json", typed=typed)
    assert (code, err) == (0, "")
    assert [json.loads(line)["acts"][0] for line in out.splitlines()] == [
        "greeting",
        "goodbye",
    ]


def test_a_plan_of_ones_own(segue: Segue, tmp_path: Path) -> None:
    """The plan's reason, channel and words, and the name that was given."""
    situation = (
        "{them: {name: Robin, familiarity: friend},"
        " shared: [{kind: club, detail: the chess club}],"
        " cues: {asks_back: yes, starts_conversations: yes}}"
    )
    made = segue("plan", "-", "--json", "--now", "2026-11-22T12:00", typed=situation)[1]
    file = tmp_path / "plan.json"
    file.write_text(made)
    code, out, err = segue(
        "rehearse",
        "--plan",
        file,
        "--them",
        "Robin",
        "--script",
        "-",
        "--json",
        typed="hi\n",
    )
    assert (code, err) == (0, "")
    assert msgspec.json.decode(out, type=Rehearsed).partner.name == "Robin"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("rehearse", "nowhere", "--script", "-"), "no scene 'nowhere'"),
        (
            ("rehearse", "bus_last", "--persona", "gwen", "--script", "-"),
            "nobody called",
        ),
        (("rehearse",), "none was named"),
        (
            ("rehearse", "bus_last", "--script", "missing.txt"),
            "missing.txt: no such file",
        ),
        (("rehearse", "--plan", "-", "--json"), "standard input: not a plan"),
        (("debrief", "missing.json"), "missing.json: no such file"),
        (("debrief", "-"), "standard input: not valid JSON"),
        (("acts",), "nothing was handed in"),
        (("acts", "--batch"), "standard input, line 1"),
    ],
)
def test_mistakes_are_one_line(segue: Segue, words: tuple[str, ...], says: str) -> None:
    """Exit 2, nothing on standard output, and the place is named."""
    code, out, err = segue(*words, typed="oops\n")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert says in err
