"""A chat in the app: handed in, settled, shown, confirmed, and gone again."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from bench.exports.chat import draw_chat
from bench.exports.discord import render as render_discord
from litestar.testing import TestClient
from tests.web.chats import CHAT, NAMED, REFUSED, UNDECIDED, UNNAMED
from tests.web.visitor import BASE, TOKEN, Visitor, heading_of, text_of

from segue.actions.journal_held import HeldAccess
from segue.domain.situation import Situation, Them, You
from segue.journal.profiles import CHEAP
from segue.web.app import make_app
from segue.web.sessions import CHAT_IDLE, MOST_CHATS, Session, Sessions
from segue.web.settings import Settings


PASSPHRASE = "seven quiet words"  # noqa: S105 - opens nothing but a test
SHOWN = ("/chat/shown", "/chat/facts", "/chat/open")


@pytest.fixture
def shower(visitor: Visitor) -> Visitor:
    """Return somebody who showed a chat that tells who is who."""
    visitor.open("/chat")
    visitor.upload("/chat/file", NAMED, CHAT)
    assert (visitor.address, visitor.status) == ("/chat/shown", 200)
    return visitor


@pytest.fixture
def keeper(visitor: Visitor) -> Visitor:
    """Return somebody who keeps Robin in a journal."""
    visitor.open("/questions")
    visitor.send("/questions/them.name", value="Robin")
    visitor.open("/unlock")
    visitor.send("/unlock", then="keep", passphrase=PASSPHRASE, again=PASSPHRASE)
    visitor.send("/keep", name="Robin")
    assert visitor.address == "/cases/robin"
    return visitor


def prefilled(visitor: Visitor) -> dict[str, str]:
    """Return what the page of facts has chosen already."""
    visitor.open("/chat/facts")
    found = re.findall(r'name="([a-z_.]+)" value="(\w+)" checked', visitor.page)
    return dict(found)


def told(visitor: Visitor) -> Situation:
    """Return what the app knows, as it would be saved."""
    visitor.open("/answers.json")
    return msgspec.json.decode(visitor.page, type=Situation)


@pytest.mark.parametrize("path", ["/", "/questions", "/data"])
def test_a_chat_can_be_shown_from_everywhere(path: str, visitor: Visitor) -> None:
    """The way there stands where one begins; it is said what is kept."""
    visitor.open(path)
    assert ('href="/chat"' in visitor.page) == (path != "/data")
    assert "A chat that you show" in visitor.open("/data")


def test_what_a_chat_shows_is_said_with_quotes(shower: Visitor) -> None:
    """The moment, openings with lines, circumstances with days, and cues."""
    text = text_of(shower.page)
    assert heading_of(shower.page) == "Your chat with Robin"
    for wanted in (
        "26 messages (14 from Robin, 12 from you)",
        "You are Sam: the file is named after the other one.",
        "As it stood then: a good moment",
        "Robin says that messages here are a nuisance",
        "“I never see messages on here in time, this app is so slow”",
        "Class project: the poster, Friday, March 20",
        "“the biology poster is due friday, do you want to split it?”",
        "Robin wrote first in 4 of the 5 conversations",
        "How far this can be trusted: some way.",
        "WhatsApp may leave out the beginning of a chat",
        "lines begin with date, time and name",
        "nothing; every entry was understood",
    ):
        assert wanted in text, wanted
    lines = re.findall(r'data-copy="([^"]+)"', shower.page)
    assert len(lines) == len(set(lines)) >= 1


def test_the_picture_has_words_and_numbers_behind_it(shower: Visitor) -> None:
    """Drawn in the page, without a style of its own, and told in a table."""
    drawing = re.search(r"(?s)<svg.*?</svg>", shower.page)
    assert drawing
    assert "<desc" in drawing[0]
    assert "style=" not in drawing[0]
    assert "<style" not in drawing[0]
    text = text_of(shower.page)
    assert "Sam wrote 12 messages, Robin 14." in text
    assert "1 to 5 min 9 8" in text
    assert "16:00 3 3" in text


def test_an_earlier_ask_is_said_and_counts(visitor: Visitor) -> None:
    """With its answer; no line to say is offered any more."""
    visitor.open("/chat")
    text = visitor.upload("/chat/file", NAMED, REFUSED)
    assert "Asked before You, message 26 A no (message 27)." in text
    assert "data-copy" not in visitor.page
    facts = prefilled(visitor)
    assert facts["history.asked_before"] == "yes"
    visitor.send("/chat/facts", **{**facts, "history.asked_before": "not_sure"})
    assert told(visitor).history.asked_before == "no"
    visitor.open("/plan")
    assert heading_of(visitor.page) == "Leave it."


def test_who_is_who_is_asked(visitor: Visitor) -> None:
    """Where the file does not say; only an answer that it offers counts."""
    visitor.open("/chat")
    visitor.upload("/chat/file", UNNAMED, CHAT)
    assert visitor.address == "/chat/open"
    assert heading_of(visitor.page) == "Which of the two is you?"
    visitor.send("/chat/open", value="Alex")
    assert visitor.address == "/chat/open"
    visitor.send("/chat/open", value="Robin")
    assert heading_of(visitor.page) == "Your chat with Sam"
    assert "You are Robin." in text_of(visitor.page)
    visitor.send("/chat/open", value="Sam")
    assert heading_of(visitor.page) == "Your chat with Robin"


def test_day_and_month_are_asked(visitor: Visitor) -> None:
    """Both readings with their days; one question after the other."""
    visitor.open("/chat")
    text = visitor.upload("/chat/file", UNNAMED, UNDECIDED)
    assert heading_of(visitor.page) == "When was this chat?"
    assert "2026-02-03 to 2026-04-03 2026-03-02 to 2026-03-04" in text
    visitor.send("/chat/open", value="mdy")
    assert heading_of(visitor.page) == "Which of the two is you?"
    text = visitor.send("/chat/open", value="Sam")
    assert "March 2, 2026 at 18:00" in text
    assert "month first: you said so" in text


def test_many_chats_are_chosen_from(visitor: Visitor) -> None:
    """One of them, by the other one's name; long lists as a list."""
    messages = [{"from": "A", "from_id": "user1", "text": "hi", "type": "message"}]
    chats = [
        {
            "name": f"Friend {number}",
            "type": "personal_chat",
            "id": number,
            "messages": [
                {**one, "id": 1, "date": "2026-03-02T18:00:00"} for one in messages
            ],
        }
        for number in range(20)
    ]
    whole = msgspec.json.encode({"chats": {"list": chats}})
    visitor.open("/chat")
    text = visitor.upload("/chat/file", "result.json", whole)
    assert visitor.address == "/chat/open"
    assert heading_of(visitor.page) == "Whose chat is it about?"
    assert "holds 20 of them" in text
    assert "<select" in visitor.page
    visitor.send("/chat/open", value="Friend 7")
    assert heading_of(visitor.page) == "Which of the two is you?"
    visitor.send("/chat/open", value="A")
    assert heading_of(visitor.page) == "Your chat with Friend 7"


