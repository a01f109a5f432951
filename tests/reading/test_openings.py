"""An opening is theirs, leads somewhere, and never stands in a wrong moment."""

from collections.abc import Callable

import pytest

from segue.domain.chat_reading import Opening
from segue.domain.conversation import Conversation
from segue.reading.content import Language
from segue.reading.whole import read_chat


WriteDown = Callable[[str], Conversation]

LEAD = """
03-02 18:00 Sam: hi, did you get the notes from mr brown?
03-02 18:04 Robin: yes! how was your weekend, did it rain on the hike?
03-02 18:05 Sam: all of it
03-02 18:06 Robin: haha oh no. the biology poster is due friday, want to split it?
03-02 18:08 Sam: yes please
03-03 19:00 Robin: do you need help with the graph? I am good at those
03-03 19:01 Sam: please!
"""


def openings_of(conversation: Conversation, language: Language) -> list[Opening]:
    """Return the openings of a conversation."""
    return list(read_chat(conversation, 0, language).openings)


def test_openings_are_theirs_and_quoted(
    write_down: WriteDown, language: Language
) -> None:
    """Each quotes one of their messages as it stands and says why."""
    conversation = write_down(LEAD)
    openings = openings_of(conversation, language)
    assert openings
    for opening in openings:
        assert opening.sender == "Robin"
        assert opening.text == conversation.text(opening.index)
        assert opening.at == conversation.at(opening.index)
        assert opening.because
        assert 0 <= opening.score <= 1
    scores = [opening.score for opening in openings]
    assert scores == sorted(scores, reverse=True)


def test_the_best_is_the_one_that_needs_a_number(
    write_down: WriteDown, language: Language
) -> None:
    """Where messages are a nuisance, a number is the answer to that."""
    script = (
        f"{LEAD}03-03 19:05 Robin: ok but I never see messages on here, "
        "how do i find you tomorrow\n"
    )
    best = openings_of(write_down(script), language)[0]
    assert best.index == 7
    assert best.move == "shared_reason"
    assert "another way to reach each other" in best.because


@pytest.mark.parametrize(
    "last",
    [
        "night! sleep well",
        "gotta run, my bus is here",
        "I had an awful day, my grandma died",
        "ok thanks",
        "lol",
    ],
)
def test_a_wrong_moment_is_no_opening(
    write_down: WriteDown, language: Language, last: str
) -> None:
    """Not a goodnight, not trouble, not a bare ok."""
    conversation = write_down(f"{LEAD}03-03 19:05 Robin: {last}\n")
    reading = read_chat(conversation, 0, language)
    assert 7 not in {opening.index for opening in reading.openings}
    assert not reading.now.good


def test_nobody_who_answers_in_a_word_leaves_an_opening(
    write_down: WriteDown, language: Language
) -> None:
    """A question would come out of nowhere there."""
    rows = []
    for day in range(1, 13):
        rows.append(f"03-{day:02} 18:00 Sam: how was the game on day {day}?")
        rows.append(f"03-{day:02} 20:00 Robin: ok i guess")
    reading = read_chat(write_down("\n".join(rows)), 0, language)
    assert reading.openings == ()
    assert not reading.now.good


def asked(answer: str, again: str = "") -> str:
    """Return the script with an ask, its answer, and what came later."""
    return (
        f"{LEAD}03-03 19:05 Sam: can i get your number?\n"
        f"03-03 19:06 Robin: {answer}\n"
        "03-04 19:06 Robin: are you coming to the party on the 9th?\n"
        f"{again}"
    )


NO_AGAIN = """03-05 19:00 Sam: what's your number again?
03-05 19:02 Robin: no sorry
"""


@pytest.mark.parametrize(
    "script", [asked("no sorry"), asked("haha"), asked("sure, 555 014 2233", NO_AGAIN)]
)
def test_whoever_has_asked_finds_no_opening(
    write_down: WriteDown, language: Language, script: str
) -> None:
    """One ask: whatever came back that was no yes, no other one is prepared."""
    reading = read_chat(write_down(script), 0, language)
    assert reading.openings == ()
    assert not reading.now.good


def test_after_a_yes_what_came_before_it_is_told(
    write_down: WriteDown, language: Language
) -> None:
    """The same as on the day of the ask, as things past; the party is none."""
    then = openings_of(write_down(LEAD), language)
    reading = read_chat(write_down(asked("sure, 555 014 2233")), 0, language)
    assert [one.index for one in reading.openings] == [one.index for one in then]
    assert all(one.passed and not one.line for one in reading.openings)
    assert not reading.now.good


def test_play_on_both_sides_calls_for_play(
    write_down: WriteDown, language: Language
) -> None:
    """Where the two flirt, the move is the playful one."""
    conversation = write_down(
        """
        03-02 18:00 Robin: you looked great on stage tonight 😏
        03-02 18:01 Sam: I noticed you in row two, hard not to 😘
        03-02 18:02 Robin: had you now, I was hoping you would say that
        03-02 18:03 Sam: thinking about you a lot lately
        03-02 18:04 Robin: is that a promise? I was hoping so 😏
        """
    )
    reading = read_chat(conversation, 0, language)
    assert reading.flirting == "mutual"
    assert reading.openings[0].move == "playful_swap"
