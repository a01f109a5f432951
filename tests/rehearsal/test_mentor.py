"""The mentor quotes, praises where it is earned, and measures the ask."""

from collections.abc import Sequence
from typing import ClassVar

import pytest

from segue.assembly.answers import answer_reader
from segue.domain.turn import Act, Turn
from segue.rehearsal import signs
from segue.rehearsal.heard import Ears
from segue.rehearsal.load import CONTENT, load_folder
from segue.rehearsal.mentor import debrief
from segue.rehearsal.transcript import Transcript, Where


BOOK = load_folder(CONTENT / "en")
Said = tuple[str, str]


class Known:
    """A reader that knows the acts of the lines in these tests."""

    acts: ClassVar[dict[str, tuple[Act, ...]]] = {
        "Hi, cold again.": ("greeting", "shared_circumstance"),
        "How was the exam?": ("question",),
        "Could I have your number for the poster? No is fine.": ("ask", "way_out"),
        "Could I have your number? No is fine.": ("ask", "way_out"),
        "Give me your number.": ("ask",),
        "No problem, see you Monday.": ("take_answer", "goodbye"),
        "Come on, just give it to me.": ("pressure",),
        "Whatever, your loss.": ("rude",),
        "Great, I'll text you tomorrow.": ("take_answer",),
        "Story of my life. Nobody ever wants to.": ("pressure",),
        "Wow, ok. Come on, just give it to me.": ("pressure",),
        "I knew it. Could I have your number anyway?": ("pressure", "ask"),
        "Sorry, I shouldn't have asked.": ("apology",),
    }

    def __init__(self, more: dict[str, tuple[Act, ...]] | None = None) -> None:
        """Take what more it knows."""
        self.more = more or {}

    def read(self, previous: str, text: str) -> tuple[Act, ...]:
        """Return the acts of a line."""
        del previous
        return self.more.get(text) or self.acts[text]

    def read_all(self, lines: Sequence[tuple[str, str]]) -> list[tuple[Act, ...]]:
        """Return the acts of lines."""
        return [self.read(*line) for line in lines]


EARS = Ears(Known(), answer_reader())


def heard(*lines: str, where: Where | None = None) -> Transcript:
    """Return a transcript in which the two take turns, the learner first."""
    turns = tuple(
        Turn(speaker="you" if at % 2 == 0 else "them", text=text)
        for at, text in enumerate(lines)
    )
    return Transcript(scene=where or Where(place="a bus stop"), turns=turns)


def told(transcript: Transcript) -> list[tuple[int, str, str]]:
    """Return turn, grade and rule of each note."""
    said = debrief(transcript, EARS, BOOK.remarks)
    return [(note.turn, note.grade, note.rule) for note in said.notes]


KIND = heard(
    "Hi, cold again.",
    "Tell me about it.",
    "Could I have your number for the poster? No is fine.",
    "No, sorry, I don't give it out.",
    "No problem, see you Monday.",
    "See you.",
)
PUSHY = heard(
    "Hi, cold again.",
    "Yes.",
    "Give me your number.",
    "No, sorry.",
    "Come on, just give it to me.",
    "No.",
    "Whatever, your loss.",
)


def test_one_kind_ask_and_a_no_that_is_taken() -> None:
    """Opening, ask and taking the no are praised; both measures are met."""
    said = debrief(KIND, EARS, BOOK.remarks)
    assert (said.asked_once, said.took_the_answer) == (True, True)
    assert told(KIND) == [
        (0, "good", "S2"),
        (2, "good", "S4"),
        (4, "good", "principle_1"),
    ]
    assert said.notes[1].quote == "Could I have your number for the poster? No is fine."


def test_no_reason_is_praised_that_was_not_given() -> None:
    """An ask that only leaves the door open is praised for that."""
    talk = heard("How was the exam?", "Loud.", "Could I have your number? No is fine.")
    assert told(talk)[-1] == (2, "good", "principle_2")


def test_what_is_to_be_tried_instead_can_be_said() -> None:
    """It is a line for the person, never an advice in quotation marks."""
    lines = [line for one in BOOK.remarks for line in one.instead]
    assert [one for one in lines if one.startswith(("Start ", "Say "))] == []


def test_pushing_is_named_turn_by_turn() -> None:
    """An order, a push and an insult are each to work on."""
    said = debrief(PUSHY, EARS, BOOK.remarks)
    assert (said.asked_once, said.took_the_answer) == (False, False)
    assert [note.grade for note in said.notes] == [
        "good",
        "work_on",
        "work_on",
        "work_on",
    ]
    assert all(note.instead for note in said.notes[1:])


