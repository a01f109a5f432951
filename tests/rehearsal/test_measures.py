"""One ask, and an answer that was taken: what the two measures go by."""

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from segue.rehearsal.heard import Heard, Line
from segue.rehearsal.judged import Judged, Stance
from segue.rehearsal.measures import Fault, measure
from segue.rehearsal.transcript import Transcript


def heard(replies: Sequence[str]) -> Heard:
    """Return a talk of lines of the learner's, each with its reply or none."""
    said = tuple(
        Line(
            at=2 * at,
            text="Well.",
            acts=("backchannel",),
            before="",
            after=reply,
            first=at == 0,
            asks=False,
            answered=None,
        )
        for at, reply in enumerate(replies)
    )
    return Heard(Transcript(turns=()), said, None)


def judged(*stances: Stance) -> list[Judged]:
    """Return lines of which each stance is sure, and remarks say the same."""
    remark = {"presses": "pressed", "hurts": "guilt"}
    return [Judged({remark.get(one, ""): 1.0}, {one: 1.0}) for one in stances]


@pytest.mark.parametrize("sounds_like_it", [True, False])
def test_a_line_that_does_not_sound_like_an_ask_must_be_likelier(
    sounds_like_it: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    """Seven in ten are enough for one, and not for the other."""
    said = heard(["Hm."])
    said = replace(said, lines=(replace(said.lines[0], asks=sounds_like_it),))
    measured = measure(said, [Judged({}, {"asks": 0.7, "none": 0.3})])
    assert measured.asked_once == sounds_like_it


def test_of_a_push_and_a_hurt_the_likelier_is_named() -> None:
    """Though neither would be enough alone."""
    (ask,) = judged("asks")
    line = Judged(
        {"pressed": 0.35, "guilt": 0.25, "": 0.4},
        {"presses": 0.35, "hurts": 0.25, "takes": 0.4},
    )
    measured = measure(heard(["Hm.", "Hm."]), [ask, line])
    assert measured.faults == {2: "pushes"}


@pytest.mark.parametrize(
    ("stances", "expected"),
    [
        (["none", "asks", "takes", "none"], (True, True, {})),
        (["none", "none"], (False, None, {})),
        (["asks", "presses"], (False, False, {2: "pushes"})),
        (["asks", "takes", "presses"], (False, False, {4: "pushes"})),
        (["asks", "hurts", "takes"], (True, False, {2: "hurts"})),
        (["asks", "sulks"], (True, True, {})),
        (["presses", "asks", "takes"], (True, True, {})),
    ],
)
def test_what_lines_do_makes_the_measures(
    stances: Sequence[Stance], expected: tuple[bool, bool | None, dict[int, Fault]]
) -> None:
    """After the first ask; what comes before it spoils no answer."""
    said = measure(heard(["Hm."] * len(stances)), judged(*stances))
    assert (said.asked_once, said.took_the_answer, said.faults) == expected


def test_what_is_like_an_ask_is_a_second_one_if_a_remark_agrees() -> None:
    """As good as sure by its stance alone is not enough to blame a line."""
    (first,) = judged("asks")
    again, other = (
        Judged({remark: 1.0}, {"asks": 0.9, "none": 0.1})
        for remark in ("asked_again", "")
    )
    assert not measure(heard(["Hm.", "Hm."]), [first, again]).asked_once
    assert measure(heard(["Hm.", "Hm."]), [first, other]).asked_once


@pytest.mark.parametrize(
    ("replies", "stances", "expected"),
    [
        ([""], ["asks"], (True, None)),
        (["", "No."], ["asks", "none"], (True, True)),
        (["", "No.", ""], ["asks", "none", "presses"], (False, False)),
        (["", "Well, yes.", ""], ["asks", "presses", "takes"], (False, True)),
        (["", ""], ["asks", "presses"], (False, None)),
    ],
)
def test_an_answer_is_taken_or_not_once_there_is_one(
    replies: Sequence[str],
    stances: Sequence[Stance],
    expected: tuple[bool, bool | None],
) -> None:
    """To ask on before it came is a second ask, and spoils no answer."""
    said = measure(heard(replies), judged(*stances))
    assert (said.asked_once, said.took_the_answer) == expected


def test_a_fault_wants_stance_and_remark_together() -> None:
    """Neither alone is enough where the other speaks against it."""
    ask = Judged({"": 1.0}, {"asks": 1.0})
    for of_remark, of_stance, expected in (
        (0.0, 0.9, {}),
        (0.9, 0.0, {}),
        (0.4, 0.7, {2: "pushes"}),
    ):
        line = Judged(
            {"asked_again": of_remark, "": 1 - of_remark}, {"presses": of_stance}
        )
        assert measure(heard(["No.", ""]), [ask, line]).faults == expected
