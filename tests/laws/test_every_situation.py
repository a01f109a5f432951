"""What holds in every situation, and who notices where it does not."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from functools import cache, partial
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from segue.domain.situation import Shared, Situation
from segue.playbook.advise import Advisor, Asked, advise
from segue.playbook.document import Line, Playbook, WordsByChannel
from segue.playbook.draw import draw
from segue.playbook.laws import LAWS, changes_are_true, closer_is_never_worse
from segue.playbook.load import load_built_in
from segue.playbook.promises import OF_DECISIONS, OF_PLANS, Planned
from segue.playbook.rule import PerState
from segue.playbook.timing import OF_TIMES
from segue.playbook.walk import Chunk, decide_drawn, report_of, walk_chunk


SITUATIONS = 2000
NUMBERS = st.integers(min_value=0, max_value=10**9)
ALL = 10**6


@cache
def playbook() -> Playbook:
    """Return the built-in playbook."""
    return load_built_in()


@cache
def advisor() -> Advisor:
    """Return the built-in playbook, ready to answer."""
    return Advisor(playbook())


def planned(one: Advisor, number: int) -> Planned:
    """Draw a situation, decide it, and plan it."""
    drawn = draw(11, number)
    return Planned(decide_drawn(one, drawn), advise(one, drawn.asked))


@pytest.mark.timeout(60)
def test_no_promise_is_broken() -> None:
    """A walk finds every promise kept, and meets every pair of values."""
    report = report_of(2, [walk_chunk(advisor(), Chunk(2, 0, SITUATIONS))])
    assert report.examples == ()
    assert report.kept
    assert report.pairs_met == report.pairs


@pytest.mark.timeout(60)
def test_every_rule_fires() -> None:
    """Each rule has its situation; lines and first messages need more."""
    report = report_of(4, [walk_chunk(advisor(), Chunk(4, 0, SITUATIONS))])
    silent = {
        name
        for name in report.never_fired
        if not name.startswith(("lines:", "drafts:", "face_to_face:", "in_writing:"))
    }
    assert silent == set()


@settings(max_examples=60, deadline=None)
@given(number=NUMBERS)
def test_closer_is_never_worse(number: int) -> None:
    """For every fact of closeness: a step closer never lowers the advice."""
    assert list(closer_is_never_worse(planned(advisor(), number), ALL)) == []


@settings(max_examples=40, deadline=None)
@given(number=NUMBERS)
def test_every_change_is_true(number: int) -> None:
    """Each named change gives just that advice; all others change nothing."""
    assert list(changes_are_true(planned(advisor(), number), ALL)) == []


@settings(max_examples=60, deadline=None)
@given(number=NUMBERS)
def test_the_same_question_gets_the_same_plan(number: int) -> None:
    """Asked twice, a plan is the same to the last word."""
    asked = draw(11, number).asked
    assert advise(advisor(), asked) == advise(advisor(), asked)


@settings(max_examples=150, deadline=None)
@given(
    now=st.datetimes(datetime(2010, 1, 1), datetime(2037, 12, 31)),  # noqa: DTZ001 - made aware below
    zone=st.timezone_keys(allow_prefix=False).filter(
        available_timezones().__contains__
    ),
    when=st.datetimes(datetime(2010, 1, 1), datetime(2037, 12, 31)),  # noqa: DTZ001 - on the person's clocks
    has_hour=st.booleans(),
)
def test_times_are_kept_in_every_zone(
    now: datetime, zone: str, when: datetime, *, has_hour: bool
) -> None:
    """S10, S11 and S12 hold at any moment, across all clock changes."""
    occasion = when.replace(microsecond=0).isoformat() if has_hour else str(when.date())
    situation = Situation(
        shared=(Shared(kind="class_project", when=occasion),),
        flirting="mutual",
        timezone=zone,
    )
    drawn = draw(11, 0)
    asked = Asked(situation, now.replace(tzinfo=UTC), ZoneInfo(zone))
    one = Planned(
        decide_drawn(advisor(), drawn._replace(asked=asked)), advise(advisor(), asked)
    )
    assert [says for promise in OF_TIMES.values() for says in promise(one)] == []
    assert one.plan.moves


def with_words(change: Callable[[Line], Line], book: Playbook) -> Playbook:
    """Change every line of a playbook."""

    def changed(words: WordsByChannel) -> WordsByChannel:
        return {
            channel: {
                register: tuple(change(line) for line in lines)
                for register, lines in registers.items()
            }
            for channel, registers in words.items()
        }

    return replace(
        book,
        moves=tuple(replace(m, words=changed(m.words)) for m in book.moves),
        reasons=tuple(replace(r, words=changed(r.words)) for r in book.reasons),
    )


def with_hours(book: Playbook, **fields: object) -> Playbook:
    """Change the hours of the first contact."""
    rules = book.first_contact
    hours = replace(rules.hours, **fields)
    return replace(book, first_contact=replace(rules, hours=hours))


def without_stop(stop_id: str, book: Playbook) -> Playbook:
    """Take one stop away."""
    return replace(book, stops=tuple(s for s in book.stops if s.id != stop_id))


def with_evidence_reversed(fact: str, book: Playbook) -> Playbook:
    """Let one fact say the opposite of their interest."""

    def turned(weight: PerState) -> PerState:
        return PerState(
            none=weight.romantic, friendly=weight.friendly, romantic=weight.none
        )

    evidence = tuple(
        replace(rule, weights={v: turned(w) for v, w in rule.weights.items()})
        if rule.fact == fact
        else rule
        for rule in book.evidence
    )
    return replace(book, evidence=evidence)


def with_effect_reversed(effect_id: str, book: Playbook) -> Playbook:
    """Let one effect do the opposite."""
    effects = tuple(
        replace(rule, by={value: -by for value, by in rule.by.items()})
        if rule.id == effect_id
        else rule
        for rule in book.effects
    )
    return replace(book, effects=effects)


def without_need(need_id: str, book: Playbook) -> Playbook:
    """Take one need away."""
    return replace(book, needs=tuple(n for n in book.needs if n.id != need_id))


def with_moves(book: Playbook, **fields: object) -> Playbook:
    """Change every move."""
    return replace(book, moves=tuple(replace(m, **fields) for m in book.moves))


def with_reasons(book: Playbook, **fields: object) -> Playbook:
    """Change every reason."""
    return replace(book, reasons=tuple(replace(r, **fields) for r in book.reasons))


def with_paid_pressure(book: Playbook) -> Playbook:
    """Let pressure be worth something."""
    return replace(book, costs=replace(book.costs, pressure=-1.0))


STOPS = (
    "asked_before", "already_yes", "power", "minor", "serving", "partner",
    "number_not_given", "not_interested",
)  # fmt: skip
BROKEN: Mapping[str, tuple[Callable[[Playbook], Playbook], str]] = {
    **{
        f"no stop {stop}": (partial(without_stop, stop), "every_stop_holds")
        for stop in STOPS
    },
    "a stop less": (partial(without_stop, "power"), "nothing_under_a_stop"),
    "feelings shown": (
        partial(without_need, "need.nothing_that_shows"),
        "nothing_is_shown",
    ),
    "pressure paid": (with_paid_pressure, "best_comes_first"),
    "no way out": (
        partial(with_words, lambda line: replace(line, out="")),
        "easy_way_out",
    ),
    "nothing asked": (
        partial(with_words, lambda line: replace(line, say="")),
        "easy_way_out",
    ),
    "no words": (
        lambda book: with_reasons(with_moves(book, words={}), words={}),
        "easy_way_out",
    ),
    "stray brace": (
        partial(with_words, lambda line: replace(line, say=line.say + " {name")),
        "slots_are_filled",
    ),
    "no moment": (
        lambda book: with_reasons(with_moves(book, moments=()), moments=()),
        "all_is_said",
    ),
    "their turn taken": (partial(with_moves, whose_turn="you"), "whose_turn_it_is"),
    "at midnight": (partial(with_hours, earliest="00:00"), "not_the_same_night"),
    "night by day": (partial(with_hours, night_ends="23:00"), "not_the_same_night"),
    "late at night": (
        partial(with_hours, suggested={"text": "23:30", "call": "23:30"}),
        "at_sane_hours",
    ),
    "after the date": (
        partial(with_hours, hours_before=-30, latest="21:00"),
        "in_time_for_the_reason",
    ),
    "not settled": (partial(with_reasons, face_to_face=""), "in_time_for_the_reason"),
    "avoiding is liked": (
        partial(with_evidence_reversed, "cues.avoids_you"),
        "closer_is_never_worse",
    ),
    "flirting is cold": (
        partial(with_evidence_reversed, "flirting"),
        "closer_is_never_worse",
    ),
    "strangers first": (
        partial(with_effect_reversed, "effect.familiarity"),
        "closer_is_never_worse",
    ),
}


def found_in(book: Playbook, promise: str, limit: int = 1500) -> Iterator[str]:
    """Walk until one promise is found broken."""
    one = Advisor(book)
    for number in range(limit):
        decided = decide_drawn(one, draw(11, number))
        if promise in OF_DECISIONS:
            yield from OF_DECISIONS[promise](decided)
        elif decided.outcome.ranked:
            plan = advise(one, decided.asked)
            of_plans = {**OF_PLANS, **OF_TIMES, **LAWS}
            yield from of_plans[promise](Planned(decided, plan))


@pytest.mark.parametrize("case", BROKEN)
@pytest.mark.timeout(20)
def test_a_broken_playbook_is_caught(case: str) -> None:
    """What is broken on purpose is found by the promise meant for it."""
    breaks, promise = BROKEN[case]
    assert next(found_in(breaks(playbook()), promise), None) is not None
