"""What was learned from annotated rehearsals, and that it is in use."""

from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from segue.assembly.answers import answer_reader
from segue.assembly.mentor import act_reader, ears
from segue.domain.turn import ACTS, Act, Turn
from segue.meaning.acts import Likely
from segue.rehearsal.fit import NothingLearnedError, fit
from segue.rehearsal.heard import Ears, Heard, listen
from segue.rehearsal.judge import Judge, NoMentorError, load_judgment
from segue.rehearsal.judged import Judged, Stance
from segue.rehearsal.load import CONTENT, load_folder
from segue.rehearsal.material import (
    Annotated,
    Annotation,
    Labeled,
    Material,
    read_material,
)
from segue.rehearsal.mentor import debrief
from segue.rehearsal.transcript import Transcript, Where


DATA = Path(__file__).parents[2] / "train" / "data"
LEARNED_FROM = DATA / "rehearsals.jsonl", DATA / "asked.jsonl"
BOOK = load_folder(CONTENT / "en")
QUESTION, REMARK = "And how did it go?", "I had soup."


class Plain:
    """Reads a question where there is a mark; the sense says no more."""

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
        stances={},
    )


def judge_from(rehearsals: Sequence[Annotated], talks: Sequence[Labeled] = ()) -> Judge:
    """Return a judge that has learned from these alone."""
    plain = Plain()
    hears = Ears(plain, answer_reader())
    material = Material(rehearsals, talks, "these")
    judgment = fit(material, hears, plain, plain, BOOK.remarks)
    return Judge(plain, plain, judgment)


def remarks_on(judge: Judge, *lines: str) -> list[Mapping[str, float]]:
    """Return how likely each remark is on the learner's lines of a talk."""
    heard = listen(talk(*lines), Ears(Plain(), answer_reader(), judge))
    return [one.remarks for one in judge.judge(heard)]


def test_what_was_praised_is_likely_to_be_praised_again() -> None:
    """By the remark that was named, and nothing where nothing was noted."""
    judge = judge_from([annotated("took_up")] * 40)
    said = ("I like rain.", "Oh.", "And what did you see?", "Fog.")
    first, second = remarks_on(judge, *said)
    assert max(first, key=lambda one: first[one]) == ""
    assert max(second, key=lambda one: second[one]) == "took_up"
    assert sum(second.values()) == pytest.approx(1)
    assert remarks_on(judge) == []


def test_a_note_without_a_remark_may_have_meant_any_of_its_kind() -> None:
    """It is shared out over those of its skill and grade."""
    rehearsals = [*[annotated("took_up")] * 4, *[annotated("gave_back")] * 4]
    judge = judge_from([*rehearsals, *[annotated(None)] * 40])
    *_, likely = remarks_on(judge, REMARK, "Oh.", QUESTION)
    assert likely["took_up"] == pytest.approx(likely["gave_back"], abs=0.02)
    assert likely["took_up"] + likely["gave_back"] > 0.8


def test_what_a_line_does_about_an_ask_is_learned_from_short_talks_too() -> None:
    """They have no notes, and teach nothing of what is remarked."""
    asks: dict[int, Stance] = {0: "asks", 2: "takes"}
    short = talk(QUESTION, "Well.", REMARK)
    labeled = Labeled(scene=short.scene, turns=short.turns, stances=asks)
    rehearsals = [annotated("took_up")] * 4
    judge = judge_from(rehearsals, [labeled] * 200)
    heard = listen(short, Ears(Plain(), answer_reader(), judge))
    ask, line = judge.judge(heard)
    assert ask.asks > 0.8
    assert line.stances["takes"] > 0.8
    assert line.pushes < 0.1
    assert ask.remarks == judge_from(rehearsals).judge(heard)[0].remarks


def material() -> Material:
    """Return what the shipped weights were learned from."""
    if not DATA.is_dir():
        pytest.skip("the rehearsals are not part of what is installed")
    return read_material(*LEARNED_FROM)


def test_the_shipped_weights_belong_to_the_rehearsals() -> None:
    """Whoever changes one refits the other (``tools/fit_mentor.py``)."""
    assert load_judgment().learned_from == material().fingerprint
    assert load_judgment().seen == tuple(one.id for one in BOOK.remarks)