def test_several_files_and_a_zip_are_one_chat(visitor: Visitor) -> None:
    """As the service hands them out."""
    files = dict(render_discord(draw_chat(7, 40), parts=2).files)
    assert len(files) == 2
    visitor.open("/chat")
    visitor.upload_all("/chat/file", files)
    assert visitor.status == 200
    first = text_of(visitor.page)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, body in files.items():
            archive.writestr(name, body)
    visitor.open("/chat")
    visitor.upload("/chat/file", "export.zip", packed.getvalue())
    assert text_of(visitor.page) == first


def test_two_formats_are_asked_about(visitor: Visitor) -> None:
    """With the reason for each."""
    chat = draw_chat(1, 3)
    discord = dict(render_discord(chat, parts=1).files)
    visitor.open("/chat")
    text = visitor.upload_all("/chat/file", {**discord, "_chat.txt": CHAT})
    assert heading_of(visitor.page) == "Whose export is it?"
    assert "whatsapp: lines begin with date, time and name" in text


@pytest.mark.parametrize(
    ("name", "body", "says"),
    [
        ("x.bin", b"\x00\x01", "x.bin: no chat export that Segue knows;"),
        ("chat.zip", b"PK\x03\x04", "chat.zip: a damaged zip;"),
        ("empty.txt", b"", "empty.txt: empty; export the chat again."),
        ("a.crypt15", b"x" * 99, "an encrypted WhatsApp backup; use `Export chat`"),
        ("../../x.bin", b"\x00", "x.bin: no chat export that Segue knows;"),
    ],
)
def test_what_cannot_be_read_is_said(
    name: str, body: bytes, says: str, visitor: Visitor
) -> None:
    """On the page that asked for it, with what to hand over instead."""
    visitor.open("/chat")
    text = visitor.upload("/chat/file", name, body)
    assert (visitor.address, visitor.status) == ("/chat", 400)
    assert says in text
    visitor.upload("/chat/file", NAMED, CHAT)
    assert visitor.address == "/chat/shown"


def test_no_file_is_said(visitor: Visitor) -> None:
    """A form that comes empty is not a broken one."""
    visitor.open("/chat")
    text = visitor.upload_all("/chat/file", {"": b""})
    assert "Nothing handed in; expected a chat's export." in text
    visitor.send("/chat/file")
    assert visitor.status == 400


