"""Circumstances are named where both share them, with quotes and dates."""

from collections.abc import Callable

import pytest

from segue.domain.chat_reading import SharedFound
from segue.reading.circumstances import MOST, find_circumstances
from segue.reading.content import Language
from segue.reading.lines import Talk


Listen = Callable[[str], Talk]


def found_in(talk: Talk, language: Language) -> list[SharedFound]:
    """Return the circumstances of a talk as they are told."""
    return [one.found for one in find_circumstances(talk, language)]


def test_a_project_with_its_name_and_day(listen: Listen, language: Language) -> None:
    """The detail is in their words, the day counted from the message's own."""
    talk = listen(
        """
        03-04 18:00 Robin: the biology poster is due friday, want to split it?
        03-04 18:01 Sam: yes! I take the graph
        """
    )
    (project,) = found_in(talk, language)
    assert (project.kind, project.detail, project.when) == (
        "class_project",
        "the biology poster",
        "2026-03-06",
    )
    assert [quote.index for quote in project.evidence] == [0, 1]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("subject_help", "I can help you with that, I am good at chemistry"),
        ("same_class", "what's the homework for mr brown"),
        ("work_schedule", "have you seen the december schedule"),
        ("same_work", "are you on saturday? the late shift is short"),
        ("club", "see you at rehearsal, the tenors need you"),
        ("event", "are you going to the summer party on the 20th?"),
        ("hobby", "I finally went bouldering again"),
        ("commute", "saw you on the bus this morning, same stop"),
        ("photo_or_link", "i will send you the photos when i am home"),
        ("online_group", "he posted in the group chat again"),
        ("other", "could you water the plants while we are away?"),
    ],
)
def test_each_kind_is_seen(
    listen: Listen, language: Language, kind: str, text: str
) -> None:
    """A plain message of theirs shows the circumstance that it is about."""
    talk = listen(f"03-04 18:00 Robin: {text}\n03-04 18:01 Sam: oh nice")
    assert kind in {one.kind for one in found_in(talk, language)}


@pytest.mark.parametrize("place", ["after your shift", "for the party"])
def test_a_ride_to_work_is_one_only_from_work(
    listen: Listen, language: Language, place: str
) -> None:
    """The same lift without any work about it is another circumstance."""
    talk = listen(f"03-04 18:00 Robin: I can pick you up {place}")
    kinds = {one.kind for one in found_in(talk, language)}
    assert ("work_ride" in kinds) == ("shift" in place)
    assert ("other" in kinds) == ("party" in place)


def test_what_only_one_of_them_has_is_not_shared(
    listen: Listen, language: Language
) -> None:
    """An event that the other one waves off is not shared."""
    talk = listen(
        """
        03-04 18:00 Sam: are you going to the game on friday?
        03-04 21:00 Robin: maybe
        """
    )
    assert found_in(talk, language) == []


def test_a_day_that_is_past_is_no_occasion(listen: Listen, language: Language) -> None:
    """By the end of the chat the concert was over."""
    talk = listen(
        """
        03-04 18:00 Robin: the concert is on the 6th, are you coming to the concert
        03-20 18:00 Robin: that was good
        """
    )
    (event,) = found_in(talk, language)
    assert (event.kind, event.when) == ("event", None)


def test_small_talk_shares_nothing(listen: Listen, language: Language) -> None:
    """Nothing is made up where nothing is said."""
    talk = listen(
        """
        03-04 18:00 Robin: hello there
        03-04 18:01 Sam: hi, nice weather
        03-04 18:02 Robin: finally
        """
    )
    assert found_in(talk, language) == []


def test_only_the_best_shown_are_named(listen: Listen, language: Language) -> None:
    """A long list would be a guess; the best few are enough."""
    talk = listen(
        """
        03-04 18:00 Robin: what's the homework, also rehearsal moved
        03-04 18:01 Robin: and the december schedule is out, are you on saturday
        03-04 18:02 Robin: i will send you the photos when home
        03-04 18:03 Robin: are you going to the summer party
        """
    )
    assert len(found_in(talk, language)) == MOST
