"""Words and stops of a playbook → whether anybody could be harmed by them.

Words are read by the phrases of ``lint.yaml``: what is found is worth a look,
and what is not found is not proven kind. The stops are tried out against the
contract, in every combination of the facts that each of them is about.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from itertools import product
from types import MappingProxyType
from typing import Any, Final, get_args

from segue.domain.facts import facts_of
from segue.domain.plan import StopId
from segue.domain.read_situation import CUE_NAMES
from segue.domain.situation import (
    AskedBefore,
    Cues,
    Goal,
    History,
    NumberFrom,
    Partner,
    Power,
    Situation,
    Them,
    You,
)
from segue.playbook.condition import holds
from segue.playbook.findings import Finding
from segue.playbook.folder import Book
from segue.playbook.lexicon import Lexicon, found_in, found_unless, opening_with
from segue.playbook.promises import stops_owed
from segue.playbook.texts import SPOKEN, Text, texts_in


_NO_LIKE: Final = frozenset({"soft_no", "no", "unclear"})
_NOW: Final = datetime(2026, 1, 1, 12, tzinfo=UTC)
_AGES: Final = (None, 12, 13, 15, 16, 17, 18, 19, 20, 40)
_LEAST_WORDS: Final = 2
_SHOWN_PHRASES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "SG306": "pressure",
        "SG307": "guilt",
        "SG308": "negging",
        "SG309": "orders",
    }
)


def bad_words(book: Book, lexicon: Lexicon) -> Iterator[Finding]:
    """Find pressure, guilt, put-downs and orders in words to be said."""
    for text in texts_in(book.sources):
        if text.part not in SPOKEN:
            continue
        for code, name in _SHOWN_PHRASES.items():
            look = opening_with if name == "orders" else found_in
            found = look(getattr(lexicon, name), text.words)
            if found:
                yield _about(book, code, text, f"“{found}”")
        found = found_in(lexicon.pretexts, text.words)
        if found:
            yield _about(book, "SG312", text, f"“{found}” claims what nobody stated")


def ways_out(book: Book, lexicon: Lexicon) -> Iterator[Finding]:
    """Find asks without an easy way out."""
    for text in texts_in(book.sources):
        if text.part != "out":
            continue
        begging = found_in(lexicon.begging, text.words)
        if begging:
            yield _about(book, "SG304", text, f"“{begging}” is no way out")
        elif len(text.words.split()) < _LEAST_WORDS:
            yield _about(book, "SG304", text, "no way out is named")


def second_asks(book: Book, lexicon: Lexicon) -> Iterator[Finding]:
    """Find replies to a no that ask again."""
    for text in texts_in(book.sources):
        if text.answer not in _NO_LIKE:
            continue
        found = found_unless(lexicon.coaching, lexicon.negations, text.words)
        if text.part == "answer":
            phrases = (*lexicon.asks, *lexicon.asks_again)
            found = found or found_unless(phrases, lexicon.negations, text.words)
        if found:
            says = f"“{found}” after the answer {text.answer}"
            yield _about(book, "SG305", text, says)


def around_stops(book: Book, lexicon: Lexicon) -> Iterator[Finding]:
    """Find asks under a stop, and steps that are the ask itself."""
    for text in texts_in(book.sources):
        is_stop = text.file == "stops.yaml"
        if not is_stop and text.part != "step":
            continue
        phrases = lexicon.coaching
        if text.part == "instead":
            phrases = (*phrases, *lexicon.asks, *lexicon.asks_again)
        found = found_unless(phrases, lexicon.negations, text.words)
        if found:
            code = "SG310" if is_stop else "SG311"
            yield _about(book, code, text, f"“{found}”")


def claims(book: Book, lexicon: Lexicon) -> Iterator[Finding]:
    """Find words that name a circumstance without resting on a reason."""
    for text in texts_in(book.sources):
        if not text.file.startswith("moves/"):
            continue
        if text.part in {"say", "out", "draft"}:
            found = found_in(lexicon.circumstances, text.words)
            if found:
                says = f"“{found}” is claimed, and nobody stated it"
                yield _about(book, "SG312", text, says)


def _about(book: Book, code: str, text: Text, says: str) -> Finding:
    where = " ".join(str(step) for step in text.path if isinstance(step, str))
    return book.sources.finding(code, text.file, text.path, f"{where}: {says}")


def missing_stops(book: Book, _: Lexicon) -> Iterator[Finding]:
    """Find stops of the contract that the playbook has not."""
    if any(f.file == "stops.yaml" and f.code == "SG101" for f in book.broken):
        return
    found = {stop.rule.id for stop in book.stops}
    for name in get_args(StopId):
        if name not in found:
            says = f"the stop {name} is missing"
            yield book.sources.finding("SG301", "stops.yaml", (), says)


def wrong_stops(book: Book, _: Lexicon) -> Iterator[Finding]:
    """Find stops that hold less or more often than the contract says."""
    told: set[tuple[str, str]] = set()
    for situation, said in _trials():
        facts, owed = facts_of(situation, _NOW), stops_owed(situation)
        for stop in book.stops:
            rule = stop.rule
            if (is_owed := rule.id in owed) == holds(rule.when, facts, rule.unless):
                continue
            code = "SG302" if is_owed else "SG303"
            if (code, rule.id) not in told:
                told.add((code, rule.id))
                verb = "does not hold" if is_owed else "holds, unpromised,"
                says = f"{rule.id} {verb} where {said}"
                path = (*stop.path, "when")
                yield book.sources.finding(code, stop.file, path, says)


def _trials() -> Iterator[tuple[Situation, str]]:
    """Yield situations around every stop, cold and as warm as can be."""
    warm: dict[str, Any] = {
        "flirting": "mutual",
        "feelings": "clear",
        "date_interest": "yes",
        "private_moment": "yes",
        "often": "daily",
        "channels": ("in_person", "social"),
    }
    for part in _parts():
        said = ", ".join(f"{name}: {value}" for name, value in part.items())
        for rest in ({}, warm):
            beside = ", and all else looks well" if rest else ""
            yield _situation(part, rest), (said or "nothing is known") + beside


def _parts() -> Iterator[dict[str, Any]]:
    """Yield the facts of each stop in every combination."""
    asked, power = (None, *get_args(AskedBefore)), (None, *get_args(Power))
    partner, goal = (None, *get_args(Partner)), (None, *get_args(Goal))
    groups: tuple[dict[str, tuple[Any, ...]], ...] = (
        {"history.asked_before": asked, "power": power},
        {"history.number_from": (None, *get_args(NumberFrom))},
        {"partner": partner, "goal": goal},
        {"you.age": _AGES, "them.age": _AGES},
        {
            "cues.avoids_you": (None, "yes", "no"),
            "cues.starts_conversations": (None, "yes", "no"),
            "cues.asks_back": (None, "yes", "no"),
            "cues.makes_time": (None, "yes", "no"),
        },
        {"cues.avoids_you": ("yes",), "cues.short_answers": ("no",),
         "cues.laughs_with_you": ("yes",), "cues.long_replies": ("yes",),
         "cues.remembers_details": ("yes",)},
    )  # fmt: skip
    for group in groups:
        for values in product(*group.values()):
            yield {k: v for k, v in zip(group, values, strict=True) if v is not None}


def _situation(part: Mapping[str, Any], rest: Mapping[str, Any]) -> Situation:
    def below(section: str) -> dict[str, Any]:
        start = f"{section}."
        return {
            k.removeprefix(start): v for k, v in part.items() if k.startswith(start)
        }

    plain = {name: value for name, value in part.items() if "." not in name}
    familiar: dict[str, Any] = {"familiarity": "close"} if rest else {}
    cues = {name: "no" for name in CUE_NAMES if name == "short_answers" and rest}
    return Situation(
        you=You(**{"confidence": 5, **below("you")} if rest else below("you")),
        them=Them(**familiar, **below("them")),
        cues=Cues(**{**cues, **below("cues")}),
        history=History(**below("history")),
        **{**rest, **plain},
    )


CHECKS: Final = (
    bad_words,
    ways_out,
    second_asks,
    around_stops,
    claims,
    missing_stops,
    wrong_stops,
)
"""All checks of safety."""
