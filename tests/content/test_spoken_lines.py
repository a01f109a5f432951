"""The built-in words ask for what the plan counts on."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from segue.domain.read_situation import situation_from
from segue.playbook.advise import Advisor, Asked, advise
from segue.playbook.document import Playbook, WordsByChannel
from segue.playbook.load import load_built_in


ASK_FOR_A_NUMBER = {"ask_in_chat", "weave_in", "playful_swap"}
GIVES = re.compile(r"\b(?:my number|my username|mine)\b", re.IGNORECASE)
ASKS = re.compile(r"\b(?:your|yours|swap|swapping|trade)\b", re.IGNORECASE)
MAY_GO_WITH_ROOM = {"step.give_room", "step.say_it_aloud", "step.look_again"}


@cache
def book() -> Playbook:
    """Return the built-in playbook."""
    return load_built_in()


def lines_of(words: WordsByChannel) -> Iterator[str]:
    """Yield what asks, without the way out and without slots."""
    for registers in words.values():
        for lines in registers.values():
            for line in lines:
                yield re.sub(r"\{[^{}]*\}", "this", line.say)


def asking_lines() -> Iterator[str]:
    """Yield the lines after which a yes is to have given their number."""
    for move in book().moves:
        if move.id in ASK_FOR_A_NUMBER:
            yield from lines_of(move.words)
    for reason in book().reasons:
        yield from lines_of(reason.words)


def test_every_asking_line_speaks_of_a_number() -> None:
    """After a yes to it, a number has changed hands."""
    assert [line for line in asking_lines() if "number" not in line.lower()] == []


def test_only_the_offer_gives_without_asking() -> None:
    """Whoever names their own number or handle asks for the other's, too."""
    handles = next(move for move in book().moves if move.id == "swap_handle")
    lines = (*asking_lines(), *lines_of(handles.words))
    only_give = [line for line in lines if GIVES.search(line) and not ASKS.search(line)]
    offer = next(move for move in book().moves if move.id == "offer_yours")
    assert only_give == []
    assert [line for line in lines_of(offer.words) if "your number" in line] == []


@pytest.mark.parametrize("kind", [reason.kind for reason in load_built_in().reasons])
def test_a_reason_has_words_for_a_date_that_comes_too_soon(kind: str) -> None:
    """It is settled where the two talk, and the first message looks back."""
    reason = next(one for one in book().reasons if one.kind == kind)
    assert "in writing" in reason.in_writing
    assert len(reason.drafts_after) >= 2
    assert not set(reason.drafts_after) & set(reason.drafts)


@pytest.mark.parametrize("familiarity", ["stranger", "acquaintance"])
@pytest.mark.parametrize("channels", [[], ["in_person"], ["social"], ["email"]])
@pytest.mark.parametrize(
    "cues",
    [
        {"short_answers": "yes", "asks_back": "no"},
        {"avoids_you": "yes", "starts_conversations": "yes"},
    ],
)
def test_nothing_is_started_beside_giving_room(
    cues: dict[str, str], channels: list[str], familiarity: str
) -> None:
    """Who is told to give room is told no step that begins a conversation."""
    fields: dict[str, Any] = {
        "cues": cues,
        "channels": channels,
        "them": {"familiarity": familiarity},
        "flirting": "you_only",
        "private_moment": "no",
    }
    now = datetime(2026, 11, 22, 12, tzinfo=UTC)
    asked = Asked(situation_from(fields), now, ZoneInfo("UTC"))
    plan = advise(Advisor(book()), asked)
    assert isinstance(plan.next_steps, tuple)
    shown = {step.id for step in plan.next_steps}
    assert "step.give_room" in shown
    assert shown <= MAY_GO_WITH_ROOM