@pytest.mark.parametrize(
    ("after", "measures"),
    [
        ("Story of my life. Nobody ever wants to.", (True, False)),
        ("Wow, ok. Come on, just give it to me.", (False, False)),
        ("I knew it. Could I have your number anyway?", (False, False)),
        ("Sorry, I shouldn't have asked.", (True, True)),
    ],
)
def test_to_sulk_is_not_to_ask_again(after: str, measures: tuple[bool, bool]) -> None:
    """One who sulks has asked once, and has not taken the answer."""
    talk = heard("Could I have your number? No is fine.", "No.", after)
    said = debrief(talk, EARS, BOOK.remarks)
    assert (said.asked_once, said.took_the_answer) == measures


@pytest.mark.parametrize(
    ("before", "line", "acts", "grade"),
    [
        ("Cold, isn't it.", "Do you live alone?", ("question",), "work_on"),
        (
            "I'm in the middle of something.",
            "What is it?",
            ("question",),
            "work_on",
        ),
        (
            "My mother died on Sunday.",
            "I had pasta today.",
            ("self_disclosure",),
            "work_on",
        ),
        (
            "My mother died on Sunday.",
            "Oh no, I'm so sorry.",
            ("apology",),
            "good",
        ),
        (
            "I passed my test!",
            "Well done, that test is a monster.",
            ("compliment",),
            "good",
        ),
        (
            "I'm late from the vet.",
            "Oh. How is your cat doing?",
            ("backchannel", "question"),
            "good",
        ),
    ],
)
def test_listening(before: str, line: str, acts: tuple[Act, ...], grade: str) -> None:
    """What they told is asked after, or at least not passed over."""
    talk = heard("How was the exam?", before, line)
    said = debrief(talk, Ears(Known({line: acts}), answer_reader()), BOOK.remarks)
    assert [(n.turn, n.grade) for n in said.notes][-1] == (2, grade)


@pytest.mark.parametrize(
    ("where", "line", "grade"),
    [
        (
            Where(place="a stair", facts="There is no parcel."),
            "The parcel man wants your number, for the next time?",
            "work_on",
        ),
        (
            Where(place="a stair"),
            "Could I have your number for the lift? You'll say no, I'm boring.",
            "work_on",
        ),
        (
            Where(place="a stair"),
            "Could I have your number for the lift? No is fine.",
            "good",
        ),
    ],
)
def test_how_it_is_asked(where: Where, line: str, grade: str) -> None:
    """A pretext, and talking oneself down, are to work on."""
    talk = heard("How was the exam?", "Fine, thanks.", line, where=where)
    ears = Ears(Known({line: ("ask", "way_out")}), answer_reader())
    assert debrief(talk, ears, BOOK.remarks).notes[-1].grade == grade


def test_an_offer_of_ones_own_number_is_an_ask() -> None:
    """It asks for a reply as much as an ask does."""
    line = "Here, I've written my number on the label. Only if you like."
    talk = heard("How was the exam?", "Long.", line, "Oh, thank you! I'll ring.")
    ears = Ears(Known({line: ("offer", "way_out")}), answer_reader())
    said = debrief(talk, ears, BOOK.remarks)
    assert (said.asked_once, said.took_the_answer) == (True, True)


def test_to_hand_over_a_thing_is_no_ask() -> None:
    """Gloves are no number."""
    first, ask = (
        "Take my gloves, they are dry.",
        "Could I have your number? No is fine.",
    )
    talk = heard(first, "You're a star.", ask, "Yes, gladly.")
    ears = Ears(Known({first: ("play",)}), answer_reader())
    assert debrief(talk, ears, BOOK.remarks).asked_once is True


def test_to_give_ones_own_in_return_is_no_second_ask() -> None:
    """They said yes; the number goes both ways."""
    line = "Saved! Here's mine, 555 0143."
    talk = heard(
        "Could I have your number for the poster? No is fine.",
        "Sure, 555 0142.",
        line,
        "Thanks.",
    )
    for acts in (("offer", "take_answer"), ("take_answer",)):
        ears = Ears(Known({line: acts}), answer_reader())
        said = debrief(talk, ears, BOOK.remarks)
        assert (said.asked_once, said.took_the_answer) == (True, True)


