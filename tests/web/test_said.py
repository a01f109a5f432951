"""What they said, pasted: how it reads, what to do, and nothing kept."""

import re
from pathlib import Path

import msgspec
import pytest
from tests.web.visitor import Visitor, heading_of

from segue.actions.answer_in_words import how_sure
from segue.actions.read_answer import read_answer


PASSPHRASE = "seven quiet words"  # noqa: S105 - opens nothing but a test
NO = "no sorry, I don't give it out, Xylophonia"
UNSURE = "\u0434\u0430 \u043d\u0443"
"""Words that the reader cannot judge."""


@pytest.fixture
def keeper(visitor: Visitor) -> Visitor:
    """Return somebody who asked Robin, and keeps that in a journal."""
    visitor.open("/questions")
    visitor.send("/questions/them.name", value="Robin")
    visitor.open("/unlock")
    visitor.send("/unlock", then="keep", passphrase=PASSPHRASE, again=PASSPHRASE)
    visitor.send("/keep", name="Robin")
    visitor.send("/cases/robin", what="asked")
    return visitor


def chosen(visitor: Visitor) -> list[str]:
    """Return the reading that a page has chosen already."""
    return re.findall(r'name="reading" value="(\w+)" required checked', visitor.page)


@pytest.mark.parametrize(
    "words",
    [
        NO,
        "haha ok, +1 202 555 0147",
        "maybe some other time",
        "after finals, remind me",
        "add me on insta: robin.p",
        UNSURE,
        "what for?",
    ],
)
def test_a_reading_is_the_actions_own(words: str, visitor: Visitor) -> None:
    """How it reads, how sure, what in the words says so, and what to do now."""
    visitor.open("/said")
    text = visitor.send("/said", answer=words)
    read = read_answer(words)
    assert heading_of(visitor.page) == read.says
    said = [how_sure(read), read.next.say, read.next.do, read.hold_on_to]
    said += [sign.says for sign in read.signs]
    said += [read.number or "", read.handle.id if read.handle else ""]
    assert [one for one in said if one not in text] == []
    assert words not in text


def test_a_no_leaves_something_to_hold_on_to(visitor: Visitor) -> None:
    """And nothing that leads to asking again."""
    visitor.open("/said")
    text = visitor.send("/said", answer=NO)
    assert heading_of(visitor.page) == "That is a no."
    assert "To hold on to You asked, once and kindly" in text


def test_what_was_asked_counts(visitor: Visitor) -> None:
    """A thanks is a yes to an offer, and nothing after another question."""
    offer = "Here is my number, text me if you feel like it."
    visitor.open("/said")
    visitor.send("/said", answer="ok thanks", ask=offer)
    assert heading_of(visitor.page) == read_answer("ok thanks", ask=offer).says


def test_where_it_cannot_tell_the_person_does(visitor: Visitor) -> None:
    """It says so, and every reading leads to what to do then."""
    visitor.open("/said")
    text = visitor.send("/said", answer=UNSURE)
    assert "I can't tell from these words." in text
    assert "How do you read it?" in text
    links = re.findall(r'href="(/said/\w+)"', visitor.page)
    assert len(links) == 6
    for link in links:
        visitor.open(link)
        assert visitor.status == 200
        assert ("To hold on to" in visitor.page) == (
            link.endswith(("/no", "/soft_no", "/unclear"))
        )
    visitor.open("/said/nonsense")
    assert visitor.address == "/said"


