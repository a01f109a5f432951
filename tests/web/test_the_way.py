"""The whole way on pages: told, asked, planned, carried along, forgotten."""

import re

import msgspec
import pytest
from tests.web.visitor import Visitor, heading_of, text_of

from segue.domain.situation import Shared, Situation, Them, You


def told(visitor: Visitor) -> Situation:
    """Return what the app knows, as it would be saved."""
    visitor.open("/answers.json")
    return msgspec.json.decode(visitor.page, type=Situation)


def test_it_begins_with_what_you_can_count_on(visitor: Visitor) -> None:
    """The first page says what this is, what stays here, and how to begin."""
    text = visitor.open("/")
    assert visitor.status == 200
    assert "Begin" in text
    assert "It stays on this machine" in text
    assert "A no is an answer like any other" in text


def test_one_question_at_a_time(visitor: Visitor) -> None:
    """The most telling first; each says how many may follow."""
    visitor.open("/questions")
    assert heading_of(visitor.page).startswith("What shall we call the one you like?")
    assert "Question 1. At most" in text_of(visitor.page)
    visitor.send("/questions/them.name", value="Robin")
    assert heading_of(visitor.page).startswith("Which pronouns?")
    visitor.send("/questions/them.pronouns", value=["she", ""])
    assert heading_of(visitor.page) == "How old are you?"
    visitor.send("/questions/you.age", step="not_sure", value="")
    assert heading_of(visitor.page) == "And how old is Robin, roughly?"
    visitor.send("/questions/them.age", value="17")
    assert told(visitor) == Situation(them=Them(name="Robin", pronouns="she", age=17))


def test_every_question_has_not_sure(visitor: Visitor) -> None:
    """Nobody has to answer: not-sure all the way ends at a plan."""
    text = visitor.open("/questions")
    asked = 0
    while "/questions" in visitor.address:
        assert "Not sure" in text or "Nothing that I know of" in text
        field = re.search(r'action="/questions/([a-z_.]+)"', visitor.page)
        assert field
        text = visitor.send(f"/questions/{field[1]}", step="not_sure")
        asked += 1
    assert asked > 10
    assert visitor.address == "/plan"
    assert told(visitor) == Situation()


def test_back_loses_nothing(visitor: Visitor) -> None:
    """An earlier answer is still there, and going on comes to where one was."""
    visitor.open("/questions")
    visitor.send("/questions/them.name", value="Robin")
    visitor.send("/questions/them.pronouns", value="xe/xem/xyr")
    assert 'href="/questions/them.pronouns"' in visitor.page
    visitor.open("/questions/them.pronouns")
    assert 'value="xe/xem/xyr"' in visitor.page
    assert 'href="/questions/them.name"' in visitor.page
    visitor.open("/questions/them.name")
    assert 'value="Robin"' in visitor.page
    visitor.send("/questions/them.name", value="Rob")
    assert heading_of(visitor.page) == "How old are you?"
    assert told(visitor) == Situation(them=Them(name="Rob", pronouns="xe/xem/xyr"))


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("you.age", "x", "Expected a whole number."),
        ("you.age", "200", "Expected a whole number from 1 to 120."),
        ("you.age", "", "Nothing was chosen; “Not sure” is always fine."),
        ("last_chance", "soon", "Expected a date such as 2026-12-18."),
        ("power", "nobody", "Expected one of none, you_over_them,"),
    ],
)
def test_a_wrong_answer_is_said_where_it_was_given(
    field: str, value: str, says: str, visitor: Visitor
) -> None:
    """In one sentence, with nothing lost."""
    visitor.open(f"/questions/{field}")
    text = visitor.send(f"/questions/{field}", value=value)
    assert visitor.status == 400
    assert says in text
    assert told(visitor) == Situation()


def test_several_circumstances_can_be_told(visitor: Visitor) -> None:
    """Added one by one, and taken away again."""
    visitor.open("/questions/shared")
    visitor.send("/questions/shared", step="add", kind="club", detail="choir", when="")
    assert visitor.address.startswith("/questions/shared")
    visitor.send(
        "/questions/shared", step="answer", kind="same_class", detail="", when=""
    )
    choir, lessons = Shared(kind="club", detail="choir"), Shared(kind="same_class")
    assert told(visitor).shared == (choir, lessons)
    visitor.open("/questions/shared")
    visitor.send("/questions/shared", step="remove-0")
    assert told(visitor).shared == (lessons,)
    visitor.open("/questions/shared")
    visitor.send("/questions/shared", step="remove-0")
    assert told(visitor).shared == ()
    visitor.open("/questions/shared")
    text = visitor.send("/questions/shared", step="answer", kind="", detail="x")
    assert "Nothing was chosen" in text