@pytest.mark.parametrize(
    "line", ["Ok. And if I win the next game?", "What about insta then?"]
)
def test_haggling_is_pushing(line: str) -> None:
    """An answer is not an opening bid."""
    talk = heard("Could I have your number? No is fine.", "No, sorry.", line)
    ears = Ears(Known({line: ("take_answer",)}), answer_reader())
    said = debrief(talk, ears, BOOK.remarks)
    assert (said.asked_once, said.took_the_answer) == (False, False)
    assert said.notes[-1].grade == "work_on"


def test_who_takes_a_push_back_is_told_so() -> None:
    """An apology after a push mends something, and is said to."""
    last = "Sorry, that was too much. See you Monday."
    talk = heard(
        "Could I have your number? No is fine.",
        "No, sorry.",
        "Come on, just give it to me.",
        "No.",
        last,
    )
    ears = Ears(Known({last: ("apology", "goodbye")}), answer_reader())
    assert debrief(talk, ears, BOOK.remarks).notes[-1].grade == "good"


def test_the_answer_may_come_later() -> None:
    """A reply that takes the ask up after all is the answer."""
    talk = heard(
        "Could I have your number? No is fine.",
        "What for?",
        "Hi, cold again.",
        "About the number: sure, it's 555 0142.",
        "Great, I'll text you tomorrow.",
    )
    assert told(talk)[-1] == (4, "good", "S10")


def test_two_lines_may_stand_before_the_answer() -> None:
    """What is answered is the ask, whatever was said after it."""
    lines = ("Could I have your number? No is fine.", "Hi, cold again.")
    turns = (
        *(Turn(speaker="you", text=text) for text in lines),
        Turn(speaker="them", text="No, sorry."),
        Turn(speaker="you", text="Come on, just give it to me."),
    )
    talk = Transcript(scene=Where(place="a bus stop"), turns=turns)
    assert debrief(talk, EARS, BOOK.remarks).took_the_answer is False


def test_a_question_about_something_else_is_no_comfort() -> None:
    """Nor is it praised as listening."""
    last = "Do you like pizza?"
    talk = heard("How was the exam?", "My mother died on Sunday.", last)
    ears = Ears(Known({last: ("question",)}), answer_reader())
    assert [note.turn for note in debrief(talk, ears, BOOK.remarks).notes] == [0]


def test_a_barista_is_left_in_peace() -> None:
    """Not to ask somebody who serves one is praised at the end."""
    last = "Thanks, that was good!"
    talk = heard(
        "How was the exam?", "Long.", last, where=Where(place="the counter of a café")
    )
    ears = Ears(Known({last: ("thanks", "compliment")}), answer_reader())
    note = debrief(talk, ears, BOOK.remarks).notes[-1]
    assert (note.grade, note.rule) == ("good", "principle_4")


def test_nothing_asked_is_not_scored() -> None:
    """Without an ask there is no answer to take."""
    said = debrief(heard("How was the exam?", "Fine."), EARS, BOOK.remarks)
    assert (said.asked_once, said.took_the_answer) == (False, None)


@pytest.mark.parametrize(
    ("where", "rule"),
    [
        (Where(place="the counter of a café"), "principle_4"),
        (Where(facts="You don't know each other."), "S2"),
        (Where(private=False), "S2"),
    ],
)
def test_a_good_line_in_a_bad_place_is_to_work_on(where: Where, rule: str) -> None:
    """Serving, a stranger, or listeners: the moment outweighs the words."""
    ask = "Could I have your number for the poster? No is fine."
    lines = ("Hi, cold again.", "Yes.", ask, "Oh.")
    assert told(heard(*lines, where=where))[1] == (2, "work_on", rule)


def test_a_quote_is_what_was_said() -> None:
    """Every note quotes the beginning of its own turn."""
    for transcript in (KIND, PUSHY):
        for note in debrief(transcript, EARS, BOOK.remarks).notes:
            text = transcript.turns[note.turn].text
            assert text.startswith(note.quote.removesuffix("…"))


@pytest.mark.parametrize(
    ("reply", "reading"),
    [
        ("Sure, 555 0101", "yes"),
        ("No, send them. 555 0101.", "yes"),
        ("Yeah, why not", "yes"),
        ("What for?", "unclear"),
        ("Ask me after the exam, then yes", "conditional"),
        ("I'm bad with texts, add me on insta", "other_channel"),
        ("I don't really give it out", "soft_no"),
        ("No thank you.", "no"),
    ],
)
def test_replies_are_read(reply: str, reading: str) -> None:
    """What came back decides what taking it means."""
    assert signs.answer_in(reply) == reading
