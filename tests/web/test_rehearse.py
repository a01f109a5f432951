"""Rehearsing in the app: chosen, talked, rewound, looked at; nothing kept."""

import re
from pathlib import Path

import pytest
from tests.web.visitor import Visitor, heading_of, text_of

from segue.actions.rehearse import Choice, list_scenes
from segue.actions.rehearse_in_words import DRILLS
from segue.actions.talk import Feeling, begin_talk
from segue.web.sessions import IDLE_TALK_SECONDS, Session, Sessions


pytestmark = pytest.mark.timeout(60)
ASK = "Could I get your number, for when it's cancelled? No is fine."


@pytest.fixture
def talker(visitor: Visitor) -> Visitor:
    """Return somebody who has begun to rehearse at a bus stop."""
    visitor.open("/rehearse/scenes/bus_same_stop")
    visitor.send("/rehearse/scenes/bus_same_stop", before="70", expected="no", seed="7")
    assert visitor.address == "/rehearse/talk"
    return visitor


def say(visitor: Visitor, line: str) -> str:
    """Say a line, and return what the page says then."""
    return visitor.send("/rehearse/say", line=line)


def lines_of(page: str) -> list[tuple[str, str]]:
    """Return who says what in the log of a page."""
    found = re.findall(r'(?s)<li class="line (you|them)[^"]*"><p>(.*?)</p>', page)
    return [(who, text_of(text).partition(": ")[2]) for who, text in found]


def test_every_scene_stands_where_it_is_looked_for(visitor: Visitor) -> None:
    """All of them by what they practice, and fewer where one asks for less."""
    visitor.open("/rehearse")
    scenes = list_scenes().scenes
    shown = re.findall(r'href="/rehearse/scenes/([a-z_]+)"', visitor.page)
    assert sorted(shown) == sorted(scene.id for scene in scenes)
    text = text_of(visitor.page)
    assert [words for words in DRILLS.values() if words not in text] == []
    visitor.open("/rehearse?drill=taking_a_no&level=middle")
    shown = re.findall(r'href="/rehearse/scenes/([a-z_]+)"', visitor.page)
    assert shown == [
        scene.id
        for scene in scenes
        if (scene.drill, scene.difficulty) == ("taking_a_no", "middle")
    ]


def test_a_scene_says_what_it_is_before_it_begins(visitor: Visitor) -> None:
    """Where it plays and what it is for; what one feels can be left out."""
    text = visitor.open("/rehearse/scenes/bus_same_stop")
    for wanted in ("How nervous are you?", "What do you expect", "Practices", "Skip"):
        assert wanted in text, wanted
    visitor.send("/rehearse/scenes/bus_same_stop")
    assert visitor.address == "/rehearse/talk"
    assert "What do you say?" in text_of(visitor.page)


def test_a_line_is_said_and_answered(talker: Visitor) -> None:
    """Theirs first where the scene says so, then yours, then theirs."""
    assert [who for who, _ in lines_of(talker.page)] == ["them"]
    say(talker, "  is the bus late \n again? ")
    said = lines_of(talker.page)
    assert [who for who, _ in said] == ["them", "you", "them"]
    assert said[1][1] == "is the bus late again?"


def test_the_if_then_card_is_ones_own(visitor: Visitor) -> None:
    """It stands with the cards and beside a hint, and stays for next time."""
    visitor.open("/rehearse/scenes/bus_same_stop")
    own = "I ask about the rain."
    visitor.send("/rehearse/scenes/bus_same_stop", if_blank=own, seed="7")
    assert f"my mind goes blank {own}" in text_of(visitor.page)
    assert f"as you planned: {own}" in visitor.open("/rehearse/talk?hint=true")
    visitor.open("/rehearse/scenes/bus_last")
    assert f'value="{own}"' in visitor.page


def test_with_a_script_only_what_is_new_comes_back(talker: Visitor) -> None:
    """Two lines for the log, and what stands around it out of band."""
    found = re.search(r'name="_csrf_token" value="([^"]+)"', talker.page)
    assert found
    answer = talker.client.post(
        "/rehearse/say",
        data={"_csrf_token": found[1], "line": "is the bus late again?"},
        headers={"hx-request": "true", "hx-target": "log"},
    )
    assert answer.status_code == 200
    assert [who for who, _ in lines_of(answer.text)] == ["you", "them"]
    assert "<html" not in answer.text
    assert 'id="aside" hx-swap-oob' in answer.text
    empty = talker.client.post(
        "/rehearse/say",
        data={"_csrf_token": found[1], "line": " "},
        headers={"hx-request": "true", "hx-target": "log"},
    )
    assert empty.status_code == 400
    assert "Nothing was said; a word or two will do." in empty.text


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("  ", "Nothing was said; a word or two will do."),
        ("ha " * 700, "Your line: longer than 2000 letters; keep to"),
    ],
)
def test_a_line_that_cannot_be_said_stays_where_it_was(
    line: str, says: str, talker: Visitor
) -> None:
    """With what is wrong, in one sentence; the talk is as it was."""
    text = say(talker, line)
    assert talker.status == 400
    assert says in text
    assert line.strip() in talker.page
    talker.open("/rehearse/talk")
    assert len(lines_of(talker.page)) == 1


