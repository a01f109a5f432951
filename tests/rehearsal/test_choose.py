"""One remark a line: what rules find and what is likely, weighed."""

from collections.abc import Collection, Mapping, Sequence

import pytest
from msgspec.structs import replace

from segue.rehearsal import choose as choosing
from segue.rehearsal.choose import Grounds, choose
from segue.rehearsal.heard import Line
from segue.rehearsal.judged import HURT_REMARKS, PUSH_REMARKS
from segue.rehearsal.load import CONTENT, load_folder
from segue.rehearsal.measures import Fault


REMARKS = load_folder(CONTENT / "en").remarks
PRAISED = {"took_up": 0.4, "gave_back": 0.3, "ignored": 0.2, "": 0.1}
TALK = Line(
    at=2,
    text="And then?",
    acts=("question",),
    before="We missed it.",
    after="Never mind.",
    first=False,
    asks=False,
    answered=None,
)
ASK = replace(TALK, asks=True)
AFTER_NO = replace(TALK, answered="no")
AFTER_YES = replace(TALK, answered="yes")


def chosen(
    seen: Sequence[str] = (),
    likely: Mapping[str, float] | None = None,
    said: Collection[str] = (),
    line: Line = TALK,
    fault: Fault | None = None,
) -> str:
    """Return the id of the remark that is made."""
    remark = choose(REMARKS, Grounds(line, seen, likely or {}, said, fault))
    return remark.id if remark else ""


def test_rules_decide_where_nobody_can_say_what_is_likely() -> None:
    """The weightiest that they find, some of them once."""
    assert chosen(["ordered", "hinted"]) == "ordered"
    assert chosen(["hinted"]) == "hinted"
    assert chosen(["hinted"], said=["hinted"]) == ""
    assert chosen() == ""


@pytest.mark.parametrize(
    ("likely", "expected"),
    [
        (PRAISED, "took_up"),
        ({"ignored": 0.35, "bragged": 0.25, "took_up": 0.4}, "ignored"),
        ({"ignored": 0.3, "took_up": 0.3, "": 0.4}, ""),
        ({"": 0.9, "took_up": 0.1}, ""),
        ({"of_the_future": 0.9, "": 0.1}, ""),
    ],
)
def test_a_side_wants_to_be_likely_and_its_likeliest_is_made(
    likely: Mapping[str, float], expected: str
) -> None:
    """Where neither side is likely enough, nothing is said."""
    assert chosen(likely=likely) == expected


def test_a_side_of_many_unlikely_remarks_says_nothing() -> None:
    """None of them is known to fit."""
    ids = ("ignored", "bragged", "came_on_strong", "pried", "rude_before", "hinted")
    assert chosen(likely=dict.fromkeys(ids, 0.12)) == ""


def test_a_remark_that_a_rule_finds_too_comes_first() -> None:
    """It rests on more; but it is not enough that a rule finds it."""
    assert chosen(["gave_back"], PRAISED) == "gave_back"
    assert chosen(["took_up"], {"": 0.9, "took_up": 0.1}) == ""


@pytest.mark.parametrize("settled", ["pressed_before", "snapped"])
def test_a_bad_turn_that_a_rule_finds_is_named(settled: str) -> None:
    """Where praise is likelier, too; only what is harmless is let be."""
    likely = {"took_up": 0.6, "interrogated": 0.2, "crowded": 0.15}
    assert chosen([settled], likely) == settled
    likely = {"took_up": 0.9, "interrogated": 0.05, "": 0.05}
    assert chosen([settled], likely) == "took_up"


def test_an_answer_that_was_taken_is_not_passed_over() -> None:
    """As an ask is not; unless fault is much likelier, or no rule finds it."""
    likely = {"": 0.6, "took_no": 0.4}
    assert chosen(["took_no"], likely, line=AFTER_NO) == "took_no"
    assert chosen(["left_well"], {"": 0.6, "left_well": 0.4}, line=AFTER_NO) == ""
    assert chosen(likely=likely, line=AFTER_NO) == ""
    likely = {"": 0.5, "took_no": 0.1, "misread": 0.4}
    assert chosen(["took_no"], likely, line=AFTER_NO) == ""