def test_two_who_annotated_count_for_half_each() -> None:
    """Where one praised and the other had nothing to say, it is even."""
    one = annotated("took_up")
    judge = judge_from([replace(one, again=())] * 40)
    *_, likely = remarks_on(judge, REMARK, "Oh.", QUESTION)
    assert likely["took_up"] == pytest.approx(0.5, abs=0.05)
    assert likely[""] == pytest.approx(0.5, abs=0.05)


def test_rehearsals_without_remarks_teach_nothing() -> None:
    """That is an error, and no weights that say nothing."""
    with pytest.raises(NothingLearnedError, match="no remark that is noted twice"):
        judge_from([annotated(None)] * 4)


def test_the_rehearsals_are_what_their_card_says() -> None:
    """Notes are on the learner's lines, and remarks are of their grade."""
    learned = material()
    grades = {one.id: one.grade for one in BOOK.remarks}
    for one in learned.rehearsals:
        for note in chain(*one.readings()):
            assert one.turns[note.turn].speaker == "you"
            assert note.remark is None or grades[note.remark] == note.grade
    every: list[Labeled] = [*learned.rehearsals, *learned.talks]
    for each in every:
        assert all(each.turns[turn].speaker == "you" for turn in each.stances)
        assert list(each.stances.values()).count("asks") <= 1


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
        "I only read that book because of you, but fine.",
        "Okay. I think I'll get back to my book.",
    )
    by_rule = debrief(played, Ears(act_reader(), answer_reader()), BOOK.remarks)
    assert {note.turn: note.grade for note in by_rule.notes}.get(4) != "work_on"
    said = debrief(played, ears(), BOOK.remarks)
    assert {note.turn: note.grade for note in said.notes}[2] == "good"
    assert {note.turn: note.grade for note in said.notes}[4] == "work_on"
    assert (by_rule.took_the_answer, said.took_the_answer) == (True, False)


class Sure:
    """A judge that hears an ask first, and is sure of what the last line is."""

    def __init__(self, stance: Stance, remark: str) -> None:
        """Take what it does, and the remark on it."""
        self.last = Judged({remark: 0.9, "": 0.1}, {stance: 0.9, "none": 0.1})

    def judge(self, heard: Heard) -> list[Judged]:
        """Return an ask, and the last line."""
        ask = Judged({"asked_freely": 0.9, "": 0.1}, {"asks": 1.0})
        return [*[ask] * (len(heard.lines) - 1), self.last]


NAMED: tuple[tuple[Stance, str, tuple[bool, bool], str | None], ...] = (
    ("takes", "took_no", (True, True), "took_no"),
    ("takes", "pressed", (True, True), None),
    ("takes", "guilt", (True, True), None),
    ("takes", "rude_before", (True, True), None),
    ("presses", "took_no", (True, True), "took_no"),
    ("presses", "pressed", (False, False), "pressed"),
    ("hurts", "guilt", (True, False), "guilt"),
    ("hurts", "rude", (True, False), "rude"),
    ("hurts", "pressed", (True, False), "guilt"),
)


@pytest.mark.parametrize(("stance", "remark", "measures", "named"), NAMED)
@pytest.mark.parametrize("last", ["Right, right.", "Come on in, it's wet."])
def test_notes_and_measures_agree(
    last: str,
    stance: Stance,
    remark: str,
    measures: tuple[bool, bool],
    named: str | None,
) -> None:
    """A push or a hurt that is named was measured; what is not measured is not.

    Though a rule takes one of the last lines for a push.
    """
    played = talk("Could I have your number?", "No, sorry.", last)
    hears = Ears(act_reader(), answer_reader(), Sure(stance, remark))
    said = debrief(played, hears, BOOK.remarks)
    assert (said.asked_once, said.took_the_answer) == measures
    ways = {way: one.id for one in BOOK.remarks for way in one.says}
    notes = {note.turn: ways[note.says] for note in said.notes}
    assert notes.get(2) == named


def test_by_rules_alone_a_push_is_what_sounds_like_one() -> None:
    """Which is why they do not decide where somebody can judge."""
    played = talk("Could I have your number?", "No, sorry.", "Come on in, it's wet.")
    by_rule = debrief(played, Ears(act_reader(), answer_reader()), BOOK.remarks)
    assert by_rule.took_the_answer is False
