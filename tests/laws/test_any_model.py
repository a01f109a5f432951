"""Whatever a language model says, a no is shown as a no."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segue import assembly
from segue.assembly.answers import answer_reader
from segue.domain.answer import YES_LIKE, Asked
from segue.domain.plan import Answer
from segue.domain.talk import Cue, Memory, Move
from segue.domain.turn import Act
from segue.rehearsal import signs
from segue.rehearsal.load import CONTENT, load_folder
from segue.voices.model import Brief
from segue.voices.phrased import PhrasedVoice
from segue.voices.review import Readers
from segue.voices.scripted import ScriptedVoice


BOOK = load_folder(CONTENT / "en")
SCRIPT = ScriptedVoice(BOOK.lines)
ASK = "could I get your number? no worries if not"
NOS: tuple[tuple[Move, Answer, tuple[Act, ...], str], ...] = (
    ("answer_ask", "no", ("ask", "way_out"), ASK),
    ("answer_ask", "soft_no", ("ask", "way_out"), ASK),
    ("answer_ask", "soft_no", ("offer",), "here's mine, text me if you like"),
    ("answer_ask", "unclear", ("ask", "way_out"), ASK),
    ("decline_invitation", "soft_no", ("invitation",), "want to get lunch after?"),
    ("firm_no", "no", ("ask",), "come on, just give me your number"),
)
WORDS = st.sampled_from((
    "no", "sorry", "yes", "sure", "okay", "maybe", "not", "never", "I'd", "love", "to",
    "rather", "don't", "give", "it", "out", "but", "ask", "me", "again", "later", "my",
    "number", "is", "555", "0123", "five", "oh", "one", "here", "text", "that's",
    "\u0665\u0665",
    "fine", "on", "Instagram", "robin.p", "you", "can", "have", "if", "Monday", "nice",
    "of", "coffee", "let's", "go", "phone", "much", "really", "haha", "thanks", "now",
    "I", "can't", "seeing", "someone", "bus", "late", "again?", "no,", "sure,", "yes.",
))  # fmt: skip
AUTHORED = tuple(
    line
    for group in BOOK.lines.groups
    if group.move == "answer_ask"
    for line in group.lines
)
SPOKEN = st.one_of(
    st.lists(WORDS, min_size=1, max_size=9).map(" ".join),
    st.sampled_from(AUTHORED).map(lambda one: one.replace("{number}", "555 0123")),
    st.tuples(st.sampled_from(AUTHORED), st.lists(WORDS, max_size=4)).map(
        lambda both: f"{both[0]} {' '.join(both[1])}"
    ),
    st.text(max_size=60),
)


class Says:
    """A model that says the same thing, whatever it is told."""

    def __init__(self, line: str) -> None:
        """Take what it says."""
        self._line = line

    def line_for(self, brief: Brief, most: int) -> str:
        """Say it."""
        del brief, most
        return self._line


@cache
def readers() -> Readers:
    """Return the readers that come with Segue."""
    return Readers(assembly.act_reader(), answer_reader(), signs.answer_in)


def cue_of(no: tuple[Move, Answer, tuple[Act, ...], str]) -> Cue:
    """Return a cue at the bus stop in which a no has been decided."""
    move, answer, acts, text = no
    scene = BOOK.scene("bus_same_stop")
    return Cue(
        move=move,
        answer=answer,
        acts=acts,
        text=text,
        mood="even",
        scene=scene,
        persona=BOOK.persona("robin", scene),
        memory=Memory(),
        slots={"name": "Robin", "number": "555 0123", "handle": "robin.p",
               "service": "Instagram", "thing": "the bus", "next": "Monday"},
        chance="1",
        declined=True,
    )  # fmt: skip


@pytest.mark.timeout(120)
@settings(max_examples=600, deadline=None)
@given(no=st.sampled_from(NOS), line=SPOKEN)
def test_a_no_is_never_shown_as_a_yes(
    no: tuple[Move, Answer, tuple[Act, ...], str], line: str
) -> None:
    """What is shown holds no digit; the model's own words read as no yes."""
    cue = cue_of(no)
    said = PhrasedVoice(SCRIPT, Says(line), readers()).say(cue)
    assert not any(char.isnumeric() for char in said.text)
    assert "robin.p" not in said.text
    if said.voice == "scripted":
        assert said == SCRIPT.say(cue)
        return
    (read,) = answer_reader().read_all([Asked(answer=said.text, ask=cue.text)])
    assert read.reading not in YES_LIKE
    assert signs.answer_in(said.text) not in YES_LIKE


def test_some_lines_of_a_model_are_let_through() -> None:
    """The law is not kept by never letting a model speak."""
    spoken = [
        PhrasedVoice(SCRIPT, Says(line), readers()).say(cue_of(NOS[0])).voice
        for line in AUTHORED
    ]
    assert spoken.count("llm") > 5
