"""A case at the terminal: recorded, shown, and kept to one ask."""

from collections.abc import Callable
from typing import Any

import pytest


Call = Callable[..., Any]
NOW = ("--now", "2026-11-22T12:00", "--tz", "Europe/Berlin")


def test_a_new_case_is_open(kept: Call) -> None:
    """The document is the contract's, and nothing else is on the output."""
    done = kept("case", "new", "Robin B.", "--json", *NOW)
    assert done.code == 0
    assert done.err == ""
    assert done.document() == {
        "contract": 1,
        "case": "robin-b",
        "state": "open",
        "may_ask": True,
        "because": "Nothing has been asked yet.",
        "until": "",
        "events": [],
        "first_contact": None,
        "maybe_same_as": [],
    }


def test_what_happened_is_shown_in_order(kept: Call) -> None:
    """Each event has its number, its kind, its moment, and what it holds."""
    kept("case", "new", "robin")
    kept("case", "note", "robin", "Said hello at the bus.", *NOW)
    at = "2026-11-22T08:14:00-05:00"
    done = kept("case", "asked", "robin", "--at", at, "--json", *NOW)
    assert done.document()["events"] == [
        {
            "id": 1,
            "kind": "noted",
            "at": "2026-11-22T12:00:00+01:00",
            "text": "Said hello at the bus.",
        },
        {"id": 2, "kind": "asked", "at": "2026-11-22T14:14:00+01:00"},
    ]
    assert "You asked." in kept("case", "show", "robin").out


@pytest.mark.parametrize(
    ("reading", "state", "may_ask"),
    [
        ("yes", "yes", False),
        ("other_channel", "yes", False),
        ("conditional", "waiting", False),
        ("soft_no", "closed", False),
        ("no", "closed", False),
        ("unclear", "closed", False),
    ],
)
def test_answers_lead_to_states(
    robin: Call, reading: str, state: str, *, may_ask: bool
) -> None:
    """As the contract says, and the list says the same."""
    robin("case", "asked", "robin")
    done = robin("case", "answered", "robin", "--reading", reading, "--json")
    document = done.document()
    assert (document["state"], document["may_ask"]) == (state, may_ask)
    listed = robin("case", "list", "--json").document()
    assert listed == {"contract": 1, "cases": [{"case": "robin", "state": state}]}


def test_the_first_contact_comes_from_the_answer(robin: Call) -> None:
    """From the next morning on, about the reason, in time for it (S10, S11)."""
    how = ("--move", "shared_reason", "--reason", "class_project")
    robin("case", "asked", "robin", *how, "--at", "2026-11-22T20:00")
    given = ("--reading", "yes", "--number", "+15550142", "--at", "2026-11-22T20:01")
    done = robin("case", "answered", "robin", *given, "--json", *NOW)
    first = done.document()["first_contact"]
    assert "the biology poster" in first.pop("draft")
    assert first == {
        "medium": "text",
        "about": "reason",
        "not_before": "2026-11-23T09:00:00+01:00",
        "suggested": "2026-11-23T16:30:00+01:00",
        "no_later_than": "2026-11-26T20:00:00+01:00",
    }


def test_an_offer_makes_it_their_turn(robin: Call) -> None:
    """Nothing is scheduled until they have written."""
    robin("case", "asked", "robin", "--move", "offer_yours")
    done = robin("case", "answered", "robin", "--reading", "yes", "--json")
    document = done.document()
    assert (document["state"], document["first_contact"]) == ("waiting", None)
    assert robin("case", "replied", "robin", "--json").document()["state"] == "yes"


@pytest.mark.parametrize(
    "answers", [[], ["yes"], ["soft_no"], ["unclear"], ["conditional"]]
)
def test_no_plan_after_an_ask(robin: Call, answers: list[str]) -> None:
    """Exit 3, why, and what would reopen it; nothing on the output."""
    robin("case", "asked", "robin")
    for answer in answers:
        robin("case", "answered", "robin", "--reading", answer)
    done = robin("plan", "--case", "robin", "--json")
    assert (done.code, done.out) == (3, "")
    assert done.err.startswith("error: robin: ")
    assert "`segue " in done.err


def test_they_can_open_it_again(robin: Call) -> None:
    """After "they reopened it", the plan is made as if never asked."""
    robin("case", "asked", "robin")
    robin("case", "answered", "robin", "--reading", "no")
    because = ("--because", "Robin asked for my number today.")
    opened = robin("case", "reopen", "robin", *because, "--json").document()
    assert (opened["state"], opened["may_ask"]) == ("open", True)
    done = robin("plan", "--case", "robin", "--json", *NOW)
    assert done.code == 0
    assert done.document()["decision"] == "ask"
    assert robin("case", "reopen", "robin", "--because", " ").code == 2


