"""Rehearsing at the terminal: one document, or one conversation."""

import json
import re
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
    page = segue("rehearse", "--list")[1]
    assert page.startswith("From hello to the ask\n\n  ")
    assert "\n  break_kettle  (easy)\n      The kettle: a break room" in page
    assert page.index("Taking a no well") < page.index("shift_no  (easy)")


def test_a_conversation_line_by_line(segue: Segue) -> None:
    """Hints, cards and rewinding are at hand; the debrief comes at the end."""
    typed = "hi\n/hint\n/card\n/ladder\n/rewind 9\n/rewind 1\n/what\nhello\n"
    typed += f"/rewind {'9' * 5000}\n/way 3\n/quit\n"
    code, out, err = segue("rehearse", "bus_last", typed=typed)
    assert (code, err) == (0, "")
    assert "Back to before your line 1" in out
    assert "/rewind takes the number" in out
    assert "\nYou tried 2 ways:\n" in out
    assert "/way takes the number of one of your ways, 1 to 2" in out
    assert "You did not ask this time" in out


def test_both_branches_can_be_gone_on_with(segue: Segue) -> None:
    """What was said before a step back is still there, and can be taken up."""
    typed = "is it late?\n/rewind 1\nhello\n/ways\n/way 1\nis it cold?\n/quit\n"
    code, out, err = segue("rehearse", "bus_last", typed=typed)
    assert (code, err) == (0, "")
    assert "  1. “is it late?”: no ask\n  2. “hello”: no ask, this one\n" in out
    assert "  1. “is it cold?”: no ask, this one\n  2. “hello”: no ask\n" in out
    assert "Your line 1: “is it late?”" in out


def test_who_steps_back_and_stops_has_lost_nothing(segue: Segue) -> None:
    """The debrief is of what was said, not of a way that was only begun."""
    out = segue("rehearse", "bus_last", typed="is it late?\n/rewind 1\n/quit\n")[1]
    assert "Your line 1: “is it late?”" in out
    assert "You tried" not in out


def test_a_talk_that_has_ended_can_be_tried_again(segue: Segue) -> None:
    """After the debrief one goes back to a line, and hears another one."""
    typed = "is it late?\nbye!\none more thing\n/rewind 2\nis the bus late?\n/quit\n"
    code, out, err = segue("rehearse", "bus_last", typed=typed)
    assert (code, err) == (0, "")
    assert "the talk has ended" in out
    assert out.count("You did not ask this time") == 2
    assert out.index("Your line 1: “is it late?”") < out.index(
        "Back to before your line 2."
    )
    assert "\nYou tried 2 ways:\n  1. “bye!”" in out


def test_the_end_tells_what_was_settled_and_what_is_next(segue: Segue) -> None:
    """The partner's draw, the number to meet them again, and the ladder."""
    out = segue("rehearse", "bus_last", "--seed", "4", typed="hi\n/quit\n")[1]
    assert "settled before your first word: to a kind ask, a no, put softly" in out
    assert "This was number 4, easy; --seed 4 meets it again." in out
    assert out.rstrip().endswith("8. Ask, once, with an easy way out.")


def test_a_note_names_its_line_and_its_rule(segue: Segue) -> None:
    """The line by its number, as it is gone back to; the rule in words."""
    typed = "hey, is the bus late?\nCould I text you about the book? No is fine.\n"
    out = segue("rehearse", "bus_last", "--script", "-", typed=typed)[1]
    assert "Your line 2: “Could I text you about the book? No is fine.”\n" in out
    assert "  Rule: a true reason, from what the two of you share (S4)." in out


def test_the_if_then_card_is_ones_own(segue: Segue) -> None:
    """Written beside the nerves, it is there when the mind goes blank."""
    typed = "\n\nI ask about the rain.\n\n/card\n/quit\n"
    code, out, err = segue("rehearse", "bus_last", typed=typed, is_terminal=True)
    assert (code, err) == (0, "")
    assert out.count("If my mind goes blank, then: I ask about the rain.") == 2
    assert "Always fits: “Sorry, my mind's gone blank.”" in out