def test_a_format_can_be_named(visitor: Visitor) -> None:
    """And then only that one is tried."""
    visitor.open("/chat")
    text = visitor.upload("/chat/file", NAMED, CHAT, format="telegram")
    assert "not recognized as telegram; leave out format." in text
    visitor.upload("/chat/file", NAMED, CHAT, format="nonsense")
    assert visitor.status == 400


def test_what_is_confirmed_leads_into_the_questions(shower: Visitor) -> None:
    """Each fact with what it rests on; then comes a question that is open."""
    facts = prefilled(shower)
    assert facts["them.name"] == "yes"
    assert facts["cues.avoids_you"] == "no"
    text = text_of(shower.page)
    assert "Do they ask you things back? Robin asked about you" in text
    shower.send("/chat/facts", **facts)
    assert shower.address == "/questions"
    assert heading_of(shower.page).startswith("Which pronouns?")
    known = told(shower)
    assert (known.you, known.them) == (You(name="Sam"), Them(name="Robin"))
    assert "class_project" in {one.kind for one in known.shared}
    assert "In a chat or on social media" in shower.open("/answers")
    assert "Your chat What it shows, while it is still here." in shower.open("/")


def test_what_is_not_so_is_not_taken_over(shower: Visitor) -> None:
    """No turns a cue round and leaves the rest open; not sure is not asked."""
    facts = {**prefilled(shower), "cues.asks_back": "no", "shared.event": "no"}
    facts |= {"them.name": "no", "cues.long_replies": "not_sure"}
    shower.send("/chat/facts", **facts)
    assert heading_of(shower.page).startswith("What shall we call")
    known = told(shower)
    assert known.cues.asks_back == "no"
    assert known.cues.long_replies is None
    assert known.them == Them()
    assert "event" not in {one.kind for one in known.shared}
    text = shower.open("/answers")
    assert "Are their answers longer than they have to be? Not sure" in text


def test_a_chat_adds_to_what_was_told(visitor: Visitor) -> None:
    """If the person says that it is of the same one; else it begins anew."""
    visitor.open("/questions")
    visitor.send("/questions/them.name", value="Rob")
    visitor.open("/chat")
    visitor.upload("/chat/file", NAMED, CHAT, about="told")
    facts = prefilled(visitor)
    assert "them.name" not in facts
    visitor.send("/chat/facts", **facts)
    assert told(visitor).them == Them(name="Rob")
    visitor.open("/chat")
    visitor.upload("/chat/file", NAMED, CHAT, about="new")
    assert prefilled(visitor)["them.name"] == "yes"


def test_a_chat_is_read_for_a_case(keeper: Visitor) -> None:
    """The case notes once that it was read, and plans with the facts."""
    keeper.open("/chat?case=robin")
    keeper.upload("/chat/file", UNNAMED, CHAT, case="robin")
    keeper.send("/chat/open", value="Robin")
    keeper.send("/chat/open", value="Sam")
    assert "them.name" not in prefilled(keeper)
    keeper.send("/chat/facts", **prefilled(keeper))
    keeper.open("/plan")
    assert keeper.status == 200
    text = keeper.open("/cases/robin")
    assert text.count("You read your conversation (26 messages).") == 1
    assert "You described where you two stand." in text
    assert "split it" not in keeper.page


def test_a_case_that_was_asked_gets_no_words_for_an_ask(keeper: Visitor) -> None:
    """Once asked, a chat offers no opening and no way on, and says why."""
    keeper.send("/cases/robin", what="asked")
    keeper.open("/chat?case=robin")
    text = keeper.upload("/chat/file", NAMED, CHAT, case="robin")
    assert "Not now" in text or "not a good moment" in text
    assert "data-copy" not in keeper.page
    assert "/chat/facts" not in keeper.page
    assert "Back to the case" in text


def test_a_case_that_is_not_there_is_said(keeper: Visitor) -> None:
    """And one in a locked journal asks for its passphrase."""
    keeper.open("/chat?case=nobody")
    assert keeper.status == 400
    keeper.open("/data")
    keeper.send("/lock")
    keeper.open("/chat?case=robin")
    assert keeper.address.startswith("/unlock")


@pytest.mark.parametrize("way", ["drop", "forget", "away", "example"])
def test_a_chat_is_gone_when_it_is_put_away(way: str, shower: Visitor) -> None:
    """Put away, forgotten, hidden, or another one begun: it cannot be seen."""
    if way == "drop":
        shower.send("/chat/drop")
    elif way == "forget":
        shower.open("/data")
        shower.send("/forget")
    elif way == "away":
        shower.open("/away")
        shower.send("/back")
    else:
        shower.open("/")
        shower.send("/demonstration")
    for path in SHOWN:
        shower.open(path)
        assert shower.address == "/chat"
        assert "poster" not in shower.page
    shower.send("/chat/facts", **{"them.name": "yes"})
    assert shower.address == "/chat"


