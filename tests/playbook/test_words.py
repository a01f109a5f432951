"""Authored lines are filled so that a person could say them."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from segue.domain.situation import Shared, Situation, Them, You
from segue.playbook.words import (
    Slots,
    choose,
    occasion_day,
    slots_in,
    speakable,
    stray_braces,
)


NOW = datetime(2026, 11, 22, 17, tzinfo=ZoneInfo("Europe/Berlin"))


def fill(text: str, pronouns: str | None = None, shared: Shared | None = None) -> str:
    """Fill a line for Sam, who would ask Robin."""
    situation = Situation(
        you=You(name="Sam"), them=Them(name="Robin", pronouns=pronouns)
    )
    return Slots(situation, NOW, shared).fill(text)


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("Hi {name|you}, it's {me|me}.", "Hi Robin, it's Sam."),
        ("About {detail|the thing}.", "About the thing."),
        ("{Detail|the thing} it is.", "The thing it is."),
        ("  Folded\n   lines. ", "Folded lines."),
        ("{they:write|writes} and {verb:do|does}", "they write and do"),
        ("{They:write|writes} to {them}, {their} way", "They write to them, their way"),
        ("{Verb:Do|Does} {they}? {Theirs}, {themself}", "Do they? Theirs, themself"),
    ],
)  # fmt: skip
def test_slots_are_filled(text: str, filled: str) -> None:
    """Names, pronouns and verbs, a capital where the slot has one."""
    assert fill(text) == filled


@pytest.mark.parametrize(
    ("pronouns", "filled"),
    [
        (None, "They bring their own; it is theirs, they tell them themself"),
        ("they", "They bring their own; it is theirs, they tell them themself"),
        ("she", "She brings her own; it is hers, she tells her herself"),
        ("he", "He brings his own; it is his, he tells him himself"),
        ("xe/xem/xyr", "Xe brings xyr own; it is xyrs, xe tells xem xemself"),
        ("ae/aer/aers", "Ae brings aers own; it is aers, ae tells aer aerself"),
    ],
)  # fmt: skip
def test_every_set_of_pronouns_is_declined(pronouns: str | None, filled: str) -> None:
    """Only "they" takes the plural verb."""
    text = (
        "{They:bring|brings} {their} own; it is {theirs},"
        " {they:tell|tells} {them} {themself}"
    )
    assert fill(text, pronouns) == filled


@pytest.mark.parametrize(
    ("when", "name", "on"),
    [
        ("2026-11-22", "today", "today"),
        ("2026-11-23", "tomorrow", "tomorrow"),
        ("2026-11-24", "Tuesday", "on Tuesday"),
        ("2026-11-28", "Saturday", "on Saturday"),
        ("2026-11-29", "November 29", "on November 29"),
        ("2027-01-03T10:00", "January 3", "on January 3"),
        ("2026-11-21", "-", "-"),
        (None, "-", "-"),
    ],
)
def test_a_day_is_named_as_people_do(when: str | None, name: str, on: str) -> None:
    """Today, tomorrow, a weekday, then a date; what is past has no name."""
    shared = Shared(kind="club", when=when)
    assert fill("{when|-}", shared=shared) == name
    assert fill("{on_when|-}", shared=shared) == on


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("2026-11-22T16:59", None),
        ("2026-11-22T17:00", None),
        ("2026-11-22T17:01", "2026-11-22"),
        ("2026-11-22T16:30+00:00", "2026-11-22"),
        ("2026-11-22T16:00+00:00", None),
        ("2026-11-23T20:00-05:00", "2026-11-24"),
    ],
)
def test_an_occasion_that_is_past_is_not_spoken_of(when: str, day: str | None) -> None:
    """Its hour counts, and its offset: the day is the person's own."""
    found = occasion_day(Shared(kind="club", when=when), NOW)
    assert (found.isoformat() if found else None) == day


@pytest.mark.parametrize(
    ("detail", "said"),
    [
        ("the 8:14 bus", "the 8:14 bus"),
        ("8:14 bus", "the 8:14 bus"),
        ("chess club", "the chess club"),
        ("physics lab", "the physics lab"),
        ("D&D server", "the D&D server"),
        ("bus to town", "the bus to town"),
        ("photos from the trip", "the photos from the trip"),
        ("board games", "board games"),
        ("football on Fridays", "football on Fridays"),
        ("Thursdays at the food bank", "Thursdays at the food bank"),
        ("swapping shifts on the schedule", "swapping shifts on the schedule"),
        ("AP Gov", "AP Gov"),
        ("some photos", "some photos"),
        ("every Tuesday", "every Tuesday"),
        ("your sister's wedding", "your sister's wedding"),
        ("to work", None),
        ("no idea", None),
        ("how to juggle", None),
        ("the biology poster", "the biology poster"),
        ("biology poster", "the biology poster"),
        ("our lab report", "our lab report"),
        ("chess", "chess"),
        ("5-a-side", "5-a-side"),
        ("Friday choir", "the Friday choir"),
        ("she said I could ask", None),
        ("Robin's party", None),
        ("a party, maybe", None),
        ("we both go there", None),
        ("the one that I like", None),
        ("a b c d e f g h", None),
        ("", None),
        (None, None),
    ],
)
def test_a_detail_is_said_only_where_it_can_be(
    detail: str | None, said: str | None
) -> None:
    """A sentence, a pronoun or their own name is not repeated to them."""
    shared = Shared(kind="event", detail=detail)
    assert speakable(shared, Situation(them=Them(name="Robin"))) == said


@pytest.mark.parametrize("detail", ["bird watching", "indie music", "organic chem"])
def test_what_one_does_or_studies_takes_no_article(detail: str) -> None:
    """One is good at chem, not at the chem."""
    for kind in ("hobby", "subject_help"):
        shared = Shared(kind=kind, detail=detail)
        assert speakable(shared, Situation()) == detail


def test_an_unspeakable_detail_leaves_the_line_whole() -> None:
    """The slot's own words stand in for it."""
    shared = Shared(kind="club", detail="where she sits next to me")
    assert fill("About {detail|the club}.", shared=shared) == "About the club."


def test_a_name_that_looks_like_a_slot_is_only_a_name() -> None:
    """Nothing that a person wrote is filled in turn."""
    slots = Slots(Situation(them=Them(name="{their}")), NOW)
    assert slots.fill("Hi {name|you}.") == "Hi {their}."


def test_a_choice_is_stable_and_turns() -> None:
    """The same case and place choose the same; each turn the next one."""
    options = ("a", "b", "c")
    chosen = [choose(options, case="robin", place="x", turn=t) for t in range(4)]
    assert chosen[0] == chosen[3]
    assert sorted(chosen[:3]) == ["a", "b", "c"]
    assert chosen[0] == choose(options, case="robin", place="x")
    places = {choose(options, case="robin", place=str(n)) for n in range(20)}
    cases = {choose(options, case=str(n), place="x") for n in range(20)}
    assert places == cases == {"a", "b", "c"}


def test_slots_and_stray_braces_are_found() -> None:
    """For those who check the words."""
    text = "{name|you} {they:do|does} {odd"
    assert slots_in(text) == [("name", "|", "you"), ("they", ":", "do|does")]
    assert stray_braces(text)
    assert not stray_braces("{name|you} and {them}")
