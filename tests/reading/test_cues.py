"""Each cue is yes, no or unclear by its interval, and shows its messages."""

from collections.abc import Callable
from random import Random

from segue.domain.chat_reading import Cue, CueId
from segue.reading.content import Language, load_language
from segue.reading.cues import QUOTES, count_turns, read_cues
from segue.reading.lines import Talk


Listen = Callable[[str], Talk]

WARM = """
03-02 18:00 Sam: hey, did the kiln work
03-02 18:04 Robin: yes! your mug survived, I will send you a photo when I am home
03-02 18:05 Sam: amazing
03-02 18:06 Robin: haha it looks so proud of itself. how was your exam?
03-04 19:00 Robin: are you going to the open studio on saturday? I could pick you up
03-04 19:02 Sam: yes please
03-04 19:03 Robin: lol great, I will save you a seat then
03-06 12:00 Robin: how did your interview go, you said it was today?
03-06 12:04 Sam: well I think!
03-06 12:05 Robin: so glad, what do you want to do to celebrate
03-08 12:05 Robin: did you sleep at all after that? I would not have
03-08 12:09 Sam: like a stone
03-08 12:10 Robin: haha jealous, come to the studio on monday and tell me everything
03-10 12:10 Robin: what about you, did you ever finish that huge bowl of yours
03-10 12:11 Sam: nearly
03-10 12:12 Robin: ok show me on monday then, I want to see it before anyone else
"""

COOL = """
03-02 18:00 Sam: hey, nice story! where was that?
03-02 22:04 Robin: lake
03-03 18:05 Sam: looks great, did you swim?
03-04 09:06 Robin: no
03-05 19:00 Sam: are you going to the game friday?
03-06 09:02 Robin: maybe
03-07 19:03 Sam: did you end up going?
03-08 12:00 Robin: nope
03-09 12:04 Sam: your dog is so cute, what's his name
03-10 12:05 Robin: milo
03-11 12:09 Sam: haha milo. does he bite?
03-12 12:10 Robin: sometimes
03-13 12:10 Sam: good to know!
03-14 12:11 Robin: yea
03-15 12:12 Sam: how was your week?
03-16 12:12 Robin: ok
03-17 12:12 Sam: mine was long
03-18 12:12 Robin: lol
03-19 12:12 Sam: are you any good at chem? I am lost
03-20 12:12 Robin: not really
03-21 12:12 Sam: me neither, was the quiz hard for you
03-22 12:12 Robin: bit
"""


def cues_of(talk: Talk, language: Language) -> dict[CueId, Cue]:
    """Return the cues of a talk by their ids."""
    found = read_cues(count_turns(talk, Random(0)), language, "Robin")  # noqa: S311 - chance that is handed in, no secret
    return {cue.id: cue for cue in found}


def values(talk: Talk, language: Language) -> dict[CueId, str]:
    """Return the value of each cue."""
    return {cue: found.value for cue, found in cues_of(talk, language).items()}


def test_a_warm_chat(listen: Listen, language: Language) -> None:
    """Somebody who asks, remembers, laughs and offers shows all of it."""
    assert values(listen(WARM), language) == {
        "starts_conversations": "yes",
        "asks_back": "yes",
        "long_replies": "yes",
        "remembers_details": "yes",
        "laughs_with_you": "yes",
        "makes_time": "yes",
        "short_answers": "no",
        "avoids_you": "no",
        "talks_about_a_partner": "no",
    }


def test_a_cool_chat(listen: Listen, language: Language) -> None:
    """A word at a time and never a question shows that; it is no avoiding."""
    assert values(listen(COOL), language) == {
        "starts_conversations": "no",
        "asks_back": "no",
        "long_replies": "no",
        "remembers_details": "no",
        "laughs_with_you": "no",
        "makes_time": "no",
        "short_answers": "yes",
        "avoids_you": "unclear",
        "talks_about_a_partner": "no",
    }


def test_three_messages_show_nothing(listen: Listen, language: Language) -> None:
    """With little to go on nothing is denied, and nothing claimed."""
    talk = listen(
        """
        03-02 18:00 Sam: hi
        03-02 18:01 Robin: hi
        03-02 18:02 Sam: did you get the notes?
        """
    )
    assert set(values(talk, language).values()) == {"unclear"}


def test_nobody_but_you_shows_nothing(listen: Listen, language: Language) -> None:
    """A chat in which the other one never wrote is read without a claim."""
    talk = listen("03-02 18:00 Sam: hi\n03-03 18:00 Sam: hello?")
    assert set(values(talk, language).values()) == {"unclear"}


def test_a_partner_is_quoted(listen: Listen, language: Language) -> None:
    """The message that says so is the evidence."""
    talk = listen(
        """
        03-02 18:00 Sam: what are you up to
        03-02 18:01 Robin: cooking with my girlfriend, you?
        """
    )
    cue = cues_of(talk, language)["talks_about_a_partner"]
    assert cue.value == "yes"
    assert [quote.text for quote in cue.evidence] == [
        "cooking with my girlfriend, you?"
    ]


def test_evidence_is_theirs_and_short(listen: Listen, language: Language) -> None:
    """A few quotes, earliest first, every one of them the other one's."""
    for cue in cues_of(listen(WARM), language).values():
        indices = [quote.index for quote in cue.evidence]
        assert len(indices) <= QUOTES
        assert indices == sorted(indices)
        assert {quote.sender for quote in cue.evidence} <= {"Robin"}


def test_the_interval_holds_the_measure(listen: Listen, language: Language) -> None:
    """What was counted lies between its bounds."""
    for script in (WARM, COOL):
        for cue in cues_of(listen(script), language).values():
            if cue.interval and cue.measure.them is not None:
                low, high = cue.interval
                assert low <= cue.measure.them + 0.06
                assert cue.measure.them <= high + 0.06


def test_every_sentence_is_filled(listen: Listen, language: Language) -> None:
    """No slot is left open in what is said."""
    for script in (WARM, COOL):
        for cue in cues_of(listen(script), language).values():
            assert not {"{", "}"} & set(cue.says)
            assert "None" not in cue.says
            assert cue.label


def test_the_sentences_fit_every_value() -> None:
    """Each cue has words for yes, no and unclear."""
    for says in load_language().says.cues.values():
        assert all((says.of("yes"), says.of("no"), says.of("unclear")))