def test_a_lock_drops_the_chat(keeper: Visitor) -> None:
    """With everything else that the browser was told."""
    keeper.open("/chat?case=robin")
    keeper.upload("/chat/file", NAMED, CHAT, case="robin")
    keeper.open("/data")
    keeper.send("/lock")
    keeper.open("/chat/shown")
    assert "poster" not in keeper.page


@pytest.fixture
def timed(settings: Settings) -> Iterator[tuple[Visitor, list[float]]]:
    """Return somebody whose time is told by the test."""
    now = [0.0]
    app = make_app(settings, HeldAccess(profile=CHEAP), Sessions(lambda: now[0]))
    with TestClient(app, base_url=BASE) as client:
        here = Visitor(client)
        here.open(f"/?token={TOKEN}")
        yield here, now


def test_a_chat_is_dropped_when_it_is_not_used(
    timed: tuple[Visitor, list[float]],
) -> None:
    """After a quarter of an hour; what was confirmed stays."""
    here, now = timed
    here.open("/chat")
    here.upload("/chat/file", NAMED, CHAT)
    here.send("/chat/facts", **prefilled(here))
    now[0] += CHAT_IDLE
    here.open("/chat/shown")
    assert here.address == "/chat/shown"
    now[0] += CHAT_IDLE + 1
    here.open("/chat/shown")
    assert here.address == "/chat"
    assert told(here).them.name == "Robin"


def test_a_chat_is_dropped_though_nobody_asks() -> None:
    """Old ones go by themselves, and too many push the oldest out."""
    from segue.web.chat_held import ChatHeld  # noqa: PLC0415 - one use

    now = [0.0]
    sessions = Sessions(lambda: now[0])
    names = [sessions.begin() for _ in range(MOST_CHATS + 1)]
    for name in names:
        sessions.put(name, Session(chat=ChatHeld()))
    assert sessions.read(names[0]).chat is None
    assert sessions.read(names[1]).chat == ChatHeld()
    now[0] += CHAT_IDLE + 1
    sessions.drop_what_is_idle()
    assert {sessions.read(name).chat for name in names} == {None}


def test_nothing_of_a_chat_touches_the_disk(
    shower: Visitor, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor does a large one, which other forms would let spill into a file."""
    monkeypatch.setenv("TMPDIR", str(tmp_path / "nowhere"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    large = CHAT * 2500
    assert len(large) > 4_000_000
    shower.open("/chat")
    text = shower.upload("/chat/file", NAMED, large, about="new")
    assert "65000 messages" in text
    assert list(home.iterdir()) == []


def test_too_large_is_a_page(settings: Settings) -> None:
    """With the limit, and what to do instead."""
    small = msgspec.structs.replace(settings, max_upload=2000)
    with TestClient(make_app(small), base_url=BASE) as client:
        here = Visitor(client)
        here.open(f"/?token={TOKEN}")
        here.open("/chat")
        text = here.upload("/chat/file", NAMED, CHAT)
        assert here.status == 413
        assert heading_of(here.page) == "That is too large."
        assert "at most 0.002 MB at once; export the one chat alone" in text
        here.open("/")
        assert here.status == 200


@pytest.mark.parametrize("token", ["", "nonsense"])
def test_a_form_from_elsewhere_is_refused(token: str, visitor: Visitor) -> None:
    """Without the token of a page of this launch nothing is taken in."""
    visitor.open("/chat")
    visitor.page = f'name="_csrf_token" value="{token}"' if token else ""
    visitor.upload("/chat/file", NAMED, CHAT)
    assert visitor.status == 403
    visitor.open("/chat/shown")
    assert visitor.address == "/chat"


def test_titles_tell_nothing(shower: Visitor) -> None:
    """Neither names nor words of the chat stand in a tab."""
    for path in ("/chat", *SHOWN):
        shower.open(path)
        found = re.search(r"<title>(.*?)</title>", shower.page)
        assert found
        assert found[1] == "Chat \u2013 Segue"


def test_words_of_a_chat_stay_words(visitor: Visitor) -> None:
    """Nothing that somebody wrote becomes part of the page."""
    hostile = CHAT.replace(b"app is so slow", b"<script>x</script>{{ 7*7 }}")
    hostile = hostile.replace(b"Robin:", b"R<b>obin:")
    visitor.open("/chat")
    text = visitor.upload("/chat/file", UNNAMED, hostile)
    assert "R<b>obin" in text
    text = visitor.send("/chat/open", value="Sam")
    assert "<script>x</script>{{ 7*7 }}" in text
    for path in ("/chat/shown", "/chat/facts"):
        visitor.open(path)
        assert "<script>x" not in visitor.page
        assert "R<b>" not in visitor.page
