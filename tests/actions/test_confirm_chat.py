"""What a chat shows, confirmed fact by fact."""

from collections.abc import Callable

import pytest

from segue.actions.confirm_chat import (
    Confirmed,
    Fact,
    Verdict,
    confirm_facts,
    facts_to_confirm,
)
from segue.actions.moment import moment_of
from segue.actions.show_chat import ChatShown, Moment, show_conversation
from segue.domain.conversation import Conversation
from segue.domain.situation import (
    Cues,
    History,
    Shared,
    Situation,
    Them,
    You,
)


WriteDown = Callable[[str], Conversation]
NOW = moment_of("2026-03-05T12:00", "UTC")
CHAT = """
03-02 18:00 Sam: hi, did you get the notes from mr brown?
03-02 18:04 Robin: yes! how was your weekend, did it rain on the hike?
03-02 18:05 Sam: all of it
03-02 18:06 Robin: haha oh no. the biology poster is due friday, want to split it?
03-02 18:08 Sam: yes please. can I have your number for it?
03-02 18:09 Robin: sorry, I don't give it out
"""


@pytest.fixture
def told(write_down: WriteDown) -> ChatShown:
    """Return what a chat with an ask in it shows."""
    return show_conversation(write_down(CHAT), 0, Moment(now="2026-03-05T12:00"))


def asked_about(told: ChatShown, said: Situation | None = None) -> dict[str, Fact]:
    """Return the facts by field."""
    found = facts_to_confirm(said or Situation(), told, NOW)
    return {fact.field: fact for fact in found}


def confirmed(
    told: ChatShown, verdicts: dict[str, Verdict], said: Situation | None = None
) -> Confirmed:
    """Return what comes of some verdicts."""
    known = said or Situation()
    facts = facts_to_confirm(known, told, NOW)
    return confirm_facts(known, told, facts, verdicts)


def test_every_fact_of_the_chat_is_asked_about(told: ChatShown) -> None:
    """Each in words, with what it rests on; nothing is taken in silence."""
    facts = asked_about(told)
    assert facts["them.name"] == Fact(
        field="them.name",
        asks="What they are called",
        words="Robin",
        shows="yes",
        says="",
        quotes=(),
    )
    assert facts["shared.class_project"].words.startswith("Class project: the")
    assert "due friday" in facts["shared.class_project"].quotes[-1]
    assert facts["history.asked_before"].words == "They said no"
    assert facts["history.asked_before"].quotes == ("You, message 4: a no (message 5)",)
    assert facts["channels"].words == "In a chat or on social media"


def test_all_confirmed_is_what_the_chat_shows(told: ChatShown) -> None:
    """Yes to each, and no where the chat says no, gives its own situation."""
    facts = asked_about(told)
    verdicts = {field: fact.shows for field, fact in facts.items()}
    assert confirmed(told, verdicts) == Confirmed(
        situation=told.situation, unsure=frozenset()
    )


def test_nothing_confirmed_leaves_all_open_but_an_earlier_ask(
    told: ChatShown,
) -> None:
    """Not sure takes nothing over; a no that stands there still counts."""
    made = confirmed(told, {})
    assert made.situation == Situation(history=History(asked_before="no"))
    assert {"them.name", "channels"} <= made.unsure
    assert "history.asked_before" not in made.unsure


def test_an_ask_that_was_none_can_be_set_right(told: ChatShown) -> None:
    """The person was there; what they said before then stands."""
    said = Situation(history=History(asked_before="never"))
    verdicts: dict[str, Verdict] = {"history.asked_before": "no"}
    assert confirmed(told, verdicts, said).situation == said
    assert confirmed(told, {}, said).situation.history.asked_before == "no"


def test_a_cue_can_be_turned_round(write_down: WriteDown) -> None:
    """No to what the chat answers with yes is known as no."""
    script = CHAT + "03-03 18:00 Robin: my girlfriend can help too, come over?\n"
    told = show_conversation(write_down(script), 0, Moment(now="2026-03-05T12:00"))
    facts = asked_about(told)
    assert facts["cues.talks_about_a_partner"].shows == "yes"
    assert facts["cues.talks_about_a_partner"].words == ""
    assert facts["partner"].words == "With somebody"
    assert "my girlfriend" in facts["partner"].quotes[-1]
    made = confirmed(told, {"cues.talks_about_a_partner": "no", "partner": "no"})
    assert made.situation.cues == Cues(talks_about_a_partner="no")
    assert made.situation.partner is None


def test_what_was_said_before_is_not_asked_again(told: ChatShown) -> None:
    """A chat fills only what is open, and keeps what was said."""
    said = Situation(
        you=You(name="Samuel"),
        them=Them(name="R"),
        shared=(Shared(kind="club", detail="choir"),),
    )
    facts = asked_about(told, said)
    assert {"you.name", "them.name", "shared.club"} & facts.keys() == set()
    made = confirmed(told, {"shared.class_project": "yes"}, said)
    assert made.situation.them == said.them
    assert [one.kind for one in made.situation.shared] == ["club", "class_project"]