def test_notes_name_what_the_measures_go_by() -> None:
    """A push or a hurt has its remark, the likeliest of them, and no other."""
    likely = {"took_no": 0.5, "pressed": 0.3, "guilt": 0.15, "asked_again": 0.15}
    assert chosen(likely=likely, line=AFTER_NO, fault="hurts") == "guilt"
    assert chosen(likely=likely, line=AFTER_NO, fault="pushes") == "pressed"
    again = chosen(["asked_again"], likely, line=AFTER_NO, fault="pushes")
    assert again == "asked_again"
    assert chosen(likely=likely, line=TALK, fault="pushes") == "pressed_before"
    assert chosen(likely=likely, line=TALK, fault="hurts") == "rude_before"


def test_a_folder_may_lack_what_names_a_fault() -> None:
    """Then something else to work on is said, if that is likely."""
    others = [one for one in REMARKS if one.id not in PUSH_REMARKS]
    likely = {"misread": 0.6, "pressed": 0.4}
    grounds = Grounds(AFTER_NO, [], likely, fault="pushes")
    made = choose(others, grounds)
    assert made
    assert made.id == "misread"


@pytest.mark.parametrize(
    "remark", sorted({*PUSH_REMARKS, *HURT_REMARKS, "rude_before"})
)
def test_no_note_names_a_fault_that_the_measures_do_not_see(remark: str) -> None:
    """However likely it is, and though a rule finds it."""
    assert chosen([remark], {remark: 0.9, "": 0.1}, line=AFTER_NO) == ""


def test_what_states_how_it_was_wants_a_rule_or_to_be_sure() -> None:
    """Nobody is told that the other one has somebody on a guess."""
    likely = {"asked_taken": 0.4, "asked_busy": 0.1, "hinted": 0.1, "": 0.4}
    assert chosen(likely=likely, line=ASK) == ""
    assert chosen(["asked_taken"], likely, line=ASK) == "asked_taken"
    likely = {"asked_taken": 0.6, "": 0.4}
    assert chosen(likely=likely, line=ASK) == "asked_taken"


@pytest.mark.parametrize(
    ("remark", "fitting", "others"),
    [
        ("opening_shared", [replace(TALK, first=True)], [TALK, ASK]),
        ("pretext", [ASK], [TALK, AFTER_NO, replace(ASK, answered="no")]),
        ("stung", [AFTER_NO], [TALK, ASK, AFTER_YES]),
        ("took_later", [AFTER_NO, AFTER_YES], [TALK, ASK]),
        ("left_well", [TALK, AFTER_NO, AFTER_YES], []),
        ("took_up", [TALK, ASK, AFTER_NO], []),
    ],
)
def test_a_remark_is_made_only_where_it_can_be_true(
    remark: str, fitting: list[Line], others: list[Line]
) -> None:
    """However likely it is."""
    likely = {remark: 0.9, "": 0.1}
    assert [chosen(likely=likely, line=line) for line in fitting] == [
        remark for _ in fitting
    ]
    assert [chosen(likely=likely, line=line) for line in others] == ["" for _ in others]


def test_of_an_ask_what_rules_find_is_said() -> None:
    """A fault that rules find if it is likelier, praise if hardly less."""
    likely = {"asked_well": 0.3, "bare_ask": 0.2, "": 0.5}
    assert chosen(["asked_freely"], likely, line=ASK) == "asked_freely"
    assert chosen(["bare_ask"], likely, line=ASK) == ""
    assert chosen(["took_up"], likely, line=ASK) == ""
    likely = {"asked_well": 0.15, "bare_ask": 0.2, "": 0.65}
    assert chosen(["asked_freely"], likely, line=ASK) == "asked_freely"
    likely = {"asked_well": 0.1, "bare_ask": 0.3, "": 0.6}
    assert chosen(["asked_freely"], likely, line=ASK) == ""


def test_the_same_is_not_praised_again_where_something_else_fits() -> None:
    """What was said once weighs less, and some things are said once."""
    assert chosen(likely=PRAISED, said=["took_up"]) == "gave_back"
    likely = {"listened": 0.6, "took_up": 0.2, "": 0.2}
    assert chosen(likely=likely) == "listened"
    assert chosen(likely=likely, said=["listened"]) == "took_up"


@pytest.mark.parametrize(
    "ids",
    [
        *(choosing._SETTLED, choosing._ONCE, choosing._OF_A_NO),
        *(choosing._OF_AN_ASK, choosing._TELL, PUSH_REMARKS, HURT_REMARKS),
        *choosing._NAMING_BEFORE.values(),
    ],
)
def test_what_is_told_of_remarks_is_told_of_remarks_that_there_are(
    ids: Collection[str],
) -> None:
    """An id with a slip in it would silently mean nothing."""
    assert set(ids) <= {one.id for one in REMARKS}
