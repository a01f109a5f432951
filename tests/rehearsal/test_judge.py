"""What was learned from annotated rehearsals, and that it is in use."""

from collections.abc import Sequence
from hashlib import blake2b
from itertools import chain
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from segue.assembly.answers import answer_reader
from segue.assembly.mentor import act_reader, ears
from segue.domain.turn import ACTS, Act, Turn
from segue.meaning.acts import Likely
from segue.rehearsal.fit import (
    Annotated,
    Annotation,
    NothingLearnedError,
    fit,
    read_rehearsals,
)
from segue.rehearsal.heard import Ears, Heard, listen
from segue.rehearsal.judge import Judge, NoMentorError, load_judgment
from segue.rehearsal.load import CONTENT, load_folder
from segue.rehearsal.mentor import debrief
from segue.rehearsal.transcript import Transcript, Where


LEARNED_FROM = Path(__file__).parents[2] / "train" / "data" / "rehearsals.jsonl"
BOOK = load_folder(CONTENT / "en")
QUESTION, REMARK = "And how did it go?", "I had soup."


class Plain:
    """Reads a question where there is a mark; the sense is the first letter."""

    def acts(self, text: str) -> tuple[Act, ...]:
        """Return the acts of a line."""
        return ("question",) if text.endswith("?") else ("self_disclosure",)

    def read(self, previous: str, text: str) -> tuple[Act, ...]:
        """Return the acts of a line."""
        del previous
        return self.acts(text)

    def read_all(self, lines: Sequence[tuple[str, str]]) -> list[tuple[Act, ...]]:
        """Return the acts of lines."""
        return [self.acts(text) for _, text in lines]

    def likelihoods(self, lines: Sequence[tuple[str, str]]) -> Likely:
        """Return 0.9 for what a line does."""
        likely = np.array(
            [
                [0.9 if act in self.acts(text) else 0.1 for act in ACTS]
                for _, text in lines
            ]
        )
        return Likely(likely, likely)

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        """Return one direction for questions and another for the rest."""
        return np.array(
            [[1.0, 0.0] if text.endswith("?") else [0.0, 1.0] for text in texts],
            dtype=np.float32,
        )


def talk(*lines: str) -> Transcript:
    """Return a transcript in which the two take turns, the learner first."""
    turns = tuple(
        Turn(speaker="you" if at % 2 == 0 else "them", text=text)
        for at, text in enumerate(lines)
    )
    return Transcript(scene=Where(place="a bus stop"), turns=turns)


def annotated(remark: str | None) -> Annotated:
    """Return a rehearsal in which a question is praised, and else nothing."""
    return Annotated(
        scene=Where(place="a bus stop"),
        turns=talk(REMARK, "Oh.", QUESTION, "Well.").turns,
        notes=(
            Annotation(
                turn=2, skill="listening", grade="good", important=True, remark=remark
            ),
        ),
    )


def judge_from(rehearsals: Sequence[Annotated]) -> Judge:
    """Return a judge that has learned from these alone."""
    plain = Plain()
    hears = Ears(plain, answer_reader())
    judgment = fit(rehearsals, "these", hears, plain, plain, BOOK.remarks)
    return Judge(plain, plain, judgment)


def test_what_was_praised_is_likely_to_be_praised_again() -> None:
    """By the remark that was named, and nothing where nothing was noted."""
    judge = judge_from([annotated("took_up")] * 40)
    hears = Ears(Plain(), answer_reader(), judge)
    said = listen(talk("I like rain.", "Oh.", "And what did you see?", "Fog."), hears)
    first, second = judge.remarks_on(said)
    assert max(first, key=lambda one: first[one]) == ""
    assert max(second, key=lambda one: second[one]) == "took_up"
    assert sum(second.values()) == pytest.approx(1)
    assert judge.remarks_on(listen(talk(), hears)) == []


def test_a_note_without_a_remark_may_have_meant_any_of_its_kind() -> None:
    """It is shared out over those of its skill and grade."""
    rehearsals = [*[annotated("took_up")] * 4, *[annotated("gave_back")] * 4]
    judge = judge_from([*rehearsals, *[annotated(None)] * 40])
    hears = Ears(Plain(), answer_reader(), judge)
    *_, likely = judge.remarks_on(listen(talk(REMARK, "Oh.", QUESTION), hears))
    assert likely["took_up"] == pytest.approx(likely["gave_back"], abs=0.02)
    assert likely["took_up"] + likely["gave_back"] > 0.8


