"""What the partner decides, and that nothing but kindness can help."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from segue.domain.scene import DIFFICULTIES, Difficulty
from segue.domain.turn import ACTS, YES_LIKE, Act, Heard, Manner
from segue.rehearsal.book import Book
from segue.rehearsal.load import CONTENT, load_folder
from segue.rehearsal.policy import WORSE, Decided, decide, draw
from segue.rehearsal.walk import play_acts


BOOK = load_folder(CONTENT / "en")
WELCOME_SEED = next(
    seed
    for seed in range(99)
    if draw(BOOK.policy, BOOK.scene("bus_same_stop"), "middle", seed)[0].answer == "yes"
)
NO_SEED = next(
    seed
    for seed in range(99)
    if draw(BOOK.policy, BOOK.scene("bus_same_stop"), "middle", seed)[0].answer == "no"
)


def play(
    seed: int, *lines: tuple[Act, ...], scene: str = "bus_same_stop"
) -> list[Decided]:
    """Play lines, as acts, and return what the partner did with each."""
    place = BOOK.scene(scene)
    hidden, state = draw(BOOK.policy, place, place.difficulty, seed)
    done: list[Decided] = []
    for acts in lines:
        done.append(decide(BOOK.policy, place, hidden, state, Heard(acts=acts)))
        state = done[-1].state
    return done


def answers(done: list[Decided]) -> list[str | None]:
    """Return the answer that each move gave."""
    return [one.answer for one in done]


def test_a_kind_ask_gets_what_was_drawn() -> None:
    """Greeting, a question, and an ask with a way out: the drawn answer."""
    done = play(WELCOME_SEED, ("greeting",), ("question",), ("ask", "way_out"))
    assert answers(done) == [None, None, "yes"]
    done = play(NO_SEED, ("greeting",), ("question",), ("ask", "way_out"))
    assert answers(done) == [None, None, "no"]


def test_asking_again_ends_the_scene() -> None:
    """After a no, the next ask is the last line."""
    done = play(NO_SEED, ("greeting",), ("ask", "way_out"), ("ask",))
    assert (done[-1].move, done[-1].answer) == ("firm_no", "no")
    assert done[-1].state.ended


def test_a_no_that_is_taken_is_thanked_for() -> None:
    """After a no, talk goes on where the answer was taken."""
    done = play(NO_SEED, ("greeting",), ("ask", "way_out"), ("take_answer",))
    assert done[-1].move == "after_no"
    assert not done[-1].state.ended


def test_pressure_in_the_ask_is_a_plain_no() -> None:
    """Whoever would have said yes says no to a push."""
    done = play(WELCOME_SEED, ("greeting",), ("ask", "pressure"))
    assert answers(done) == [None, "no"]


def test_insults_make_them_leave_in_the_end() -> None:
    """One rude line is met coldly, a second one ends it."""
    done = play(WELCOME_SEED, ("greeting",), ("rude",), ("rude",))
    assert [one.move for one in done] == ["react", "cold", "leave"]


def test_why_comes_before_the_answer() -> None:
    """In scenes for it, the partner asks why, and then answers."""
    done = play(
        WELCOME_SEED,
        ("greeting",),
        ("ask", "way_out"),
        ("answer", "shared_circumstance"),
        scene="class_why_notes",
    )
    assert [one.move for one in done] == ["react", "ask_why", "answer_ask"]


def test_silence_is_met_with_patience() -> None:
    """Nothing said is not held against anyone, until time is up."""
    done = play(WELCOME_SEED, ("silence",), ("silence",), ("silence",))
    assert [one.move for one in done] == ["nudge"] * 3


def test_a_number_that_was_given_is_not_given_twice() -> None:
    """In a first text, an ask finds that it is answered already."""
    done = play(1, ("greeting",), ("ask",), scene="dm_first_text_reason")
    assert [one.move for one in done] == ["react", "you_have_it"]


def lines() -> st.SearchStrategy[list[Heard]]:
    """Draw anything that a learner may do."""
    acts = st.lists(st.sampled_from(ACTS), min_size=1, max_size=4, unique=True)
    manner = st.builds(
        Manner,
        words=st.integers(0, 200),
        asks_back=st.booleans(),
        picks_up=st.booleans(),
    )
    heard = st.builds(Heard, acts=acts.map(tuple), manner=manner)
    return st.lists(heard, min_size=1, max_size=25)


@given(
    said=lines(),
    seed=st.integers(0, 10**6),
    scene=st.sampled_from(BOOK.scenes),
    level=st.sampled_from(DIFFICULTIES),
)
def test_no_line_makes_an_answer_better(
    said: list[Heard], seed: int, scene: object, level: Difficulty
) -> None:
    """Whatever is said: never better than drawn, never a yes after a no."""
    place = BOOK.scene(scene.id)  # type: ignore[attr-defined] # drawn from scenes
    hidden, state = draw(BOOK.policy, place, level, seed)
    said_no = False
    for heard in said:
        if state.ended:
            break
        decided = decide(BOOK.policy, place, hidden, state, heard)
        if decided.move == "answer_ask":
            assert WORSE.index(decided.answer or "no") >= WORSE.index(hidden.answer)
        assert not (said_no and decided.answer in YES_LIKE)
        assert 0 <= decided.state.comfort <= 1
        said_no = decided.state.was_declined
        state = decided.state


@given(said=lines(), at=st.integers(0, 24), seed=st.integers(0, 10**6))
def test_pressure_never_helps(said: list[Heard], at: int, seed: int) -> None:
    """Adding a push to any line never leads to a better answer.

    The answer, not the end: a partner who leaves sooner cannot be asked again,
    and so cannot take a yes for later back.
    """
    at %= len(said)
    pushed = [
        replace(heard, acts=(*heard.acts, "pressure"))
        if number == at and "pressure" not in heard.acts
        else heard
        for number, heard in enumerate(said)
    ]
    assert _worth(pushed, seed) <= _worth(said, seed)


def test_who_pushes_and_leaves_has_left() -> None:
    """A push does not keep a talk open that a goodbye would have closed."""
    scene = BOOK.scene("class_new_plan")
    hidden, state = draw(BOOK.policy, scene, "middle", 0)
    leaving = Heard(acts=("goodbye", "pressure"), manner=Manner(words=4))
    assert decide(BOOK.policy, scene, hidden, state, leaving).state.ended


def test_a_push_takes_back_what_was_held_out() -> None:
    """Driving them away does not keep a "yes, but later"."""
    scene = BOOK.scene("class_new_plan")
    hidden, state = draw(BOOK.policy, scene, "middle", 1)
    assert hidden.answer == "conditional"
    for acts in (("greeting", "offer"), ("greeting", "pressure")):
        heard = Heard(acts=acts, manner=Manner(words=4))
        state = decide(BOOK.policy, scene, hidden, state, heard).state
    assert (state.ended, state.answer) == (True, "no")


def _worth(said: list[Heard], seed: int) -> int:
    scene = BOOK.scene("class_new_plan")
    hidden, state = draw(BOOK.policy, scene, "middle", seed)
    for heard in said:
        if state.ended or state.answer is not None:
            break
        state = decide(BOOK.policy, scene, hidden, state, heard).state
    return 1 if state.answer in YES_LIKE else 0


@pytest.mark.timeout(60)
@pytest.mark.parametrize("level", DIFFICULTIES)
def test_welcome_is_as_rare_as_the_data_says(level: Difficulty) -> None:
    """Over 10,000 seeds, kind asks are welcome as often as they should be."""
    scenes = [
        s for s in BOOK.scenes if s.difficulty == level and s.drill != "first_text"
    ]
    welcomed = 0
    for seed in range(10_000):
        scene = scenes[seed % len(scenes)]
        _, steps = play_acts(BOOK, scene, level, seed, "kind")
        welcomed += steps[-1].decided.state.answer in YES_LIKE
    assert welcomed / 10_000 == pytest.approx(expected(BOOK)[level], abs=0.02)


def expected(book: Book) -> dict[Difficulty, float]:
    """Return what the data says."""
    return book.expected_welcome()


def test_the_middle_is_half_and_the_hardest_a_fifth() -> None:
    """The shares are realistic: partners do say no."""
    assert expected(BOOK)["middle"] == pytest.approx(0.5, abs=0.03)
    assert expected(BOOK)["hard"] == pytest.approx(0.2, abs=0.03)
