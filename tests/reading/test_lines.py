"""Messages become lines, turns and beginnings."""

from collections.abc import Callable

import numpy as np
from msgspec.structs import replace

from segue.domain.conversation import Conversation
from segue.reading.content import Language
from segue.reading.lines import LATEST, Talk, read_lines


Listen = Callable[[str], Talk]
WriteDown = Callable[[str], Conversation]

SCRIPT = """
03-02 18:00 Sam: hey, how was practice?
03-02 18:04 Robin: brutal
03-02 18:04 Robin: coach made us run laps lol
03-02 18:05 Sam: ouch
03-03 19:00 Robin: did you do the reading for tomorrow
03-03 19:02 Sam: not yet
"""


def test_a_burst_is_one_turn(listen: Listen) -> None:
    """What somebody writes until the other one does belongs together."""
    talk = listen(SCRIPT)
    assert [(turn.is_mine, len(turn.lines)) for turn in talk.turns] == [
        (True, 1),
        (False, 2),
        (True, 1),
        (False, 1),
        (True, 1),
    ]


def test_a_new_question_after_a_day_begins_a_conversation(listen: Listen) -> None:
    """The second evening is theirs to have begun."""
    talk = listen(SCRIPT)
    assert [turn.begins for turn in talk.turns] == [True, False, False, True, False]
    assert [turn.session for turn in talk.turns] == [0, 0, 0, 1, 1]


def test_a_late_answer_begins_nothing(listen: Listen) -> None:
    """Who answers after ten hours answers; it is no new conversation."""
    talk = listen(
        """
        03-02 21:00 Sam: which lake was that?
        03-03 08:00 Robin: the one up north near my grandparents
        03-04 08:00 Robin: thx
        """
    )
    assert [turn.begins for turn in talk.turns] == [True, False, True]


def test_questions_need_no_question_mark(listen: Listen) -> None:
    """Many people leave it out."""
    talk = listen(SCRIPT)
    assert [line.asks for line in talk.lines] == [
        True,
        False,
        False,
        False,
        True,
        False,
    ]


def test_only_ok_and_thanks_are_bare(listen: Listen) -> None:
    """A bare answer says nothing of its own; a question never is one."""
    talk = listen(
        """
        03-02 18:00 Robin: ok thanks
        03-02 18:01 Robin: 👍
        03-02 18:02 Robin: really?
        03-02 18:03 Robin: the bus
        """
    )
    assert [line.is_bare for line in talk.lines] == [True, True, False, False]


def test_words_of_others_and_pictures_are_not_read(
    write_down: WriteDown, language: Language
) -> None:
    """A forwarded text and a voice message hold no words of theirs."""
    conversation = write_down(
        """
        03-02 18:00 Robin: my boyfriend loves this joke
        03-02 18:01 Robin: <voice>
        03-02 18:02 Robin: hi
        """
    )
    lines = read_lines(replace(conversation, forwarded=frozenset({0})), 0, language)
    assert [line.text for line in lines] == ["", "", "hi"]
    assert not lines[0].signs


def test_words_are_read_in_the_latest_part_only(
    write_down: WriteDown, language: Language
) -> None:
    """A long conversation is read from its end."""
    one = write_down("03-02 18:00 Sam: hi")
    count = LATEST + 5
    many = replace(
        one,
        walls=np.arange(count) * 1_000_000,
        who=np.zeros(count, np.uint8),
        kinds=np.repeat(one.kinds, count),
        texts=replace(
            one.texts,
            starts=np.repeat(one.texts.starts, count),
            ends=np.repeat(one.texts.ends, count),
        ),
    )
    lines = read_lines(many, 0, language)
    assert (lines[0].index, lines[-1].index) == (5, count - 1)


def test_a_quote_is_as_written(listen: Listen) -> None:
    """Evidence keeps the words, the sender and the time."""
    talk = listen(SCRIPT)
    quote = talk.quote(talk.lines[2])
    assert (quote.index, quote.sender, quote.text, quote.at) == (
        2,
        "Robin",
        "coach made us run laps lol",
        "2026-03-02T18:04:00",
    )