def test_the_shipped_weights_belong_to_the_rehearsals() -> None:
    """Whoever changes one refits the other (``tools/fit_mentor.py``)."""
    if not LEARNED_FROM.is_file():
        pytest.skip("the rehearsals are not part of what is installed")
    data = LEARNED_FROM.read_bytes()
    assert load_judgment().rehearsals == blake2b(data, digest_size=12).hexdigest()
    assert load_judgment().seen == tuple(one.id for one in BOOK.remarks)


def test_two_who_annotated_count_for_half_each() -> None:
    """Where one praised and the other had nothing to say, it is even."""
    one = annotated("took_up")
    judge = judge_from([replace(one, again=())] * 40)
    hears = Ears(Plain(), answer_reader(), judge)
    *_, likely = judge.remarks_on(listen(talk(REMARK, "Oh.", QUESTION), hears))
    assert likely["took_up"] == pytest.approx(0.5, abs=0.05)
    assert likely[""] == pytest.approx(0.5, abs=0.05)


def test_rehearsals_without_remarks_teach_nothing() -> None:
    """That is an error, and no weights that say nothing."""
    with pytest.raises(NothingLearnedError, match="no remark that is noted twice"):
        judge_from([annotated(None)] * 4)


def test_the_rehearsals_are_what_their_card_says() -> None:
    """Notes are on the learner's lines, and remarks are of their grade."""
    if not LEARNED_FROM.is_file():
        pytest.skip("the rehearsals are not part of what is installed")
    rehearsals, _ = read_rehearsals(LEARNED_FROM)
    grades = {one.id: one.grade for one in BOOK.remarks}
    for one in rehearsals:
        for note in chain(*one.readings()):
            assert one.turns[note.turn].speaker == "you"
            assert note.remark is None or grades[note.remark] == note.grade


def test_without_weights_one_line_says_so(tmp_path: Path) -> None:
    """And what to do."""
    with pytest.raises(NoMentorError, match="weights of the mentor are missing"):
        load_judgment(tmp_path / "mentor.npz")


def test_the_shipped_mentor_hears_what_no_rule_has_words_for() -> None:
    """A sting that no list of phrases holds; the measure goes by it, too."""
    played = talk(
        "Is that the new one by Okri? I didn't dare start it yet.",
        "It is! I'm only on page ten, no spoilers please.",
        "My lips are sealed. Could I text you when I've caught up? No is fine, too.",
        "That's sweet, but I'd rather not. I keep my phone for family.",
        "Then I must have imagined all that smiling.",
        "Okay. I think I'll get back to my book.",
    )
    by_rule = debrief(played, Ears(act_reader(), answer_reader()), BOOK.remarks)
    assert {note.turn: note.grade for note in by_rule.notes}.get(4) != "work_on"
    said = debrief(played, ears(), BOOK.remarks)
    assert {note.turn: note.grade for note in said.notes}[2] == "good"
    assert {note.turn: note.grade for note in said.notes}[4] == "work_on"
    assert (by_rule.took_the_answer, said.took_the_answer) == (True, False)


class Sure:
    """A judge that is sure of one remark on every line."""

    def __init__(self, remark: str) -> None:
        """Take the remark."""
        self.remark = remark

    def remarks_on(self, heard: Heard) -> list[dict[str, float]]:
        """Return it for every line."""
        return [{self.remark: 0.9, "": 0.1} for _ in heard.lines]


def test_what_a_rule_takes_for_a_push_may_be_harmless() -> None:
    """A slip of the rules, then: neither a note nor a measure goes by it."""
    played = talk("Could I have your number?", "No, sorry.", "Come on in, it's wet.")
    by_rule = debrief(played, Ears(act_reader(), answer_reader()), BOOK.remarks)
    assert by_rule.took_the_answer is False
    for remark, taken in (("left_well", True), ("pressed", False)):
        hears = Ears(act_reader(), answer_reader(), Sure(remark))
        assert debrief(played, hears, BOOK.remarks).took_the_answer is taken


def test_notes_and_measures_agree() -> None:
    """What a note says was hurt, or pushed, was no answer taken."""
    played = talk("Could I have your number?", "No, sorry.", "Right, right.")
    for remark, measures in (
        ("took_no", (True, True)),
        ("guilt", (True, False)),
        ("pressed", (False, False)),
    ):
        hears = Ears(act_reader(), answer_reader(), Sure(remark))
        said = debrief(played, hears, BOOK.remarks)
        assert said.notes[-1].turn == 2
        assert (said.asked_once, said.took_the_answer) == measures