def test_channels_may_be_several_or_none(visitor: Visitor) -> None:
    """Nowhere yet is an answer, too, and not the same as not sure."""
    visitor.open("/questions/channels")
    visitor.send("/questions/channels", value=["in_person", "email"])
    assert told(visitor).channels == ("in_person", "email")
    visitor.open("/questions/channels")
    visitor.send("/questions/channels", value=["none"])
    assert told(visitor).channels == ()
    visitor.open("/questions/channels")
    visitor.send("/questions/channels", step="not_sure", value=["email"])
    assert told(visitor).channels is None


def test_the_example_shows_everything(visitor: Visitor) -> None:
    """One click away: a decision, words, when, why, and each answer."""
    visitor.open("/")
    text = visitor.send("/demonstration")
    assert visitor.address == "/plan"
    assert heading_of(visitor.page) == "Ask."
    for wanted in (
        "Mina and Robin are made up",
        "For your pocket",
        "their easy way out",
        "When",
        "Judged",
        "A judgement, not a measured chance.",
        "Worth finding out first",
        "What would change it",
        "If Robin answers",
        "Yes, but later",
        "Can't tell",
        "Other ways",
    ):
        assert wanted in text, wanted


def test_other_words_come_on_request(visitor: Visitor) -> None:
    """The same plan in other words, and back to the first ones."""
    visitor.open("/")
    visitor.send("/demonstration")
    first = re.findall(r'data-copy="([^"]+)"', visitor.page)
    visitor.open("/plan?words=1")
    second = re.findall(r'data-copy="([^"]+)"', visitor.page)
    assert first[0] != second[0]
    visitor.open("/plan")
    assert re.findall(r'data-copy="([^"]+)"', visitor.page) == first


def test_a_stop_is_said_with_its_reason(visitor: Visitor) -> None:
    """The questions end there, and the page says what is kind instead."""
    visitor.open("/questions/power")
    text = visitor.send("/questions/power", value="you_over_them")
    assert visitor.address == "/plan"
    assert heading_of(visitor.page) == "Leave it."
    assert "Instead" in text
    assert "For your pocket" not in text
    visitor.open("/card")
    assert visitor.address == "/plan"


def test_not_yet_shows_small_steps(visitor: Visitor) -> None:
    """Where it is too early, what comes first stands first."""
    visitor.open("/questions/them.familiarity")
    visitor.send("/questions/them.familiarity", value="stranger")
    visitor.open("/questions/you.confidence")
    visitor.send("/questions/you.confidence", value="1")
    text = visitor.open("/plan")
    assert heading_of(visitor.page) == "Not yet."
    assert " By " in text
    assert "Later:" in text


def test_the_card_holds_what_is_needed_right_before(visitor: Visitor) -> None:
    """The line, a shorter one, what to say to a yes and to anything else."""
    visitor.open("/")
    visitor.send("/demonstration")
    line = re.findall(r'data-copy="([^"]+)"', visitor.page)[0]
    text = visitor.open("/card")
    assert text_of(line) in text
    assert "Yes?" in text
    assert "Anything else?" in text
    other = visitor.open("/card?move=weave_in")
    assert text_of(line) not in other
    assert visitor.open("/card?move=nonsense") == text


def test_answers_can_be_seen_and_changed(visitor: Visitor) -> None:
    """Each with its question; what was not sure is there, too."""
    visitor.open("/questions")
    visitor.send("/questions/them.name", value="Robin")
    visitor.send("/questions/them.pronouns", step="not_sure")
    text = visitor.open("/answers")
    assert "Robin" in text
    assert "Not sure" in text
    visitor.open("/questions/them.name?then=answers")
    visitor.send("/questions/them.name", value="Rob", then="answers")
    assert visitor.address == "/answers"
    assert told(visitor).them.name == "Rob"


def test_then_leads_to_our_own_pages_only(visitor: Visitor) -> None:
    """What stands in the form cannot send anybody elsewhere."""
    visitor.open("/questions/them.name?then=//evil.example")
    assert "evil" not in visitor.page
    visitor.send("/questions/them.name", value="Rob", then="/evil.example")
    assert visitor.address == "/questions"


