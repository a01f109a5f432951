"""What a chat shows → facts that the person confirms, one by one.

A chat fills nothing in by itself: each fact is shown with what it rests on, and
is kept, turned round or left open as the person says.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, Literal

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from segue.actions.chat_in_words import answer, asker, said, shared_thing
from segue.actions.interview import (
    Given,
    answers_given,
    with_answer,
)
from segue.actions.moment import Moment
from segue.actions.plan_from_chat import fill_from_chat
from segue.actions.plan_in_words import upper_first
from segue.actions.show_chat import ChatShown
from segue.domain.chat_reading import Cue, SharedFound
from segue.domain.situation import Situation


Verdict = Literal["yes", "no", "not_sure"]
"""What the person says of a fact."""

VERDICTS: Final[tuple[Verdict, ...]] = ("yes", "no", "not_sure")

_ASKS: Final = {
    "you.name": "Your name",
    "them.name": "What they are called",
    "channels": "Where the two of you talk",
}
_SHARED: Final = "Do the two of you share this?"
_FLAGS: Final = ("yes", "no")
_EARLIER_ASK: Final = "history.asked_before"
_QUOTES: Final = 2
"""Messages that are quoted for a fact, at most."""


class Fact(Struct, frozen=True, kw_only=True):
    """Something that a chat shows, to be confirmed.

    Attributes:
        field: Dotted path; of a circumstance with its kind.
        asks: The question that it answers.
        words: What the chat shows, in words; empty where the question is
            answered by yes or no.
        shows: What the chat answers, for a start.
        says: What was seen, in a sentence; may be empty.
        quotes: What it rests on, a message each.
    """

    field: str
    asks: str
    words: str
    shows: Verdict
    says: str
    quotes: tuple[str, ...]


class Confirmed(Struct, frozen=True, kw_only=True):
    """A situation as the person confirmed it.

    Attributes:
        situation: What was said before, and what they confirmed.
        unsure: Fields of which they are not sure.
    """

    situation: Situation
    unsure: frozenset[str]


def facts_to_confirm(
    said_before: Situation, told: ChatShown, moment: Moment
) -> tuple[Fact, ...]:
    """Return the facts that a chat would add, in the order of a situation.

    Args:
        said_before: What the person said already; a chat does not touch it.
        told: What the chat shows.
        moment: The present one, for the words of the questions.
    """
    filled = fill_from_chat(said_before, told)
    added = {one.fact: one.says for one in filled.from_chat}
    given = {one.field: one for one in answers_given(filled.situation, moment)}
    return tuple(_facts(added, given, filled.situation, told))


def _facts(
    added: Mapping[str, str],
    given: Mapping[str, Given],
    situation: Situation,
    told: ChatShown,
) -> Iterator[Fact]:
    for field, says in added.items():
        section, _, name = field.partition(".")
        quotes = tuple(_quotes(field, told))
        if section == "shared":
            meant = (one for one in situation.shared if one.kind == name)
            words = "; ".join(upper_first(shared_thing(one)) for one in meant)
            yield Fact(
                field=field,
                asks=_SHARED,
                words=words,
                shows="yes",
                says=says,
                quotes=quotes,
            )
        elif field in given:
            yield _asked(given[field], says, quotes)


def _asked(given: Given, says: str, quotes: tuple[str, ...]) -> Fact:
    is_flag = given.field.startswith("cues.") and given.value in _FLAGS
    return Fact(
        field=given.field,
        asks=_ASKS.get(given.field, given.asks),
        words="" if is_flag else "; ".join(given.words),
        shows="no" if is_flag and given.value == "no" else "yes",
        says=says,
        quotes=quotes,
    )


def _quotes(field: str, told: ChatShown) -> Iterator[str]:
    """Yield the messages that a fact rests on, the latest few."""
    section, _, name = field.partition(".")
    if field == _EARLIER_ASK:
        own = (ask for ask in told.asks if ask.sender == told.you)
        yield from (f"{asker(ask, told)}: {answer(ask)}" for ask in own)
    elif section == "shared":
        yield from _proofs(one for one in told.shared if one.kind == name)
    elif section in {"cues", "partner"}:
        cue_id = name or "talks_about_a_partner"
        yield from _proofs(cue for cue in told.cues if cue.id == cue_id)


def _proofs(found: Iterable[Cue | SharedFound]) -> Iterator[str]:
    for one in found:
        yield from map(said, one.evidence[-_QUOTES:])


def confirm_facts(
    said_before: Situation,
    told: ChatShown,
    facts: tuple[Fact, ...],
    verdicts: Mapping[str, Verdict],
) -> Confirmed:
    """Return what was said before, with what the person says of each fact.

    A fact is kept on yes, and not taken over on no and not sure; what is
    answered by yes or no is known on no, too. An earlier ask is the exception:
    it counts unless the person says that it was none.

    Args:
        said_before: What the person said already.
        told: What the chat shows.
        facts: What was asked about.
        verdicts: By field; a fact without one is one that they are not sure of.
    """
    shown = fill_from_chat(said_before, told).situation
    known, unsure = said_before, set[str]()
    for fact in facts:
        verdict = verdicts.get(fact.field, "not_sure")
        if fact.field == _EARLIER_ASK and verdict == "not_sure":
            verdict = "yes"
        elif verdict == "not_sure" and not fact.field.startswith("shared."):
            unsure.add(fact.field)
        known = _with_verdict(known, shown, fact, verdict)
    return Confirmed(situation=known, unsure=frozenset(unsure))


def _with_verdict(
    known: Situation, shown: Situation, fact: Fact, verdict: Verdict
) -> Situation:
    section, _, name = fact.field.partition(".")
    if not fact.words and verdict in _FLAGS:
        return with_answer(known, fact.field, verdict)
    if verdict != "yes":
        return known
    if section == "shared":
        found = tuple(one for one in shown.shared if one.kind == name)
        return replace(known, shared=(*known.shared, *found))
    return with_answer(known, fact.field, _value_at(shown, fact.field))


def _value_at(situation: Situation, field: str) -> object:
    plain: Any = msgspec.to_builtins(situation)
    for name in field.split("."):
        plain = plain[name]
    return plain
