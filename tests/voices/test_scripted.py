"""The scripted voice says what was decided, and fits what was said."""

import pytest
from msgspec.structs import replace

from segue.domain.plan import Answer
from segue.domain.scene import Topic
from segue.domain.talk import Cue, Memory, Move
from segue.domain.turn import Act
from segue.rehearsal import signs
from segue.rehearsal.load import CONTENT, load_folder
from segue.rehearsal.policy import WORSE
from segue.voices.lines import fill
from segue.voices.scripted import ScriptedVoice, mood_of
from segue.voices.topics import topic_of, yours_in


BOOK = load_folder(CONTENT / "en")
VOICE = ScriptedVoice(BOOK.lines)


def cue(
    move: Move,
    text: str = "",
    *,
    acts: tuple[Act, ...] = (),
    answer: Answer | None = None,
    memory: Memory | None = None,
    chance: str = "1",
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
        memory=memory or Memory(),
        slots={"name": "Robin", "number": "555 0123", "thing": "the cancelled buses",
               "next": "Monday", "handle": "robin.p", "service": "Instagram"},
        chance=chance,
    )  # fmt: skip


@pytest.mark.parametrize("answer", WORSE)
def test_an_answer_is_read_as_what_was_decided(answer: Answer) -> None:
    """Whatever line is drawn, a stranger to the scene reads the same answer."""
    for number in range(60):
        said = VOICE.say(
            cue("answer_ask", acts=("ask",), answer=answer, chance=str(number))
        )
        is_welcome = answer in {"yes", "conditional", "other_channel"}
        read = signs.answer_in(said.text)
        assert (read in {"yes", "conditional", "other_channel"}) == is_welcome, (
            said.text
        )


def test_a_topic_of_the_learner_is_taken_up() -> None:
    """A question about the cold is answered about the cold."""
    said = VOICE.say(cue("react", "are your hands cold?", acts=("question",)))
    assert "cold" in said.memory.topics
    scene = BOOK.scene("bus_same_stop")
    cold = next(topic for topic in scene.topics if topic.id == "cold")
    assert any(said.text.startswith(line) for line in cold.asked)


def test_parts_without_a_full_stop_are_two_sentences() -> None:
    """In a chat, where lines end as they do, the next one still begins anew."""
    chat = BOOK.scene("game_blank")
    persona = BOOK.persona(chat.personas[0], chat)
    said = [
        VOICE.say(
            replace(
                cue(
                    "react", "i've a new team", acts=("self_disclosure",), chance=str(n)
                ),
                scene=chat,
                persona=persona,
            )
        ).text
        for n in range(40)
    ]
    ends = {line for topic in chat.topics for line in topic.told}
    assert not any(line.startswith(f"{end} ") for line in said for end in ends)
    assert any(f"{end}. " in line for line in said for end in ends)


def test_who_has_no_mind_for_it_begins_nothing() -> None:
    """Where it is not the moment, a reply is all: no story and no question."""
    pool = BOOK.scene("sport_pool_edge")
    told = {
        line
        for topic in (*pool.topics, *BOOK.persona("jules", pool).topics)
        for line in (*topic.tell, *topic.ask)
    }
    for number in range(40):
        said = VOICE.say(
            replace(
                cue(
                    "react",
                    "hi, are you nervous?",
                    acts=("question",),
                    chance=str(number),
                ),
                scene=pool,
                persona=BOOK.persona("jules", pool),
                memory=Memory(used=("Four minutes.",)),
            )
        )
        assert not any(said.text.endswith(line) for line in told), said.text


def test_someone_mentioned_is_remembered_at_parting() -> None:
    """Of ten goodbyes some ask after the sister who was mentioned."""
    memory = Memory(yours=("sister",))
    said = [
        VOICE.say(cue("goodbye", acts=("goodbye",), memory=memory, chance=str(n))).text
        for n in range(10)
    ]
    assert any("sister" in line for line in said)


def test_a_slot_without_words_is_never_said() -> None:
    """A line whose slot has neither value nor fallback is left out."""
    assert fill("See you {next}.", {}) is None
    assert fill("See you {next|soon}.", {}) == "See you soon."
    assert fill("See you {next}.", {"next": "Monday"}) == "See you Monday."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I love my cats", "pets"),
        ("that's a whole category", None),
        ("how are you?", "how_are_you"),
        ("are you baking?", "food"),
    ],
)
def test_topics_are_found_by_whole_words(text: str, found: str | None) -> None:
    """A word counts with its plural, not as a part of another word."""
    topic: Topic | None = topic_of(text, BOOK.lines.topics)
    assert (topic.id if topic else None) == found


def test_whom_the_learner_names() -> None:
    """Family and pets are noticed, with or without an adjective."""
    assert yours_in("my little brother broke it") == "brother"
    assert yours_in("my homework is late") is None


def test_moods_follow_comfort() -> None:
    """Low, even and good, a third of the scale each or so."""
    assert [mood_of(c) for c in (0.0, 0.34, 0.5, 0.66, 1.0)] == [
        "low", "low", "even", "good", "good",
    ]  # fmt: skip