def test_help_comes_on_request_only(talker: Visitor) -> None:
    """A hint for the next line, words that always fit, a line to leave with."""
    assert "Always fits" not in text_of(talker.page)
    text = talker.open("/rehearse/talk?hint=true")
    assert "Begin with what is in front of you both." in text
    assert "Always fits: “Sorry, my mind's gone blank.”" in text
    assert "To leave with" in text
    assert "Begin with" in talker.open("/rehearse/hint")


def test_another_line_is_tried_and_both_ways_are_kept(talker: Visitor) -> None:
    """Back to a line, another one instead; either way can be gone on with."""
    say(talker, "is the bus late again?")
    first = lines_of(talker.page)
    talker.send("/rehearse/rewind", line="1")
    assert lines_of(talker.page) == first[:1]
    text = say(talker, "my hands are freezing")
    assert "Ways you tried (2)" in text
    second = lines_of(talker.page)
    assert second[0] == first[0]
    assert second != first
    talker.send("/rehearse/switch", way="1")
    assert lines_of(talker.page) == first
    talker.send("/rehearse/switch", way="2")
    assert lines_of(talker.page) == second
    talker.send("/rehearse/switch", way="9")
    assert talker.status == 400


def test_a_way_that_was_not_gone_leaves_nothing_behind(talker: Visitor) -> None:
    """Going back twice in a row makes one way, not three."""
    say(talker, "is the bus late again?")
    say(talker, "my hands are freezing")
    talker.send("/rehearse/rewind", line="2")
    talker.send("/rehearse/rewind", line="1")
    text = say(talker, "hi")
    assert "Ways you tried (2)" in text


def test_one_can_stop_at_any_time(talker: Visitor) -> None:
    """The debrief says what there was to see, and the talk can go on."""
    text = talker.send("/rehearse/stop")
    assert talker.address == "/rehearse/debrief"
    assert heading_of(talker.page) == "You did not ask."
    assert "Go on with the talk" in text
    assert text.count("Not scored.") == 5


def test_the_debrief_quotes_and_compares(talker: Visitor) -> None:
    """The measure, five skills, what was expected, and nerves as they are."""
    say(talker, "is the bus late again?")
    say(talker, ASK)
    say(talker, "no problem, see you tomorrow")
    talker.open("/rehearse/debrief")
    text = text_of(talker.page)
    assert heading_of(talker.page) == "Asked once, kindly."
    assert "You asked once, and once is enough." in text
    for wanted in ("Opening", "Listening", "Timing", "Asking", "Taking the answer"):
        assert wanted in text, wanted
    assert f"“{ASK}”" in text
    assert "Rule: a true reason, from what the two of you share (S4)." in text
    assert "Not scored. There was too little to tell by." in text
    assert "You expected: no. What came: " in text
    text = talker.send("/rehearse/debrief", after="30")
    assert "70 before, 30 after. Some of it was waiting." in text


def test_the_end_is_said_and_nothing_more_can_be(talker: Visitor) -> None:
    """After a goodbye the page leads on to the debrief."""
    text = say(talker, "I have to run. See you around!")
    assert "You have taken your leave." in text
    assert "See how it went" in text
    before = lines_of(talker.page)
    say(talker, "one more thing")
    assert talker.address == "/rehearse/talk"
    assert lines_of(talker.page) == before


def test_the_same_number_plays_the_same_partner(talker: Visitor) -> None:
    """Chance comes from the number alone, in the app as at the terminal."""
    say(talker, ASK)
    first = lines_of(talker.page)
    talker.open("/rehearse/scenes/bus_same_stop")
    talker.send("/rehearse/scenes/bus_same_stop", seed="7")
    say(talker, ASK)
    assert lines_of(talker.page) == first


def test_ones_own_plan_is_a_scene(visitor: Visitor) -> None:
    """With its words and the name that was given; also another of its moves."""
    visitor.open("/")
    text = visitor.send("/demonstration")
    assert "Rehearse it" in text
    text = visitor.open("/rehearse/plan")
    assert heading_of(visitor.page) == "Your own plan"
    assert "Robin is played here by somebody made up." in text
    moves = re.search(r'name="move" value="([a-z_]+)"', visitor.page)
    assert moves
    text = visitor.send("/rehearse/plan", move=moves[1], words="0", you="Mina")
    assert "Robin: Somebody you know." in text
    other = visitor.open("/rehearse/plan?move=weave_in")
    assert other != text


def test_a_plan_without_a_name_is_a_scene_too(visitor: Visitor) -> None:
    """The other one is spoken of, and called, without one."""
    visitor.open("/questions/shared")
    visitor.send("/questions/shared", step="answer", kind="club", detail="choir")
    text = visitor.open("/rehearse/plan")
    assert "The other one is played here by somebody made up." in text
    assert "Somebody: Somebody you know." in visitor.send("/rehearse/plan")


