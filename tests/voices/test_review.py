"""What a language model wrote is spoken only if it is what was decided."""

import pytest

from segue import assembly
from segue.assembly.answers import answer_reader
from segue.domain.plan import Answer
from segue.domain.talk import Cue, Memory, Move
from segue.domain.turn import Act, Turn
from segue.rehearsal.load import CONTENT, load_folder
from segue.rehearsal.signs import answer_in
from segue.voices.review import SAYS, Fault, Readers, review


pytestmark = pytest.mark.timeout(30)
BOOK = load_folder(CONTENT / "en")
ASKED = "could I get your number, for when it's cancelled? no worries if not"
BEFORE = (
    Turn(speaker="them", text="It says two minutes. It's said that for ten."),
    Turn(speaker="you", text="are your hands as cold as mine?"),
    Turn(speaker="them", text="I don't mind the cold, I mind the waiting."),
)


@pytest.fixture(scope="module")
def readers() -> Readers:
    """Give the readers that come with Segue."""
    return Readers(assembly.act_reader(), answer_reader(), answer_in)


def cue(
    move: Move,
    answer: Answer | None = None,
    *,
    acts: tuple[Act, ...] = ("question",),
    text: str = "so how was your weekend?",
    declined: bool = False,
) -> Cue:
    """Return a cue at the bus stop, for Robin."""
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
               "service": "Instagram", "you": "Sam"},
        chance="1",
        turns=BEFORE,
        declined=declined,
    )  # fmt: skip


def to_the_ask(answer: Answer) -> Cue:
    """Return the cue of an answer to the ask."""
    return cue("answer_ask", answer, acts=("ask", "way_out"), text=ASKED)


YES, OTHER = "Sure. It's 555 0123.", "I'm robin.p on Instagram, find me there."
NO, REACT = "No, sorry. I don't give it out.", "Quiet. I slept a lot."
AFTER_NO = cue("after_no", acts=("take_answer",), text="no problem!", declined=True)

GOOD: tuple[tuple[Cue, str, str], ...] = (
    (cue("react"), REACT, "Quiet one. I mostly slept, and my brother burned a pizza."),
    (cue("react"), REACT, "Long. How about yours?"),
    (to_the_ask("yes"), YES, "Yeah, sure, that makes sense. It's 555-0123."),
    (to_the_ask("other_channel"), OTHER, "I'm robin.p on Instagram, add me there."),
    (to_the_ask("no"), NO, "No, sorry. I'd rather not give it out."),
    (to_the_ask("soft_no"), NO, "Oh, I'm really not on my phone much, sorry."),
    (AFTER_NO, "Thanks, I mean it.", "Thank you for being so easy about it."),
    (cue("goodbye", acts=("goodbye",), text="bye!"), "See you.", "Bye, take care."),
    (cue("ask_why", acts=("ask",), text=ASKED), "Why?", "Hm, what would it be for?"),
)


@pytest.mark.parametrize(("decided", "draft", "line"), GOOD)
def test_a_line_that_says_what_was_decided_passes(
    decided: Cue, draft: str, line: str, readers: Readers
) -> None:
    """In other words than the script's, but to the same end."""
    assert review(decided, draft, line, readers) is None