def test_answers_can_be_saved_and_opened_again(visitor: Visitor) -> None:
    """What is saved is a situation that every door reads."""
    visitor.open("/")
    visitor.send("/demonstration")
    visitor.open("/answers.json")
    saved = visitor.page
    visitor.open("/data")
    visitor.send("/forget")
    assert told(visitor) == Situation()
    visitor.open("/")
    text = visitor.upload("/answers/open", "mine.json", saved.encode())
    assert visitor.address == "/answers"
    assert "Robin" in text
    visitor.open("/")
    visitor.upload("/answers/open", "mine.yaml", b"you: {age: 17}\n")
    assert told(visitor) == Situation(you=You(age=17))


def test_a_file_at_fault_is_said_and_changes_nothing(visitor: Visitor) -> None:
    """As at the terminal: where, and what is expected."""
    visitor.open("/")
    text = visitor.upload("/answers/open", "mine.yaml", b"you: {age: 200}\n")
    assert visitor.status == 400
    assert "you.age: expected a whole number from 1 to 120" in text
    assert told(visitor) == Situation()


def test_hidden_is_hidden_until_one_comes_back(visitor: Visitor) -> None:
    """No page shows anything while one is away; afterwards all is there."""
    visitor.open("/")
    visitor.send("/demonstration")
    assert visitor.open("/away") == "Notes No notes. Open"
    for path in ("/", "/plan", "/answers", "/card", "/questions", "/answers.json"):
        assert visitor.open(path) == "Notes No notes. Open"
    assert "Robin" in visitor.send("/back")


def test_titles_tell_nothing(visitor: Visitor) -> None:
    """Neither names nor what it is about stand in a tab or a history."""
    visitor.open("/")
    visitor.send("/demonstration")
    for path in ("/", "/plan", "/card", "/answers", "/questions", "/data", "/away"):
        visitor.open(path)
        found = re.search(r"<title>(.*?)</title>", visitor.page)
        assert found
        assert re.fullmatch(
            r"((Home|Plan|Card|Answers|Question \d+|Kept) \u2013 Segue|Notes)", found[1]
        )


def test_two_browsers_know_nothing_of_each_other(visitor: Visitor) -> None:
    """Each has its own answers."""
    visitor.open("/")
    visitor.send("/demonstration")
    mine = dict(visitor.client.cookies)
    visitor.client.cookies.clear()
    visitor.open("/?token=a-token-of-this-launch")
    assert told(visitor) == Situation()
    visitor.client.cookies.clear()
    visitor.client.cookies.update(mine)
    assert told(visitor).them.name == "Robin"


@pytest.mark.parametrize(
    "name", ["<script>x</script>", "{{ 7*7 }}", "\"'><b>", "Ünï 李"]
)
def test_what_was_typed_is_shown_as_typed(name: str, visitor: Visitor) -> None:
    """Nothing that a person writes becomes part of the page."""
    visitor.open("/questions")
    visitor.send("/questions/them.name", value=name)
    text = visitor.open("/")
    assert heading_of(visitor.page) == name
    assert name in text
    assert "<script>x" not in visitor.page


def test_a_page_is_light(visitor: Visitor) -> None:
    """With style and scripts at most 100 kB, uncompressed."""
    visitor.open("/")
    visitor.send("/demonstration")
    heaviest = 0
    for path in ("/", "/plan", "/card", "/answers", "/questions/shared", "/data"):
        visitor.open(path)
        linked = set(re.findall(r'(?:src|href)="(/static/[^"]+)"', visitor.page))
        sizes = [len(visitor.client.get(one).content) for one in linked]
        assert len(sizes) >= 4
        heaviest = max(heaviest, len(visitor.page.encode()) + sum(sizes))
    assert heaviest <= 100_000


def test_assets_are_kept_for_good_and_the_rest_never(visitor: Visitor) -> None:
    """An address changes with its content."""
    visitor.open("/")
    style = re.search(r'href="(/static/[^"]+app.css)"', visitor.page)
    assert style
    answer = visitor.client.get(style[1])
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-type"] == "text/css; charset=utf-8"
    assert visitor.client.get("/static/x/nothing.js").status_code == 404
    manifest = visitor.client.get("/manifest.webmanifest").json()
    assert visitor.client.get(manifest["icons"][0]["src"]).status_code == 200


def test_a_page_that_is_none(visitor: Visitor) -> None:
    """A person reads so on a page."""
    assert "There is no such page" in visitor.open("/nowhere")
    assert visitor.status == 404
    assert "no question of that name" in visitor.open("/questions/nothing")
    assert visitor.status == 400
    visitor.open("/plan?words=-1")
    assert visitor.status == 400
