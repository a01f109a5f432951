"""The interview understands what people type, and ends in the same plan."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from segue.actions.interview import Question
from segue.actions.moment import moment_of
from segue.cli.interview import Interview
from segue.domain.facts import facts_of
from segue.domain.page_words import IN_ENGLISH
from segue.domain.read_situation import read_situation
from segue.domain.situation import History, Shared, Situation, Them, You
from segue.playbook.document import FactRule
from segue.playbook.load import load_built_in


Segue = Callable[..., tuple[int, str, str]]
NOW = ("--now", "2026-11-22T12:00", "--tz", "Europe/Berlin")
NAME, PRONOUNS, MINE, THEIRS, CHANNELS, SHARED = range(6)
"""The first questions, in their order."""


def saved(path: Path) -> Situation:
    """Return what was saved."""
    return read_situation(path.read_bytes())


def questions(err: str) -> list[str]:
    """Return the questions, in the order in which they were asked."""
    found = []
    for left in re.finditer(r"\(at\s+most\s+\d+\s+to\s+go\)", err):
        before = err[: left.start()]
        start = max(before.rfind("> \n") + 3, before.rfind("\n\n") + 2)
        found.append(" ".join(before[start:].split()))
    return found


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Return a file that does not exist yet."""
    return tmp_path / "kept.yaml"


def test_answers_become_a_situation(segue: Segue, kept: Path) -> None:
    """Names, pronouns, years, channels, circumstances: as they were typed."""
    typed = (
        "Robin\nxe/xem/xyr\n17\n16\n1, 2\n"
        "1 the biology poster, 2026-11-27\n7\n8: a party 2026-12-01T20:00\n\nq\n"
    )
    code, out, err = segue("ask", *NOW, "--save", kept, typed=typed)
    assert code == 0
    assert saved(kept) == Situation(
        them=Them(name="Robin", pronouns="xe/xem/xyr", age=16),
        you=You(age=17),
        channels=("in_person", "social"),
        shared=(
            Shared(
                kind="class_project", detail="the biology poster", when="2026-11-27"
            ),
            Shared(kind="club"),
            Shared(kind="event", detail="a party", when="2026-12-01T20:00"),
        ),
    )
    assert "at most" not in out
    assert "Robin" in questions(err)[THEIRS]


def test_the_plan_is_that_of_the_saved_file(segue: Segue, kept: Path) -> None:
    """Asked or read, the same situation gets the same plan."""
    typed = "Robin\nshe\n17\n17\n1 2\n1 the poster\n\n2\n1\n"
    _, asked, _ = segue("ask", *NOW, "--json", "--save", kept, typed=typed)
    assert segue("plan", kept, *NOW, "--json") == (0, asked, "")
    _, page, _ = segue("ask", kept, *NOW, typed="")
    assert page == segue("plan", kept, *NOW)[1]


def test_enter_skips(segue: Segue, kept: Path) -> None:
    """Not knowing is always an answer, and nothing is asked twice."""
    code, _, err = segue("ask", *NOW, "--save", kept, typed="\n" * 60)
    assert code == 0
    assert saved(kept) == Situation()
    asked = questions(err)
    assert len(asked) == len(set(asked)) > 6


def test_no_line_of_the_interview_is_over_80_columns(segue: Segue) -> None:
    """Neither a question nor how to find out."""
    _, _, err = segue("ask", *NOW, typed="Robin\n" + "?\n\n" * 60)
    assert len(questions(err)) > 10
    assert max(map(len, err.splitlines())) <= 80


def test_a_question_mark_tells_how_to_find_out(segue: Segue) -> None:
    """And the question stays open."""
    _, _, err = segue("ask", *NOW, typed="?\nRobin\nq\n")
    assert "Any name that you recognize" in err
    assert "Robin" not in questions(err)[NAME]
    assert len(questions(err)) == 2


def test_b_goes_back(segue: Segue, kept: Path) -> None:
    """One question at a time, over skipped ones too; the first has none."""
    typed = "b\nRobyn\n\nb\nb\nRobin\nthey\nq\n"
    _, _, err = segue("ask", *NOW, "--save", kept, typed=typed)
    assert saved(kept) == Situation(them=Them(name="Robin", pronouns="they"))
    assert "This is the first question." in err