BAD: tuple[tuple[Fault, Cue, str, str], ...] = (
    # a no that is none
    ("reads_otherwise", to_the_ask("no"), NO, "Sure, no problem at all."),
    ("door", to_the_ask("no"), NO, "Okay, put it in my phone."),
    ("reads_otherwise", to_the_ask("soft_no"), NO, "Yeah, of course."),
    ("reads_otherwise", to_the_ask("no"), NO, "Ha, you're funny, nice weather."),
    ("number", to_the_ask("no"), NO, "No, sorry. It's 555 0123 anyway."),
    ("number", to_the_ask("no"), NO, "No, I have 2 phones and no time."),
    ("number", to_the_ask("soft_no"), NO, "Not now, it's five five five oh one."),
    ("handle", to_the_ask("no"), NO, "No, but I'm robin.p on there."),
    ("door", to_the_ask("no"), NO, "No, but ask me again next week."),
    ("door", to_the_ask("soft_no"), NO, "Not really, but let's grab a coffee."),
    ("perhaps", to_the_ask("no"), NO, "No, not yet."),
    # after a no
    ("door", AFTER_NO, "Thanks.", "Thanks. Want to come to the game on Friday?"),
    ("door", AFTER_NO, "Thanks.", "You know what, I changed my mind."),
    ("perhaps", AFTER_NO, "Thanks.", "Thanks. Maybe one day."),
    ("number", AFTER_NO, "Thanks.", "Thanks. 555 0123."),
    # a yes that is none
    ("no_number", to_the_ask("yes"), YES, "Sure, I'd love that."),
    ("no_number", to_the_ask("yes"), YES, "Sure. It's 555 0124."),
    ("no_number", to_the_ask("yes"), YES, "Sure. It's 555 0123 or 555 0199."),
    ("reads_otherwise", to_the_ask("yes"), YES, "No, I don't give it out. 555 0123."),
    ("no_handle", to_the_ask("other_channel"), OTHER, "I'd rather do Instagram."),
    ("number", to_the_ask("conditional"), "After Monday, ask me then.",
     "Sure, ask me Monday, it's 555 0123."),
    # what nobody asked
    ("number", cue("react"), REACT, "Good. I'm at 555 0123 if you need me."),
    ("touch", cue("react"), REACT, "Good. I was about to ask for your number."),
    ("door", cue("react"), REACT, "Good. Want to grab lunch with me later?"),
    ("no_question", cue("ask_why", acts=("ask",), text=ASKED), "Why?", "Oh, well."),
    ("goes_on", cue("goodbye", acts=("goodbye",), text="bye!"), "Bye.",
     "Bye. What are you doing later?"),
    # out of the scene
    ("empty", cue("react"), REACT, "… !"),
    ("long", cue("react"), REACT, "well " * 80),
    ("markup", cue("react"), REACT, "Quiet. See https://example.org for more."),
    ("markup", cue("react"), REACT, "# Quiet"),
    ("staged", cue("react"), REACT, "*smiles* Quiet, thanks."),
    ("staged", cue("react"), REACT, "Quiet, thanks. (laughs)"),
    ("staged", cue("react"), REACT, "Robin shrugs. Quiet."),
    ("two_speakers", cue("react"), REACT, "Quiet. Sam: Oh, mine was loud."),
    ("two_speakers", cue("react"), REACT, "Quiet. You: same here."),
    ("two_speakers", cue("react"), REACT, "Taylor: Quiet."),
    ("model", cue("react"), REACT, "As an AI I have no weekends."),
    ("model", cue("react"), REACT, "I'm a language model, so quiet."),
    ("model", cue("react"), REACT, "My instructions say to answer kindly."),
    ("language", cue("react"), REACT, "Ruhig. Ich habe nicht viel gemacht, und du?"),
    ("language", cue("react"), REACT, "Тихо, спасибо."),
    ("coarse", cue("react"), REACT, "Quiet, you pathetic loser."),
    ("coarse", cue("react"), REACT, "Quiet. I'd rather be in bed with you."),
    ("repeated", cue("react"), REACT, "I don't mind the cold, I mind the waiting!"),
    ("repeated", cue("react"), REACT, "So how was your weekend?"),
)  # fmt: skip


@pytest.mark.parametrize(("fault", "decided", "draft", "line"), BAD)
def test_a_line_that_says_anything_else_is_discarded(
    fault: Fault, decided: Cue, draft: str, line: str, readers: Readers
) -> None:
    """With the reason, so that the second try can be told."""
    assert review(decided, draft, line, readers) == fault


def test_every_fault_is_shown_by_a_line_and_can_be_said() -> None:
    """No reason to discard a line is without an example."""
    assert {fault for fault, *_ in BAD} == set(SAYS)


def test_most_authored_lines_would_pass(readers: Readers) -> None:
    """The check is strict, not blind: nine in ten reactions are let through."""
    lines = [
        line
        for group in BOOK.lines.groups
        if group.move == "react" and "{" not in "".join(group.lines)
        for line in group.lines
    ]
    passed = [review(cue("react"), one, one, readers) is None for one in lines]
    assert len(lines) > 100
    assert sum(passed) > 0.9 * len(lines)
