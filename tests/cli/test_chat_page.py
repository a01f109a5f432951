"""``segue read`` and ``segue plan --chat`` at the terminal."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


Segue = Callable[..., tuple[int, str, str]]
Call = Callable[..., Any]
NOW = ("--now", "2026-03-15T12:00", "--tz", "UTC")
EXPORT = """3/2/26, 18:00 - Sam: hi, did you get the notes from mr brown?
3/2/26, 18:04 - Robin: yes! how was your weekend, did it rain on the hike?
3/2/26, 18:05 - Sam: all of it
3/12/26, 18:06 - Robin: haha. the biology poster is due friday, want to split it?
3/12/26, 18:08 - Sam: yes please
3/13/26, 19:00 - Robin: do you need help with the graph? I never see messages on here
"""
ASKED = f"""{EXPORT}3/13/26, 19:02 - Sam: could I get your number then?
3/13/26, 19:05 - Robin: maybe another time
"""


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """Write a small export."""
    path = tmp_path / "WhatsApp Chat with Robin.txt"
    path.write_text(EXPORT, encoding="utf-8")
    return path


def test_the_page_says_what_it_rests_on(segue: Segue, export: Path) -> None:
    """Moment, openings with their line, circumstances and cues, with quotes."""
    code, out, err = segue("read", export, "--me", "Sam", *NOW)
    assert (code, err) == (0, "")
    for wanted in (
        "Your chat with Robin",
        "\nNow\n",
        "Where the question would fit",
        "What you two share, as it seems",
        "class project: the biology poster",
        "“do you need help with the graph?",
        "Say: “",
        "How far this can be trusted: not far.",
    ):
        assert wanted in out


def test_the_document_is_the_contracts(segue: Segue, export: Path) -> None:
    """Every field that other programs rely on is there, on one line."""
    code, out, err = segue("read", export, "--me", "Sam", "--json", *NOW)
    assert (code, err, out.count("\n")) == (0, "", 1)
    document = json.loads(out)
    assert {
        "contract", "conversation", "you", "them", "cues", "shared", "asks",
        "openings", "now", "situation",
    } <= set(document)  # fmt: skip
    assert {"id", "value", "measure", "evidence"} <= set(document["cues"][0])
    assert {"index", "score", "move", "because", "line"} <= set(document["openings"][0])


def test_after_an_ask_the_page_leads_to_no_other(segue: Segue, export: Path) -> None:
    """What was asked and answered stands first; no opening and no line."""
    export.write_text(ASKED, encoding="utf-8")
    code, out, _ = segue("read", export, "--me", "Sam", *NOW)
    assert code == 0
    assert "put off; that counts as a no" in out
    assert "Where the question would fit" not in out
    assert "Say:" not in out


def test_after_a_yes_the_page_says_where_it_fitted(segue: Segue, export: Path) -> None:
    """What led there, and no words to ask with."""
    yes = ASKED.replace("maybe another time", "sure, 555 014 2233")
    export.write_text(yes, encoding="utf-8")
    code, out, _ = segue("read", export, "--me", "Sam", *NOW)
    assert code == 0
    assert "Where the question fitted" in out
    assert "Say:" not in out


def test_pictures_in_plain_characters(segue: Segue, export: Path) -> None:
    """Bars with their counts, in ASCII and without color."""
    code, out, _ = segue("read", export, "--me", "Sam", "--plot", "-", *NOW)
    pictures = out[out.index("\nPictures\n") :]
    assert code == 0
    assert "# Sam   = Robin" in pictures
    assert "18:00  " in pictures
    assert "^ opening" in pictures
    assert pictures.isascii()


def test_a_wrong_picture_is_told_before_anything_is_read(
    segue: Segue, tmp_path: Path
) -> None:
    """One line, nothing on standard output."""
    code, out, err = segue("read", tmp_path / "none.txt", "--plot", "chat.gif")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "--plot" in err


def test_from_an_export_to_a_plan(segue: Segue, export: Path) -> None:
    """One step, and the page shows which facts came from the chat."""
    code, out, err = segue("plan", "--chat", export, "--me", "Sam", *NOW)
    assert (code, err) == (0, "")
    taken = out[out.index("Taken from your chat") :]
    assert "shared.class_project: the biology poster" in taken
    assert "channels: " in taken


def test_a_file_and_a_chat(segue: Segue, export: Path, tmp_path: Path) -> None:
    """What stands in the file is not taken from the chat."""
    file = tmp_path / "mine.yaml"
    file.write_text("them: {name: R., age: 17}\nyou: {age: 17}\n")
    code, out, _ = segue("plan", file, "--chat", export, "--me", "Sam", "--json", *NOW)
    document = json.loads(out)
    assert code == 0
    assert document["situation"]["them"] == {"name": "R.", "age": 17}
    facts = {one["fact"] for one in document["from_chat"]}
    assert "them.name" not in facts
    assert "you.name" in facts
    assert {"decision", "moves", "stops"} <= set(document)


def test_an_answered_ask_stops_the_plan(segue: Segue, export: Path) -> None:
    """The one ask holds from an export too."""
    export.write_text(ASKED, encoding="utf-8")
    code, out, _ = segue("plan", "--chat", export, "--me", "Sam", "--json", *NOW)
    document = json.loads(out)
    assert code == 0
    assert [stop["id"] for stop in document["stops"]] == ["asked_before"]
    assert document["decision"] == "leave_it"


def test_who_is_who_is_asked_or_refused(segue: Segue, tmp_path: Path) -> None:
    """Without a terminal the error names the option."""
    path = tmp_path / "chat.txt"
    path.write_text(EXPORT, encoding="utf-8")
    code, out, err = segue("plan", "--chat", path, *NOW)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "--me NAME" in err


NO_KIM = "error: kim: no such case; `segue case list` shows which there are\n"
POSTER = ("--me", "Sam", "--case", "robin")


def test_a_chat_fills_the_plan_of_a_case(robin: Call, export: Path) -> None:
    """What the case knows stands, the chat adds; no word of it is kept."""
    done = robin("plan", "--chat", export, *POSTER, "--json", *NOW)
    assert (done.code, done.err) == (0, "")
    document = done.document()
    assert document["situation"]["you"] == {"name": "Sam", "age": 17, "confidence": 2}
    facts = {one["fact"] for one in document["from_chat"]}
    assert {"channels", "cues.asks_back", "shared.subject_help"} <= facts
    assert not facts & {"you.name", "them.name", "shared.class_project"}
    events = robin("case", "show", "robin", "--json", *NOW).document()["events"]
    assert [one["kind"] for one in events[-2:]] == ["read", "planned"]
    assert events[-2]["messages"] == 6
    assert "graph" not in json.dumps(events)
    assert "asks_back" not in json.dumps(events)


def test_the_page_of_a_case_says_what_came_from_the_chat(
    robin: Call, export: Path
) -> None:
    """The same page as for any plan, with its source at the end."""
    done = robin("plan", "--chat", export, *POSTER, *NOW)
    assert done.code == 0
    assert "cues.asks_back: yes" in done.out[done.out.index("Taken from your chat") :]


def test_a_chat_opens_no_gate(robin: Call, export: Path) -> None:
    """After an ask, exit 3 and no word of another; nothing more is noted."""
    assert robin("case", "asked", "robin", *NOW).code == 0
    before = robin("case", "show", "robin", "--json", *NOW).out
    done = robin("plan", "--chat", export, *POSTER, *NOW)
    assert (done.code, done.out, done.err.count("\n")) == (3, "", 1)
    assert robin("case", "show", "robin", "--json", *NOW).out == before


def test_an_old_no_in_the_chat(robin: Call, export: Path) -> None:
    """It stops an open case, and not one that they opened again."""
    export.write_text(ASKED, encoding="utf-8")
    plan = ("plan", "--chat", export, *POSTER, "--json", *NOW)
    document = robin(*plan).document()
    assert [stop["id"] for stop in document["stops"]] == ["asked_before"]
    facts = {one["fact"]: one["value"] for one in document["from_chat"]}
    assert facts["history.asked_before"] == "soft_no"
    robin("case", "asked", "robin", *NOW)
    robin("case", "answered", "robin", "--reading", "soft_no", *NOW)
    robin("case", "reopen", "robin", "--because", "they asked for mine", *NOW)
    document = robin(*plan).document()
    assert document["stops"] == []
    assert "history.asked_before" not in {one["fact"] for one in document["from_chat"]}


def test_messages_that_were_read_for_a_case(robin: Call, export: Path) -> None:
    """The case notes it; without such a case not a line comes out."""
    messages = ("read", export, "--messages", "--json", "--case")
    assert robin(*messages, "robin", *NOW).out.count("\n") == 6
    events = robin("case", "show", "robin", "--json", *NOW).document()["events"]
    assert (events[-1]["kind"], events[-1]["messages"]) == ("read", 6)
    done = robin(*messages, "kim", *NOW)
    assert (done.code, done.out, done.err) == (2, "", NO_KIM)


@pytest.mark.timeout(30)
def test_a_closed_case_shows_no_opening(
    segue: Segue, export: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Open, the reading is noted; after a no, no words of an ask are shown."""
    monkeypatch.setenv("SEGUE_PASSPHRASE", "a long enough passphrase for a test")
    read = ("read", export, "--me", "Sam", "--case", "robin", "--json", *NOW)
    assert segue("case", "new", "robin", *NOW)[0] == 0
    code, out, _ = segue(*read)
    assert code == 0
    assert json.loads(out)["openings"]
    segue("case", "asked", "robin", *NOW)
    segue("case", "answered", "robin", "--reading", "no", *NOW)
    document = json.loads(segue(*read)[1])
    assert document["openings"] == []
    assert not document["now"]["good"]
    events = json.loads(segue("case", "show", "robin", "--json", *NOW)[1])["events"]
    noted = [one for one in events if one["kind"] == "read"]
    assert [one["messages"] for one in noted] == [6, 6]
    assert "poster" not in json.dumps(events)