def test_q_is_enough(segue: Segue, kept: Path) -> None:
    """The plan is made from what is known by then."""
    code, out, err = segue("ask", *NOW, "--save", kept, typed="Robin\nq\nshe\n")
    assert (code, len(questions(err))) == (0, 2)
    assert saved(kept) == Situation(them=Them(name="Robin"))
    assert out


@pytest.mark.parametrize("cut", ["", "\n", "q\n"])
def test_what_was_answered_is_kept_when_the_input_ends(
    cut: str, segue: Segue, kept: Path
) -> None:
    """Even between two circumstances."""
    typed = f"Robin\n\n\n\n\n1 the poster\n2 maths{cut and chr(10)}{cut}"
    code, out, _ = segue("ask", *NOW, "--json", "--save", kept, typed=typed)
    assert code == 0
    assert saved(kept) == Situation(
        them=Them(name="Robin"),
        shared=(
            Shared(kind="class_project", detail="the poster"),
            Shared(kind="subject_help", detail="maths"),
        ),
    )
    assert msgspec.json.decode(out)["contract"] == 1


@pytest.mark.parametrize(
    ("before", "wrong", "says"),
    [
        ("\n", "x/y", "Expected she, he, they, or three forms"),
        ("\n\n", "seventeen", "Expected a whole number"),
        ("\n\n", "300", "Expected a whole number from 1 to 120"),
        ("\n\n\n\n", "5", "I didn't get that; a number from 1 to 4, or Enter"),
        ("\n\n\n\n", "telegraph", "I didn't get that; a number from 1 to 4, or Enter"),
        ("\n\n\n\n\n", "99 a thing", "I didn't get that; a number from 1 to 13"),
        ("\n\n\n\n\n", "1 poster 2026-02-30", "Expected a date that"),
        ("", "x" * 301, "Expected at most 300 characters"),
    ],
)
def test_a_wrong_answer_is_asked_again(
    before: str, wrong: str, says: str, segue: Segue, kept: Path
) -> None:
    """What is expected is said, and nothing is guessed."""
    typed = f"{before}{wrong}\nq\n"
    code, _, err = segue("ask", *NOW, "--save", kept, typed=typed)
    assert code == 0
    assert f"> {says}" in err
    assert saved(kept) == Situation()


def test_help_and_going_back_work_between_circumstances(
    segue: Segue, kept: Path
) -> None:
    """What the first line promises holds where several things are told."""
    typed = "\n\n\n\n\n1 the poster\n?\nb\n7 chess\n\nq\n"
    _, _, err = segue("ask", *NOW, "--save", kept, typed=typed)
    assert saved(kept).shared == (Shared(kind="club", detail="chess"),)
    assert err.count("What do the two of you really share?") == 2
    assert "I didn't get that" not in err


def test_a_wrong_circumstance_does_not_lose_the_others(
    segue: Segue, kept: Path
) -> None:
    """The second is refused, the first is kept."""
    typed = "\n\n\n\n\n1 the poster\n99\n2 maths 2026-02-30\n7\n\nq\n"
    _, _, err = segue("ask", *NOW, "--save", kept, typed=typed)
    assert saved(kept).shared == (
        Shared(kind="class_project", detail="the poster"),
        Shared(kind="club"),
    )
    assert "> Expected a date that exists" in err


@pytest.mark.parametrize(
    ("typed", "channels"),
    [
        ("2", ("social",)),
        ("1 3", ("in_person", "email")),
        ("social, email", ("social", "email")),
        ("Email", ("email",)),
        ("soc", ("social",)),
        ("4", ()),
        ("none", ()),
    ],
)
def test_choices_by_number_name_or_beginning(
    typed: str, channels: tuple[str, ...], segue: Segue, kept: Path
) -> None:
    """Several where several are fine; nowhere is an answer."""
    segue("ask", *NOW, "--save", kept, typed=f"\n\n\n\n{typed}\nq\n")
    assert saved(kept).channels == channels