def test_where_nothing_is_planned_nothing_is_rehearsed(visitor: Visitor) -> None:
    """A plan to leave it leads back to its page."""
    visitor.open("/questions/power")
    visitor.send("/questions/power", value="you_over_them")
    visitor.open("/rehearse/plan")
    assert visitor.address == "/plan"


@pytest.mark.parametrize("path", ["/rehearse/talk", "/rehearse/debrief"])
def test_without_a_talk_one_is_chosen_first(path: str, visitor: Visitor) -> None:
    """An old address leads to the list."""
    visitor.open(path)
    assert visitor.address == "/rehearse"


def test_what_is_not_there_is_said(visitor: Visitor) -> None:
    """No scene of that name, and no hint where nobody talks."""
    for path in ("/rehearse/scenes/nowhere", "/rehearse/hint"):
        text = visitor.open(path)
        assert visitor.status == 404
        assert "There is no such page" in text


def test_a_talk_leaves_nothing_behind(talker: Visitor, home: Path) -> None:
    """No file has a word of it, and Hide and Forget cover and drop it."""
    say(talker, "Xylophonia, is the bus late?")
    assert [path for path in home.rglob("*") if path.is_file()] == []
    talker.open("/away")
    assert "Xylophonia" not in talker.open("/rehearse/talk")
    talker.send("/back")
    assert "Xylophonia" in talker.open("/rehearse/talk")
    talker.send("/forget")
    talker.open("/rehearse/talk")
    assert talker.address == "/rehearse"


@pytest.fixture
def keeper(visitor: Visitor) -> Visitor:
    """Return somebody who keeps Robin in a journal, with a reason to ask."""
    visitor.open("/questions")
    visitor.send("/questions/them.name", value="Robin")
    visitor.open("/questions/them.familiarity")
    visitor.send("/questions/them.familiarity", value="friend")
    visitor.open("/questions/shared")
    visitor.send("/questions/shared", step="answer", kind="class_project", detail="x")
    visitor.open("/unlock?then=keep")
    visitor.send("/unlock", then="keep", without="yes")
    visitor.send("/keep", name="Robin")
    assert visitor.address == "/cases/robin"
    return visitor


def test_a_case_keeps_that_it_was_rehearsed(keeper: Visitor, home: Path) -> None:
    """Which scene and how it ended, once for each way, and no word of it."""
    keeper.send("/cases/robin/plan", then="rehearse")
    assert keeper.address == "/rehearse/plan"
    keeper.send("/rehearse/plan", seed="3")
    say(keeper, "Xylophonia, how was your day?")
    text = keeper.send("/rehearse/stop")
    assert "The case of Robin keeps that you rehearsed" in text
    keeper.send("/rehearse/stop")
    case = keeper.open("/cases/robin")
    assert case.count("You rehearsed your own plan: no ask.") == 1
    keeper.open("/rehearse/debrief")
    keeper.send("/rehearse/rewind", line="1")
    say(keeper, "I have to go, bye!")
    case = keeper.open("/cases/robin")
    assert case.count("You rehearsed your own plan: no ask.") == 2
    kept = b"".join(one.read_bytes() for one in home.rglob("*") if one.is_file())
    assert b"Xylophonia" not in kept


def test_a_case_that_had_its_one_ask_is_not_rehearsed(keeper: Visitor) -> None:
    """Neither begun nor gone back into; a no can still be practiced."""
    keeper.send("/cases/robin/plan", then="rehearse")
    keeper.send("/rehearse/plan")
    say(keeper, "how was your day?")
    keeper.open("/cases/robin")
    keeper.send("/cases/robin", what="asked")
    keeper.open("/rehearse/talk")
    keeper.send("/rehearse/rewind", line="1")
    assert keeper.status == 409
    keeper.open("/rehearse/plan")
    assert keeper.status == 409
    keeper.open("/rehearse/scenes/bus_last")
    keeper.send("/rehearse/scenes/bus_last", for_case="yes")
    assert keeper.status == 409
    keeper.open("/rehearse/scenes/game_guild_no")
    keeper.send("/rehearse/scenes/game_guild_no", for_case="yes")
    assert keeper.address == "/rehearse/talk"
    say(keeper, "bye")
    case = keeper.open("/cases/robin")
    assert "You rehearsed the scene “game guild no”: no ask." in case


def test_what_nobody_goes_on_with_is_dropped() -> None:
    """After two hours without a word, and at once with what was told."""
    now = [0.0]
    sessions = Sessions(clock=lambda: now[0])
    name, other = sessions.begin(), sessions.begin()
    talk = begin_talk(Choice(scene="bus_last"), Feeling())
    for one in (name, other):
        sessions.put(one, Session(talk=talk))
    now[0] = IDLE_TALK_SECONDS - 1
    sessions.put(other, Session(talk=talk))
    now[0] = IDLE_TALK_SECONDS + 1
    assert sessions.read(other).talk == talk
    assert sessions.read(name) == Session()
