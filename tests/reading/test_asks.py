"""Earlier asks are found wherever they stand, with what came back."""

from collections.abc import Callable, Sequence

import pytest
from msgspec.structs import replace

from segue.domain.chat_reading import AskFound, Pair
from segue.domain.conversation import Conversation
from segue.domain.plan import Answer
from segue.reading.asks import find_asks, read_plainly
from segue.reading.content import Language


WriteDown = Callable[[str], Conversation]


def found(conversation: Conversation, language: Language) -> list[AskFound]:
    """Return the asks of a conversation, answers read by phrases."""
    return list(find_asks(conversation, language, read_plainly(language)))


@pytest.mark.parametrize(
    "text",
    [
        "could I get your number? no worries if not",
        "whats ur number",
        "here's my number, 555 0142, text me if you like",
        "are you on insta?",
        "wanna swap numbers",
        "so when do I get your snap or number",
        "would you like to have dinner with me on friday?",
        "can I take you out some time",
        "Number please?",
    ],
)
def test_an_ask_is_found(write_down: WriteDown, language: Language, text: str) -> None:
    """People ask in many ways."""
    asks = found(write_down(f"03-04 18:00 Sam: {text}"), language)
    assert asks == [AskFound(index=0, sender="Sam", answer_index=None, reading=None)]


@pytest.mark.parametrize(
    "text",
    [
        "what's your room number",
        "do you have mo's number",
        "a number of people came",
        "I already have your number, remember?",
        "my lucky number is seven",
        "what date is the due date",
        "dinner was great",
        "want to grab lunch after class?",
        "come with me to the bus",
    ],
)
def test_what_only_looks_like_one_is_none(
    write_down: WriteDown, language: Language, text: str
) -> None:
    """A number of something else, or lunch after class, asks for nothing."""
    assert found(write_down(f"03-04 18:00 Sam: {text}"), language) == []


@pytest.mark.parametrize(
    ("answer", "reading"),
    [
        ("sure! 555-014-2233", "yes"),
        ("no sorry", "no"),
        ("maybe another time?", "soft_no"),
        ("I'm kind of seeing someone", "soft_no"),
        ("ask me again after finals", "conditional"),
        ("add me on discord, robin.p", "other_channel"),
        ("what for", "unclear"),
        ("ha, ok", "unclear"),
        ("sure, when hell freezes over", "no"),
        ("absolutely not 💀", "no"),
    ],
)
def test_answers_are_read_with_care(
    write_down: WriteDown, language: Language, answer: str, reading: Answer
) -> None:
    """By phrases alone only a number makes a yes; a no never becomes one."""
    script = f"03-04 18:00 Sam: can i get your number?\n03-04 18:01 Robin: {answer}"
    (ask,) = found(write_down(script), language)
    assert (ask.answer_index, ask.reading) == (1, reading)


def test_a_burst_is_one_answer(write_down: WriteDown, language: Language) -> None:
    """The message that tells most is the one that answers."""
    conversation = write_down(
        """
        03-04 18:00 Sam: could I have your number?
        03-04 18:01 Sam: totally fine if not
        03-04 20:00 Robin: oh hey
        03-04 20:01 Robin: maybe some other time?
        03-04 20:02 Sam: no worries
        """
    )
    assert found(conversation, language) == [
        AskFound(index=0, sender="Sam", answer_index=3, reading="soft_no")
    ]


def test_more_of_the_same_ask_is_no_second_one(
    write_down: WriteDown, language: Language
) -> None:
    """Two messages of one ask count once; the next week's counts again."""
    conversation = write_down(
        """
        03-04 18:00 Sam: can i get your number?
        03-04 18:01 Sam: your number for the poster I mean
        03-11 18:00 Sam: so, can I have your number now?
        """
    )
    assert [ask.index for ask in found(conversation, language)] == [0, 2]


def test_theirs_are_told_apart(write_down: WriteDown, language: Language) -> None:
    """An ask of the other one is theirs."""
    conversation = write_down(
        "03-04 18:00 Robin: can i get your number?\n03-04 18:01 Sam: 5550142999"
    )
    assert found(conversation, language) == [
        AskFound(index=0, sender="Robin", answer_index=1, reading="yes")
    ]


def test_a_better_reader_may_be_handed_in(
    write_down: WriteDown, language: Language
) -> None:
    """Whoever reads answers gets the ask and the whole answer."""
    seen: list[Pair] = []

    def read(pairs: Sequence[Pair]) -> list[Answer]:
        seen.extend(pairs)
        return ["yes"] * len(pairs)

    conversation = write_down(
        """
        03-04 18:00 Sam: can i get your number?
        03-04 18:01 Robin: haha
        03-04 18:01 Robin: thought you'd never ask
        """
    )
    (ask,) = find_asks(conversation, language, read)
    assert ask.reading == "yes"
    assert seen == [("can i get your number?", "haha\nthought you'd never ask")]


def test_forwarded_words_ask_nothing(write_down: WriteDown, language: Language) -> None:
    """Somebody else's ask, passed on, is not theirs."""
    conversation = write_down("03-04 18:00 Sam: can i get your number?")
    forwarded = replace(conversation, forwarded=frozenset({0}))
    assert found(forwarded, language) == []