def test_a_number_that_is_none_is_asked_for_again(segue: Segue) -> None:
    """Nothing that was typed is dropped without a word."""
    typed = "200\nvery\n60\n9\n1\n\n/quit\n50\n"
    out = segue("rehearse", "bus_last", typed=typed, is_terminal=True)[1]
    assert out.count("A whole number, 0 to 100, or Enter.") == 2
    assert out.count("A whole number, 1 to 7, or Enter.") == 1
    assert "60 before, 50 after." in out


def test_leaving_before_the_first_word_is_leaving(segue: Segue) -> None:
    """No further question, and no debrief of nothing."""
    out = segue("rehearse", "bus_last", typed="70\n", is_terminal=True)[1]
    assert out.endswith("Another time, then.\n")
    assert "You did not ask" not in out


def test_each_talk_at_a_terminal_meets_somebody_anew(segue: Segue) -> None:
    """Unless a number was named, chance is chance; a script stays as it was."""
    call = ("rehearse", "bus_last")
    outs = [segue(*call, typed="\n\n\n/quit\n", is_terminal=True)[1] for _ in range(3)]
    numbers = {re.findall(r"This was number (\d+)", out)[0] for out in outs}
    assert len(numbers) > 1
    assert "This was number 0," in segue(*call, typed="/quit\n")[1]


def test_lines_fit_a_narrow_terminal(
    segue: Segue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No line of prose is longer than the terminal is wide."""
    monkeypatch.setenv("COLUMNS", "40")
    out = segue("rehearse", "bus_last", typed="hi, is it late?\n/card\n/help\n/quit\n")[
        1
    ]
    assert max(map(len, out.replace("You: ", "").splitlines())) <= 40


def test_what_was_played_elsewhere_cannot_steer_the_terminal(segue: Segue) -> None:
    """An escape sequence in a transcript is shown as a mark."""
    turns = [
        {"speaker": "you", "text": "hi \x1b[2J there. Could I text you? No is fine."}
    ]
    typed = json.dumps({"scene": {"place": "a park", "private": True}, "turns": turns})
    code, out, err = segue("debrief", "-", typed=typed)
    assert (code, err) == (0, "")
    assert "Your line 1: “hi \ufffd[2J there. " in out


def test_the_person_names_the_other_one(segue: Segue) -> None:
    """A name that fits who they think of, in any scene, and online too."""
    call = ("rehearse", "bus_last", "--seed", "4", "--them", "Luke", "--script", "-")
    named = json.loads(segue(*call, "--json", typed="hi\n")[1])
    assert named["partner"]["name"] == "Luke"
    usual = json.loads(segue(*call[:4], *call[6:], "--json", typed="hi\n")[1])
    assert named["partner"]["about"] == usual["partner"]["about"]


def test_what_was_expected_is_set_beside_what_came(segue: Segue) -> None:
    """At a terminal: nerves and expectation before, both looked at after."""
    typed = "70\n5\n\n/quit\n30\n"
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
    call = ("rehearse", "--plan", file, "--them", "Robin", "--script", "-", "--json")
    code, out, err = segue(*call, typed="hi\n")
    assert (code, err) == (0, "")
    assert msgspec.json.decode(out, type=Rehearsed).partner.name == "Robin"
    by_hilary = segue(*call, "--persona", "hilary", typed="hi\n")
    assert by_hilary[0] == 0
    assert by_hilary[1] != out
    code, out, err = segue(*call, "--persona", "nobody", typed="hi\n")
    assert (code, out) == (2, "")
    assert "persona: nobody called 'nobody'" in err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("rehearse", "nowhere", "--script", "-"), "no scene 'nowhere'"),
        (
            ("rehearse", "bus_last", "--persona", "gwen", "--script", "-"),
            "nobody called",
        ),
        (("rehearse",), "none was named"),
        (("rehearse", "bus_last", "--plan", "-"), "scene: named beside a plan"),
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
