"""A question is answered by lines that answer such a question."""

import pytest

from segue.domain.talk import Cue, Memory, Question
from segue.rehearsal.load import CONTENT, load_folder
from segue.rehearsal.understand import understand
from segue.voices.lines import LineGroup
from segue.voices.questions import _YES_OR_NO, fitting, question_in
from segue.voices.scripted import ScriptedVoice


BOOK = load_folder(CONTENT / "en")
VOICE = ScriptedVoice(BOOK.lines)
QUESTIONS: tuple[LineGroup, ...] = tuple(
    group for group in BOOK.lines.groups if group.act == "question"
)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("is this seat taken?", "may_i"),
        ("Hi, sorry, is anyone sitting here?", "may_i"),
        ("mind if I join you?", "may_i"),
        ("have you got a minute?", "a_minute"),
        ("could I borrow your charger?", "favor"),
        ("have you got a spare pen?", "favor"),
        ("do you come here often?", "yes_no"),
        ("are you cold?", "yes_no"),
        ("would you rather have tea or coffee?", "which"),
        ("dogs or cats?", "which"),
        ("hey, how are you?", "how_are_you"),
        ("how was your weekend?", "how_are_you"),
        ("how long have you been waiting?", "how_much"),
        ("how do you do that?", "how"),
        ("how did you get here?", "how"),
        ("how did the test go?", "how_are_you"),
        ("why are you here so early?", "why"),
        ("do you know when the next bus comes?", "when"),
        ("so where did you get that?", "where"),
        ("who's teaching this?", "who"),
        ("I like that book. What is it about?", "what"),
        ("that was a long day", None),
        ("?", None),
        ("", None),
    ],
)
def test_the_kind_of_a_question(text: str, kind: Question | None) -> None:
    """By its last question, whatever hello or aside stands before it."""
    assert question_in(text) == kind


LINES = (
    "Yes, most days.",
    "Five hours, if I'm honest.",
    "Because of the radiator.",
    "Rain, I think.",
    "I don't mind it.",
)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("do you sleep well?", ["Yes, most days."]),
        ("how long did you sleep?", ["Five hours, if I'm honest."]),
        ("why do you sit there?", ["Because of the radiator."]),
        ("is this seat taken?", []),
        ("what's coming?", list(LINES[1:])),
    ],
)
def test_lines_about_a_topic_answer_what_was_asked(asked: str, said: list[str]) -> None:
    """A yes to yes-or-no, times to when, reasons to why; to a seat, none."""
    assert fitting(LINES, question_in(asked), asked) == said


def test_what_fits_any_question_says_neither_yes_nor_no() -> None:
    """A group without ``asks`` is said to every kind, "when?" among them."""
    anyones = [line for group in QUESTIONS if not group.asks for line in group.lines]
    assert [line for line in anyones if _YES_OR_NO.search(line)] == []


@pytest.mark.parametrize("kind", ["may_i", "a_minute", "favor"])
def test_a_small_wish_is_met_at_the_first_word(kind: Question) -> None:
    """Whoever it is, and in whichever scene: no story, no "not lately"."""
    asked = {
        "may_i": "is this seat taken?",
        "a_minute": "have you got a minute?",
        "favor": "have you got a pen?",
    }[kind]
    meant = {line for group in QUESTIONS if kind in group.asks for line in group.lines}
    for scene in BOOK.scenes:
        for name in scene.personas:
            cue = Cue(
                move="react",
                answer=None,
                acts=("question",),
                text=asked,
                mood="even",
                scene=scene,
                persona=BOOK.persona(name, scene),
                memory=Memory(),
                slots={"name": "Robin"},
                chance=f"{scene.id}/{name}",
            )
            said = VOICE.say(cue).text
            topics = [one for topic in scene.topics for one in topic.asked]
            assert any(said.startswith(line) for line in meant), (said, topics)


class Misreader:
    """Reads every line as a push, as a model may read a short one."""

    def read(self, previous: str, text: str) -> tuple[str, ...]:
        """Return a push that is none."""
        del previous, text
        return ("pressure", "invitation")


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("is this seat taken?", ("question",)),
        ("do you know when the next bus comes?", ("question",)),
        ("what's stopping you?", ("pressure", "invitation")),
        ("can I have your number, or are you scared?", ("pressure", "invitation")),
        ("why not?", ("pressure", "invitation")),
    ],
)
def test_a_plain_question_is_no_push(text: str, acts: tuple[str, ...]) -> None:
    """A seat and a bus are nothing to push for; what has "you" in it may be."""
    reader: object = Misreader()
    assert understand(reader, "", text).acts == acts  # type: ignore[arg-type] # reads acts