def test_a_stop_ends_the_interview(segue: Segue, kept: Path) -> None:
    """No question is asked after an answer that is a stop."""
    typed = "Robin\nthey\n40\n15\n1\n1 poster\n"
    code, out, err = segue("ask", *NOW, "--save", kept, typed=typed)
    assert (code, len(questions(err))) == (0, THEIRS + 1)
    assert out.startswith("Leave it.")
    assert saved(kept).them.age == 15


def test_what_a_file_says_is_not_asked(
    segue: Segue, tmp_path: Path, kept: Path
) -> None:
    """The interview goes on from a situation, and keeps what it says."""
    given = tmp_path / "given.yaml"
    given.write_text("them: {name: Robin, age: 17}\nhistory: {asked_before: never}\n")
    _, _, err = segue("ask", given, *NOW, "--save", kept, typed="she\nq\n")
    assert questions(err)[0].startswith("Which pronouns?")
    assert saved(kept) == Situation(
        them=Them(name="Robin", age=17, pronouns="she"),
        history=History(asked_before="never"),
    )


@pytest.mark.parametrize(
    "name", ["No", "7", "007", "null", "on", "a: b", "- x", "李", "#"]
)
def test_an_odd_name_survives_being_saved(name: str, segue: Segue, kept: Path) -> None:
    """Written and read again it is the same text."""
    segue("ask", *NOW, "--save", kept, typed=f"{name}\nq\n")
    assert saved(kept) == Situation(them=Them(name=name))


def test_a_file_that_exists_is_left_alone(segue: Segue, kept: Path) -> None:
    """Said before the first question, and nothing is overwritten."""
    kept.write_text("goal: date\n")
    says = f"error: {kept}: exists already; name a new file\n"
    assert segue("ask", "--save", kept, typed="Robin\n") == (2, "", says)
    assert kept.read_text() == "goal: date\n"


def test_a_folder_that_does_not_exist_is_said_first(
    segue: Segue, tmp_path: Path
) -> None:
    """Nobody answers twenty questions for nothing."""
    path = tmp_path / "nowhere" / "kept.yaml"
    says = f"error: {path}: no such folder; name a file in one that exists\n"
    assert segue("ask", "--save", path, typed="Robin\n") == (2, "", says)


def test_on_a_terminal_answers_may_be_kept_afterwards(
    segue: Segue, tmp_path: Path, kept: Path
) -> None:
    """A name that does not do is asked again; the plan stands already."""
    taken = tmp_path / "taken.yaml"
    taken.write_text("")
    typed = f"Robin\nq\n{taken}\n{tmp_path}/no/x\n{kept}\n"
    code, out, err = segue("ask", *NOW, typed=typed, is_terminal=True)
    assert code == 0
    assert out
    assert "exists already; name a new file" in err
    assert err.endswith(f"Saved. Again any time: segue plan {kept}\n")
    assert saved(kept) == Situation(them=Them(name="Robin"))
    assert taken.read_text() == ""


@pytest.mark.parametrize("typed", ["Robin\nq\n\n", "Robin\nq\n", "q\n"])
def test_on_a_terminal_nothing_need_be_kept(
    typed: str, segue: Segue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Enter, or the end of the input, keeps nothing."""
    monkeypatch.chdir(tmp_path)
    code, _, err = segue("ask", *NOW, typed=typed, is_terminal=True)
    assert code == 0
    assert "Saved" not in err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("rule", load_built_in().facts, ids=lambda rule: rule.id)
def test_every_choice_can_be_chosen(rule: FactRule) -> None:
    """Whatever number a question offers, the situation takes it."""
    question = Question(rule.id, "fact", rule.question, rule.how, rule.values, left=1)
    names = list(rule.values)
    interview = Interview(moment_of(NOW[1], NOW[3], None), IN_ENGLISH)
    taken = [
        interview.understood(question, names, str(number), Situation())
        for number in range(1, len(names) + 1)
    ]
    facts = [facts_of(one, datetime(2026, 11, 22, tzinfo=UTC)) for one in taken]
    assert [one[rule.id] for one in facts] == names