def test_a_number_without_a_country_is_asked_about(visitor: Visitor) -> None:
    """And taken up once the country is told."""
    visitor.open("/said")
    text = visitor.send("/said", answer="sure, 202 555 0147")
    assert "It names no country." in text
    visitor.open("/said")
    text = visitor.send("/said", answer="sure, 202 555 0147", region="us")
    assert "+12025550147" in text


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"answer": " "}, "Paste what they said first."),
        ({}, "Paste what they said first."),
        ({"answer": "ok", "region": "zz"}, "No country with phone numbers; two"),
        ({"answer": "ok", "ask": "x" * 100_001}, "Your question: longer than 100,000"),
    ],
)
def test_what_is_missing_is_said(
    fields: dict[str, str], says: str, visitor: Visitor
) -> None:
    """With what was typed still there."""
    visitor.open("/said")
    text = visitor.send("/said", **fields)
    assert visitor.status == 400
    assert says in text
    if fields.get("answer", "").strip():
        assert ">ok</textarea>" in visitor.page


def test_a_reading_is_kept_when_it_is_confirmed(keeper: Visitor) -> None:
    """Not before; and the words are not kept at all."""
    keeper.open("/cases/robin")
    assert 'href="/said?case=robin"' in keeper.page
    keeper.open("/said?case=robin")
    keeper.send("/said", answer=NO, case="robin")
    assert chosen(keeper) == ["no"]
    assert "Asked, no answer yet" in keeper.open("/cases/robin")
    keeper.open("/said?case=robin")
    keeper.send("/said", answer=NO, case="robin")
    text = keeper.send("/cases/robin", what="answered", reading="no")
    assert "They answered: no." in text
    keeper.open("/journal.json")
    assert "Xylophonia" not in keeper.page


def test_another_reading_can_be_kept(keeper: Visitor) -> None:
    """The person was there; a number goes with the yes."""
    keeper.open("/said?case=robin")
    keeper.send("/said", answer="haha ok, +1 202 555 0147", case="robin")
    fields = dict(
        re.findall(r'type="hidden" name="(number|handle)" value="(.*?)"', keeper.page)
    )
    assert fields == {"number": "+12025550147"}
    text = keeper.send("/cases/robin", what="answered", reading="yes", **fields)
    assert "They said yes." in text
    keeper.open("/journal.json")
    last = msgspec.json.decode(keeper.page)["cases"][0]["events"][-1]
    assert last["number"] == "+12025550147"


def test_a_handle_is_kept_with_it(keeper: Visitor) -> None:
    """As the terminal keeps it."""
    keeper.open("/said?case=robin")
    keeper.send("/said", answer="add me on insta: robin.p", case="robin")
    handle = re.search(r'name="handle" value="(.*?)"', keeper.page)
    assert handle
    assert chosen(keeper) == ["other_channel"]
    keeper.send(
        "/cases/robin", what="answered", reading="other_channel", handle=handle[1]
    )
    keeper.open("/journal.json")
    last = msgspec.json.decode(keeper.page)["cases"][0]["events"][-1]
    assert last["handle"] == "instagram:robin.p"


def test_nothing_is_chosen_where_it_cannot_tell(keeper: Visitor) -> None:
    """The case waits for the person's own reading."""
    keeper.open("/said?case=robin")
    text = keeper.send("/said", answer=UNSURE, case="robin")
    assert chosen(keeper) == []
    assert "How do you read it?" in text
    keeper.send("/cases/robin", what="answered")
    assert keeper.status == 400


def test_a_case_that_is_not_there_is_said(keeper: Visitor) -> None:
    """Before anything is read."""
    keeper.open("/said?case=nobody")
    assert keeper.status == 400
    keeper.open("/said")
    keeper.send("/said", answer=NO, case="nobody")
    assert keeper.status == 400


def test_words_stay_words(visitor: Visitor, home: Path) -> None:
    """What has to be mended is shown as it was typed; nothing is kept."""
    visitor.open("/said")
    text = visitor.send("/said", answer="<b>{{ 7*7 }}", region="zz")
    assert "<b>{{ 7*7 }}" in text
    assert "<b>{{" not in visitor.page
    assert list(home.iterdir()) == []
    found = re.search(r"<title>(.*?)</title>", visitor.page)
    assert found
    assert found[1] == "Answer \u2013 Segue"
