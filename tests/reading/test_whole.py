"""A whole reading says how far it can be trusted, and is always the same."""

from collections.abc import Callable

from msgspec.structs import replace

from segue.domain.conversation import Conversation, Health
from segue.reading.content import Language
from segue.reading.whole import ENOUGH, FEW, read_chat


WriteDown = Callable[[str], Conversation]


def chatter(days: int) -> str:
    """Return a script of two messages a day."""
    return "\n".join(
        f"03-{day:02} 18:00 Sam: how was your day {day}?\n"
        f"03-{day:02} 18:05 Robin: good thanks, and how was yours then?"
        for day in range(1, days + 1)
    )


def test_a_part_of_a_history_lowers_trust(
    write_down: WriteDown, language: Language
) -> None:
    """Where the export leaves something out, that is said."""
    whole = write_down(chatter(31))
    assert len(whole) >= ENOUGH
    full = read_chat(whole, 0, language)
    assert (full.trust, full.limits) == ("good", ())
    part = replace(whole, health=Health(partial="the service keeps 30 days"))
    partial = read_chat(part, 0, language)
    assert partial.trust == "some"
    assert "the service keeps 30 days" in partial.limits[0]


def test_few_messages_lower_trust(write_down: WriteDown, language: Language) -> None:
    """A handful of messages shows little."""
    reading = read_chat(write_down(chatter(FEW // 2 - 1)), 0, language)
    assert reading.trust == "little"
    assert "18 messages" in reading.limits[0]


def test_damage_lowers_trust(write_down: WriteDown, language: Language) -> None:
    """So does much that could not be read."""
    damaged = replace(
        write_down(chatter(31)), health=Health(entries=100, not_understood=38)
    )
    reading = read_chat(damaged, 0, language)
    assert reading.trust == "some"
    assert reading.limits == ("38 places of the export could not be read.",)


def test_how_often_is_told_from_two_weeks_on(
    write_down: WriteDown, language: Language
) -> None:
    """Every day for a month is daily; three days tell nothing."""
    assert read_chat(write_down(chatter(31)), 0, language).often == "daily"
    assert read_chat(write_down(chatter(3)), 0, language).often is None


def test_reading_twice_gives_the_same(
    write_down: WriteDown, language: Language
) -> None:
    """Chance comes from a seed."""
    conversation = write_down(chatter(20))
    assert read_chat(conversation, 0, language) == read_chat(conversation, 0, language)


def test_either_of_the_two_may_ask(write_down: WriteDown, language: Language) -> None:
    """Read from the other side, the evidence is the other one's."""
    reading = read_chat(write_down(chatter(20)), 1, language)
    senders = {quote.sender for cue in reading.cues for quote in cue.evidence}
    assert senders == {"Sam"}