def test_a_reopened_case_is_open_whatever_the_situation_says(
    kept: Call, situation_file: str
) -> None:
    """A no in the history stops the plan until they came back."""
    with open(situation_file, "a", encoding="utf-8") as file:  # noqa: PTH123 - a name is what commands take
        file.write("history: {asked_before: no}\n")
    kept("case", "new", "robin", "--situation", situation_file)
    stopped = kept("plan", "--case", "robin", "--json").document()
    assert [stop["id"] for stop in stopped["stops"]] == ["asked_before"]
    assert kept("case", "show", "robin", "--json").document()["may_ask"] is False
    kept("case", "reopen", "robin", "--because", "Robin came back to it.")
    assert kept("plan", "--case", "robin", "--json").document()["stops"] == []


def test_a_yes_for_later_waits_for_their_opening(robin: Call) -> None:
    """It passes once what they named has come, and not before."""
    robin("case", "asked", "robin")
    named = ("--opening", "after finals", "--opens-on", "2026-12-18")
    robin("case", "answered", "robin", "--reading", "conditional", *named)
    early = ("--now", "2026-12-17T12:00")
    assert robin("plan", "--case", "robin", *early).code == 3
    assert robin("plan", "--case", "robin", "--opening-came", *early).code == 0
    assert robin("plan", "--case", "robin", "--now", "2026-12-18T12:00").code == 0
    robin("case", "asked", "robin")
    assert robin("plan", "--case", "robin", "--opening-came").code == 3


def test_a_plan_is_recorded_with_its_situation(kept: Call, situation_file: str) -> None:
    """Later plans may leave the situation out, and say the same."""
    kept("case", "new", "robin")
    first = kept("plan", situation_file, "--case", "robin", "--json", *NOW)
    again = kept("plan", "--case", "robin", "--json", *NOW)
    assert first.document() == again.document()
    events = kept("case", "show", "robin", "--json").document()["events"]
    assert [event["kind"] for event in events] == ["described", "planned", "planned"]
    assert events[1]["move"] == "shared_reason"


def test_a_second_case_is_noticed(robin: Call) -> None:
    """It is said on the page and in the document; the same name is refused."""
    done = robin("case", "new", "rob", "--json")
    assert done.document()["maybe_same_as"] == ["robin"]
    assert "the same person as robin" in done.err
    refused = robin("case", "new", "ROBIN")
    assert refused.code == 2
    assert "there is a case of this name" in refused.err


def test_after_a_no_the_page_is_kind(robin: Call) -> None:
    """It says what was done well, and what Segue will not do."""
    robin("case", "asked", "robin")
    page = robin("case", "answered", "robin", "--reading", "no").out
    assert "You asked, and you got an answer. That took something." in page
    assert "!" not in page


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("case", "show", "kim"), "error: kim: no such case"),
        (("case", "new", "+1 555 0142 000"), "a nickname, not a number"),
        (("case", "asked", "robin", "--at", "tonight"), "error: --at: `tonight`"),
        (("case", "answered", "robin", "--reading", "maybe"), "--reading"),
        (("case", "asked", "robin", "--move", "beg"), "--move"),
        (("case", "note", "robin"), "TEXT: nothing given"),
        (("case", "note", "robin", " "), "expected text of at most"),
        (
            (
                "case",
                "answered",
                "robin",
                "--reading",
                "conditional",
                "--opens-on",
                "x",
            ),
            "--opens-on: expected a date",
        ),
        (("plan",), "expected a YAML or JSON file"),
        (("plan", "--case", "kim"), "kim: no such case"),
    ],
)
def test_mistakes_are_named_in_one_line(
    robin: Call, arguments: tuple[str, ...], says: str
) -> None:
    """Exit 2, one line that names the place, nothing on the output."""
    done = robin(*arguments)
    assert (done.code, done.out) == (2, "")
    assert says in done.err
    assert done.err.startswith("error: ")
    assert done.err.count("\n") == 1


def test_without_a_journal_nothing_is_made(bare: Call) -> None:
    """Looking makes no journal; the list is empty, and a name is unknown."""
    listed = bare("case", "list", "--json")
    assert listed.document() == {"contract": 1, "cases": []}
    assert "begins one" in bare("case", "show", "robin").err
    assert bare("case", "show", "robin").code == 2


def test_without_a_passphrase_nothing_opens(
    robin: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A missing one and a wrong one are told apart, and neither is repeated."""
    monkeypatch.setenv("SEGUE_PASSPHRASE", "hunter2")
    wrong = robin("case", "list")
    assert (wrong.code, wrong.out) == (2, "")
    assert "does not open the journal" in wrong.err
    assert "hunter2" not in wrong.err
    monkeypatch.delenv("SEGUE_PASSPHRASE")
    missing = robin("case", "list")
    assert (missing.code, missing.out) == (2, "")
    assert "needs a passphrase" in missing.err


def test_words_are_read(robin: Call) -> None:
    """A reading, a number, an opening; words of a plain answer are not kept."""
    robin("case", "asked", "robin")
    done = robin("case", "answered", "robin", "after finals, remind me", "--json")
    document = done.document()
    assert document["state"] == "waiting"
    assert document["events"][-1]["opening"] == "after finals, remind me"
    given = ("Sure, it's 202 555 0142.", "--region", "US", "--json")
    document = robin("case", "answered", "robin", *given).document()
    last = document["events"][-1]
    assert (last["reading"], last["number"]) == ("yes", "+12025550142")
    assert "Sure" not in str(document)


def test_an_offer_is_answered_as_an_offer(robin: Call) -> None:
    """What was asked is known from the move, where nobody says it."""
    robin("case", "asked", "robin", "--move", "offer_yours")
    done = robin("case", "answered", "robin", "ok thanks", "--json").document()
    assert (done["state"], done["events"][-1]["reading"]) == ("waiting", "yes")


def test_a_reading_can_be_kept_in_a_case(robin: Call) -> None:
    """``segue answer --case`` prints what it always prints, and records it."""
    robin("case", "asked", "robin")
    words = "no sorry, I don't give it out"
    read = robin("answer", words, "--case", "robin", "--json")
    assert read.document()["reading"] == "no"
    assert robin("case", "show", "robin", "--json").document()["state"] == "closed"
    unsure = robin("answer", UNSURE, "--case", "robin", "--json")
    assert (unsure.code, unsure.document()["abstained"]) == (0, True)
    assert "not recorded" in unsure.err
    events = robin("case", "show", "robin", "--json").document()["events"]
    assert [one["kind"] for one in events][-2:] == ["asked", "answered"]


UNSURE = "no hace falta, gracias"
"""Words that the reader leaves to the person: it reads English."""


def test_who_was_there_is_asked_how_it_was(robin: Call) -> None:
    """Words that cannot be read are not guessed at: a terminal asks."""
    robin("case", "asked", "robin")
    words = ("case", "answered", "robin", UNSURE)
    done = robin(*words)
    assert (done.code, done.out) == (2, "")
    assert "nothing was recorded" in done.err
    assert UNSURE not in done.err
    asked = robin(*words, "--json", typed="7\nsoft\n4\n", is_terminal=True)
    assert asked.document()["events"][-1]["reading"] == "soft_no"
    assert "a no, put softly" in asked.err
    left = robin(*words, typed="", is_terminal=True)
    assert (left.code, left.out) == (2, "")


SURE = "yes, of course! it's +1 202 555 0147"
"""Words that nobody would take for anything but a yes."""


def test_a_yes_is_shown_before_it_is_kept(robin: Call) -> None:
    """A no read as a yes is the worst error; so who was there confirms it."""
    robin("case", "asked", "robin")
    words = ("case", "answered", "robin", SURE, "--json")
    mended = robin(*words, typed="n\n4\n", is_terminal=True)
    assert "Is that right?" in mended.err
    assert mended.document()["state"] == "closed"
    kept = robin(*words, typed="\n", is_terminal=True)
    last = kept.document()["events"][-1]
    assert (last["reading"], last["number"]) == ("yes", "+12025550147")
    left = robin(*words, typed="", is_terminal=True)
    assert (left.code, left.out) == (2, "")


def test_a_no_needs_no_confirming(robin: Call) -> None:
    """Nobody has to say a no twice."""
    robin("case", "asked", "robin")
    done = robin("case", "answered", "robin", "no sorry", "--json", is_terminal=True)
    assert done.document()["events"][-1]["reading"] == "no"
    assert "Is that right?" not in done.err


LINES = "hi, is this seat taken?\ncould I get your number? no is fine too\n"


@pytest.mark.timeout(30)
def test_a_rehearsal_is_kept_in_a_case(robin: Call) -> None:
    """Which scene, and how it ended; not a word of what was said."""
    script = ("--script", "-", "--seed", "7", "--json", "--case", "robin")
    done = robin("rehearse", "bus_same_stop", *script, typed=LINES)
    outcome = done.document()["outcome"]
    last = robin("case", "show", "robin", "--json").document()["events"][-1]
    assert (last["kind"], last["scene"]) == ("rehearsed", "bus_same_stop")
    assert last["outcome"] == outcome
    assert "seat" not in str(last)


@pytest.mark.timeout(30)
def test_a_rehearsal_in_which_nothing_was_said_is_none(robin: Call) -> None:
    """Who left before a word has not rehearsed, and the case says nothing."""
    before = robin("case", "show", "robin", "--json").document()["events"]
    call = ("rehearse", "bus_same_stop", "--script", "-", "--case", "robin")
    assert robin(*call, typed="").code == 0
    assert robin("case", "show", "robin", "--json").document()["events"] == before


@pytest.mark.timeout(30)
def test_no_ask_is_rehearsed_after_a_no(robin: Call) -> None:
    """Another ask is not practiced; taking a no still is."""
    robin("case", "answered", "robin", "--reading", "no")
    script = ("--script", "-", "--seed", "7", "--json", "--case", "robin")
    asked = robin("rehearse", "bus_same_stop", *script, typed=LINES)
    assert (asked.code, asked.out) == (3, "")
    taken = robin("rehearse", "choir_taking_no", *script, typed=LINES)
    assert taken.code == 0
